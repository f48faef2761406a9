"""Lines that stand below the heading of a piece of furniture: its links, its promises."""

from collections.abc import Sequence

from transforms.clean.furniture import Furniture
from transforms.clean.shape import Shape
from transforms.clean.weights import COMPANY

LEADS = frozenset({"related", "sign_in", "subscribe", "donate"})
"""Kinds whose lines stand above a list of links or of promises."""


def _heads(block: Shape, found: Furniture) -> bool:
    """Tell whether a line of furniture is a heading, and not one link with its label."""
    return found[0] != "related" or block.count <= 5 or block.ends == ":"


def _opens_section(shapes: Sequence[Shape], prose: Sequence[bool], number: int) -> bool:
    """Tell whether a line is the heading of a paragraph that goes on below a box."""
    if prose[number] or shapes[number].is_item or number + 1 >= len(shapes):
        return False
    below = shapes[number + 1]
    return prose[number + 1] and not below.is_item and below.count >= COMPANY["section"]


def led_by(
    shapes: Sequence[Shape], own: Sequence[Furniture | None], prose: Sequence[bool]
) -> list[str | None]:
    """Return for each line the kind of the furniture that stands above it as its heading."""
    kinds: list[str | None] = []
    left = 0
    kind: str | None = None
    for number, (block, found) in enumerate(zip(shapes, own, strict=True)):
        led: str | None = None
        if found is not None and found[2] >= 2.5 and found[0] in LEADS and _heads(block, found):
            left, kind = int(COMPANY["marked_lines"]), found[0]
        elif left and not block.is_void:
            left -= 1
            if kind != "related" and _opens_section(shapes, prose, number):
                left = 0
            elif not prose[number] or (block.is_item and block.count <= COMPANY["short_item"]):
                led = kind
            elif block.sentences and not block.is_item:
                left = 0
        kinds.append(led)
    return kinds
