"""Times that figures hold for, as stretches of days."""

import re
from datetime import date, timedelta

from transforms.link.figures.frame import Frame

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")

CLOSE = 3
"""Days that two days may lie apart and be one event's: it happened on one and was told on the
next."""


def are_other_times(one: Frame, other: Frame) -> bool:
    """Return whether both say for what time they hold, and the times have no day in common."""
    mine, theirs = stretch(one), stretch(other)
    if mine is None or theirs is None:
        return False
    days = CLOSE if _is_day(mine) and _is_day(theirs) else 0
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1]) > timedelta(days=days)


def are_other_periods(one: Frame, other: Frame) -> bool:
    """Return the same of months, quarters and years alone: a day may be that of the telling."""
    mine, theirs = stretch(one), stretch(other)
    if mine is None or theirs is None:
        return False
    is_told = (_is_day(mine) or _is_day(theirs)) and mine[0].year == theirs[0].year
    return not is_told and are_other_times(one, other)


def _is_day(days: tuple[date, date]) -> bool:
    return days[0] == days[1]


def stretch(one: Frame) -> tuple[date, date] | None:
    """Return the first and the last day that a figure holds for; of a change, of where it ended."""
    text = one.side.as_of
    if not text:
        return None
    if one.was is not None:
        text = text.rpartition("/")[2]
    first, _, last = text.partition("/")
    start, end = _days(first), _days(last or first)
    return (start[0], end[1]) if start and end else None


def _days(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a year, a month or a day."""
    found = _ISO.match(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not 1 <= year < date.max.year:
        return None
    try:
        if day is not None and month is not None:
            return date(year, month, day), date(year, month, day)
        if month is not None:
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), after - timedelta(days=1)
    except ValueError:
        return None
    return date(year, 1, 1), date(year, 12, 31)
