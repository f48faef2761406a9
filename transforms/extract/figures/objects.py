"""What is raised, changed, multiplied, paid for, bought or sold by a figure."""

from transforms.extract.figures.changes import BEARERS, BETWEEN, change
from transforms.extract.figures.clauses import BOUNDARIES, WHEN, over_glue, subject_of
from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.heads import (
    HANGING,
    VOCABULARY,
    Phrase,
    inside_container,
    phrase_ending,
)
from transforms.extract.figures.nouns import DETERMINERS, STOPS, phrase_of
from transforms.lexicon.phrases import by_phrase
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

QUALIFIERS = frozenset(VOCABULARY["qualifiers"])
"""Words that may stand between a figure and the preposition or verb before it."""
_TRANSITIVE = frozenset(VOCABULARY["transitive"])
_BRINGING = frozenset(VOCABULARY["bringing"])
_WORDS = vocabulary(__name__)
_PLUS_OR_MINUS = frozenset(_WORDS["words"]["plus_or_minus"])
_DEEDS: dict[str, str] = by_phrase(_WORDS["deeds"])
"""Verbs that say what money was for where no noun does, and the nouns that stand for them."""
_EARNING: dict[str, str] = by_phrase(_WORDS["right_before"])
"""The same, only right before the figure: makes $12 an hour."""
_SILENT = frozenset(_WORDS["words"]["silent"])
_COSTING = frozenset(VOCABULARY["costing"])
_PRONOUNS = frozenset({"him", "her", "them", "us", "it", "me", "you"})
_PARTICLES = frozenset(VOCABULARY["particles"])
_TRADING = frozenset(VOCABULARY["trading"])
_SPENDING = {
    verb: place for place in ("on", "in", "for") for verb in VOCABULARY[f"spending_{place}"]
}


def object_of_verb(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what a verb brings to the figure: cut cases among children by 77 per cent."""
    tokens = sentence.tokens
    if draft.dimension == "time" and tokens.at(draft.first - 1) in WHEN:
        return None
    at = over_glue(sentence, draft.first) + 1
    while at < draft.first and tokens.at(at) not in _BRINGING:
        at += 1
    if at >= draft.first:
        return None
    is_object = tokens.at(at - 2) in DETERMINERS or tokens.at(at - 2) in _TRANSITIVE
    is_verb = tokens.at(at - 1) in HANGING and tokens.at(at - 2) != "-"
    if is_verb and not is_object:
        return None
    for back in range(at - 1, max(-1, at - 12), -1):
        word = tokens.at(back)
        if word in BOUNDARIES or word in (",", "."):
            return None
        if word in _TRANSITIVE and back + 1 < at and not sentence.covers(back + 1):
            found = phrase_of(tokens, back + 1)
            is_verb = tokens.at(back - 1) not in DETERMINERS or word.endswith("ing")
            if found and found[1] <= at and is_verb:
                return inside_container(tokens, found)
    return None


def changed(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read the change itself, a 5% drop in sales, or what bears it: sales saw a drop of 5%."""
    tokens = sentence.tokens
    found = change(tokens, draft)
    if found is None:
        return None
    noun = found[1]
    if noun > draft.last + (tokens.at(draft.last) == "-"):
        return None  # a 5% pay rise is read as any noun is
    if tokens.at(noun + 1) == "in" and (noun > draft.first or noun + 2 < draft.first):
        inner = None if sentence.time_at(noun + 2) else phrase_of(tokens, noun + 2)
        if inner and not tokens.word(noun + 2)[:1].isupper():
            return inner
    if noun < draft.first and tokens.at(draft.last) == "in":
        inner = None if sentence.time_at(draft.last + 1) else phrase_of(tokens, draft.last + 1)
        if inner and not tokens.word(draft.last + 1)[:1].isupper():
            return inner
    at = min(noun, draft.first) - 1
    while at > 0 and tokens.at(at) in BETWEEN:
        at -= 1
    bearer = subject_of(sentence, at) if tokens.at(at) in BEARERS else None
    if bearer:
        return bearer
    opening = phrase_ending(tokens, noun) if noun < draft.first else None
    return (opening[0] if opening else noun), noun + 1


def keep_direction(tokens: Tokens, draft: Draft, measures: Phrase) -> None:
    """Say up or down where what is measured leaves the noun of change out."""
    found = change(tokens, draft)
    if found and draft.modifier in (None, "approx", "more_than", "less_than"):
        direction, noun = found
        if tokens.at(noun + 1) == "in":
            return  # a 5% drop in sales is itself a figure, and did not drop by 5%
        if not measures[0] <= noun < measures[1]:
            draft.modifier = direction


def multiplied(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what doubled: sales doubled, the firm doubled its sales."""
    tokens = sentence.tokens
    if draft.number.kind != "multiple" or tokens.at(draft.first - 1) in DETERMINERS:
        return None
    if tokens.at(draft.last) in DETERMINERS:
        return phrase_of(tokens, draft.last)
    is_verb = tokens.at(draft.first) in HANGING
    follower = tokens.at(draft.last)
    if is_verb and (
        not follower[:1].isalpha() or follower in STOPS or sentence.time_at(draft.last)
    ):
        return subject_of(sentence, draft.first)
    return None


def before_qualifiers(tokens: Tokens, first: int) -> int:
    """Return the last token before a figure that does not qualify it: paid up to about $5."""
    at = first - 1
    while first - at < 6 and (
        tokens.at(at) in QUALIFIERS
        or (tokens.at(at) == "to" and tokens.at(at - 1) == "up")
        or (tokens.at(at) == "of" and tokens.at(at - 1) == "total")
        or tokens.at(at) in _PLUS_OR_MINUS
    ):
        at -= 1
    return at


def spent(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what money went to: spent $5 million on roads, paid $3 million for a house."""
    tokens = sentence.tokens
    if draft.dimension != "money":
        return None
    if tokens.at(draft.last) != _SPENDING.get(tokens.at(before_qualifiers(tokens, draft.first))):
        return None
    is_place = tokens.word(draft.last + 1)[:1].isupper() and tokens.at(draft.last) == "in"
    if is_place or sentence.time_at(draft.last + 1):
        return None
    return phrase_of(tokens, draft.last + 1)


def traded(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what was bought or sold: sold the mill for $5 million, the mill was sold for it."""
    tokens = sentence.tokens
    at = draft.first - 1
    while tokens.at(at) in QUALIFIERS and draft.first - at < 6:
        at -= 1
    if draft.dimension != "money" or tokens.at(at) not in ("for", "at"):
        return None
    if tokens.at(at - 1) in _TRADING:
        return subject_of(sentence, at - 1)
    for verb in range(at - 2, max(-1, at - 12), -1):
        if tokens.at(verb) in BOUNDARIES or tokens.at(verb) in (",", "."):
            return None
        if tokens.at(verb) in _TRADING and tokens.at(verb - 1) not in DETERMINERS:
            return phrase_of(tokens, verb + 1 + (tokens.at(verb + 1) in _PARTICLES))
    return None


def acted(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what money was for off its verb, where no noun says so: a fine, from fined $5 million.

    What costs somebody an amount is its subject: the strike cost the carmaker $2 million.
    """
    tokens = sentence.tokens
    if draft.dimension != "money":
        return None
    stop = before_qualifiers(tokens, draft.first)
    for at in range(stop, max(-1, stop - 7), -1):
        word = tokens.at(at)
        if word in BOUNDARIES or word in (",", ".") or sentence.covers(at):
            return None
        if at < stop and word in STOPS and word not in _PRONOUNS and word not in DETERMINERS:
            return None
        is_noun = tokens.at(at - 1) in DETERMINERS and tokens.at(at - 1) != "that"
        if word in _COSTING and not is_noun:
            return subject_of(sentence, at)
        deed = _DEEDS.get(word) or (_EARNING.get(word) if at == stop else None)
        if deed and not is_noun:
            sentence.deeds[at] = deed
            return at, at + 1
        if word in _SILENT and not is_noun and tokens.at(at - 1) != "to":
            return None
    return None
