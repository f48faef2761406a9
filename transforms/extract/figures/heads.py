"""Noun phrases that end before a token, and what a number of something is a number of."""

from transforms.extract.figures.modifiers import MOVES
from transforms.extract.figures.nouns import (
    ADJECTIVES,
    DETERMINERS,
    NEVER_NOUNS,
    STOPS,
    VERBS,
    phrase_of,
)
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

type Phrase = tuple[int, int]

VOCABULARY: dict[str, list[str]] = vocabulary(__name__, "clauses")
HANGING = (frozenset(MOVES) | frozenset(VOCABULARY["linking"])) - {"higher", "lower"}
"""Verbs that a figure may hang on."""
_FORESEEING = frozenset(VOCABULARY["foreseeing"])
_SUBJECTS = frozenset(VOCABULARY["subjects"])
_CONTAINERS = frozenset(VOCABULARY["containers"])


def inside_container(tokens: Tokens, phrase: Phrase | None) -> Phrase | None:
    """Return what a number of, or total of, is a number of: the dead in "the number of dead"."""
    if phrase and tokens.at(phrase[1] - 1) in _CONTAINERS and tokens.at(phrase[1]) == "of":
        return phrase_of(tokens, phrase[1] + 1) or phrase
    return phrase


def phrase_ending(tokens: Tokens, end: int) -> Phrase | None:
    """Return the noun phrase whose head stands right before a token, without its article."""
    start = end
    while start > 0 and end - start < 6:
        word = tokens.at(start - 1)
        if word == "-" and start < end and tokens.at(start - 2)[:1].isalpha():
            start -= 2  # both halves of long-term
            continue
        if not word[:1].isalpha() or word in STOPS or word in DETERMINERS or word in NEVER_NOUNS:
            break
        if word.endswith("'s") or (word in HANGING and word not in ("cost", "costs", "estimated")):
            break
        is_verb = word in VERBS or word in _FORESEEING or _is_past_tense(tokens, start - 1)
        if start < end and (is_verb or tokens.at(start - 2) in _SUBJECTS):
            break  # it bans users
        start -= 1
    while start < end and (tokens.at(start).endswith("ly") or tokens.at(start) == "-"):
        start += 1
    if start >= end or (end - start == 1 and tokens.at(start) in ADJECTIVES):
        return None
    return start, end


def _is_past_tense(tokens: Tokens, at: int) -> bool:
    """Whether a word in -ed is the verb of what stands before it: the company reported sales."""
    before = tokens.at(at - 1)
    is_after_noun = before[:1].isalpha() and before not in DETERMINERS and before not in STOPS
    return tokens.at(at).endswith("ed") and is_after_noun
