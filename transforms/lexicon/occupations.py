"""What people do, by domain: what tells the footballer from the senator of the same name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("transforms.lexicon") / "occupations.toml").read_text(encoding="utf-8")
)


def _listed(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


OCCUPATIONS: Mapping[str, str] = {
    words: domain for domain, text in _TABLE["occupations"].items() for words in _listed(text)
}
"""Occupation in lower case -> domain."""

OPEN = frozenset(_listed(_TABLE["open"]["words"]))
"""What somebody is called in many domains: captain, director, president."""

BOUNDS = frozenset(_TABLE["bounds"]["words"].split())
"""Words that no occupation reaches across: what stands before them is of something else."""

OFFICES: Mapping[str, str] = {
    words: domain for domain, text in _TABLE["titles"].items() for words in _listed(text)
}
"""Title directly before a name -> domain, where nothing says of what."""


def _by_word(table: str) -> Mapping[str, str]:
    return {word: domain for domain, text in _TABLE[table].items() for word in text.split()}


SETTINGS = _by_word("settings")
"""Word beside an open title -> domain: club captain, film director."""

DEEDS = _by_word("deeds")
"""Verb right behind a name -> domain."""

SCENES = _by_word("scenes")
"""Word anywhere near a name -> domain: for persons whom nobody introduces."""

DOMAINS = tuple(_TABLE["occupations"])

COMMON_SURNAMES = frozenset(_TABLE["common"]["surnames"].split())
"""Folded family names that so many people bear that a full name alone says little."""


def _pairs(kind: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("+")) for pair in _listed(_TABLE["pairs"][kind]))


ALIKE = _pairs("alike")
APART = _pairs("apart")


@cache
def distance(one: str, other: str) -> float:
    """Return how seldom one person has both domains: 0 the same, 1 often, 2, 3 hardly ever."""
    if one == other:
        return 0.0
    pair = frozenset((one, other))
    return 1.0 if pair in ALIKE else 3.0 if pair in APART else 2.0
