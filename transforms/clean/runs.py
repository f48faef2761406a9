"""Where the article is: the runs of blocks that hold the most evidence for it."""

from collections.abc import Sequence

from transforms.clean.weights import CORE

type Run = tuple[int, int]
"""Blocks from the first number to the second, half-open."""


def runs(evidence: Sequence[float], noise: Sequence[bool], soft: Sequence[bool]) -> list[Run]:
    """Return the runs of blocks that are the article, best choice over the whole text.

    A run gains the evidence of its blocks and costs CORE["open"], so that a few stray lines are
    bridged and long stretches of furniture are not. A gap between two runs is bridged too if it
    is short, or if little in it is `noise`, and `soft` furniture such as captions counts for
    little. There is always a run where there are blocks.
    """
    if not evidence:
        return []
    even = [
        max(value, CORE["least_soft"] if is_soft else CORE["least"])
        for value, is_soft in zip(evidence, soft, strict=True)
    ]
    near = _bridge(_best(even, CORE["open"]), noise, longest=CORE["short_gap"], noisy=1.0)
    near = _bridge(near, [not is_soft for is_soft in soft], longest=CORE["longest_gap"], noisy=0.5)
    chosen = [(run, total) for run in near if (total := sum(even[slice(*run)])) >= CORE["enough"]]
    if not chosen:
        return _faint(even, noise)
    top_run, top = max(chosen, key=lambda one: one[1])
    kept = [
        run
        for run, total in chosen
        if total >= top * (CORE["share_before"] if run < top_run else CORE["share"])
    ]
    return _bridge(kept, noise, longest=CORE["longest_gap"], noisy=CORE["noise"])


def _faint(evidence: Sequence[float], noise: Sequence[bool]) -> list[Run]:
    """Return the runs of a text that has hardly any: the strongest, and what is close to it."""
    mild = [
        value if is_noise else max(value, CORE["least_soft"])
        for value, is_noise in zip(evidence, noise, strict=True)
    ]
    found = _best(mild, CORE["open_faint"])
    return _bridge(found, noise, longest=CORE["short_gap"], noisy=0.5) or [_strongest(evidence)]


def _bridge(
    found: Sequence[Run], noise: Sequence[bool], *, longest: float, noisy: float
) -> list[Run]:
    """Put runs together that at most `longest` blocks part, few of them noise."""
    bridged: list[Run] = []
    for run in found:
        gap = noise[bridged[-1][1] : run[0]] if bridged else ()
        if bridged and len(gap) <= longest and sum(gap) <= noisy * len(gap):
            bridged[-1] = (bridged[-1][0], run[1])
        else:
            bridged.append(run)
    return bridged


def _best(evidence: Sequence[float], cost: float) -> list[Run]:
    """Maximise the evidence inside runs less the cost of the runs."""
    inside, outside = float("-inf"), 0.0
    opened: list[bool] = []
    closed: list[bool] = []
    for value in evidence:
        fresh = outside - cost
        opened.append(fresh >= inside)
        closed.append(inside > outside)
        inside, outside = max(inside, fresh) + value, max(inside, outside)
    found: list[Run] = []
    number = len(evidence)
    is_inside = inside > outside
    stop = number
    while number > 0:
        if is_inside:
            number -= 1
            if opened[number]:
                found.append((number, stop))
                is_inside = False
        else:
            number -= 1
            if closed[number]:
                is_inside, stop = True, number
    return found[::-1]


def _strongest(evidence: Sequence[float]) -> Run:
    """Return the run with the largest sum."""
    best = (evidence[0], 0, 1)
    total, start = 0.0, 0
    for number, value in enumerate(evidence):
        if total <= 0:
            total, start = 0.0, number
        total += value
        best = max(best, (total, start, number + 1), key=lambda run: run[0])
    return best[1], best[2]
