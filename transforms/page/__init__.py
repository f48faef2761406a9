"""HTML to a page: parsed once, flattened block by block, with each block's place kept."""

from transforms.model.page import Container, Page, PageBlock
from transforms.page.flatten import Walk
from transforms.page.hints import own_hint
from transforms.page.parse import parse, parse_leniently

_PLACE_DEPTH = 60
"""Deeper places are cut in the middle: on hostile pages they would outweigh the text."""
_HINTS_LENGTH = 600


def read_page(html: str, *, name: str, url: str | None = None) -> Page:
    """Parse and flatten a page. Raises HostilePage for one built to exhaust memory or time.

    White space in the source text is folded, and a line end parts two blocks. A page without any
    text, as those are that scripts fill in, has an empty source text.
    """
    tree = parse(html, name=name)
    walk = Walk(name).over(tree)
    if not walk.lines:
        tree = parse_leniently(html, tree)
        walk = Walk(name).over(tree)
    containers, numbers = _containers(walk)
    return Page(
        source_text="\n".join(line.text for line in walk.lines),
        blocks=_blocks(walk, containers, numbers),
        containers=containers,
        tree=tree,
        html=html,
        url=url,
    )


def _containers(walk: Walk) -> tuple[tuple[Container, ...], dict[int, int]]:
    """Return the elements that hold lines, and their numbers there by their numbers in the walk."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, line in enumerate(walk.lines):
        first.setdefault(line.common, number)
        last[line.common] = number
    for element in range(len(walk.elements) - 1, 0, -1):  # children have higher numbers
        if element in first:
            parent = walk.parents[element]
            first[parent] = min(first[element], first.get(parent, first[element]))
            last[parent] = max(last[element], last.get(parent, last[element]))
    order = sorted(first)
    numbers = {element: number for number, element in enumerate(order)}
    containers = tuple(
        Container(
            tag=walk.elements[element].tag,
            hint=own_hint(walk.elements[element]),
            parent=numbers.get(walk.parents[element], -1),
            first=first[element],
            last=last[element],
            element=walk.elements[element],
        )
        for element in order
    )
    return containers, numbers


def _blocks(
    walk: Walk, containers: tuple[Container, ...], numbers: dict[int, int]
) -> tuple[PageBlock, ...]:
    places: list[str] = []
    hints: list[str] = []
    depths: list[int] = []
    order = sorted(numbers)
    for element, container in zip(order, containers, strict=True):
        up = container.parent
        depths.append(depths[up] + 1 if up >= 0 else 0)
        index = walk.indexes[element]
        step = container.tag if index == 1 else f"{container.tag}[{index}]"
        if up < 0:
            places.append(step)
        elif depths[-1] < _PLACE_DEPTH:
            places.append(f"{places[up]}/{step}")
        else:
            places.append(f"{places[up].partition('//')[0]}//{step}")
        above = hints[up] if up >= 0 else ""
        hints.append(f"{container.hint} {above}".strip()[:_HINTS_LENGTH])
    blocks: list[PageBlock] = []
    at = 0
    for line in walk.lines:
        common = numbers[line.common]
        holder = numbers.get(line.holder, common)
        blocks.append(
            PageBlock(
                start=at,
                stop=at + len(line.text),
                tag=walk.elements[line.holder].tag,
                place=places[holder],
                hints=hints[common],
                linked=line.linked,
                container=common,
                element=walk.elements[line.holder],
            )
        )
        at += len(line.text) + 1
    return tuple(blocks)
