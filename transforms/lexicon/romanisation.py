"""Given and family names as other alphabets' romanisations and short forms have them."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from transforms.lexicon.folding import VOCABULARY, fold

_ROMANISATIONS = (
    (re.compile(r"^ye(?=[vlk])"), "e"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"(?:ii|iy|yi|yy|ij|y)$"), "i"),
    (re.compile(r"[ea][iy](?=\w)"), "ai"),
    (re.compile(r"ou|oo|ue"), "u"),
    (re.compile(r"oe"), "o"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"([gd])h"), r"\1"),
    (re.compile(r"q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"i[ey]"), "e"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(\w)\1+"), r"\1"),
)
"""Differences between romanisations of one name: Zelensky, Zelenskyy and Zelenskiy meet."""


@lru_cache(maxsize=50_000)
def romanised(word: str) -> str:
    """Fold what differs between romanisations of one name. For meeting, not for merging."""
    word = family_name(word)
    for pattern, plain in _ROMANISATIONS:
        word = pattern.sub(plain, word)
    return word


@cache
def _spellings(key: str) -> Mapping[str, str]:
    groups: list[list[str]] = VOCABULARY[key]
    return {fold(word): fold(group[0]) for group in groups for word in group}


def given_name(word: str) -> str:
    """Return the spelling of a given name that stands for its romanisations: sergey, sergei."""
    return _spellings("given_names").get(word, word)


@cache
def formal_name(word: str) -> str:
    """Return the folded given name that a short one stands for, where it is only one: bill."""
    groups = [group for group in VOCABULARY["nicknames"] if word in map(fold, group)]
    return fold(groups[0][0]) if len(groups) == 1 else word


def family_name(word: str) -> str:
    """Return the spelling of a family name that stands for those which no rule brings together."""
    return _spellings("surnames").get(word, word)


@cache
def nicknames(word: str) -> frozenset[str]:
    """Return the folded given names that a given name may stand for, itself included."""
    groups = ([fold(w) for w in group] for group in VOCABULARY["nicknames"])
    return frozenset(w for group in groups if word in group for w in group) | {word}
