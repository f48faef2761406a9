"""Nouns of change: a rise of 5%, a 3% drop in sales."""

from transforms.extract.figures.draft import Draft
from transforms.extract.figures.nouns import DETERMINERS, STOPS, VERBS
from transforms.lexicon.phrases import by_phrase
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
_NOUNS: dict[str, str] = by_phrase(_DATA["nouns"])
_OF_SHARES = frozenset(_DATA["words"]["of_shares"])
BETWEEN = frozenset(_DATA["words"]["between"])
BEARERS = frozenset(_DATA["words"]["bearers"])
_CHANGING = frozenset({"percent", "money", "temperature", "mass", "volume", "power", "energy"})
_COUNTED = frozenset({"point", "points", "basis points", "job", "jobs", "seat", "seats"})
_REACH = 8
_COMPOUND = {"percent": 6, "money": 2}
"""How far behind the figure the noun may stand: a 5% year-on-year drop, a $5bn tax cut."""


def change(tokens: Tokens, draft: Draft) -> tuple[str, int] | None:
    """Return up or down, and the token of the noun of change that a figure is the size of."""
    if draft.dimension not in _CHANGING and draft.unit not in _COUNTED:
        return None
    if _NOUNS.keys().isdisjoint(tokens.lower):
        return None
    return _before(tokens, draft) or _after(tokens, draft)


def _before(tokens: Tokens, draft: Draft) -> tuple[str, int] | None:
    """Read a rise of nearly 5%, an increase in sales of 5%."""
    at = draft.first - 1
    while tokens.at(at) in BETWEEN and draft.first - at < _REACH:
        at -= 1
    if tokens.at(at) != "of":
        return None
    for noun in range(at - 1, max(-1, at - _REACH), -1):
        word = tokens.at(noun)
        if not word[:1].isalpha() or (word in STOPS and word not in ("in", "the", "of")):
            return None
        if word in _NOUNS and (noun == at - 1 or tokens.at(noun + 1) == "in"):
            return (_NOUNS[word], noun) if _fits(word, draft) else None
    return None


def _after(tokens: Tokens, draft: Draft) -> tuple[str, int] | None:
    """Read a 5% drop, a 3 per cent year-on-year rise, a $5bn tax cut."""
    if not _is_determined(tokens, draft):
        return None
    for at in range(draft.last, draft.last + _COMPOUND.get(draft.dimension, 2)):
        word = tokens.at(at)
        if word in _NOUNS and _ends_there(tokens, at + 1):
            return (_NOUNS[word], at) if _fits(word, draft) else None
        is_compound = word == "-" or tokens.at(at - 1) == "-"
        if not is_compound and (not word[:1].isalpha() or word in STOPS or word in VERBS):
            return None
    return None


def _is_determined(tokens: Tokens, draft: Draft) -> bool:
    """Whether an article or the like opens the phrase, so that a noun must follow."""
    at = draft.first - 1
    while at > 0 and tokens.at(at) in BETWEEN - DETERMINERS and draft.first - at < _REACH:
        at -= 1
    word = tokens.at(at)
    return word in DETERMINERS or word.endswith("'s") or word in ("another", "with", "after")


def _ends_there(tokens: Tokens, at: int) -> bool:
    """Whether no other noun follows: a 5% growth target is a target."""
    word = tokens.at(at)
    return not word[:1].isalpha() or word in STOPS or word in VERBS or word in DETERMINERS


def _fits(word: str, draft: Draft) -> bool:
    """Whether the noun is one of change with this figure: a loss of 5%, and not of $5 million."""
    return draft.dimension == "percent" or word not in _OF_SHARES
