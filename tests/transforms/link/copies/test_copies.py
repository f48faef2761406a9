"""Edited, cut and padded copies are found and know their original; other articles are not."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.link.copies import Copy, copy_keys, match_copies

DAY = datetime(2024, 5, 1, tzinfo=UTC)
FIRST = ("ba", "ke", "li", "mo", "nu", "po", "ra", "si", "to", "vu")
LAST = ("den", "lok", "mar", "nit", "sul")
VOCABULARY = [first + last for first in FIRST for last in LAST]


def prose(seed, words=400):
    draw = random.Random(seed)
    return [draw.choice(VOCABULARY) for _ in range(words)]


def copy(name, words, **facts):
    unknown = dict.fromkeys(("publisher", "agency", "published_from", "published_to"))
    text = words if isinstance(words, str) else " ".join(words)
    return Copy(**{"doc_id": name, "text": text, "is_truncated": False, **unknown, **facts})


def edited(words, share, seed=1):
    draw = random.Random(seed)
    return [draw.choice(VOCABULARY) if draw.random() < share else word for word in words]


def found(one, other):
    return set(copy_keys(one.text)) & set(copy_keys(other.text))


WORDS = prose(0)
CHANGES = [
    ("exact", WORDS),
    ("exact", " ".join(WORDS).upper()),
    ("copy", edited(WORDS, 0.05)),
    ("copy", prose(5, 40) + edited(WORDS, 0.03) + prose(6, 40)),
    ("excerpt", WORDS[: int(0.6 * len(WORDS))]),
    ("excerpt", edited(WORDS[100:200], 0.05)),
    (None, WORDS[:30] + prose(7)),
    (None, prose(8)),
]


@pytest.mark.parametrize(("relation", "words"), CHANGES)
def test_changed_articles(relation, words):
    one, other = copy("one", WORDS), copy("other", words)
    match = match_copies(one, other)
    assert (match and match.relation) == relation
    assert match == match_copies(other, one)
    if match:
        assert found(one, other)


ORIGINALS = [
    ({"publisher": "The Wire Ltd."}, {"publisher": "Echo", "agency": "Wire"}, "one"),
    ({"agency": "Wire", "publisher": "Echo"}, {"agency": "Wire", "publisher": "Post"}, None),
    (
        {"published_from": DAY, "published_to": DAY},
        {"published_from": DAY.replace(hour=3), "published_to": DAY.replace(hour=3)},
        "one",
    ),
    (
        {"published_from": DAY, "published_to": DAY.replace(day=2)},
        {"published_from": DAY.replace(hour=3), "published_to": DAY.replace(hour=3)},
        None,
    ),
    ({"published_from": DAY, "published_to": DAY}, {}, None),
    ({"is_truncated": True}, {}, "other"),
    (
        {"published_from": DAY, "published_to": DAY, "publisher": "Echo", "agency": "Wire"},
        {
            "published_from": DAY.replace(day=2),
            "published_to": DAY.replace(day=2),
            "publisher": "Wire",
        },
        "other",
    ),
]


@pytest.mark.parametrize(("one", "other", "original"), ORIGINALS)
def test_origins(one, other, original):
    match = match_copies(copy("one", WORDS, **one), copy("other", edited(WORDS, 0.03), **other))
    assert match.original_doc_id == original
    assert match.why


def test_the_fuller_of_two_is_the_original_of_an_excerpt_where_nothing_else_tells():
    one, other = copy("one", WORDS[:200]), copy("other", WORDS)
    assert match_copies(one, other).original_doc_id == "other"
    timed = replace(one, published_from=DAY, published_to=DAY)
    later = replace(other, published_from=DAY.replace(day=9), published_to=DAY.replace(day=9))
    assert match_copies(timed, later).original_doc_id == "one"


@given(st.text(), st.text())
def test_nothing_raises(one, other):
    match_copies(copy("a", one), copy("b", other))
    assert list(copy_keys(one)) == sorted(set(copy_keys(one)))


@given(st.integers(0, 300), st.integers(0, 1_000))
def test_twenty_words_in_a_row_always_share_a_key(start, seed):
    run = WORDS[start : start + 20]
    if len(run) == 20:
        other = prose(seed + 10, 60) + run + prose(seed + 2_000, 60)
        assert found(copy("a", WORDS), copy("b", other))
