"""Whether two figures are for the same thing, and whether they agree."""

from transforms.link.figures.frame import FigureSide, Frame, frame, groups
from transforms.link.figures.values import agree, contradict, difference
from transforms.model.links import FigureMatch

ENOUGH = 4
"""Evidence that two figures are for the same thing. Equal values are evidence themselves."""

RUNNING = frozenset(["dead", "injured", "missing", "displaced", "rescued", "arrested", "infected"])
"""Counts that go up from day to day."""

SAME_COUNT_DAYS = 3

STAGES = {"goal": "one is a goal", "ahead": "one is expected", "so": "one is reported"}

TIMES = 3.0
"""Values further apart than this factor measure two things, not one thing wrongly."""


def match_figures(one: FigureSide, other: FigureSide, names: int) -> FigureMatch | None:
    """Return the match of two figures, or None where they are not for the same thing.

    `names` is how many names of their stories the articles share.
    """
    if other.figure_id < one.figure_id:
        one, other = other, one
    mine, theirs = frame(one), frame(other)
    if one.doc_id == other.doc_id or not _same_kind(mine, theirs) or _apart(mine, theirs):
        return None
    verdict, why = _verdict(mine, theirs, names)
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
        difference=difference(mine.value, theirs.value),
    )


def _same_kind(one: Frame, other: Frame) -> bool:
    """Return whether the figures can be compared as numbers at all."""
    a, b = one.side, other.side
    if a.dimension != b.dimension:
        return False
    if a.dimension == "money" and a.currency and b.currency and a.currency != b.currency:
        return False
    return a.per is None or b.per is None or a.per == b.per


def _apart(one: Frame, other: Frame) -> bool:
    """Return whether the figures are of two concepts that exclude each other."""
    for group in groups():
        mine, theirs = one.concepts & group, other.concepts & group
        if mine and theirs and not mine & theirs:
            return True
    return "denied" in one.cues ^ other.cues


def _evidence(one: Frame, other: Frame) -> int:
    """Count what speaks for one topic: concepts most, what is counted, then other words."""
    concepts = one.concepts & other.concepts
    found = 2 * len(concepts) + any(concepts & group for group in groups())
    found += 2 * bool(one.heads & other.heads) or int(bool(one.counted & other.counted))
    found += min(3, len(_others(one, other)))
    found += bool(one.side.per and one.side.per == other.side.per)
    if one.side.as_of and one.side.as_of == other.side.as_of:
        found += 3 if _stage(one) == _stage(other) == "goal" else 1
    return found


def _others(one: Frame, other: Frame) -> frozenset[str]:
    """Return the words near both figures beside what is counted."""
    return (one.words & other.words) - one.counted - other.counted


def _stage(one: Frame) -> str:
    """Return whether a figure is aimed at, to come, or so."""
    for stage in ("goal", "ahead"):
        if stage in one.cues:
            return stage
    return "so"


def _verdict(one: Frame, other: Frame, names: int) -> tuple[str | None, str]:
    evidence = _evidence(one, other)
    if agree(one.value, other.value):
        if not evidence or _other_time(one, other) or evidence + _specific(one, other) < ENOUGH:
            return None, ""
        return "agree", f"{one.side.text} and {other.side.text} are the same as far as given"
    if evidence < ENOUGH or names < 2 or not _one_measure(one, other):
        return None, ""
    reason = _incomparable(one, other)
    if reason:
        return "not_comparable", reason
    if not contradict(one.value, other.value):
        return "not_comparable", f"{one.side.text} and {other.side.text} may both be true"
    return "differ", f"{one.side.text} against {other.side.text}"


def _specific(one: Frame, other: Frame) -> int:
    """Return how much an equal value says: 11,700 more than 20, and money or measures more."""
    digits = min(one.value.digits, other.value.digits) - 1
    large = one.side.value >= 1_000
    return min(2, digits) + large + (one.side.dimension not in ("count", "time"))


def _one_measure(one: Frame, other: Frame) -> bool:
    """Return whether values that are not equal may be of one thing."""
    if one.side.dimension == "time" and "wait" not in one.concepts & other.concepts:
        return False
    if "partitive" in one.cues | other.cues:
        return False
    if not one.concepts & other.concepts:
        same_goal = _stage(one) == _stage(other) == "goal" and one.side.as_of == other.side.as_of
        same_act = one.heads & other.heads and len(_others(one, other)) > 1
        if not same_goal and not same_act:
            return False
    if one.names and other.names and not one.names & other.names:
        return False
    low, high = sorted((abs(one.value.low), abs(other.value.low)))
    return high <= TIMES * low


def _incomparable(one: Frame, other: Frame) -> str:
    """Return why figures on one topic must not be compared, or nothing."""
    stages = {_stage(one), _stage(other)}
    if len(stages) > 1 and ("so" in stages or one.side.as_of != other.side.as_of):
        return " and ".join(STAGES[stage] for stage in sorted(stages))
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
    if RUNNING & one.concepts & other.concepts and days is not None and days > SAME_COUNT_DAYS:
        return f"the counts are {days:.0f} days apart"
    return ""


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
    """Return what both measure: concepts, what is counted, shared names, and for when."""
    shared = sorted(one.concepts & other.concepts)
    things = sorted(one.heads & other.heads) or sorted(one.counted & other.counted)
    names = sorted(one.names & other.names)
    words = sorted((one.words & other.words) - set(things) - set(names))[:3]
    time = [one.side.as_of] if one.side.as_of and one.side.as_of == other.side.as_of else []
    return " ".join([*shared, *things, *words, *names, *time]) or one.side.dimension
