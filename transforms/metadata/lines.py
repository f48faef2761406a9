"""A source text as lines with offsets, and where among them its body begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.metadata.names import has_cue
from transforms.metadata.statements import Line
from transforms.model.cleaned import Cleaned

_BULLET = re.compile(r"^(?:[•▪◦●■*·–—-]\s+|[•▪◦●■]+\s*)")
_INNER_END = re.compile(r"[a-z][.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]")
_FURNITURE = frozenset({"subscribe", "sign_in", "cookie", "popup", "comment_policy"})
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\s*\[\w+\])?$")
ENDING = 24
"""Characters at the end of a line that tell whether a sentence ends there."""
SHORTEST_WRAPPED = 50
"""Characters of the shortest line that a column breaks: 80 less a long word and an indent."""
PARAGRAPH = 100
"""Characters from which a line that ends like a sentence is taken for a paragraph."""
LONG_PARAGRAPH = 240
"""Characters from which a line is a paragraph however it ends."""
MOST_AGAINST = 4.0
"""What a run of short lines weighs at most against the body: a long table is inside it."""
HEADER_REACH = 45
"""Lines before the body that are looked at: menus of whole pages are longer, headers are not."""


def _line(source_text: str, start: int, stop: int, kind: str | None) -> Line | None:
    whole = source_text[start:stop]
    text = whole.strip()
    if not text:
        return None
    start += len(whole) - len(whole.lstrip())
    value = " ".join(text.split())
    bare = value if value[0].isalnum() else _BULLET.sub("", value)
    return Line(start, start + len(text), text, bare, kind, bare != value)


def _raw_lines(source_text: str, start: int, stop: int, kind: str | None) -> list[Line]:
    found: list[Line] = []
    after_bullet = False
    while start < stop:
        end = source_text.find("\n", start, stop)
        end = stop if end < 0 else end
        line = _line(source_text, start, end, kind)
        start = end + 1
        if line is None:
            continue
        if line.value:
            found.append(replace(line, is_bullet=True) if after_bullet else line)
        after_bullet = not line.value
    return found


def _is_wrapped(text: str) -> bool:
    """Whether the lines of a block are one line broken at a column."""
    parts = text.strip().split("\n")
    return all(len(part) >= SHORTEST_WRAPPED for part in parts[:-1]) and not any(
        has_cue(part.strip()) for part in parts[1:]
    )


def lines_of(source_text: str, cleaned: Cleaned) -> tuple[Line, ...]:
    """Return the blocks of a text, those of several lines in single ones unless they wrap."""
    found: list[Line] = []
    for block in cleaned.blocks:
        kind = None if block.rule == "keep_all" else block.kind
        if "\n" in block.text.strip() and not _is_wrapped(block.text):
            found.extend(_raw_lines(source_text, block.start, block.stop, kind))
            continue
        line = _line(source_text, block.start, block.stop, kind)
        if line and line.value:
            found.append(line)
    return tuple(found)


def is_paragraph(line: Line) -> bool:
    """Whether a line is running text."""
    value = line.value
    if len(value) < PARAGRAPH or value.count(" ") < len(value) / 15:
        return False
    if _SENTENCE_END.search(value[-ENDING:]):
        return True
    return len(value) >= LONG_PARAGRAPH and bool(_INNER_END.search(value))


def _weight(line: Line) -> float:
    """Score how much a line speaks for being inside the body, or against it."""
    size = len(line.value)
    if line.kind in _FURNITURE:
        return -0.3
    if is_paragraph(line):
        return min(2.5, size / 100)
    if size >= 20 and _SENTENCE_END.search(line.value[-ENDING:]) and not line.is_bullet:
        return 0.4
    return -0.05 if size >= 40 else -0.12


def body_span(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the run of lines that is the body: the one in which running text outweighs the rest.

    A lone paragraph far above the others is a notice or a promotion, and menus weigh against the
    run, so the span with the greatest sum is the article with its sub-heads and lists.
    """
    best, best_span = 0.0, (min(len(lines), HEADER_REACH), len(lines))
    total, since, against = 0.0, 0, 0.0
    for n, line in enumerate(lines):
        if total <= 0:
            total, since = 0.0, n
        weight = _weight(line)
        if weight < 0 and against <= -MOST_AGAINST:
            continue
        against = against + weight if weight < 0 else 0.0
        total += weight
        if total > best:
            best, best_span = total, (since, n + 1)
    # Short lines that end like sentences are as often headlines: begin with a paragraph.
    since, stop = best_span
    return next((n for n in range(since, stop) if is_paragraph(lines[n])), since), stop
