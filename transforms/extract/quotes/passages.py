"""What of a text is parsed: paragraphs that may report speech, whole quotations cut short.

A parse costs most of the time of this stage, and long quotations lead it astray: a quotation of
whole sentences is one clause to the sentence that reports it, so one short clause stands for it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.extract.quotes.marks import PARAGRAPH, Quoted
from transforms.extract.quotes.vocabulary import CUES, NEXT_WORDS
from transforms.lexicon.sentences import sentence_spans

PLACEHOLDER = "It is so"
MIN_MASKED_WORDS = 4
LAST_WORD = 40
"""Characters before a mark that surely hold the word before it."""
TRIGGERS = frozenset(form for form, cue in CUES.items() if cue.groups - {"manner", "form"}) | {
    "according"
}
DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:,[ ][A-Z][\w.]*(?:[ ][A-Z][\w.]*)?){0,2}"
    r"(?:,?[ ][A-Z][a-z]{2,8}\.?[ ]\d{1,2})?"
    r"[ ]*(?:\([^)\n]{2,30}\)[ ]*)?(?:--|[-–—])[ ]+(?=\S)"
)
"""As in: GENEVA, Switzerland, Oct. 4 (Agency) - """
WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of model text and the stretch of the reading it stands for."""

    at: int
    start: int
    stop: int
    span: int | None = None
    """Number of the quotation that it stands for, where it stands for one."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Text for the language model, and the way back to the reading."""

    text: str
    pieces: tuple[Piece, ...]


def passages(text: str, spans: Sequence[Quoted]) -> Passages:
    """Return the stretches worth a parse, a blank line between them."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    outer = [(number, span) for number, span in enumerate(spans) if span.depth == 0]
    marks = [span.mark_start for _, span in outer]
    for start, stop in _worth(text, marks):
        here = outer[bisect_left(marks, start) : bisect_left(marks, stop)]
        for piece_start, piece_stop, number in _cut(text, start, stop, here):
            words = text[piece_start:piece_stop] if number is None else _stand_in(text, piece_stop)
            pieces.append(Piece(at, piece_start, piece_stop, number))
            parts.append(words)
            at += len(words)
        parts.append("\n\n")
        at += 2
    return Passages("".join(parts), tuple(pieces))


def _worth(text: str, marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield paragraphs with marks, what leads up to them, and sentences with a reporting word."""
    before: tuple[int, int] | None = None
    for found in PARAGRAPH.finditer(text):
        start, stop = found.span()
        place = bisect_left(marks, start)
        if place < len(marks) and marks[place] < stop:
            if before is not None and not text[start : marks[place]].strip():
                yield before
            elif before is not None:
                yield from _reporting(text, *before)
            before = None
            yield _after_dateline(text, start), stop
            continue
        if before is not None:
            yield from _reporting(text, *before)
        before = (_after_dateline(text, start), stop)
    if before is not None:
        yield from _reporting(text, *before)


def _after_dateline(text: str, start: int) -> int:
    """Return where a paragraph goes on behind its dateline, which is no part of its sentence."""
    dateline = DATELINE.match(text, start)
    return dateline.end() if dateline else start


def _reporting(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph that may report speech."""
    paragraph = text[start:stop]
    if not may_report(paragraph):
        return
    for first, last in sentence_spans(paragraph):
        if may_report(paragraph[first:last]):
            yield start + first, start + last


def may_report(words: str) -> bool:
    """Tell whether a text holds a reporting word: `states` alone is too often a noun."""
    found = WORD.findall(words.lower())
    if not TRIGGERS.isdisjoint(found):
        return True
    if NEXT_WORDS.keys().isdisjoint(found):
        return False
    return any(two in NEXT_WORDS.get(one, ()) for one, two in pairwise(found))


def _cut(
    text: str, start: int, stop: int, spans: Sequence[tuple[int, Quoted]]
) -> Iterator[tuple[int, int, int | None]]:
    at = start
    for number, span in spans:
        if is_whole(text, span, start):
            yield at, span.start, None
            yield span.start, span.stop, number
            at = span.stop
    if at < stop:
        yield at, stop, None


def is_whole(text: str, span: Quoted, paragraph: int) -> bool:
    """Tell whether a quotation is a clause or more by itself, not a part of the sentence around."""
    words = text[span.start : span.stop]
    if words.count(" ") < MIN_MASKED_WORDS - 1 or not (words[0].isupper() or words[0] in "…[.‘'"):
        return False
    before = text[max(paragraph, span.mark_start - LAST_WORD) : span.mark_start].rstrip()
    if before and before[-1] not in ".,:;?!—–-”\"'’)…":
        last = before.rpartition(" ")[2].lower()
        if last not in CUES:
            return False
    return (
        not span.is_closed
        or words[-1] in ".,?!…—-–"
        or text[span.mark_stop : span.mark_stop + 1] in ".,?!"
    )


def _stand_in(text: str, stop: int) -> str:
    last = text[stop - 1]
    return PLACEHOLDER + (last if last in ".,?!" else "")
