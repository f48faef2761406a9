"""Verdicts on spans of a source text to a Cleaned article: tiles, captions and the reading.

    assemble(source_text, verdicts, *, doc_id, is_truncated=False) -> Cleaned

Verdicts are in source order and do not overlap. Whatever stands between two of them, white space
as a rule, goes to the block before (the first block takes what stands before it), so that the
blocks tile the source text. The reading holds the blocks with `kept`, glued by a blank line, or by
a space where a sentence runs on over what was removed between two of them. Blocks of the kind
`caption` become captions, repeats folded; a `credit` right after a caption is its credit.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from transforms.clean.joined import missing_spaces
from transforms.clean.repair import runs_on, tidy
from transforms.model.cleaned import Cleaned
from transforms.model.documents import Block, Caption
from transforms.model.reading import Piece, Reading


@dataclass(slots=True, kw_only=True)  # not frozen, as every line has one or two: see Shape
class Verdict:
    """What was decided on source_text[start:stop]; the fields are those of Block."""

    start: int
    stop: int
    kind: str
    kept: bool
    rule: str
    score: float | None = None
    place: str | None = None
    evidence: tuple[tuple[str, float], ...] = ()
    """What spoke for and against it; the weights add up to the score."""

    @property
    def why(self) -> str | None:
        """The evidence as a line, the strongest first."""
        if not self.evidence:
            return None
        told = sorted([(-abs(weight), name, weight) for name, weight in self.evidence if weight])
        return ", ".join([_weighed(name, weight) for _, name, weight in told]) or None


@lru_cache(maxsize=4096)
def _weighed(name: str, weight: float) -> str:
    return f"{name} {weight:+.2f}"


def assemble(
    source_text: str,
    verdicts: Sequence[Verdict],
    *,
    doc_id: str,
    is_truncated: bool = False,
    reading: Reading | None = None,
) -> Cleaned:
    """Make blocks, captions and the reading of verdicts on spans in source order.

    `reading` is what `read` makes of the verdicts, where that is known already.
    """
    blocks = tile(source_text, verdicts, doc_id=doc_id)
    return Cleaned(
        blocks=blocks,
        captions=_captions(source_text, blocks, doc_id),
        reading=read(source_text, verdicts) if reading is None else reading,
        is_truncated=is_truncated,
    )


def _captions(source_text: str, blocks: Sequence[Block], doc_id: str) -> tuple[Caption, ...]:
    """Fold the captions, which most prose has none of, and then needs no patterns for."""
    if not any(block.kind == "caption" for block in blocks):
        return ()
    from transforms.clean.captions import fold_captions

    return fold_captions(source_text, blocks, doc_id=doc_id)


def tile(source_text: str, verdicts: Sequence[Verdict], *, doc_id: str) -> tuple[Block, ...]:
    """Stretch verdicts to blocks that cover the whole source text."""
    if not verdicts and source_text:
        verdicts = (Verdict(start=0, stop=0, kind="body", kept=False, rule="blank"),)
    stops = [verdict.start for verdict in verdicts[1:]] + [len(source_text)]
    starts = [0, *stops[:-1]]
    return tuple(
        Block(
            doc_id=doc_id,
            block_no=number,
            kind=verdict.kind,
            kept=verdict.kept,
            rule=verdict.rule,
            score=verdict.score,
            why=verdict.why,
            start=start,
            stop=stop,
            text=source_text[start:stop],
            place=verdict.place,
        )
        for number, (verdict, start, stop) in enumerate(zip(verdicts, starts, stops, strict=False))
    )


def settle(
    source_text: str,
    verdicts: Sequence[Verdict],
    judge: Callable[[str], Sequence[Verdict]],
    *,
    passes: int = 8,
) -> tuple[list[Verdict], Reading]:
    """Judge what is kept again and again until nothing more is removed; return that as read.

    A text without its furniture can show more of it: the promise that cleaning what is clean
    changes nothing holds because it is carried out here. `passes` bounds the work.
    """
    settled = list(verdicts)
    reading = read(source_text, settled)
    for _ in range(passes):
        if not reading.text:
            break
        lost = [verdict for verdict in judge(reading.text) if not verdict.kept]
        if not lost:
            break
        settled = _without(settled, reading, lost)
        reading = read(source_text, settled)
    return settled, reading


def _without(
    verdicts: Sequence[Verdict], reading: Reading, lost: Sequence[Verdict]
) -> list[Verdict]:
    """Return the verdicts with those not kept that a second look at the reading removed."""
    spans = [(*reading.source(gone.start, gone.stop), gone) for gone in lost]
    result = list(verdicts)
    for number, verdict in enumerate(verdicts):
        if not verdict.kept:
            continue
        for start, stop, gone in spans:
            if verdict.start < stop and start < verdict.stop:
                result[number] = replace(
                    verdict, kind=gone.kind, kept=False, rule=gone.rule, score=gone.score
                )
                break
    return result


def read(source_text: str, verdicts: Sequence[Verdict]) -> Reading:
    """Read the kept spans together, repaired and with white space folded."""
    pieces: list[Piece] = []
    before = ""
    for verdict in verdicts:
        if not verdict.kept:
            continue
        found = tidy(source_text, verdict.start, verdict.stop)
        if not found:
            continue
        if pieces:
            joined = runs_on(before, found[0].text)
            pieces.append(Piece(" " if joined else "\n\n", found[0].start, found[0].start))
        pieces += found
        before = found[0].text if len(found) == 1 else "".join([piece.text for piece in found])
    return Reading.of(_spaced(pieces), source_text)


def _spaced(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the spaces that a page dropped, until none is missing any more."""
    while missing := missing_spaces("".join([piece.text for piece in pieces])):
        pieces = list(_cut(pieces, missing))
    return pieces


def _cut(pieces: Sequence[Piece], places: Sequence[int]) -> Iterator[Piece]:
    """Yield pieces with a space before each place; it stands for no character of the source."""
    at = 0
    left = deque(places)
    for piece in pieces:
        text, start = piece.text, piece.start
        while left and left[0] < at + len(text):
            size = left.popleft() - at
            if size:
                yield Piece(text[:size], start, start + size)
            text, start, at = text[size:], start + size, at + size
            yield Piece(" ", start, start)
        yield Piece(text, start, piece.stop)
        at += len(text)
