"""What stands above the article: title, subtitle, kicker, byline, captions, and what is in the way.

The header ends where the running text begins. Of its lines the title is the one that shares most
words with that text, is said twice, or stands nearest above the byline; the rest follows from it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.clean.context import Scene
from transforms.clean.header_lines import (
    has_role,
    is_column,
    is_credited,
    is_name,
    is_score,
    is_site_title,
)
from transforms.clean.shape import Shape
from transforms.clean.vocabulary import AGENCIES
from transforms.clean.weights import TITLE
from transforms.clean.words import FUNCTION_WORDS

type Label = tuple[str, str]
"""Kind and rule of a block of the header."""

SIGNED = frozenset({"byline", "dateline"})

_PLACE = re.compile(r"[A-Z][A-Z .'’,-]+(?:, [A-Z][a-z]+\.?)? ?(?:\([A-Za-z ]+\))? ?[—–-]\s")
_DAY = re.compile(r"(?<![ap])[a-z]{3}|\d-\d|/")


@dataclass(frozen=True, slots=True)
class Header:
    """The blocks above the article."""

    stop: int
    """Number of the block that the running text begins with."""
    title: int | None
    labels: dict[int, Label]


def find_header(scene: Scene, run_start: int) -> Header:
    """Find the header of the article whose first run of blocks begins at `run_start`."""
    stop = _body_start(scene, run_start)
    if stop is None:
        return Header(0, None, {})
    stop = _announced(scene, _key_points(scene, _walk_back(scene, stop)))
    title = _title(scene, stop)
    return Header(stop, title, dict(_labels(scene, stop, title)))


def _reads(scene: Scene, number: int) -> bool:
    """Tell whether a block is a paragraph of running text as far as it shows by itself."""
    block, found = scene.shapes[number], scene.own[number]
    if found is not None and found[2] >= 2:
        return False
    return scene.listed[number] or (
        block.is_prose and (block.sentences > 0 or block.count >= TITLE["open_text"])
    )


def _body_start(scene: Scene, run_start: int) -> int | None:
    """Return the first block of running text, decks above a byline or date aside."""
    total = len(scene.shapes)
    start = next((n for n in range(run_start, total) if _reads(scene, n)), None)
    if start and _asks(scene, start):
        start = next((n for n in range(start + 1, total) if _reads(scene, n)), start)
    for _ in range(2):
        if start is None or scene.shapes[start].count > TITLE["longest_deck"]:
            return start
        if _PLACE.match(scene.shapes[start].text):
            return start
        after = next((n for n in range(start + 1, total) if _reads(scene, n)), None)
        if after is None or after - start > TITLE["farthest_byline"]:
            return start
        if not any(_signs(scene, n) for n in range(start + 1, after)):
            return start
        is_signed = any(_signs(scene, n) for n in range(max(0, start - 4), start))
        if is_signed and scene.shapes[start].sentences > 1:
            return start
        start = after
    return start


def _key_points(scene: Scene, start: int) -> int:
    """Return the first of the list items right above the text that sum it up."""
    top = start
    while top > 0 and start - top < 3:
        found = scene.own[top - 1]
        if not _signs(scene, top - 1) and (found is None or found[1] != "wire_note"):
            break
        top -= 1
    signed = top
    while top > 0:
        block = scene.shapes[top - 1]
        says = block.is_item and block.count >= TITLE["key_words"] and block.capitals <= 0.6
        if not says or scene.own[top - 1] is not None or scene.first[top - 1] != top - 1:
            break
        top -= 1
    led = top > 0 and scene.led_by[top] is not None
    return start if led or signed - top < TITLE["least_points"] else top


def _announced(scene: Scene, start: int) -> int:
    """Return the short line with a colon that leads to the text, if there is one."""
    if not start:
        return start
    block = scene.shapes[start - 1]
    announces = block.ends == ":" and 1 <= block.count <= TITLE["announcing"]
    return start - 1 if announces and scene.own[start - 1] is None else start


def _asks(scene: Scene, number: int) -> bool:
    """Tell whether a block is a question as headlines are, with other lines above it."""
    block = scene.shapes[number]
    above = any(shape.count for shape in scene.shapes[:number])
    return above and block.ends in "?!" and block.sentences == 1 and block.count <= 20


def _walk_back(scene: Scene, start: int) -> int:
    """Return the first piece of the paragraph that a block in mid-sentence goes on with."""
    while start > 1:
        text, above = scene.shapes[start].text, scene.shapes[start - 1]
        goes_on = text[0].islower() or text[0] in ",;)(—–"
        if not goes_on or above.ends in ".!?:" or scene.own[start - 1] is not None:
            break
        start -= 1
    return start


def _signs(scene: Scene, number: int) -> bool:
    found = scene.own[number]
    if found is not None and found[0] in SIGNED and found[1] != "reporting_by":
        return found[0] != "dateline" or _DAY.search(scene.shapes[number].folded) is not None
    return scene.shapes[number].folded.strip(" .") in AGENCIES


def _title(scene: Scene, stop: int) -> int | None:
    """Return the most title-like block above the running text."""
    lead = _lead_words(scene, stop)
    signed = [_signs(scene, n) or is_name(scene.shapes[n]) for n in range(stop)]
    whole_first = scene.shapes[0].folded if scene.shapes else ""
    bonus = TITLE["only_line"] * (sum(not block.is_void for block in scene.shapes[:stop]) == 1)
    best: tuple[float, int] | None = None
    distance = 0
    for number in range(stop - 1, -1, -1):
        block = scene.shapes[number]
        if block.is_void:
            continue
        distance += 1
        if block.is_prose and block.sentences and block.count > TITLE["most_usual"]:
            continue
        if not 2 <= block.count <= TITLE["most_words"]:
            continue
        score = bonus + _title_score(scene, number, lead, distance, whole_first, signed)
        if best is None or score > best[0]:
            best = (score, number)
    if best is None or best[0] < TITLE["enough"]:
        return None
    above = _title_above(scene, best[1], lead)
    if above is not None:
        return above
    return scene.first[best[1]] if _same_header(scene, best[1]) else best[1]


def _title_above(scene: Scene, number: int, lead: frozenset[str]) -> int | None:
    """Return the line above a block that looks like a deck, if that line can be the title."""
    deck = scene.shapes[number]
    if deck.capitals >= TITLE["deck_capitals"] or deck.is_item:
        return None
    above = next((n for n in range(number - 1, -1, -1) if not scene.shapes[n].is_void), None)
    if above is None or scene.own[above] is not None or scene.said_twice[number]:
        return None
    block = scene.shapes[above]
    fits = TITLE["least_usual"] <= block.count <= TITLE["most_usual"] and not block.is_item
    speaks = not (lead | set(deck.words) - FUNCTION_WORDS).isdisjoint(block.words)
    return above if fits and speaks and block.ends != "!" and not is_name(block) else None


def _same_header(scene: Scene, number: int) -> bool:
    """Tell whether the line's first appearance is close enough above to be the title itself."""
    return number - scene.first[number] <= 3


def _lead_words(scene: Scene, stop: int) -> frozenset[str]:
    """Return the words of the first paragraphs, function words aside."""
    lead = [n for n in range(stop, min(stop + 12, len(scene.shapes))) if scene.prose[n]]
    words = {word for number in lead[:5] for word in scene.shapes[number].words}
    return frozenset(words - FUNCTION_WORDS)


def _title_score(
    scene: Scene,
    number: int,
    lead: frozenset[str],
    distance: int,
    first_line: str,
    signed: Sequence[bool],
) -> float:
    block, found = scene.shapes[number], scene.own[number]
    content = [word for word in block.words if word not in FUNCTION_WORDS]
    shared = len([word for word in content if word in lead]) / max(len(content), 1)
    score = TITLE["shared"] * shared + TITLE["distance"] * min(distance, 20)
    if number and first_line.startswith(block.folded) and block.count >= 4:
        score += TITLE["page_title"]
    if scene.said_twice[number] and block.count >= 4:
        score += TITLE["twice"]
    score += TITLE["above_byline"] * _signature_near(scene, number, signed)
    if TITLE["least_usual"] <= block.count <= TITLE["most_usual"]:
        score += TITLE["usual_length"]
    if block.ends == "." or (block.is_prose and block.sentences and block.ends != "?"):
        score += TITLE["sentence"]
    if block.is_item:
        score += TITLE["item"]
    if (block.count <= 4 and is_name(block)) or not any(word.isalpha() for word in block.words):
        score += TITLE["name"]
    if is_score(block):
        score += TITLE["score"]
    if found is not None and found[0] != "kicker":
        score -= min(found[2], 4.0)
    return score


def _signature_near(scene: Scene, number: int, signed: Sequence[bool]) -> float:
    """Return 1 for a byline or date right below a block, less for each line between, 0 for none."""
    between = 0
    for below in range(number + 1, min(number + 8, len(signed))):
        if signed[below]:
            return 1 / (1 + 0.5 * between)
        if not scene.shapes[below].is_void and not scene.soft[below]:
            between += 1
    return 0.0


def _labels(scene: Scene, stop: int, title: int | None) -> Iterator[tuple[int, Label]]:
    """Yield kind and rule for every block of the header."""
    has_deck = False
    for number in range(stop):
        label = _known(scene, number, title) or (
            _above_title(scene.shapes[number])
            if title is None or number < title
            else _below_title(scene, number, title, has_deck=has_deck)
        )
        has_deck = has_deck or label[0] == "subtitle"
        yield number, label


def _known(scene: Scene, number: int, title: int | None) -> Label | None:
    """Return what a block of the header is by its words or its likeness to the title."""
    block, found = scene.shapes[number], scene.own[number]
    if number == title:
        return "title", "title"
    if title is not None and block.words == scene.shapes[title].words:
        return "duplicate", "title_again"
    if title is not None and is_site_title(block, scene.shapes[title]):
        return "duplicate", "page_title"
    if found is not None and found[0] == "kicker":
        return "kicker", "kicker"
    if title is not None and number + 1 == title and block.text == "COMMENT":
        return "kicker", "kicker"  # right above a headline it counts no comments
    if title is not None and number > title and block.folded.strip(" .,") in AGENCIES:
        return "byline", "agency"
    if found is not None and found[2] >= TITLE["known"]:
        return found[0], found[1]
    return None


def _below_title(scene: Scene, number: int, title: int, *, has_deck: bool) -> Label:
    block = scene.shapes[number]
    if scene.said_twice[number] and block.count >= 4:
        return "caption", "said_twice"
    if is_name(block) and number - title <= 12:
        is_label = is_column(block) and any(
            is_name(b) for b in scene.shapes[number + 1 : number + 3]
        )
        return ("kicker", "column") if is_label else ("byline", "bare_name")
    if has_role(block) and number - title <= 12:
        return "byline", "role"
    if is_credited(block):
        return "caption", "credited"
    if not has_deck and number - title <= 4 and block.count >= 5:
        return "subtitle", "below_title"
    return ("caption", "above_text") if block.count >= 8 else ("navigation", "above_text")


def _above_title(block: Shape) -> Label:
    if block.is_prose and block.count >= 6:
        return "advert", "above_title"
    return "navigation", "above_title"
