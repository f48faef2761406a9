"""The text that extraction reads, and the way from each of its characters back to the source.

A `Reading` is the cleaned article. Its text differs from the source text: furniture is gone,
wrapped lines are joined, runs of white space are folded, mojibake is repaired. Extraction works
in offsets of the reading; `Reading.source` turns a span of it into the span of source text that
it came from, so that every row's `text` can be the characters that really stand in the file.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of reading text and the run of source text that it stands for.

    Equal lengths mean character for character; otherwise the piece can't be divided, as when
    three characters of mojibake became one apostrophe.
    """

    text: str
    start: int
    stop: int


class Evidence(NamedTuple):
    """Where something stands: source_text[start:stop] == text."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Cleaned text with its way back to the source. Paragraphs are separated by a blank line."""

    text: str
    source_text: str = ""
    """What the offsets of rows count in. Empty with no pieces: the reading is its own source."""
    pieces: tuple[tuple[int, int, int, int], ...] = ()
    """(start, stop) in the reading and (start, stop) in the source, in order. Empty: identity."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the pieces by where they start in the reading."""
        object.__setattr__(self, "_starts", tuple(piece[0] for piece in self.pieces))

    @classmethod
    def of(cls, pieces: Iterable[Piece], source_text: str) -> "Reading":
        """Put a reading together from pieces in source order.

        A piece with an empty source span is glue, such as the blank line between two blocks.
        """
        texts: list[str] = []
        table: list[tuple[int, int, int, int]] = []
        at = 0
        for piece in pieces:
            if not piece.text:
                continue
            size = len(piece.text)
            last = table[-1] if table else None
            linear = size == piece.stop - piece.start
            if (
                last is not None
                and linear
                and last[3] == piece.start
                and last[1] - last[0] == last[3] - last[2]
            ):
                table[-1] = (last[0], at + size, last[2], piece.stop)
            else:
                table.append((at, at + size, piece.start, piece.stop))
            texts.append(piece.text)
            at += size
        return cls("".join(texts), source_text, tuple(table))

    def source(self, start: int, stop: int) -> tuple[int, int]:
        """Return the span of source text that reading[start:stop] stands for.

        Raises ValueError for an empty span or one outside the reading.
        """
        if not 0 <= start < stop <= len(self.text):
            message = f"span [{start}, {stop}) outside a reading of {len(self.text)} characters"
            raise ValueError(message)
        if not self.pieces:
            return start, stop
        first = self.pieces[bisect_right(self._starts, start) - 1]
        last = self.pieces[bisect_right(self._starts, stop - 1) - 1]
        linear_first = first[1] - first[0] == first[3] - first[2]
        linear_last = last[1] - last[0] == last[3] - last[2]
        source_start = first[2] + (start - first[0]) if linear_first else first[2]
        source_stop = last[2] + (stop - last[0]) if linear_last else last[3]
        return source_start, source_stop

    def evidence(self, start: int, stop: int) -> "Evidence":
        """Return what a row for reading[start:stop] holds: source offsets and the source's text."""
        source_start, source_stop = self.source(start, stop)
        text = (self.source_text or self.text)[source_start:source_stop]
        return Evidence(source_start, source_stop, text)

    def position(self, source_start: int) -> int | None:
        """Return where the character at a source offset stands in the reading, if it does."""
        if not self.pieces:
            return source_start if source_start < len(self.text) else None
        for start, _stop, from_source, to_source in self.pieces:
            if from_source <= source_start < to_source:
                return start + (source_start - from_source)
        return None
