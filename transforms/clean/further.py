"""How far an article goes on below a small box that stands before its last paragraphs.

    earlier(scene, runs) -> the block that the article begins with
    further(scene, runs) -> the block that the article ends before

The evidence of one or two paragraphs does not outweigh a newsletter's box or a few links above
them. They belong to the article if they speak of what it speaks of.
"""

import re
from collections.abc import Sequence

from transforms.clean.closing import is_fact
from transforms.clean.context import Scene
from transforms.clean.runs import Run
from transforms.clean.weights import FURTHER
from transforms.clean.words import FUNCTION_WORDS

BOXES = frozenset({"subscribe", "advert", "share", "related", "donate", "sign_in"})
"""Kinds of what stands in a box between paragraphs."""
ASKING = frozenset({"subscribe", "advert", "related", "donate", "sign_in"})
"""Those of them that stand inside articles only, and not between a deck and the text."""
_SAID = re.compile(r"[”\"’'] (?:\w+ ){0,3}?(?:said|says|told|added|asked|adds|asks)\b")
HEADER = 6
"""Blocks above the text that may hold its headline and its deck."""
_ADDRESSES = frozenset({"you", "your", "our", "us", "here"})
"""Words by which an outlet speaks to its readers."""


def further(scene: Scene, found_runs: Sequence[Run]) -> int:
    """Return one past the last block of the article, paragraphs below small boxes included."""
    end = _below_box(scene, found_runs)
    while end < min(scene.talk, len(scene.shapes)) and is_fact(scene.shapes[end]):
        end += 1
    return end


def _below_box(scene: Scene, found_runs: Sequence[Run]) -> int:
    """Return one past the last paragraph below a small box, or below the runs."""
    end = found_runs[-1][1]
    limit = min(scene.talk, len(scene.shapes))
    least = FURTHER["least_words"]
    if end < limit and (found := scene.own[end]) is not None and found[1] == "inline_link":
        least = FURTHER["least_below_link"]
    below = next(
        (n for n in range(end, limit) if _is_paragraph(scene, n, least) or _is_speech(scene, n)),
        end,
    )
    box = [n for n in range(end, below) if not _is_paragraph(scene, n, least=1)]
    if not 0 < len(box) <= FURTHER["longest_box"] or not all(_is_box(scene, n) for n in box):
        return end
    if any(_links(scene, n) for n in box) and not _is_speech(scene, below):
        words = _content(scene, below)
        if len(words & _told(scene, found_runs)) < FURTHER["shared"] * len(words):
            return end
    end = below + 1
    while end < limit and _is_paragraph(scene, end, least=1):
        end += 1
    return end


def earlier(scene: Scene, found_runs: Sequence[Run]) -> int:
    """Return the block that the article begins with, a first paragraph above a box included."""
    start = found_runs[0][0]
    top = start
    while top > 0 and start - top <= FURTHER["longest_box"] and _is_box(scene, top - 1):
        top -= 1
    box = range(top, start)
    if (
        not 0 < len(box) <= FURTHER["longest_box"]
        or not top
        or not any(_asks(scene, n) for n in box)
    ):
        return start
    lead = top - 1
    signed = any(_is_signed(scene, n) for n in range(max(0, lead - HEADER), lead))
    return lead if signed and _is_paragraph(scene, lead, FURTHER["least_words"]) else start


def _asks(scene: Scene, number: int) -> bool:
    """Tell whether a block wants something of the reader or is an advert, as no deck's company."""
    found = scene.own[number]
    return found is not None and found[0] in ASKING


def _is_signed(scene: Scene, number: int) -> bool:
    """Tell whether a block is a byline or a date line by its words."""
    found = scene.own[number]
    return found is not None and found[0] in {"byline", "dateline"}


def _is_speech(scene: Scene, number: int) -> bool:
    """Tell whether a block is a paragraph that opens with something said: no link does."""
    block = scene.shapes[number]
    is_open = block.text[:1] in '“"‘' and _SAID.search(block.folded) is not None
    return is_open and _is_paragraph(scene, number, FURTHER["least_below_link"])


def _is_box(scene: Scene, number: int) -> bool:
    """Tell whether a block is part of a box by its words, or by the heading of the box."""
    found = scene.own[number]
    below = scene.own[number + 1] if number + 1 < len(scene.own) else None
    return (
        scene.led_by[number] is not None
        or (below is not None and below[0] == "credit" and not scene.shapes[number].sentences)
        or scene.soft[number]
        or scene.shapes[number].is_void
        or (found is not None and found[2] >= 2 and found[0] in BOXES)
    )


def _links(scene: Scene, number: int) -> bool:
    """Tell whether a block is one of several links; a single one is labelled as such."""
    found = scene.own[number]
    is_one = found is not None and (found[1] == "inline_link" or scene.shapes[number].count > 5)
    return not is_one and (
        (found is not None and found[0] == "related") or scene.led_by[number] == "related"
    )


def _is_paragraph(scene: Scene, number: int, least: float) -> bool:
    """Tell whether a block is a paragraph that nothing speaks against but its place."""
    block = scene.shapes[number]
    return (
        scene.prose[number]
        and scene.own[number] is None
        and scene.led_by[number] is None
        and scene.first[number] == number
        and block.sentences > 0
        and block.count >= least
        and block.function >= FURTHER["least_function"]
        and not block.is_item
        and _ADDRESSES.isdisjoint(block.words)
    )


def _told(scene: Scene, found_runs: Sequence[Run]) -> set[str]:
    """Return the words that tell what the article is about."""
    first = found_runs[0][0]
    above = [n for n in range(max(0, first - HEADER), first) if scene.own[n] is None]
    inside = (number for start, stop in found_runs for number in range(start, stop))
    numbers = [*above, *(n for n in inside if scene.prose[n])]
    return {word for n in numbers for word in _content(scene, n)}


def _content(scene: Scene, number: int) -> set[str]:
    """Return the words of a block that tell what it is about."""
    return {
        word
        for word in scene.shapes[number].words
        if len(word) >= FURTHER["least_letters"] and word not in FUNCTION_WORDS
    }
