"""Stretches between quotation marks, in every style."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.quotes.marks import PARAGRAPH, quoted

CASES = tomllib.loads(Path(__file__).with_name("marks.toml").read_text("utf-8"))["case"]
MARKED = st.text(alphabet="ab .,\n“”‘’\"'«»„`=5(", max_size=60)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_marks(case):
    spans = quoted(case["text"])

    def words(chosen):
        return [case["text"][span.start : span.stop] for span in chosen]

    assert words(s for s in spans if s.depth == 0) == case["finds"]
    assert words(s for s in spans if s.depth > 0) == case.get("inner", [])
    assert words(s for s in spans if s.goes_on) == case.get("goes_on", [])


@given(MARKED)
def test_quotations_are_in_order_and_inside_their_paragraph(text):
    spans = quoted(text)
    paragraphs = [p.span() for p in PARAGRAPH.finditer(text)]
    assert [s.start for s in spans] == sorted(s.start for s in spans)
    for span in spans:
        assert span.mark_start <= span.start < span.stop <= span.mark_stop
        assert any(a <= span.mark_start and span.mark_stop <= b for a, b in paragraphs)


@given(MARKED)
def test_outer_quotations_do_not_overlap(text):
    outer = [span for span in quoted(text) if span.depth == 0]
    assert all(a.stop <= b.start for a, b in pairwise(outer))


def test_a_paragraph_full_of_marks_is_read_in_time_linear_in_its_length():
    text = "'a \"b " * 20_000
    assert len(quoted(text)) < len(text)
