"""Where readers' comments begin below an article."""

import re
from collections.abc import Sequence

from transforms.clean.furniture import Furniture
from transforms.clean.shape import Shape

ARTICLE_WORDS = 60
"""Words of running text that must stand above; "12 comments" under a headline opens nothing."""

_OPENING = re.compile(
    r"(?:.{0,30}\b)?(?:\d[\d,.]*|no|all|top rated|reader|readers'|user|facebook|view|show|latest)\s+"
    r"(?:comments?|responses?|replies|thoughts|reactions?)\b.{0,60}"
    r"|(?:comments?|discussion|leave a (?:reply|comment)|responses|reader reactions)"
    r"(?:\s*[:(].{0,20})?",
)
_VOICE = re.compile(
    r"(?:.{1,60}\b(?:says|said|wrote|writes|commented|replied)\s*:?$|posted by .{1,60}"
    r"|(?:rating|score|votes?|likes?)\s*:?\s*\d+.{0,20}|reply|replies|permalink.{0,20}"
    r"|.{1,40}\b\d+ (?:likes?|votes?|upvotes?|replies|points?)\b.{0,20})"
)


def comments_start(
    shapes: Sequence[Shape], own: Sequence[Furniture | None], prose: Sequence[bool]
) -> int | None:
    """Return the block that opens the readers' comments, if there are any."""
    spoken = [_is_spoken(block) for block in shapes]
    voices = [
        speaks or _is_stamp(block, found)
        for speaks, block, found in zip(spoken, shapes, own, strict=True)
    ]
    if sum(voices) < 2:
        return None
    read = 0
    for number, block in enumerate(shapes):
        if prose[number]:
            read += block.count
            continue
        if read < ARTICLE_WORDS or block.count > 14:
            continue
        if _OPENING.fullmatch(block.folded.strip(" *•·-–—|()")):
            if _talks(voices, prose, number, least=2):
                return number
        elif spoken[number] and _talks(spoken, prose, number, least=3):
            return number
    return None


def _is_spoken(block: Shape) -> bool:
    """Tell whether a line says who commented, or is a control below a comment."""
    return block.count <= 14 and _VOICE.fullmatch(block.folded.strip(" *•·-–—|()")) is not None


def _is_stamp(block: Shape, found: Furniture | None) -> bool:
    """Tell whether a line says on which day somebody wrote; a bare clock time is an article's."""
    return found is not None and found[1] in ("date_line", "time_ago") and block.count > 2


def _talks(voices: Sequence[bool], prose: Sequence[bool], number: int, *, least: int) -> bool:
    """Tell whether what follows goes back and forth between voices and text."""
    turns = 0
    spoke = False
    for after in range(number, min(number + 40, len(voices))):
        if voices[after]:
            spoke = True
        elif prose[after] and spoke:
            turns += 1
            spoke = False
    return turns >= least
