"""The names that a story is known by: two articles that share some are about one thing."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations

from transforms.lexicon.countries import place
from transforms.lexicon.names import HONORIFICS, LEGAL_FORMS, fold, leaders
from transforms.link.words import STOP

NAMES = 12
"""Names that an article is looked up by."""

LEAD = 600
"""Characters in which an article says what it is about: a name there counts three times."""

_OWNERS = re.compile(r"(\w['’])(s) (?=[A-ZÀ-ÖØ-Þ])")
"""Owners are names of their own: Telmaria's Arvenna province is in both."""

OPENINGS = 2
"""Sentences that a word must open to be a name that stands nowhere else."""

_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ]\w+(?:[-’'][^\W\d_]+)*(?: [A-ZÀ-ÖØ-Þ]\w+(?:[-’'][^\W\d_]+)*)*")
_OPENS = re.compile(r"(?:^|[.!?:;•–—]\s*|\n\s*|[“\"‘(\[]\s*)$")


@cache
def common_names() -> frozenset[str]:
    """Return the capitalised words, folded, that tell no story from another."""
    source = resources.files("transforms.link.figures") / "names.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return frozenset(table["common"].split()) | STOP | HONORIFICS | LEGAL_FORMS


@lru_cache(maxsize=512)
def story_names(text: str) -> tuple[str, ...]:
    """Return the names that tell an article's story from others, the most prominent first.

    A name is one or more words with a capital where a sentence doesn't ask for one; its last word
    stands for it. Half the news names the same countries and heads of state, and a key that
    thousands of articles share would join all their figures: so only two of them are a name.
    """
    text = _OWNERS.sub(r"\1\2, ", text)
    weights: Counter[str] = Counter()
    places: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    inside: set[str] = set()
    opened: Counter[str] = Counter()
    for found in _NAME.finditer(text):
        name = _head(found[0])
        if name is None:
            continue
        counts = places if is_place(found[0]) else leading if name in _leaders() else weights
        counts[name] += 3 if found.start() < LEAD else 1
        if " " in found[0] or not _OPENS.search(text[max(0, found.start() - 4) : found.start()]):
            inside.add(name)
        else:
            opened[name] += 1
    inside |= _only_names(opened, text)
    named = sorted((name for name in weights if name in inside), key=_by_weight(weights))
    return (*named[:NAMES], *_pairs(places), *_pairs(leading))


def _pairs(counts: Mapping[str, int]) -> list[str]:
    """Return two at a time the names that half the news has, the three most prominent."""
    first = sorted(sorted(counts, key=_by_weight(counts))[:3])
    return [f"{one}+{other}" for one, other in combinations(first, 2)]


@cache
def _leaders() -> frozenset[str]:
    return frozenset(fold(name) for name in leaders())


def _only_names(opened: Mapping[str, int], text: str) -> set[str]:
    """Return the words that open several sentences and are written small nowhere: a company's."""
    often = {name for name, times in opened.items() if times >= OPENINGS}
    small = set(re.findall(r"\b[a-zà-ÿ]+\b", text)) if often else set()
    return often - {fold(word) for word in small}


def _by_weight(weights: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    return lambda name: (-weights[name], name)


def _head(name: str) -> str | None:
    """Return the last word of a name that is no word of every other name, folded."""
    if name.isupper() and " " in name:
        return None
    for word in reversed(name.split()):
        folded = fold(re.sub(r"['’]s?$", "", word))
        if folded not in common_names() and len(folded) > 2:
            return folded
    return None


@lru_cache(maxsize=20_000)
def is_place(name: str) -> bool:
    """Return whether the word is a country's, people's or region's name."""
    return place(re.sub(r"['’]s?$", "", name)) is not None
