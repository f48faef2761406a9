"""Where the article is: the runs of blocks that hold the most evidence for it."""

from collections.abc import Sequence

from transforms.clean.weights import CORE

type Run = tuple[int, int]
"""Blocks from the first number to the second, half-open."""


def runs(evidence: Sequence[float], noise: Sequence[bool]) -> list[Run]:
    """Return the runs of blocks that are the article, best choice over the whole text.

    A run gains the evidence of its blocks and costs CORE["open"], so that a few stray lines are
    bridged and long stretches of furniture are not. A gap between two runs is bridged too if
    little in it is `noise`: furniture by its own words, or repeated lines. There is always a run
    where there are blocks.
    """
    if not evidence:
        return []
    chosen = [run for run in _best(evidence) if sum(evidence[slice(*run)]) >= CORE["enough"]]
    if not chosen:
        return [_strongest(evidence)]
    bridged = [chosen[0]]
    for run in chosen[1:]:
        gap = noise[bridged[-1][1] : run[0]]
        if sum(gap) <= CORE["noise"] * len(gap) and len(gap) <= CORE["longest_gap"]:
            bridged[-1] = (bridged[-1][0], run[1])
        else:
            bridged.append(run)
    return bridged


def _best(evidence: Sequence[float]) -> list[Run]:
    """Maximise the evidence inside runs less the cost of the runs."""
    cost = CORE["open"]
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
