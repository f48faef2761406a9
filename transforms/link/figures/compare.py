"""Whether two figures are for the same thing, and whether they agree."""

from dataclasses import replace
from datetime import UTC, datetime

from transforms.link.figures.concepts import harm, varying
from transforms.link.figures.evidence import (
    CLOSE_STORY,
    LARGE,
    apart,
    evidence,
    is_bare,
    is_one_measure,
    specific,
    stage,
    times,
    topic,
)
from transforms.link.figures.frame import Frame, frame
from transforms.link.figures.periods import are_other_periods, are_other_times, stretch
from transforms.link.figures.sides import FigureSide
from transforms.link.figures.values import Value, agree, contradict, difference, scaled
from transforms.model.links import FigureMatch

ENOUGH_TO_AGREE = 4
ENOUGH_TO_DIFFER = 5
"""Evidence that two figures are for the same thing. Equal values are evidence themselves."""

SAME_COUNT_DAYS = 3
"""Days after which a count of people who came to harm is another count."""

UNDATED = 1000.0
"""Days between articles of which one has no date."""

LONG_AGO = 7
"""Days after which news of an event is seldom told as new."""

SAME_DAY = 0.75
"""Days after which a higher count may be a newer one, and contradicts nothing."""

STAGES = {
    "goal": "one is a goal",
    "ahead": "one is expected",
    "past": "one is reported",
    "": "one is not",
}

PLAIN = frozenset(["money", "percent", "ratio", "count"])
"""Dimensions without units to convert."""

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
    if one.doc_id == other.doc_id or values is None or apart(mine, theirs):
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
        topic=topic(mine, theirs),
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
        return _in_si(one, a.unit != b.unit), _in_si(other, a.unit != b.unit)
    if a.dimension in PLAIN or _unit(a) == _unit(b):
        return one.value, other.value
    return None


def _in_si(one: Frame, converted: bool) -> Value:
    """Return the value in SI units; who converts one unit to another rounds."""
    side = one.side
    factor = (side.si_value or 0.0) / side.value if side.value else 1.0
    value = scaled(one.value, factor)
    return replace(value, modifier=value.modifier or "approx") if converted else value


def _unit(side: FigureSide) -> str:
    """Return the unit without what it is per."""
    unit = (side.unit or "").replace("_", " ")
    return "" if unit.startswith("per ") else unit.partition(" per ")[0]


def _verdict(
    one: Frame, other: Frame, value: Value, other_value: Value, names: int
) -> tuple[str | None, str]:
    found = evidence(one, other, names)
    if agree(value, other_value):
        if are_other_periods(one, other) or not _may_agree(one, found, specific(one, other), names):
            return None, ""
        return "agree", _equal(one, other, value, other_value)
    if found < ENOUGH_TO_DIFFER or names < 2 or not is_one_measure(one, other):
        return None, ""
    reason = _incomparable(one, other)
    if reason:
        return "not_comparable", reason
    if not contradict(value, other_value):
        return "not_comparable", f"{one.side.text} and {other.side.text} may both be true"
    if is_bare(one, other) and times(one, other) > NEAR:
        return None, ""
    return "differ", _unequal(one, other)


def _may_agree(one: Frame, found: int, rarity: int, names: int) -> bool:
    """Return whether equal values are of one thing: rare values need few words besides."""
    if one.side.dimension == "time":
        return found >= ENOUGH_TO_AGREE - (one.value.digits > 1)
    if not found:
        return names > CLOSE_STORY and rarity >= 3
    close = names > 1 and abs(one.value.low) >= LARGE
    return found + rarity + close >= ENOUGH_TO_AGREE


def _equal(one: Frame, other: Frame, value: Value, other_value: Value) -> str:
    texts = f"{one.side.text} and {other.side.text}"
    if one.side.unit != other.side.unit and one.side.si_value is not None:
        return f"{texts} are equal in one unit"
    if value.low == other_value.low and value.high == other_value.high:
        return f"{texts} are equal"
    return f"{texts} are equal as far as they are given"


def _unequal(one: Frame, other: Frame) -> str:
    both = {"goal": "both are goals", "ahead": "both are expected"}.get(stage(one), "")
    time = one.side.as_of if one.side.as_of == other.side.as_of else None
    more = ", ".join(filter(None, (both, f"for {time}" if time else "")))
    return f"{one.side.text} against {other.side.text}" + (f"; {more}" if more else "")


def _incomparable(one: Frame, other: Frame) -> str:
    """Return why figures on one topic must not be compared, or nothing."""
    if not _same_stage(one, other):
        return ", ".join(STAGES[each] for each in sorted((stage(one), stage(other)))[::-1])
    if one.periods != other.periods:
        return "they are for different periods"
    if are_other_times(one, other):
        return f"they are for {one.side.as_of} and {other.side.as_of}"
    if {"provisional", "compared"} & (one.cues | other.cues):
        return "one is an earlier count"
    if _has_changed(one, other):
        return "it may have changed between the articles"
    if "each" in one.cues ^ other.cues:
        return "one is an average or for each"
    if one.side.dimension != "count" and _is_change(one) != _is_change(other):
        return "one is a change, the other is not"
    return _other_count(one, other) if harm() & one.concepts & other.concepts else ""


def _other_count(one: Frame, other: Frame) -> str:
    """Return why two counts of people are not of one event and day, or nothing."""
    if one.years != other.years:
        return "only one names the year, or they name two"
    days = _days(one.side, other.side)
    if days is None:
        return "the counts may be of two days"
    if _is_of_the_past(one, other) or _is_of_the_past(other, one):
        return "they are of two times"
    if days > SAME_COUNT_DAYS:
        return f"the counts are {days:.0f} days apart"
    if days > SAME_DAY and _has_risen(one, other):
        return "the later count is the higher one"
    if "whole" in one.cues ^ other.cues and (one.place or other.place):
        return "one is for all places"
    if "local" in one.cues ^ other.cues and not (one.place and one.place == other.place):
        return "only one says for which part"
    return ""


def _is_of_the_past(one: Frame, other: Frame) -> bool:
    """Return whether one is for a time long before the other's article, which gives no time."""
    held = stretch(one)
    if held is None or other.side.as_of or other.side.published_at is None:
        return False
    return (other.side.published_at.date() - held[1]).days > LONG_AGO


def _has_changed(one: Frame, other: Frame) -> bool:
    """Return whether the later article tells of a change, or of what changes day by day."""
    days = _days(one.side, other.side)
    days = UNDATED if days is None else days
    if days <= SAME_DAY or "goal" in one.cues | other.cues:
        return False
    late = max(one, other, key=_published)
    is_dated = bool(one.side.as_of and other.side.as_of)
    concepts, nouns = varying()
    concepts_of_both = one.concepts & other.concepts
    varies = bool(concepts & concepts_of_both or nouns & one.heads & other.heads)
    moved = "moved" in late.cues and not harm() & concepts_of_both
    return moved or (varies and days > SAME_COUNT_DAYS and not is_dated)


def _has_risen(one: Frame, other: Frame) -> bool:
    """Return whether the article that came later gives the higher count."""
    early, late = sorted((one, other), key=_published)
    return late.value.low > early.value.low


def _published(one: Frame) -> datetime:
    return one.side.published_at or datetime.min.replace(tzinfo=UTC)


def _same_stage(one: Frame, other: Frame) -> bool:
    """Return whether both are aimed at, or to come, or have been, or may be, where it is open."""
    stages = {stage(one), stage(other)}
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
