"""Whether two figures are for the same thing, and whether they agree."""

from math import inf

from transforms.link.figures.frame import FigureSide, Frame, frame, groups, harm, weak, words_of
from transforms.link.figures.values import Value, agree, contradict, difference, scaled
from transforms.link.words import one_spelling, stem, surface_words
from transforms.model.links import FigureMatch

ENOUGH_TO_AGREE = 4
ENOUGH_TO_DIFFER = 5
"""Evidence that two figures are for the same thing. Equal values are evidence themselves."""

LARGE = 1_000
"""From here on equal numbers are seldom equal by chance."""

CLOSE_STORY = 3
"""Shared names from which on two articles are surely about one thing."""

SAME_COUNT_DAYS = 3
"""Days after which a count of people who came to harm is another count."""

STAGES = {
    "goal": "one is a goal",
    "ahead": "one is expected",
    "past": "one is reported",
    "": "one is not",
}

TOPIC = 3
"""Words of a topic."""

PLAIN = frozenset(["money", "percent", "ratio", "count"])
"""Dimensions without units to convert."""

TIMES = 3.0
"""Values further apart than this factor measure two things, not one thing wrongly."""

NEAR = 1.3
"""The same where nothing but a concept ties the figures: two costs of 2 and 3 are of two things."""


def match_figures(one: FigureSide, other: FigureSide, names: int) -> FigureMatch | None:
    """Return the match of two figures, or None where they are not for the same thing.

    `names` is how many names of their stories the articles share.
    """
    if other.figure_id < one.figure_id:
        one, other = other, one
    mine, theirs = frame(one), frame(other)
    values = _values(mine, theirs)
    if one.doc_id == other.doc_id or values is None or _apart(mine, theirs):
        return None
    verdict, why = _verdict(mine, theirs, *values, names)
    if verdict is None:
        return None
    return FigureMatch(
        figure_id=one.figure_id,
        other_figure_id=other.figure_id,
        doc_id=one.doc_id,
        other_doc_id=other.doc_id,
        verdict=verdict,
        why=why,
        topic=_topic(mine, theirs),
        difference=difference(*values),
    )


def _values(one: Frame, other: Frame) -> tuple[Value, Value] | None:
    """Return the values in one unit, or None if they can't be compared as numbers at all."""
    a, b = one.side, other.side
    if a.dimension != b.dimension:
        return None
    if a.dimension == "money" and a.currency and b.currency and a.currency != b.currency:
        return None
    if None not in (a.per, b.per) and a.per != b.per:
        return None
    if a.si_value is not None and b.si_value is not None and a.per == b.per:
        return _in_si(one), _in_si(other)
    if a.dimension in PLAIN or _unit(a) == _unit(b):
        return one.value, other.value
    return None


def _in_si(one: Frame) -> Value:
    """Return the value in SI units."""
    side = one.side
    factor = (side.si_value or 0.0) / side.value if side.value else 1.0
    return scaled(one.value, factor)


def _unit(side: FigureSide) -> str:
    """Return the unit without what it is per."""
    unit = (side.unit or "").replace("_", " ")
    return "" if unit.startswith("per ") else unit.partition(" per ")[0]


def _apart(one: Frame, other: Frame) -> bool:
    """Return whether the figures are of two concepts that exclude each other."""
    for group in groups():
        mine, theirs = one.concepts & group, other.concepts & group
        if mine and theirs and not mine & theirs:
            return True
    return "denied" in one.cues ^ other.cues


def _evidence(one: Frame, other: Frame, names: int) -> int:
    """Count what speaks for one topic: concepts most, what is counted, then other words."""
    concepts = one.concepts & other.concepts
    found = 2 * len(concepts) + any(concepts & group for group in groups())
    found += bool(harm() & concepts) + _counted(one, other)
    found += min(3, len(_others(one, other)))
    found += bool(one.names & other.names) + bool(one.periods and other.periods)
    found += bool(one.side.per and one.side.per == other.side.per)
    found += _same_source(one.side.said_by, other.side.said_by)
    if one.side.as_of and one.side.as_of == other.side.as_of:
        found += 3 if _stage(one) == _stage(other) == "goal" else 1
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


def _others(one: Frame, other: Frame) -> frozenset[str]:
    """Return the words near both figures beside what is counted."""
    return (one.words & other.words) - one.counted - other.counted


def _stage(one: Frame) -> str:
    """Return whether a figure is aimed at, to come, or has been; nothing where that is open."""
    for stage in ("goal", "ahead", "past"):
        if stage in one.cues:
            return stage
    return ""


def _verdict(
    one: Frame, other: Frame, value: Value, other_value: Value, names: int
) -> tuple[str | None, str]:
    evidence = _evidence(one, other, names)
    if agree(value, other_value):
        specific = _specific(one, other)
        if _other_time(one, other) or not _may_agree(one, evidence, specific, names):
            return None, ""
        return "agree", _equal(one, other, value, other_value)
    if evidence < ENOUGH_TO_DIFFER or names < 2 or not _one_measure(one, other):
        return None, ""
    reason = _incomparable(one, other)
    if reason:
        return "not_comparable", reason
    if not contradict(value, other_value):
        return "not_comparable", f"{one.side.text} and {other.side.text} may both be true"
    if _is_bare(one, other) and _times(one, other) > NEAR:
        return None, ""
    return "differ", _unequal(one, other)


def _may_agree(one: Frame, evidence: int, specific: int, names: int) -> bool:
    """Return whether equal values are of one thing: rare values need few words besides."""
    if one.side.dimension == "time":
        return evidence >= ENOUGH_TO_AGREE - (one.value.digits > 1)
    if not evidence:
        return names > CLOSE_STORY and specific >= 3
    close = names > 1 and abs(one.value.low) >= LARGE
    return evidence + specific + close >= ENOUGH_TO_AGREE


def _equal(one: Frame, other: Frame, value: Value, other_value: Value) -> str:
    texts = f"{one.side.text} and {other.side.text}"
    if one.side.unit != other.side.unit and one.side.si_value is not None:
        return f"{texts} are equal in one unit"
    if value.low == other_value.low and value.high == other_value.high:
        return f"{texts} are equal"
    return f"{texts} are equal as far as they are given"


def _unequal(one: Frame, other: Frame) -> str:
    stage = {"goal": "both are goals", "ahead": "both are expected"}.get(_stage(one), "")
    time = one.side.as_of if one.side.as_of == other.side.as_of else None
    more = ", ".join(filter(None, (stage, f"for {time}" if time else "")))
    return f"{one.side.text} against {other.side.text}" + (f"; {more}" if more else "")


def _specific(one: Frame, other: Frame) -> int:
    """Return how much an equal value says: 11,700 more than 20, and money or measures more."""
    digits = min(one.value.digits, other.value.digits) - 1
    large = abs(one.value.low) >= LARGE
    return min(2, digits) + large + (one.side.dimension not in ("count", "time"))


def _one_measure(one: Frame, other: Frame) -> bool:
    """Return whether values that are not equal may be of one thing."""
    if one.side.dimension == "time" and "wait" not in one.concepts & other.concepts:
        return False
    if "partitive" in one.cues | other.cues:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    concepts = one.concepts & other.concepts
    heads = (one.heads & other.heads) - words_of(concepts)
    others = _others(one, other) - words_of(concepts)
    same_goal = _stage(one) == _stage(other) == "goal" and one.side.as_of == other.side.as_of
    if not concepts - weak() and not same_goal and not (heads and (concepts or len(others) > 1)):
        return False
    return _times(one, other) <= TIMES


def _times(one: Frame, other: Frame) -> float:
    low, high = sorted((abs(one.value.low), abs(other.value.low)))
    return high / low if low else inf


def _is_bare(one: Frame, other: Frame) -> bool:
    """Return whether nothing but a concept ties the figures."""
    named = words_of(one.concepts & other.concepts)
    tied = (one.heads & other.heads) | _others(one, other) | (one.names & other.names)
    return not tied - named and _stage(one) != "goal"


def _incomparable(one: Frame, other: Frame) -> str:
    """Return why figures on one topic must not be compared, or nothing."""
    if not _same_stage(one, other):
        return ", ".join(STAGES[stage] for stage in sorted((_stage(one), _stage(other)))[::-1])
    if one.periods != other.periods:
        return "they are for different periods"
    if _other_time(one, other):
        return f"they are for {one.side.as_of} and {other.side.as_of}"
    if {"provisional", "compared"} & (one.cues | other.cues):
        return "one is an earlier count"
    if "each" in one.cues ^ other.cues:
        return "one is an average or for each"
    if one.side.dimension != "count" and _is_change(one) != _is_change(other):
        return "one is a change, the other is not"
    days = _days(one.side, other.side)
    if harm() & one.concepts & other.concepts and days is not None and days > SAME_COUNT_DAYS:
        return f"the counts are {days:.0f} days apart"
    return ""


def _same_stage(one: Frame, other: Frame) -> bool:
    """Return whether both are aimed at, or to come, or have been, or may be, where it is open."""
    stages = {_stage(one), _stage(other)}
    if "goal" in stages:
        aims = len(stages) == 1 or one.side.as_of == other.side.as_of is not None
        return aims and "past" not in stages
    return stages != {"ahead", "past"}


def _is_change(one: Frame) -> bool:
    return one.side.modifier in ("up", "down")


def _days(one: FigureSide, other: FigureSide) -> float | None:
    if one.published_at is None or other.published_at is None:
        return None
    return abs((one.published_at - other.published_at).total_seconds()) / 86_400


def _other_time(one: Frame, other: Frame) -> bool:
    """Return whether both say for what time they hold, and the years are not the same."""
    mine, theirs = one.side.as_of, other.side.as_of
    return bool(mine and theirs and mine[:4] != theirs[:4])


def _topic(one: Frame, other: Frame) -> str:
    """Return what both measure: concepts, what is counted, a few words, and for when."""
    found = {word: word.replace("_", " ") for word in sorted(one.concepts & other.concepts)}
    counted = sorted(one.heads & other.heads) or sorted(one.counted & other.counted)
    others = sorted(_others(one, other) - one.names - other.names)
    for word in [*counted, *others][: max(0, TOPIC - len(found))]:
        if word not in {stem(one_spelling(known)) for known in found}:
            found[word] = one.spelled.get(word, word)
    time = [one.side.as_of] if one.side.as_of and one.side.as_of == other.side.as_of else []
    return " ".join([*found.values(), *time]) or one.side.dimension
