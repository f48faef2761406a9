"""Figures: a table of cases per grammar, and the promises that hold for any text."""

import tomllib
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.figures import figures, numbers_in
from transforms.extract.figures.draft import Sentence
from transforms.extract.figures.vetoes import VETOES
from transforms.lexicon.time_spans import time_spans
from transforms.lexicon.tokens import tokens
from transforms.model.cleaned import Context
from transforms.model.reading import Piece, Reading

TABLES = (
    "money", "percent", "units", "counts", "ratios", "ordinals", "ranges", "modifiers", "vetoes",
    "circumstances",
)  # fmt: skip
PUBLISHED = datetime(2024, 3, 6, 12, tzinfo=UTC)


def cases():
    """Yield every case of every table, strict about the known gaps."""
    for table in TABLES:
        path = Path(__file__).with_name(f"{table}.toml")
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            gap = case.get("xfail")
            marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
            yield pytest.param(case, id=f"{table}: {case['text'][:50]}", marks=marks)


def found(case):
    """Return the rows of a case's text, each cut down to the columns that the case names."""
    context = Context(doc_id="case", country_code=case.get("country"), published_at=PUBLISHED)
    rows = figures(Reading(case["text"]), context)
    keys = [tuple(wanted) for wanted in case["finds"]]
    return [
        {key: getattr(row, key) for key in (keys[number] if number < len(keys) else ("text",))}
        for number, row in enumerate(rows)
    ]


@pytest.mark.parametrize("case", list(cases()))
def test_cases(case):
    wanted = [
        {key: (None if value == "" else value) for key, value in want.items()}
        for want in case["finds"]
    ]
    result = found(case)
    for row, want in zip(result, wanted, strict=False):
        for key, value in want.items():
            if isinstance(value, float) and row.get(key) is not None:
                row[key] = pytest.approx(row[key], rel=1e-9)
    assert result == wanted


def test_another_language_is_left_alone():
    context = Context(doc_id="case", language="de")
    assert figures(Reading("Es kostet 5 Euro."), context) == ()


def test_each_veto_is_needed():
    """Every veto catches something in the negative table."""
    path = Path(__file__).with_name("vetoes.toml")
    caught = set()
    for case in tomllib.loads(path.read_text("utf-8"))["case"]:
        cut = tokens(case["text"])
        sentence = Sentence(cut, 0, time_spans(cut), numbers=numbers_in(cut))
        for number in sentence.numbers:
            caught.update(veto.__name__ for veto in VETOES if veto(sentence, number))
    assert caught == {veto.__name__ for veto in VETOES}


VOCABULARY = (
    "one two twenty half third dozen hundred million 5 3.5 1,200 2020 $ € % - – ( ) , . and to "
    "of from between the a about more than km per year Feb. 4 p.m. US$ points rose fell No. people "
    "doubled times minus “ ” ’s 1/2 ½ billion-dollar or so 10-15 7:30 first in S&P"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])
TEXTS = st.lists(WORDS, max_size=30).map(" ".join) | st.lists(WORDS, max_size=20).map("".join)


@given(TEXTS | st.text(max_size=200))
def test_evidence_is_true_on_any_text(text):
    rows = figures(Reading(text), Context(doc_id="any", published_at=PUBLISHED))
    stop = 0
    for row in rows:
        assert text[row.start : row.stop] == row.text
        assert row.start >= stop
        assert "\n\n" not in row.text
        stop = row.stop
    assert len({row.figure_id for row in rows}) == len(rows)
    links = {row.same_as for row in rows if row.same_as}
    assert links <= {row.figure_id for row in rows}
    assert rows == figures(Reading(text), Context(doc_id="any", published_at=PUBLISHED))


@given(TEXTS, st.integers(0, 5))
def test_evidence_is_true_through_a_reading(text, skipped):
    """Offsets count in the source, where wrapped lines and furniture stand between."""
    source = "x" * skipped + text.replace(" ", "\n")
    pieces = [Piece(text, skipped, skipped + len(text))] if text else []
    for row in figures(Reading.of(pieces, source), Context(doc_id="any")):
        assert source[row.start : row.stop] == row.text


@pytest.mark.parametrize(
    "piece",
    [
        "5 ",
        "two ",
        "1-",
        "minus ",
        "one-on-",
        "U.S. ",
        "that ",
        "$5 million, ",
        "a@",
        "... ",
        " ",
        "9",
        "million ",
    ],
)
def test_long_texts_of_one_kind_raise_nothing(piece):
    text = piece * 3000
    rows = figures(Reading(text), Context(doc_id="long"))
    assert all(len(row.sentence) < 3000 and isfinite(row.value) for row in rows)


AMOUNTS = st.integers(1, 10**9) | st.decimals("0.01", 999999, places=2, allow_nan=False).map(float)


@given(
    AMOUNTS,
    st.sampled_from(["{:,}", "{}"]),
    st.sampled_from(
        [
            ("It weighs {} kilograms.", {"unit": "kilogram"}),
            ("It is {}km away.", {"unit": "kilometer"}),
            ("The bill came to ${} in all.", {"currency": "USD"}),
            ("They paid €{} for it.", {"currency": "EUR"}),
            ("They paid {} euros for it.", {"currency": "EUR"}),
            ("Its share is {}% now.", {"unit": "percent"}),
            ("Its share is {} per cent now.", {"unit": "percent"}),
            ("They flew {} miles.", {"unit": "mile"}),
            ("It used {}GB of data.", {"unit": "gigabyte"}),
        ]
    ),
)
def test_any_amount_comes_back(value, style, place):
    text, columns = place
    rows = figures(Reading(text.format(style.format(value))), Context(doc_id="any"))
    assert [row.value for row in rows] == [float(value)]
    assert {key: getattr(rows[0], key) for key in columns} == columns


@given(st.integers(2, 999), st.sampled_from(["million", "billion", "trillion", "thousand"]))
def test_scale_words_multiply(value, scale):
    size = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}[scale]
    (row,) = figures(Reading(f"They counted {value} {scale} birds."), Context(doc_id="any"))
    assert row.value == value * size
    assert row.measures == "birds"


def test_a_year_known_by_its_bounds_dates_last_year():
    """An article known only to be of 2022 has its last year in 2021, and no last month."""
    text = "Trade jumped to $140 billion last year. It sold 40 ships last month."
    bounds = {
        "published_from": datetime(2022, 1, 1, tzinfo=UTC),
        "published_to": datetime(2023, 1, 1, tzinfo=UTC),
    }
    rows = figures(Reading(text), Context(doc_id="case", **bounds))
    assert [row.as_of for row in rows] == ["2021", None]
