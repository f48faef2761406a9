"""Dates: the cases of dates.toml, and the promises that hold for any text."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.dates import dates
from transforms.model.cleaned import Context
from transforms.model.reading import Reading

PUBLISHED = datetime(2024, 3, 10, 9, tzinfo=UTC)
CASES = tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))["case"]


def rows(text, published=True):
    """Return the rows of an article published on a day, on none, or between two."""
    first, last = map(moment, published) if isinstance(published, list) else (None, None)
    at = PUBLISHED if published is True else None
    context = Context(doc_id="case", published_at=at, published_from=first, published_to=last)
    return dates(Reading(text), context)


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


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
    result = [
        (row.text, row.from_at, row.to_at, row.grain, row.basis)
        for row in rows(case["text"], case.get("published", True))
    ]
    assert result == [
        (text, moment(start), moment(stop), grain, basis)
        for text, start, stop, grain, basis in case["finds"]
    ]


def test_another_language_is_left_alone():
    assert dates(Reading("Am 4. März 2024"), Context(doc_id="case", language="de")) == ()


VOCABULARY = (
    "4 Feb. May 2022 31 last next Friday week the third quarter of Q3 ago three years 1990 s ' - / "
    "10 : 30 p.m. past two decades , T 99999 2022-02-30 noon in"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(
    st.lists(WORDS, max_size=20).map(" ".join)
    | st.lists(WORDS, max_size=15).map("".join)
    | st.text(max_size=120),
    st.booleans(),
)
def test_evidence_is_true_and_spans_are_half_open(text, published):
    stop = 0
    for row in rows(text, published):
        assert text[row.start : row.stop] == row.text
        assert row.start >= stop
        stop = row.stop
        assert (row.from_at is None) == (row.to_at is None) == (row.basis == "open")
        if row.from_at is not None:
            assert row.from_at < row.to_at
        if not published:
            assert row.basis != "published"


@given(st.dates(min_value=datetime(1500, 1, 1).date(), max_value=datetime(2099, 12, 30).date()))  # noqa: DTZ001
def test_any_day_comes_back(day):
    for style in ("%B %-d, %Y", "%-d %B %Y", "%Y-%m-%d", "%b. %-d, %Y"):
        text = day.strftime(style).replace("May.", "May")
        (row,) = rows(f"It was on {text} that they met.", published=False)
        assert row.from_at.date() == day
        assert row.grain == "day"
        assert row.basis == "stated"
