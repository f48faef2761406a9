"""Quotations without marks: paragraphs that a line ending in a colon brings in, as in digests.

Set off as a block on the page, they lose their look in plain text. They are taken for quoted
where a source note ends them, or where the line says that somebody wrote what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.extract.quotes.scene import WEAK, Candidate, Scene
from transforms.model.reading import Reading

SOURCE_NOTE = re.compile(
    r"\s*\[(?:Source|Link|Via|Read more|Full text|Chinese|English)s?\]\s*\Z", re.IGNORECASE
)
NOTE_BEHIND = re.compile(
    r"\s*\[(?:Source|Link|Via|Read more|Full text|Chinese|English)s?\]", re.IGNORECASE
)
NEAR = 60
"""Characters from the cue to the end of a line that brings in a block without a source note."""
MAX_PARAGRAPHS = 15
MIN_WORDS = 12
NO_MARK = re.compile(r"\s*(?:[“\"«‘'„*•–—-]|\d+[.)])")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph quoted without marks: words at [start, stop), by whom the colon line names."""

    start: int
    stop: int
    speaker: Candidate | None
    before: int | None
    """Where the paragraph before starts that is quoted with it."""
    is_marked: bool
    """Whether it is quotations with marks of their own, and no row by itself."""


def blocks(reading: Reading, scene: Scene) -> Iterator[Block]:
    """Yield the paragraphs that are quoted as a whole."""
    at = 0
    while at < len(scene.paragraphs) - 1:
        speaker = _introduction(scene, at)
        last = _last(reading, scene, at) if speaker is not None else None
        if last is None:
            at += 1
            continue
        yield from _paragraphs(scene, range(at + 1, last + 1), speaker)
        at = last


def _paragraphs(scene: Scene, numbers: range, speaker: Candidate | None) -> Iterator[Block]:
    before: int | None = None
    for number in numbers:
        start, stop = scene.paragraphs[number]
        note = SOURCE_NOTE.search(scene.text, start, stop)
        words = scene.text[start : note.start() if note else stop]
        start, stop = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        inside = sum(s.mark_stop - s.mark_start for s in scene.quotations(start, stop))
        if start < stop:
            is_marked = inside > (stop - start) / 2
            yield Block(start, stop, speaker, before, is_marked)
            before = None if is_marked else start


def _introduction(scene: Scene, paragraph: int) -> Candidate | None:
    """Return who speaks in what follows, where a paragraph brings in somebody's words."""
    start, stop = scene.paragraphs[paragraph]
    if not scene.text[start:stop].rstrip().endswith(":"):
        return None
    found = [r for r in scene.speaking(start, stop) if r.strength > WEAK]
    outer = [r for r in found if scene.above(r) is None]
    return scene.candidate((outer or found)[-1], "colon") if found else None


def _last(reading: Reading, scene: Scene, paragraph: int) -> int | None:
    """Return the last paragraph of the block after a colon line; None if there is no block."""
    paragraphs = scene.paragraphs[paragraph + 1 : paragraph + 1 + MAX_PARAGRAPHS]
    for number, (start, stop) in enumerate(paragraphs, paragraph + 1):
        if SOURCE_NOTE.search(scene.text, start, stop) or _has_note_behind(reading, start, stop):
            return number
        if scene.text[start:stop].rstrip().endswith(":"):
            break
    start, stop = paragraphs[0]
    begins, ends = scene.paragraphs[paragraph]
    reports = scene.speaking(begins, ends)
    close = bool(reports) and ends - reports[-1].cue_stop < NEAR and not reports[-1].contents
    plain = not NO_MARK.match(scene.text, start) and scene.text[start:stop].count(" ") >= MIN_WORDS
    return paragraph + 1 if close and plain else None


def _has_note_behind(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether the source has a source note here that cleaning took away."""
    if not reading.pieces:
        return False
    _, end = reading.source(start, stop)
    return NOTE_BEHIND.match(reading.source_text, end) is not None
