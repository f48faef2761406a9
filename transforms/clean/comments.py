"""Where readers' comments begin below an article."""

import re
from collections.abc import Sequence

from transforms.clean.furniture import Furniture
from transforms.clean.shape import Shape

ARTICLE_WORDS = 60
"""Words of running text that must stand above; "12 comments" under a headline opens nothing."""

_OPENING = re.compile(
    r"(?:.{0,30}\b)?(?:\d[\d,.]*|no|all|top rated|reader|readers'|user|view|show|latest)\s+"
    r"(?:comments?|responses?|replies|thoughts|reactions?)\b.{0,60}"
    r"|(?:comments?|discussion|leave a (?:reply|comment)|responses|reader reactions"
    r"|discussion about this post|join the (?:conversation|discussion))"
    r"(?:\s*[:(].{0,20})?",
)
_DAY = re.compile(r"[a-z]{3}|\d[dhwmy]\b|/|\d-\d")
_VOICE = re.compile(
    r"(?:.{1,60}\b(?:says\s*:|(?:commented|replied)\s*:?)$|posted by .{1,60}"
    r"|(?:rating|score|votes?|likes?)\s*:?\s*\d+.{0,20}|reply|replies|permalink.{0,20}"
    r"|.{1,40}\b\d+ (?:likes?|votes?|upvotes?|replies|points?)\b.{0,20})"
)
_VOICE_HINT = re.compile(r"says|commented|repl|posted|rating|score|vote|like|permalink|point")


def comments_start(
    shapes: Sequence[Shape], own: Sequence[Furniture | None], prose: Sequence[bool]
) -> int | None:
    """Return the block that opens the readers' comments, if there are any."""
    spoken = [
        _is_spoken(block) and not (number + 1 < len(shapes) and _quotes(shapes[number + 1]))
        for number, block in enumerate(shapes)
    ]
    voices = [
        speaks or _is_stamp(block, found)
        for speaks, block, found in zip(spoken, shapes, own, strict=True)
    ]
    if sum(voices) < 2:
        return None
    signed = [_is_signed(shapes, voices, prose, number) for number in range(len(shapes))]
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
        elif (spoken[number] and _talks(spoken, prose, number, least=3)) or (
            signed[number] and sum(signed[number : number + 40]) >= 4
        ):
            return number
    return None


def _quotes(block: Shape) -> bool:
    """Tell whether a block begins with a quotation, as what an article introduces does."""
    return block.text[:1] in "“\"‘«„'" and block.count > 0


def _is_spoken(block: Shape) -> bool:
    """Tell whether a line says who commented, or is a control below a comment."""
    if block.count > 14 or _VOICE_HINT.search(block.folded) is None:
        return False
    return _VOICE.fullmatch(block.folded.strip(" *•·-–—|()")) is not None


def _is_stamp(block: Shape, found: Furniture | None) -> bool:
    """Tell whether a line says on which day somebody wrote; a bare clock time is an article's."""
    if found is None or found[1] not in ("date_line", "time_ago"):
        return False
    return _DAY.search(block.folded) is not None


def _is_signed(
    shapes: Sequence[Shape], voices: Sequence[bool], prose: Sequence[bool], number: int
) -> bool:
    """Tell whether a block is a name above a stamp above something said."""
    block = shapes[number]
    return (
        number + 2 < len(shapes)
        and 1 <= block.count <= 4
        and not prose[number]
        and not voices[number]
        and voices[number + 1]
        and prose[number + 2]
    )


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
