"""Sentences: the cases of sentences.toml, and the promise that nothing but white space is lost."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicon.sentences import sentence_spans

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["case"]
PIECES = st.lists(
    st.sampled_from(
        ["U.S.", "Mr.", "a.m.", ". ", "? ", "”", "“", "…", "\n", "\n\n", " ", "A", "b", "3", "."]
    )
).map("".join)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"][:40],
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in CASES
    ],
)
def test_cases(case):
    text = case["text"]
    assert [text[start:stop] for start, stop in sentence_spans(text)] == case["finds"]


@given(PIECES | st.text())
def test_spans_are_in_order_and_leave_out_only_white_space(text):
    at = 0
    for start, stop in sentence_spans(text):
        assert at <= start < stop
        assert not text[at:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        assert "\n\n" not in text[start:stop]
        at = stop
    assert not text[at:].strip()
