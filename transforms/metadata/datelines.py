"""Datelines: the place and day that open a text, as in: LORNE, March 14, 2023 (Wire) - ..."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from transforms.metadata.header import Header
from transforms.metadata.stamps import stamps
from transforms.metadata.statements import Line, Statement, spoken

_DAY = re.compile(
    r"[A-Z][\w.,’' /-]{1,60}?,\s(?P<day>(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"[a-z]*\.?\s\d\d?)\s*(?:\([^()]{2,30}\)\s*)?[-–—]"
)
_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*|of|de|la|del|\([A-Z][\w ]{1,20}\))"
    r"(?:[\s,/–—-]+(?:[A-ZÀ-Þ][\w.’'-]*|of|de|la|del|\([A-Z][\w ]{1,20}\)))*[\s,(–—-]*"
)
_BREAK = re.compile(r"\)?,?\s*(?:/[^/]{2,25}/|\([^()]{2,30}\))?\s*(?:[-–—]{1,2}|:)\s*\S")
REACH = 110
"""Characters of a paragraph that a dateline stands in."""
TRUST = 0.5
"""Less than a date line's: it is the day on which the text was filed."""


def dateline_bound(lines: Sequence[Line], year: int) -> datetime | None:
    """Return the day of a wire's dateline, as in: KYIV, Feb. 4 (Wire) -, in a known year."""
    for line in lines:
        match = _DAY.match(line.text)
        if match:
            found = stamps(f"{match['day']}, {year}")
            return found[0].at if found else None
    return None


def dateline_days(header: Header) -> Iterator[Statement]:
    """State the day, year and all, that the text's first paragraph opens with behind a place."""
    start = header.start
    for line in header.lines[max(0, start - 1) : start + 2]:
        found = stamps(line.text[:REACH])
        if not found:
            continue
        stamp = found[0]
        place, rest = line.text[: stamp.start], line.text[stamp.stop :]
        if _PLACE.fullmatch(place) and _BREAK.match(rest):
            yield Statement(
                field="published_at",
                value=spoken(stamp.at),
                origin="text",
                rule="dateline_day",
                trust=TRUST,
                stamp=stamp,
                shown=line.text[stamp.start : stamp.stop],
                start=line.start + stamp.start,
                stop=line.start + stamp.stop,
            )
            return
