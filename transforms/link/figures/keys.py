"""Keys under which figures for the same thing are found: by story, and by topic or value in it.

Only figures of articles that share a name and appeared in the same or the next quarter are
compared, or that look ahead to the same year. Within a story, figures meet that share a concept,
what is counted, or nearly their value.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import floor, log

from transforms.link.figures.concepts import harm
from transforms.link.figures.frame import Frame, frame
from transforms.link.figures.names import story_names
from transforms.link.figures.scope import is_part
from transforms.link.figures.sides import FigureSide

STEP = 0.03
"""Width of a class of values, as a share: values that are equal but for rounding are in one class
or in neighbours, and each is entered in its own and in the next."""

FEWEST = 3
"""Smaller counts are words of the language more often than facts, but for people who came to
harm."""


def story_keys(
    text: str, published_at: datetime | None, sides: Sequence[FigureSide]
) -> tuple[tuple[str, str], ...]:
    """Return kind and key of each key under which an article's story is found, sorted.

    An article without a date is compared with all of its names: `story_undated` is compared with
    itself and with `story_dated`, and `story` with itself.
    """
    names = story_names(text)
    years = sorted({_year(side.as_of) for side in sides if side.as_of and _is_aim(frame(side))})
    keys = {("story", f"{name}|by {year}") for name in names for year in years}
    if published_at is None:
        keys |= {("story_undated", f"{name}|") for name in names}
    else:
        quarter = published_at.year * 4 + (published_at.month - 1) // 3
        keys |= {("story", f"{name}|{at}") for name in names for at in (quarter, quarter + 1)}
        keys |= {("story_dated", f"{name}|") for name in names}
    return tuple(sorted(keys))


def _is_aim(one: Frame) -> bool:
    return bool({"goal", "ahead"} & one.cues)


def figure_keys(
    side: FigureSide, siblings: Sequence[FigureSide] = ()
) -> tuple[tuple[str, str], ...]:
    """Return kind and key of each key of a figure within its story, sorted.

    `siblings` are the figures of its article: one that is part of another of them meets only those
    for its place.

    There are none for what is never compared. One shared name is enough to compare figures of one
    `figure_value`, not those of one `figure` topic.
    """
    about = frame(side)
    if not _is_compared(about):
        return ()
    factor = 1.0 if side.si_value is None or not side.value else side.si_value / side.value
    step = floor(log(abs(about.value.low * factor)) / STEP)
    topics = set(_topics(about))
    local = {f"{topic} in {about.place}" for topic in topics if about.place}
    topics = local if is_part(side, siblings) else topics | local
    keys = {("figure", f"{side.dimension} {key}") for key in topics}
    keys |= {("figure_value", f"{side.dimension} {at}") for at in (step, step + 1)}
    return tuple(sorted(keys))


def _is_compared(about: Frame) -> bool:
    side = about.side
    if side.dimension == "ordinal" or not about.value.low:
        return False
    harmed = bool(about.concepts & harm())
    return side.dimension != "count" or abs(side.value) >= FEWEST or harmed


def _topics(about: Frame) -> Iterator[str]:
    yield from about.concepts
    yield from (f"of {head}" for head in about.heads)
    if "goal" in about.cues and about.side.as_of:
        yield f"goal {_year(about.side.as_of)}"


def _year(as_of: str) -> str:
    """Return the year that a time ends in: of 2023/2030, 2030."""
    return as_of.rpartition("/")[2][:4]
