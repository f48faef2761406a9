"""Quotes match when they are the same words, and not when they only sound like it."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.link.quotes import QuoteSide, match_quotes, quote_keys

CASES = tomllib.loads(Path(__file__).with_name("matches.toml").read_text("utf-8"))["case"]
DAY = datetime(2024, 5, 1, tzinfo=UTC)


def side(name, text, kind="direct", speaker=None, entity_id=None, days=0):
    return QuoteSide(
        quote_id=f"{name}#q0-9",
        doc_id=name,
        text=text,
        kind=kind,
        speaker=speaker,
        entity_id=entity_id,
        published_at=DAY + timedelta(days=days),
    )


def found(one, other):
    entries, lookups = quote_keys(one.text, one.kind)
    other_entries, other_lookups = quote_keys(other.text, other.kind)
    return bool(set(lookups) & set(other_entries) or set(other_lookups) & set(entries))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["one"][:40])
def test_case(case):
    one = side("one", case["one"], case.get("kind", "direct"), case.get("speaker"))
    other = side(
        "other", case["other"], speaker=case.get("other_speaker"), days=case.get("days", 1)
    )
    match = match_quotes(one, other)
    if not case["relation"]:
        assert match is None
        return
    assert match is not None
    assert found(one, other), "no key in common"
    assert match.relation == case["relation"]
    if "longer" in case:
        assert match.longer_quote_id == f"{case['longer']}#q0-9"
    if "same_speaker" in case:
        assert match.same_speaker is case["same_speaker"]


SPEAKERS = [
    ("Ines Okoro", "person/ines-okoro", "she", "person/ines-okoro", True),
    ("H.E. Ines Okoro", "person/he-okoro", "Trade Minister Ines Okoro", "person/ines-okoro", True),
    ("Okoro", None, "Ines Okoro of the Harbour Board", None, True),
    ("Ines Okoro", "person/ines-okoro", "Paul Okoro", "person/paul-okoro", False),
    ("a clerk", None, "Ines Okoro", "person/ines-okoro", False),
    ("the clerk", None, "Ines Okoro", "person/ines-okoro", None),
    (None, None, "Ines Okoro", "person/ines-okoro", None),
    ("she", None, "Ines Okoro", "person/ines-okoro", None),
    ("The Harbour Board", "org/harbour-board", "Ines Okoro", "person/ines-okoro", False),
]


@pytest.mark.parametrize(("speaker", "entity_id", "other", "other_id", "same"), SPEAKERS)
def test_speakers(speaker, entity_id, other, other_id, same):
    words = "The river does not read our reports, and it will not wait for them."
    one = side("one", words, speaker=speaker, entity_id=entity_id)
    match = match_quotes(one, side("other", words, speaker=other, entity_id=other_id))
    assert match is not None
    assert match.same_speaker is same


def test_the_canonical_wording_is_the_fullest():
    one = side("one", "The river does not read our reports,")
    other = side("other", "“The river does not read our reports, and it will not wait.”")
    match = match_quotes(one, other)
    assert match.canonical == "The river does not read our reports, and it will not wait."


VOCABULARY = ("the", "river", "holds", "our", "winter", "harbour", "not", "a", "council", "waits")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=25).map(" ".join)


@given(WORDS, WORDS)
def test_the_order_of_the_two_does_not_matter(one, other):
    assert match_quotes(side("a", one), side("b", other)) == match_quotes(
        side("b", other), side("a", one)
    )


@given(WORDS, st.integers(0, 20), st.integers(3, 25))
def test_whatever_was_trimmed_is_found_by_its_keys(words, start, length):
    part = " ".join(words.split()[start : start + length])
    one, other = side("a", words), side("b", part)
    if match_quotes(one, other):
        assert found(one, other)


@given(st.text(), st.text(), st.sampled_from(["direct", "mixed"]))
def test_nothing_raises(one, other, kind):
    quote_keys(one, kind)
    match_quotes(side("a", one, kind), side("b", other))


def test_one_article_has_no_matches_with_itself():
    words = "The river does not read our reports, and it will not wait for them."
    assert match_quotes(side("a", words), side("a", words)) is None
