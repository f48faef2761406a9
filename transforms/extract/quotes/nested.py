"""Quotations inside quotations that name their own speaker: “She told me, ‘Go home,’” he said."""

import re
from collections.abc import Iterator, Sequence

from transforms.extract.quotes.drafts import Draft
from transforms.extract.quotes.scene import Candidate, Scene
from transforms.extract.quotes.speakers import Attribution
from transforms.extract.quotes.vocabulary import CUES, WEIGHTS

REACH = 80
"""Characters before an inner quotation within which its speaker stands."""
PERSON = (
    r"(?!(?:His|Her|Their|My|Our|The)\b)[A-Z][\w-]+(?: (?:[A-Z][\w-]*\.?|de|van|von|bin|al)){0,4}"
)
SOMEBODY = (
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur) \w+|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Pp]eople"
)
BEFORE = re.compile(
    rf"\b({PERSON}|{SOMEBODY})\s+(?:(?!and\b)\w+\s+)??(\w+)"
    r"(?:\s+(?:me|us|him|her|them|you|it|that|to \w+))?\s*[,:]?\s*\Z"
)
BEHIND = re.compile(rf"\s*(?:(\w+)\s+({PERSON})|({PERSON}|he|she|they|I|we)\s+(\w+))\b")


def nested(scene: Scene, spoken: Sequence[Attribution]) -> Iterator[Draft]:
    """Yield the quotes inside quotes whose speaker stands beside them, with who passes them on."""
    outer = {scene.spans[a.span].start: a for a in spoken}
    around: Attribution | None = None
    edge = -1
    for span in scene.spans:
        if span.depth == 0:
            around, edge = outer.get(span.start), span.stop
        elif span.depth == 1 and around is not None and span.mark_stop <= edge:
            start = scene.spans[around.span].start
            found = _speaker(scene.text, start, span.mark_start, span.mark_stop, edge)
            if found is not None and " " in scene.text[span.start : span.stop]:
                choice = Candidate(*found, "nested", WEIGHTS["nested"])
                named = around.choice if around.choice and around.choice.is_named else None
                yield Draft(span.start, span.stop, "direct", choice, reported_by=named)


def _speaker(text: str, start: int, begin: int, end: int, edge: int) -> tuple[int, int] | None:
    """Return where the speaker of the words at [begin, end) stands, inside the outer marks."""
    low = max(start, begin - REACH)
    before = BEFORE.search(text[low:begin])
    if before and before[2].lower() in CUES:
        return low + before.start(1), low + before.end(1)
    behind = BEHIND.match(text, end, edge) if text[end - 2] == "," else None
    if behind and (behind[1] or behind[4]).lower() in CUES:
        return behind.span(2) if behind[1] else behind.span(3)
    return None
