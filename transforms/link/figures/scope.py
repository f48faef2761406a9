"""Whether a figure is for a part of what its article counts: 14 of the 33 dead, in Hellow."""

from collections.abc import Sequence

from transforms.link.figures.frame import Frame, frame
from transforms.link.figures.places import place_behind
from transforms.link.figures.sides import FigureSide, around


def is_part(side: FigureSide, siblings: Sequence[FigureSide]) -> bool:
    """Return whether the article gives a larger count of the same, or one beside it elsewhere."""
    one = frame(side)
    if one.place is None or side.dimension != "count":
        return False
    return any(
        _is_whole_of(one, other) or _is_listed_with(one, other)
        for other in map(frame, siblings)
        if other.side.figure_id != side.figure_id and _counts_the_same(one, other)
    )


def _counts_the_same(one: Frame, other: Frame) -> bool:
    return other.side.dimension == "count" and bool(
        one.concepts & other.concepts or one.heads & other.heads
    )


def _is_whole_of(one: Frame, other: Frame) -> bool:
    """Return whether a figure of the article may hold the other: the same years, and larger."""
    return other.value.low > one.value.low and other.place != one.place and other.years <= one.years


def _is_listed_with(one: Frame, other: Frame) -> bool:
    """Return whether one sentence gives a count for each of two places."""
    if one.side.sentence != other.side.sentence:
        return False
    mine, theirs = (place_behind(around(each.side)[1]) for each in (one, other))
    return bool(mine and theirs and mine != theirs)
