"""Whose share a percent is, and what costs so much, by small patterns around the figure."""

from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.heads import VOCABULARY, Phrase, phrase_ending
from transforms.extract.figures.nouns import DETERMINERS, VERBS, phrase_of
from transforms.extract.figures.objects import QUALIFIERS
from transforms.lexicon.tokens import Tokens

_AMONG = frozenset(VOCABULARY["among"])
_HAVING = frozenset(VOCABULARY["having"])
_SAYING = frozenset(VOCABULARY["saying"])


def is_had(tokens: Tokens, draft: Draft) -> bool:
    """Whether a verb of having stands before a share, so that a noun follows: has 5% support."""
    at = draft.first - 1
    while tokens.at(at) in QUALIFIERS and draft.first - at < 4:
        at -= 1
    return tokens.at(at) in _HAVING


def bracketed(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what a share in brackets is of: a majority of voters (54%)."""
    tokens = sentence.tokens
    if draft.dimension != "percent" or tokens.at(draft.first - 1) != "(":
        return None
    return phrase_ending(tokens, draft.first - 1) if tokens.at(draft.last) == ")" else None


def among(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read whose share it is where the sentence opens with them: among voters, 46% said."""
    tokens = sentence.tokens
    if draft.dimension != "percent" or tokens.at(0) not in _AMONG:
        return None
    follower = tokens.at(draft.last)
    is_subject = follower in VERBS or follower in _SAYING or follower.endswith("ed")
    at = 1
    while sentence.covers(at) or tokens.at(at) in DETERMINERS:
        at += 1  # of the 2,300 people questioned
    return phrase_of(tokens, at) if is_subject else None


def opening(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read the subject of a clause that a figure opens: at $3.59 a gallon, petrol is cheap."""
    tokens = sentence.tokens
    if tokens.at(0) != "at" or draft.first > 4 or draft.dimension == "time":
        return None
    return phrase_of(tokens, draft.last + 1) if tokens.at(draft.last) == "," else None


def set_off(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read a figure between commas behind its noun: its market share, now 17%, was falling."""
    tokens, at = sentence.tokens, draft.first - 1
    while tokens.at(at) in QUALIFIERS and draft.first - at < 4:
        at -= 1
    if draft.dimension not in ("percent", "money") or tokens.at(at) != ",":
        return None
    found = phrase_ending(tokens, at) if tokens.at(draft.last) == "," else None
    return None if found is None or tokens.word(found[1] - 1)[:1].isupper() else found
