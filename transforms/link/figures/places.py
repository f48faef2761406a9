"""Where a figure holds, by the words beside it: 14 people in the town of Hellow."""

import re
import tomllib
from functools import cache
from importlib import resources

from transforms.lexicon.names import fold
from transforms.link.figures.names import common_names

REACH = 14
"""Words from the figure to the word before its place."""

CLAUSE = 24
"""Words from the figure to one that says that its clause is about a part."""

LONGEST = 6
"""Words from the word before a place to the one that says what sort of place it is."""

_TOKEN = re.compile(r"\w[\w’'-]*|[^\w\s]")
_THERE = re.compile(r"\W*(?:[a-z]+ ){0,3}there\b")
_ENDS = frozenset(".;:()—–")
_CLAUSE_ENDS = _ENDS | {","}


@cache
def _words() -> dict[str, frozenset[str]]:
    source = resources.files("transforms.link.figures") / "places.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def place_of(before: str, after: str) -> str | None:
    """Return the place that a figure holds for, folded, from the sentence before and after it."""
    behind = place_behind(after)
    if behind or not _THERE.match(after):
        return behind or _place_ahead(before)
    names = [_folded(token) for token in _TOKEN.findall(before)[1:] if token[:1].isupper()]
    return next((name for name in reversed(names) if name), None)


def is_local(before: str, after: str) -> bool:
    """Return whether the words beside a figure say that it is for a part: in Meriah district."""
    behind = [token.lower() for token in _TOKEN.findall(after)[:CLAUSE]]
    ends = next((at for at, token in enumerate(behind) if token in _CLAUSE_ENDS), len(behind))
    ahead = [token.lower() for token in _TOKEN.findall(before)[-CLAUSE:]]
    begins = next((at for at in range(len(ahead), 0, -1) if ahead[at - 1] in _ENDS), 0)
    return _has_part(behind[:ends]) or _has_part(ahead[begins:])


def _has_part(tokens: list[str]) -> bool:
    """Return whether a word of place leads to one that tells a part: in the town of."""
    parts, locating = _words()["parts"], _words()["locating"]
    return any(
        token in locating and not parts.isdisjoint(tokens[at + 1 : at + LONGEST])
        for at, token in enumerate(tokens)
    )


def place_behind(after: str) -> str | None:
    """Return the place that stands behind a figure in its clause: 14 people in Hellow."""
    tokens = _TOKEN.findall(after)[: 2 * REACH]
    for at, token in enumerate(tokens[:REACH]):
        if token in _CLAUSE_ENDS or _is_number(token):
            return None
        if token.lower() in _words()["locating"]:
            found = _name_at(tokens, at + 1)
            if found:
                return found
    return None


def _place_ahead(before: str) -> str | None:
    """Return the place that stands before a figure: in Hellow, where 14 people drowned.

    Of places in each other the first is the smallest: in Zanum camp near Wadi Sul.
    """
    tokens = _TOKEN.findall(before)
    found: str | None = None
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 1 - REACH), -1):
        token = tokens[at]
        if token in _ENDS or _is_number(token) or token.lower() in _words()["saying"]:
            break
        if token.lower() in _words()["locating"]:
            found = _name_at(tokens, at + 1) or found
    return found


def _is_number(token: str) -> bool:
    return token[0].isdigit() or token.lower() in _words()["numbers"]


def _name_at(tokens: list[str], at: int) -> str | None:
    """Return the last word of the name that a word of place leads to, or None."""
    name: str | None = None
    for place, token in enumerate(tokens[at:], at):
        if token[:1].isupper():
            name = _folded(token) or name
        elif token in _words()["joining"] and name and tokens[place + 1 : place + 2]:
            second = _name_at(tokens, place + 1)
            return f"{name}+{second}" if second else name  # in Corvala and Santiva
        elif token not in _words()["describing"]:
            break
    return name


def _folded(name: str) -> str | None:
    """Return a name folded, without its 's; None for a word that tells no place from another."""
    folded = fold(re.sub(r"['’]s?$", "", name))
    return folded if folded not in common_names() and len(folded) > 2 else None
