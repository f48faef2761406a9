"""Figures meet only where they measure the same thing, and differ only where both can't be true."""

import re
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.link.figures import FigureSide, figure_keys, match_figures, story_keys
from transforms.link.figures.names import story_names
from transforms.link.figures.values import agree, contradict, value_of

CASES = tomllib.loads(Path(__file__).with_name("verdicts.toml").read_text("utf-8"))["case"]
DAY = datetime(2024, 5, 1, tzinfo=UTC)
NOTHING = dict.fromkeys(
    "value_high unit currency si_value modifier per measures status as_of said_by".split()  # noqa: SIM905
)


def side(name, sentence, published_at=DAY, **facts):
    text = re.search(r"\[(.*?)\]", sentence)
    return FigureSide(
        **{
            "figure_id": f"{name}#f0-9",
            "doc_id": name,
            "text": re.sub(r"^(?:more than|nearly|about) ", "", text[1], flags=re.IGNORECASE),
            "sentence": re.sub(r"[\[\]]", "", sentence),
            "dimension": "count",
            "published_at": published_at,
            **NOTHING,
            **facts,
        }
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["other"]["sentence"][:40])
def test_case(case):
    one = side("one", **case["one"])
    later = DAY + timedelta(days=case.get("days", 1))
    other = side("other", published_at=later, **case["other"])
    match = match_figures(one, other, case.get("names", 3))
    assert (match.verdict if match else "") == case["verdict"], match
    if match:
        assert match.why
        assert match == match_figures(other, one, case.get("names", 3))
        assert set(figure_keys(one)) & set(figure_keys(other)), "no key in common"
    if "topic" in case:
        assert case["topic"] in match.topic


VALUES = [
    ("43", 43, None, "43", 43, None, True),
    ("140 billion", 140e9, None, "139.6 billion", 139.6e9, None, True),
    ("130,000", 130e3, None, "131,400", 131.4e3, None, True),
    ("60,000", 60e3, None, "57,000", 57e3, None, False),
    ("60,000", 60e3, "approx", "57,000", 57e3, None, True),
    ("43", 43, None, "41", 41, None, False),
    ("77%", 77, None, "75%", 75, None, False),
    ("40", 40, "more_than", "43", 43, None, True),
    ("43", 43, "at_least", "43", 43, None, True),
    ("40", 40, "more_than", "38", 38, None, False),
    ("$4", 4, "less_than", "$3.90", 3.9, None, True),
]


@pytest.mark.parametrize(("text", "value", "modifier", "other", "second", "more", "same"), VALUES)
def test_values(text, value, modifier, other, second, more, same):
    one = value_of(text, value, None, modifier)
    two = value_of(other, second, None, more)
    assert agree(one, two) is same
    assert agree(two, one) is same


def test_a_bound_does_not_contradict_what_lies_beyond_it():
    bound = value_of("40", 40, None, "more_than")
    assert not contradict(bound, value_of("90", 90, None, None))
    assert contradict(bound, value_of("20", 20, None, None))


def test_a_range_agrees_with_what_lies_in_it():
    assert agree(value_of("57–59", 57, 59, None), value_of("58", 58, None, None))
    assert contradict(value_of("57–59", 57, 59, None), value_of("61", 61, None, None))


def test_story_names_are_those_that_tell_it_from_others():
    text = (
        "OSTVIK — The harbour board of Ostvik met Minister Maria Lindqvist on Monday.\n\n"
        "Lindqvist said that Sweden and Norway would pay. Nobody from Norway was there."
    )
    assert story_names(text) == ("lindqvist", "ostvik", "norway+sweden")


def test_leaders_of_whom_half_the_news_tells_are_names_two_at_a_time():
    text = "The mayor of Ostvik met Biden and Putin in Helsinki. Putin and Biden were late."
    assert story_names(text) == ("ostvik", "biden+putin")


def test_a_name_that_only_opens_sentences_is_one_where_it_is_written_small_nowhere():
    text = "Halvex is to close a plant in Ostvik. Shares fell. Halvex said that shares would rise."
    assert story_names(text) == ("halvex", "ostvik")


def test_owners_are_names_of_their_own():
    assert story_names("They met in Ostvik's Lindmark square.") == ("lindmark", "ostvik")


def test_a_part_meets_only_figures_for_its_place():
    sentences = (
        "In all, [33] people died.",
        "Floods killed [14] people in the town of Hellow and six in Tarn.",
    )
    sides = [
        side("one", sentence, value=value)
        for sentence, value in zip(sentences, (33, 14), strict=True)
    ]
    sides[1] = replace(sides[1], figure_id="one#f10-19")
    whole, part = (
        {key for kind, key in figure_keys(each, sides) if kind == "figure"} for each in sides
    )
    assert "count dead" in whole
    assert part == {"count dead in hellow"}


def test_articles_a_quarter_apart_share_a_story_key_and_a_year_apart_do_not():
    text = "The harbour board of Ostvik met."
    keys = [
        set(story_keys(text, at, []))
        for at in (DAY, DAY + timedelta(days=90), DAY + timedelta(days=365))
    ]
    in_time = [{key for kind, key in one if kind == "story"} for one in keys]
    assert in_time[0] & in_time[1]
    assert not in_time[0] & in_time[2]


SENTENCES = st.lists(
    st.sampled_from("the storm killed people in Ostvik by 2030 of , ; not $ cost trade".split()),  # noqa: SIM905
    max_size=12,
).map(" ".join)


@given(SENTENCES, SENTENCES, st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.integers(0, 9))
def test_nothing_raises_and_order_does_not_matter(one, other, value, second, names):
    first = side("a", f"{one} [{value}] {other}", value=value)
    last = side("b", f"{other} [{second}] {one}", value=second)
    assert match_figures(first, last, names) == match_figures(last, first, names)
    figure_keys(first)


@given(st.text())
def test_story_names_raise_nothing(text):
    story_names(text)
