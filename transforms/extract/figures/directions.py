"""Which way a figure says that something moved, and whether it is called a record."""

from transforms.extract.figures.changes import change
from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.modifiers import is_level, move, qualified
from transforms.lexicon.phrases import by_phrase
from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
_COMPARISONS: dict[str, str] = by_phrase(_DATA["comparisons"])
_RECORDS = frozenset(_DATA["records"]["words"])
_SIGNS = _RECORDS | {_DATA["records"]["all_time"][-1]}
_ALL_TIME = tuple(_DATA["records"]["all_time"])
_OTHER_RECORDS = frozenset(_DATA["records"]["other"])
_BETWEEN_RECORD = frozenset(_DATA["records"]["between"])
_RECORD_ARTICLES = frozenset(_DATA["records"]["articles"])
_RECORD_ADJECTIVES = frozenset(_DATA["records"]["adjectives"])
_RECORD_ENDS = frozenset(_DATA["records"]["ends"])
_LISTING = _DATA["records"]["listing"]
_REACH_OF_A_RECORD = 8


def direction(sentence: Sentence, draft: Draft) -> str | None:
    """Return up or down where the figure is the size of a move, whatever else qualifies it.

    `modifier` says so too, but for what a noun of change or a comparison says, and for bounds:
    rise by at least 5%.
    """
    tokens = sentence.tokens
    if draft.modifier in ("up", "down"):
        return draft.modifier
    found = change(tokens, draft)
    if found:
        return found[0]
    if draft.modifier in ("at_least", "at_most") and not is_level(tokens, draft):
        moved = move(tokens, draft, qualified(tokens, draft)[0])
        if moved:
            return moved
    compared = _COMPARISONS.get(tokens.at(draft.last))
    is_share = draft.dimension in ("percent", "ratio", "money")
    return compared if is_share or compared == "down" else None


def is_record(sentence: Sentence, draft: Draft) -> bool:
    """Whether the figure is called a record: a record $5 million, 40 degrees, a record."""
    tokens = sentence.tokens
    if _SIGNS.isdisjoint(tokens.lower):
        return False
    at = draft.first - 1
    while at >= 0 and draft.first - at < _REACH_OF_A_RECORD:
        word = tokens.at(at)
        if word in _RECORDS or tokens.lower[max(0, at - 2) : at + 1] == _ALL_TIME:
            is_other = tokens.at(at - 1) in _OTHER_RECORDS
            return not is_other and not _is_tally(draft, tokens.at(at + 1))
        is_link = word in _BETWEEN_RECORD or word == "-" or tokens.at(at + 1) == "of"
        if not is_link or sentence.covers(at):
            break
        at -= 1
    return _is_record_after(sentence, draft)


def _is_tally(draft: Draft, follower: str) -> bool:
    """Whether a record is a list of wins and losses: a record of 5 wins."""
    return follower == _LISTING and draft.dimension == "count"


def _is_record_after(sentence: Sentence, draft: Draft) -> bool:
    """Whether an aside behind the figure calls it one: 112 reporters were jailed, a record."""
    tokens = sentence.tokens
    for at in range(draft.last, draft.last + _REACH_OF_A_RECORD + 4):
        if sentence.covers(at) or tokens.at(at) in (";", ".", ""):
            return False
        if tokens.at(at) in (",", "—", "–", "(") and tokens.at(at + 1) in _RECORD_ARTICLES:
            end = at + 2 + (tokens.at(at + 2) in _RECORD_ADJECTIVES)
            return tokens.at(end) in _RECORDS and tokens.at(end + 1) in _RECORD_ENDS
    return False
