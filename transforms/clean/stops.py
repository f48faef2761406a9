"""Whether a text stops early: a stub in front of a paywall."""

from collections.abc import Sequence

from transforms.clean.assemble import Verdict
from transforms.clean.vocabulary import PAYWALL, PLEAS, plain
from transforms.clean.weights import STOPS

_PLEA_KINDS = frozenset({"subscribe", "sign_in", "donate"})


def stops_early(source_text: str, verdicts: Sequence[Verdict]) -> bool:
    """Tell whether the article breaks off at a plea to subscribe.

    A wall ("to continue reading, subscribe") counts where little text comes after it; a mere plea
    only where the last paragraph trails off or there is next to no text at all.
    """
    kept = [number for number, verdict in enumerate(verdicts) if verdict.kept]
    if not kept:
        return False
    last = source_text[verdicts[kept[-1]].start : verdicts[kept[-1]].stop].rstrip("\"'”’)] \n")
    trails_off = last.endswith(("…", "...", ". . ."))
    first, is_stub = _first_wall(source_text, verdicts, kept)
    rest = plain(source_text[verdicts[first].start :])
    if not trails_off and not any(phrase in rest for phrase in (*PAYWALL, *PLEAS)):
        return False
    for number in range(first, len(verdicts)):
        verdict = verdicts[number]
        if verdict.kept and number != kept[-1]:
            continue
        text = plain(source_text[verdict.start : verdict.stop])
        if any(phrase in text for phrase in PAYWALL):
            return True
        near = number - kept[-1] <= STOPS["plea_near"]
        if not near or not (trails_off or is_stub):
            continue
        if any(phrase in text for phrase in PLEAS):
            return True
        if trails_off and verdict.kind in _PLEA_KINDS and not verdict.kept:
            return True
    return False


def _first_wall(
    source_text: str, verdicts: Sequence[Verdict], kept: Sequence[int]
) -> tuple[int, bool]:
    """Return the first block with so little text below it that a wall there would be one.

    With it comes whether there is next to no text at all.
    """
    first, after = kept[0], 0
    for number in reversed(kept):
        before = after
        after += len(source_text[verdicts[number].start : verdicts[number].stop].split())
        if before <= STOPS["words_after"] < after:
            first = number
        if after >= STOPS["stub_words"] and after > STOPS["words_after"]:
            return first, False
    return first, True
