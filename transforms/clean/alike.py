"""Lines that are built alike: rows of tables, programmes, results, numbered lists."""

import re
from collections.abc import Sequence

from transforms.clean.furniture import Furniture
from transforms.clean.shape import Shape

_NUMBER = re.compile(r"[(#]?(\d{1,3})[.):]")
_BUILD = re.compile(r"[:–—|@/=]|(?<=\s)-(?=\s)|\d+|[()]")
_MARKS = frozenset(":–—|@=-")
_COUNT_AT_END = re.compile(r"\(\d+\)$")


def alike(shapes: Sequence[Shape], own: Sequence[Furniture | None]) -> list[bool]:
    """Tell of each block whether two others close by are built like it.

    Built alike are rows of a table, lines with the same separators and numbers in the same order,
    and items that are numbered on.
    """
    builds = [
        _build(block) if found is None or found[2] < 2 else None
        for block, found in zip(shapes, own, strict=True)
    ]
    result = []
    for number, build in enumerate(builds):
        near = builds[max(0, number - 3) : number] + builds[number + 1 : number + 4]
        result.append(build is not None and sum(_same(build, other) for other in near) >= 2)
    return result


def _build(block: Shape) -> str | int | None:
    """Return how a line is built: its number, or its separators; None for prose and plain lines."""
    if block.is_row:
        return "row"
    numbered = _NUMBER.match(block.text)
    if numbered is not None:
        return int(numbered[1])
    if block.is_prose or block.count > 25 or _COUNT_AT_END.search(block.text):
        return None
    marks = ["#" if mark.isdigit() else mark for mark in _BUILD.findall(block.text)]
    if len(marks) < 2 or _MARKS.isdisjoint(marks):
        return None
    return "".join(marks)


def _same(build: str | int, other: str | int | None) -> bool:
    if isinstance(build, int) and isinstance(other, int):
        return 0 < abs(build - other) <= 3
    return build == other
