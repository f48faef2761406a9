"""Numbers: the cases of numbers.toml, and that any number written in words comes back."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lexicon.number_words import CARDINALS
from transforms.lexicon.numbers import read_number
from transforms.lexicon.tokens import tokens

CASES = tomllib.loads(Path(__file__).with_name("numbers.toml").read_text("utf-8"))["case"]
SMALL = {
    value: word for word, value in CARDINALS.items() if word not in ("nought", "naught", "fourty")
}


def numbers(text):
    cut, at, found = tokens(text), 0, []
    while at < cut.size:
        number = read_number(cut, at)
        at = number.last if number else at + 1
        if number:
            found.append(number.value)
    return found


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"][:40],
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for case in CASES
    ],
)
def test_cases(case):
    assert numbers(case["text"]) == pytest.approx(case["finds"])


def in_words(value, joiner):
    """Write a whole number below a quadrillion in English words."""
    for size, word in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
    ):
        if value >= size:
            head, rest = divmod(value, size)
            return f"{in_words(head, joiner)} {word}" + (
                f" {in_words(rest, joiner)}" if rest else ""
            )
    if value >= 100:
        head, rest = divmod(value, 100)
        return f"{SMALL[head]} hundred" + (f"{joiner}{in_words(rest, joiner)}" if rest else "")
    if value in SMALL:
        return SMALL[value]
    return f"{SMALL[value // 10 * 10]}-{SMALL[value % 10]}"


@given(st.integers(0, 10**15 - 1), st.sampled_from([" ", " and "]))
def test_any_number_in_words_comes_back(value, joiner):
    assert numbers(in_words(value, joiner)) == [float(value)]


@given(st.integers(0, 10**12), st.sampled_from([",", "\u202f", "\u00a0"]))
def test_any_grouped_number_comes_back(value, mark):
    assert numbers(f"{value:,}".replace(",", mark)) == [float(value)]


@given(st.text())
def test_tokens_leave_out_only_white_space(text):
    cut, at = tokens(text), 0
    for start, stop in zip(cut.starts, cut.stops, strict=True):
        assert not text[at:start].strip()
        assert start < stop
        at = stop
    assert not text[at:].strip()
