"""A source text as lines with offsets, and where among them its body begins and ends."""

import re
from collections.abc import Sequence

from transforms.metadata.statements import Line
from transforms.model.cleaned import Cleaned

_BULLET = re.compile(r"^(?:[•▪◦●■*·–—-]\s+|[•▪◦●■]+)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\s*\[\w+\])?$")
PARAGRAPH = 100
"""Characters from which a line that ends like a sentence is taken for a paragraph."""
LONG_PARAGRAPH = 240
"""Characters from which a line is a paragraph however it ends."""
HEADER_REACH = 45
"""Lines before the body that are looked at: menus of whole pages are longer, headers are not."""


def _line(source_text: str, start: int, stop: int, kind: str | None) -> Line | None:
    while start < stop and source_text[start].isspace():
        start += 1
    while start < stop and source_text[stop - 1].isspace():
        stop -= 1
    if start == stop:
        return None
    text = source_text[start:stop]
    value = " ".join(text.split())
    bare = _BULLET.sub("", value)
    return Line(start, stop, text, bare, kind, bare != value)


def _raw_lines(source_text: str, start: int, stop: int, kind: str | None) -> list[Line]:
    found: list[Line] = []
    while start < stop:
        end = source_text.find("\n", start, stop)
        end = stop if end < 0 else end
        line = _line(source_text, start, end, kind)
        if line:
            found.append(line)
        start = end + 1
    return found


def lines_of(source_text: str, cleaned: Cleaned) -> tuple[Line, ...]:
    """Return the blocks of a text, or its lines where cleaning has left it in one piece."""
    if len(cleaned.blocks) < 2:
        return tuple(_raw_lines(source_text, 0, len(source_text), None))
    found: list[Line] = []
    for block in cleaned.blocks:
        kind = None if block.rule == "keep_all" else block.kind
        if "\n" in block.text.strip() and len(block.text) < PARAGRAPH and kind != "title":
            found.extend(_raw_lines(source_text, block.start, block.stop, kind))
            continue
        line = _line(source_text, block.start, block.stop, kind)
        if line:
            found.append(line)
    return tuple(found)


def is_paragraph(line: Line) -> bool:
    """Whether a line is running text."""
    size = len(line.value)
    if size >= LONG_PARAGRAPH:
        return line.value.count(" ") > size / 15
    return size >= PARAGRAPH and bool(_SENTENCE_END.search(line.value))


def body_start(lines: Sequence[Line]) -> int:
    """Return the number of the line that the body begins with: the first of a run of paragraphs.

    A lone paragraph far above the others is a notice or a promotion, not the body.
    """
    paragraphs = [n for n, line in enumerate(lines) if is_paragraph(line)]
    if not paragraphs:
        return min(len(lines), HEADER_REACH)
    for here, later in zip(paragraphs, [*paragraphs[2:], None, None], strict=False):
        if later is not None and later - here <= 16:
            return here
    return paragraphs[0]


def body_stop(lines: Sequence[Line]) -> int:
    """Return the number of the line after the last paragraph."""
    for n in range(len(lines) - 1, -1, -1):
        if is_paragraph(lines[n]):
            return n + 1
    return 0
