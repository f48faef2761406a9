"""What speaks for two figures being for one thing, apart from their values."""

import re
from math import inf

from transforms.lexicon.names import fold
from transforms.link.figures.concepts import groups, harm, weak, words_of
from transforms.link.figures.frame import Frame
from transforms.link.figures.names import is_place
from transforms.link.figures.values import agree
from transforms.link.words import one_spelling, stem, surface_words

LARGE = 1_000
"""From here on equal numbers are seldom equal by chance."""

MANY = 50
"""Smaller counts of what no concept names are of persons and parts more often than of the event."""

CLOSE_STORY = 3
"""Shared names from which on two articles are surely about one thing."""

TOPIC = 3
"""Words of a topic."""

TIMES = 3.0
"""Values further apart than this factor measure two things, not one thing wrongly."""

_VAGUE = re.compile(
    r"(?:\w+ (?:of )?)*(?:dozens|scores|hundreds|thousands|millions|billions)", re.I
)


def apart(one: Frame, other: Frame) -> bool:
    """Return whether the figures are surely of two things.

    That is so for concepts that exclude each other, for dozens and a number, and where one article
    denies its figure.
    """
    for group in groups():
        mine, theirs = one.concepts & group, other.concepts & group
        if mine and theirs and not mine & theirs:
            return True
    if bool(_VAGUE.fullmatch(one.side.text)) != bool(_VAGUE.fullmatch(other.side.text)):
        return True
    if one.place and other.place and are_two_places(one, other):
        return True
    return bool({"denied", "base"} & (one.cues ^ other.cues))


def are_contrasted(one: Frame, other: Frame) -> bool:
    """Return whether a sentence sets the other's subject beside its own: Quantis, like Nordium."""
    if one.subject is None or other.subject is None or one.subject == other.subject:
        return False
    return one.subject in other.names or other.subject in one.names


def are_two_places(one: Frame, other: Frame) -> bool:
    """Return whether figures hold for two places, neither of which may lie in the other.

    A country and a town may; so may a place that the other sentence names too.
    """
    if one.place is None or other.place is None or one.place == other.place:
        return False
    if is_place(one.place) != is_place(other.place):
        return False
    return not (_names_place(one, other.place) and _names_place(other, one.place))


def _names_place(one: Frame, place: str) -> bool:
    return place in fold(one.side.sentence)


def evidence(one: Frame, other: Frame, names: int) -> int:
    """Count what speaks for one topic: concepts most, what is counted, then other words."""
    concepts = one.concepts & other.concepts
    found = 2 * len(concepts) + any(concepts & group for group in groups())
    found += bool(harm() & concepts) + _counted(one, other)
    found += min(3, len(shared_words(one, other)))
    found += bool(one.names & other.names) + bool(one.periods and other.periods)
    found += bool(one.side.per and one.side.per == other.side.per)
    found += _same_source(one.side.said_by, other.side.said_by)
    if one.side.as_of and one.side.as_of == other.side.as_of:
        found += 3 if stage(one) == stage(other) == "goal" else 1
    if found:
        found += (names >= CLOSE_STORY) + 2 * _revises(one, other) + 2 * _revises(other, one)
    return found


def _revises(one: Frame, other: Frame) -> bool:
    """Return whether one figure changes the value that the other has."""
    return one.was is not None and agree(one.was, other.value)


def _counted(one: Frame, other: Frame) -> int:
    """Return how far the same is counted."""
    if one.heads & other.heads:
        return 2
    return bool(one.counted & other.counted or one.heads & other.words or other.heads & one.words)


def _same_source(one: str | None, other: str | None) -> bool:
    """Return whether both figures are given by the same source, by its last word."""
    if not one or not other:
        return False
    return surface_words(one)[-1:] == surface_words(other)[-1:]


def shared_words(one: Frame, other: Frame) -> frozenset[str]:
    """Return the words near both figures beside what is counted."""
    return (one.words & other.words) - one.counted - other.counted


def stage(one: Frame) -> str:
    """Return whether a figure is aimed at, to come, or has been; nothing where that is open."""
    for cue in ("goal", "ahead", "past"):
        if cue in one.cues:
            return cue
    return ""


def specific(one: Frame, other: Frame) -> int:
    """Return how much an equal value says: 11,700 more than 20, and money or measures more."""
    digits = min(one.value.digits, other.value.digits) - 1
    large = abs(one.value.low) >= LARGE
    return min(2, digits) + large + (one.side.dimension not in ("count", "time"))


def is_one_measure(one: Frame, other: Frame) -> bool:
    """Return whether values that are not equal may be of one thing."""
    if one.side.dimension == "time" and "wait" not in one.concepts & other.concepts:
        return False
    if one.side.dimension == "age":
        return False  # of how many persons
    if {"partitive", "converted"} & (one.cues | other.cues):
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    concepts = one.concepts & other.concepts
    if not concepts & harm() and are_contrasted(one, other):
        return False
    if concepts & harm() and _of_whom(one) != _of_whom(other):
        return False
    heads = (one.heads & other.heads) - words_of(concepts)
    others = shared_words(one, other) - words_of(concepts)
    same_goal = stage(one) == stage(other) == "goal" and one.side.as_of == other.side.as_of
    is_tied = bool(heads and (concepts or len(others) > 1)) and _is_telling(one, other)
    is_tied = is_tied or _is_amount_of(one, other)
    if not concepts - weak() and not same_goal and not is_tied:
        return False
    return times(one, other) <= TIMES


def _is_telling(one: Frame, other: Frame) -> bool:
    """Return whether counts are large enough to be of an event: who knows whose 11 games."""
    return one.side.dimension != "count" or min(one.value.low, other.value.low) >= MANY


def _is_amount_of(one: Frame, other: Frame) -> bool:
    """Return whether both are shares or sums of one thing by name: turnout, damage."""
    return one.side.dimension in ("percent", "money") and one.heads == other.heads != frozenset()


def _of_whom(one: Frame) -> frozenset[str]:
    """Return whom a count of people is of, if not of all: the children among the dead."""
    return one.heads - words_of(one.concepts)


def times(one: Frame, other: Frame) -> float:
    """Return how many times the smaller value the greater one is."""
    low, high = sorted((abs(one.value.low), abs(other.value.low)))
    return high / low if low else inf


def is_bare(one: Frame, other: Frame) -> bool:
    """Return whether nothing but a concept ties the figures."""
    named = words_of(one.concepts & other.concepts)
    tied = (one.heads & other.heads) | shared_words(one, other) | (one.names & other.names)
    return not tied - named and stage(one) != "goal"


def topic(one: Frame, other: Frame) -> str:
    """Return what both measure: concepts and what is counted, else what one says, and for when."""
    found = {word: word.replace("_", " ") for word in sorted(one.concepts & other.concepts)}
    counted = sorted(one.heads & other.heads) or sorted(one.counted & other.counted)
    said = sorted({side.measures for side in (one.side, other.side) if side.measures}, key=len)
    if not found and not counted and said:
        found[said[0]] = said[0].lower()
    others = [] if found or counted else sorted(shared_words(one, other) - one.names - other.names)
    for word in [*counted, *others][: max(0, TOPIC - len(found))]:
        if word not in {stem(one_spelling(known)) for known in found}:
            found[word] = one.spelled.get(word, word)
    time = [one.side.as_of] if one.side.as_of and one.side.as_of == other.side.as_of else []
    return " ".join([*found.values(), *time]) or one.side.dimension
