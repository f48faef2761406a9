"""Lines that are built alike, and blocks that say the whole text again."""

import re
from collections.abc import Sequence

from transforms.clean.furniture import Furniture
from transforms.clean.shape import Shape

_BUILD = re.compile(r"[:–—|@/=]|(?<=\s)-(?=\s)|\d+|[()]")
_MARKS = frozenset(":–—|@=-")
_BUILT = re.compile(r"[:–—|@=\d-]")
_PREFIX = re.compile(
    r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b)"
    r"|(?P<number>\(?\d{1,3}\))|(?P<clock>\d{1,2}[:.]\d\d\b)"
)
_NUMERIC = re.compile(r"[\d.,%+–-]*\d[\d.,%+–-]*")
_COUNT_AT_END = re.compile(r"\(\d+\)$")


ROW_NUMBERS = 4
"""Numbers in a line from which on it is taken for a row of a table."""
LEAST_CELLS = 12
"""Lines below a colon from which on they can be a table's cells, one a line."""
NUMERIC_CELLS = 0.3
"""Share of them that hold nothing but a number."""


def table_cells(shapes: Sequence[Shape], own: Sequence[Furniture | None]) -> frozenset[int]:
    """Return the lines that are cells of a table which a tool put below each other.

    Such a table stands below a line that ends in a colon, and many of its lines are numbers.
    """
    cells: set[int] = set()
    for number, block in enumerate(shapes):
        if block.ends != ":" or number in cells or own[number] is not None:
            continue
        stop = number + 1
        while stop < len(shapes) and _is_cell(shapes[stop], own[stop]):
            stop += 1
        found = range(number + 1, stop)
        numeric = sum(_NUMERIC.fullmatch(shapes[n].text) is not None for n in found)
        if len(found) >= LEAST_CELLS and numeric >= NUMERIC_CELLS * len(found):
            cells.update(found)
    return frozenset(cells)


def _is_cell(block: Shape, found: Furniture | None) -> bool:
    is_free = found is None or found[1] in ("counter", "no_words")
    return is_free and not block.is_prose and block.count <= 6


def alike(shapes: Sequence[Shape], own: Sequence[Furniture | None]) -> list[bool]:
    """Tell of each block whether two others close by are built like it.

    Built alike are rows of a table, and lines with the same separators and numbers in the same
    order.
    """
    builds = [
        _build(block) if found is None or found[2] < 2 else None
        for block, found in zip(shapes, own, strict=True)
    ]
    return [
        build is not None and builds[max(0, number - 3) : number + 4].count(build) >= 3
        for number, build in enumerate(builds)
    ]


def _build(block: Shape) -> str | None:
    """Return how a line is built: its beginning or its separators. None for prose."""
    if block.is_row:
        return "row"
    if block.is_prose or block.count > 25 or _COUNT_AT_END.search(block.text):
        return None
    if _BUILT.search(block.text) is None:
        return None
    prefix = _PREFIX.match(block.folded.lstrip("*•- "))
    if prefix is not None:
        return prefix.lastgroup
    marks = ["#" if mark.isdigit() else mark for mark in _BUILD.findall(block.text)]
    if marks.count("#") >= ROW_NUMBERS and len(marks) == marks.count("#"):
        return "cells"
    if len(marks) < 2 or _MARKS.isdisjoint(marks):
        return None
    return "".join(marks)


DIGEST_WORDS = 120
"""Words from which on a block may be the text once more."""


def find_digests(shapes: Sequence[Shape], prose: Sequence[bool]) -> frozenset[int]:
    """Return the blocks of which most is three or more other paragraphs, word for word."""
    found = set()
    for number, block in enumerate(shapes):
        if block.count < DIGEST_WORDS:
            continue
        whole = f" {' '.join(block.words)} "
        held = [
            other.count
            for place, other in enumerate(shapes)
            if prose[place]
            and place != number
            and 8 <= other.count < block.count
            and f" {' '.join(other.words)} " in whole
        ]
        if len(held) >= 3 and sum(held) >= 0.5 * block.count:
            found.add(number)
    return frozenset(found)
