"""What a block's place says: its neighbours, repetition, and how clean the text is as a whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from transforms.clean.alike import alike, find_digests, table_cells
from transforms.clean.comments import comments_start
from transforms.clean.furniture import Furniture, judge_words
from transforms.clean.led import led_by
from transforms.clean.shape import Shape, shape
from transforms.clean.weights import COMPANY
from transforms.clean.words import normal_line

MARKERS = frozenset({"related", "comment_policy", "subscribe", "author_bio", "copyright", "share"})
"""Kinds of furniture that stand after articles more often than in them."""
INSIDE = frozenset(
    {"caption", "credit", "advert", "counter", "dateline", "place_holder", "no_words", "address"}
)
"""Kinds and rules of furniture that stands between the paragraphs of an article."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All blocks of a text with what is known of each before the article is found."""

    spans: Sequence[tuple[int, int]]
    """Where the blocks stand in the text."""
    shapes: Sequence[Shape]
    own: Sequence[Furniture | None]
    """What each block's own words make it."""
    prose: Sequence[bool]
    """Whether a block reads like sentences and its words don't make it furniture."""
    first: Sequence[int]
    """For each block the number of the first one with the same line: itself if it is new."""
    said_twice: Sequence[bool]
    """Whether a block's line, or its first words, stand in the text again close by."""
    listed: Sequence[bool]
    """Whether a block is a row of a table or a line built like the lines around it."""
    noise: Sequence[bool]
    """Whether a block is furniture such as stands around articles, or a line said before."""
    soft: Sequence[bool]
    """Whether a block is furniture such as stands inside articles: pictures, adverts, times."""
    digests: frozenset[int]
    """Blocks that hold several others word for word: the text once more in one piece."""
    talk: int
    """Number of the block that opens the readers' comments; that of blocks if there are none."""
    led_by: Sequence[str | None]
    """Kind of the furniture whose heading stands above a line: its links, its promises."""
    base: Sequence[float]
    """Evidence for each block from its shape, its words and its neighbours."""


SHORT_LINE = 100
"""Characters of a line up to which it is likely to come again."""

LIFTED = 4
"""Words that a paragraph goes on for after a quotation that a page shows once more in large."""
_SPEECH = re.compile(r"[\"”’]\s*,?\s*[A-Za-z]")

MOST_WORDS = 6.0
"""The most that its words alone speak against a block."""


def look(
    source_text: str,
    spans: Sequence[tuple[int, int]],
    furniture: frozenset[str],
    seen: dict[str, tuple[Shape, Furniture | None]],
) -> Scene:
    """Look at every block by itself and among its neighbours.

    `seen` remembers what blocks look like by themselves, for a second look at the same text.
    """
    shapes: list[Shape] = []
    own: list[Furniture | None] = []
    for start, stop in spans:
        text = source_text[start:stop]
        if "\n" in text and "|" not in text and "\t" not in text:
            text = " ".join(text.split())  # as a second look at the same block finds it
        known = seen.get(text)
        if known is None:
            block, found = _remembered(text) if len(text) <= SHORT_LINE else _alone(text)
            if furniture and normal_line(block.text) in furniture:
                found = "navigation", "outlet_furniture", -COMPANY["outlet"]
            known = seen[text] = block, found
        shapes.append(known[0])
        own.append(known[1])
    cells = table_cells(shapes, own)
    for number in cells:
        own[number] = None
    first = [n if n in cells else seen_at for n, seen_at in enumerate(_firsts(shapes))]
    twice = _said_twice(shapes)
    soft = [
        again or (found is not None and (found[0] in INSIDE or found[1] in INSIDE))
        for again, found in zip(twice, own, strict=True)
    ]
    noise = [
        ((found is not None and found[2] >= 2) or seen != number) and not soft[number]
        for number, (found, seen) in enumerate(zip(own, first, strict=True))
    ]
    prose = [
        block.is_prose and (found is None or found[2] < 2)
        for block, found in zip(shapes, own, strict=True)
    ]
    talk = comments_start(shapes, own, prose)
    scene = Scene(
        spans=spans,
        shapes=shapes,
        own=own,
        prose=prose,
        first=first,
        said_twice=twice,
        listed=[n in cells or like for n, like in enumerate(alike(shapes, own))],
        noise=noise,
        soft=soft,
        digests=find_digests(shapes, prose),
        talk=len(shapes) if talk is None else talk,
        led_by=led_by(shapes, own, prose),
        base=(),
    )
    return replace(scene, base=_evidence(scene))


def _alone(text: str) -> tuple[Shape, Furniture | None]:
    """Look at a block by itself: its shape, and what its words make it."""
    block = shape(text)
    if block.is_void:
        return block, ("navigation", "no_words", 0.0)
    return block, judge_words(block.text, block.folded, block.words)


_remembered = lru_cache(maxsize=8192)(_alone)
"""The same for short lines: menus say them on every page, and twice on most."""


def _firsts(shapes: Sequence[Shape]) -> list[int]:
    seen: dict[tuple[str, ...], int] = {}
    return [
        seen.setdefault(block.words, number) if block.words else number
        for number, block in enumerate(shapes)
    ]


def _said_twice(shapes: Sequence[Shape]) -> list[bool]:
    """Tell of each block whether one close by begins with the same words, up to eight."""
    twice = [False] * len(shapes)
    last: dict[tuple[str, ...], int] = {}
    for number, block in enumerate(shapes):
        if block.count < 4:
            continue
        key = block.words[:8]
        seen = last.get(key)
        if seen is not None and number - seen <= 4:
            twice[seen] = not _goes_further(block, shapes[seen])
            twice[number] = not _goes_further(shapes[seen], block)
        last[key] = number
    return twice


def _goes_further(short: Shape, long: Shape) -> bool:
    """Tell whether a paragraph begins with the words of a line that was lifted out of it."""
    return (
        long.sentences > 0
        and long.count >= short.count + LIFTED
        and not short.sentences
        and _SPEECH.search(long.text[len(short.text) :]) is not None
    )


def _evidence(scene: Scene) -> list[float]:
    """Return shape, words and company of each block added up."""
    shapes, own, prose, first = scene.shapes, scene.own, scene.prose, scene.first
    tidy = _tidiness(shapes, own, prose)
    again = {seen for number, seen in enumerate(first) if seen != number}
    scores: list[float] = []
    run = 0
    led = _led(scene)
    is_alone = sum(prose) == 1
    ending = _ending(shapes, own, prose)
    for number, block in enumerate(shapes):
        found = own[number]
        score = (
            block.score - (min(found[2], MOST_WORDS) if found is not None else 0.0) + ending[number]
        )
        if block.is_void:
            score = min(score, 0.0)
        elif prose[number]:
            run = 0
            score += 0.0 if is_alone else _prose_company(shapes, prose, number, led[number])
        else:
            run = 0 if scene.listed[number] else run + 1
            score += COMPANY["run_of_short"] * min(max(run - 2, 0), 5)
            score += 0.0 if scene.listed[number] else tidy
            score += _line_company(scene, number, led[number])
            score += COMPANY["listed"] * scene.listed[number]
        if scene.led_by[number] is not None:
            score += COMPANY["after_marker"]
        if scene.said_twice[number] and block.sentences <= 1:
            score += COMPANY["said_twice"]
        if number in scene.digests:
            score += COMPANY["digest"]
        if number >= scene.talk:
            score += COMPANY["comment"]
        if first[number] != number:
            score += COMPANY["repeated"]
        elif number in again:
            score += COMPANY["repeats"]
        scores.append(score)
    return scores


def _ending(
    shapes: Sequence[Shape], own: Sequence[Furniture | None], prose: Sequence[bool]
) -> list[float]:
    """Return for each block how much the signs before it say that the article is over."""
    words = sum(b.count for b, is_prose in zip(shapes, prose, strict=True) if is_prose)
    scores: list[float] = []
    before = 0
    pressure = 0.0
    for number, block in enumerate(shapes):
        found = own[number]
        if prose[number]:
            before += block.count
            if block.count >= 30 and block.sentences >= 2:
                pressure *= 0.6
        elif found is not None and found[2] >= 2 and found[0] in MARKERS:
            pressure += COMPANY["ending"] * before / max(words, 1)
        pressure = max(pressure, COMPANY["most_ending"])
        scores.append(pressure)
    return scores


def _tidiness(
    shapes: Sequence[Shape], own: Sequence[Furniture | None], prose: Sequence[bool]
) -> float:
    """Return what the text as a whole says for or against any short line in it."""
    words = sum(block.count for block in shapes)
    read = sum(b.count for b, is_prose in zip(shapes, prose, strict=True) if is_prose)
    noise = sum(found is not None and found[2] >= 2 for found in own) / max(len(own), 1)
    return COMPANY["clean_text"] * read / max(words, 1) + COMPANY["noisy_text"] * noise


def _prose_company(
    shapes: Sequence[Shape], prose: Sequence[bool], number: int, led: float
) -> float:
    """Return what neighbours say for a block of prose."""
    block = shapes[number]
    is_step = block.text[:1].isdigit() and block.ends == "."
    if block.is_item and not led and not is_step:
        return COMPANY["loose_item"]
    near = sum(prose[max(0, number - 2) : number + 3]) - 1
    score = COMPANY["prose_near"] * near
    if not near and (block.count < COMPANY["paragraph"] or block.sentences < 2):
        score = COMPANY["prose_far"]
    if block.sentences <= 1 and block.count < 35 and number and not prose[number - 1]:
        before = shapes[number - 1]
        beside = prose[number + 1] if number + 1 < len(prose) else False
        if 4 <= before.count <= 20 and before.ends not in ":" and not beside:
            score += COMPANY["teaser"]
    return score


def _line_company(scene: Scene, number: int, led: float) -> float:
    """Return what neighbours say for a line that is not prose."""
    prose = scene.prose
    block = scene.shapes[number]
    if block.is_item or block.is_row:
        return led
    after = number + 1 < len(prose) and prose[number + 1]
    before = any(prose[max(0, number - 2) : number])
    return COMPANY["heading"] * (after + before) / 2 if after else 0.0


def _led(scene: Scene) -> list[float]:
    """Return for each list item what stands above its list: prose, a colon, a heading, nothing."""
    led: list[float] = []
    for number, block in enumerate(scene.shapes):
        if not (block.is_item or block.is_row) or not number:
            led.append(0.0)
            continue
        before = scene.shapes[number - 1]
        if before.is_item or before.is_row:
            led.append(led[-1])
        elif before.ends == ":":
            led.append(COMPANY["list_announced"])
        elif scene.prose[number - 1] or (
            number > 1
            and scene.own[number - 1] is None
            and (scene.prose[number - 2] or led[number - 2] > 0)
        ):
            led.append(COMPANY["list"])
        else:
            led.append(0.0)
    return led
