"""Verdicts on the blocks of a text: each by itself, and by its place in the whole."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.clean.assemble import Verdict
from transforms.clean.closing import is_fact
from transforms.clean.context import MOST_WORDS, Scene, look
from transforms.clean.furniture import Furniture
from transforms.clean.further import earlier, further
from transforms.clean.header import find_header
from transforms.clean.rules import LONG, RULES, Article, Finding
from transforms.clean.runs import Run, runs
from transforms.clean.shape import Shape
from transforms.clean.weights import COMPANY, CORE


def judge(
    source_text: str,
    spans: Sequence[tuple[int, int]],
    furniture: frozenset[str] = frozenset(),
    seen: dict[str, tuple[Shape, Furniture | None]] | None = None,
    *,
    explain: bool = True,
) -> list[Verdict]:
    """Return a verdict on each span; `seen` is for a second look at the same blocks.

    Without `explain` the verdicts hold no evidence: nobody asks a second look for its own.
    """
    scene = look(source_text, spans, furniture, {} if seen is None else seen)
    found_runs = runs(scene.base, scene.noise, scene.soft)
    if not found_runs:
        return []
    found_runs = [(earlier(scene, found_runs), found_runs[0][1]), *found_runs[1:]]
    found_runs = [*found_runs[:-1], (found_runs[-1][0], further(scene, found_runs))]
    places = _places(scene, found_runs)
    tail = _tail(scene, found_runs)
    if tail:
        start = found_runs[-1][1]
        places[start : start + tail] = [CORE["tail"]] * tail
        found_runs = [*found_runs[:-1], (found_runs[-1][0], start + tail)]
    article = _article(scene, found_runs)
    above = range(article.begin, found_runs[0][0])
    places[above.start : above.stop] = [CORE["inside"]] * len(above)
    verdicts = [
        _header_verdict(article, number)
        if number < article.begin
        else _verdict(article, number, places[number], explain=explain)
        for number in range(len(spans))
    ]
    return _without_tail(verdicts)


def _without_tail(verdicts: list[Verdict]) -> list[Verdict]:
    """Take away headings at the end that nothing stands below."""
    for number in range(len(verdicts) - 1, -1, -1):
        verdict = verdicts[number]
        if not verdict.kept:
            continue
        if verdict.kind != "heading" or not any(v.kept for v in verdicts[:number]):
            break
        verdicts[number] = replace(verdict, kind="navigation", kept=False, rule="end_line")
    return verdicts


def _tail(scene: Scene, found_runs: Sequence[Run]) -> int:
    """Return how many lines below the last run of a short text belong to it as its list.

    Results, prices and ingredients have no sentences. Where there is little text, lines that
    follow it at once, and that nothing marks as furniture, are taken for its own.
    """
    words = sum(
        block.count
        for start, stop in found_runs
        for block, is_prose in zip(scene.shapes[start:stop], scene.prose[start:stop], strict=True)
        if is_prose
    )
    stop = start = found_runs[-1][1]
    if words >= CORE["little_text"]:
        return 0
    while (
        stop < min(scene.talk, len(scene.shapes))
        and not scene.noise[stop]
        and scene.led_by[stop] is None
        and not _is_outlets(scene.own[stop])
    ):
        stop += 1
    return stop - start if stop - start >= CORE["least_tail"] else 0


_OF_TABLES = frozenset({"counter", "date_line", "address"})
"""Rules of lines that stand in lists and tables as well."""


def _is_outlets(found: Furniture | None) -> bool:
    """Tell whether a line is the outlet's by its words."""
    return found is not None and found[2] >= 2 and found[1] not in _OF_TABLES


def _article(scene: Scene, found_runs: Sequence[Run]) -> Article:
    header = find_header(scene, found_runs[0][0])
    words = [
        block.count if block.is_prose and number >= header.stop else 0
        for number, block in enumerate(scene.shapes)
    ]
    end = found_runs[-1][1]
    total = max(sum(words[:end]), 1)
    read, shares = 0, []
    for count in words:
        shares.append(min(read / total, 1.0))
        read += count
    long_text = "  ".join(
        " ".join(block.words)
        for number, block in enumerate(scene.shapes)
        if block.is_prose and block.count >= LONG and number not in scene.digests
    )
    return Article(scene, header, header.stop, end, tuple(shares), f" {long_text} ")


def _places(scene: Scene, found_runs: Sequence[Run]) -> list[float]:
    """Return what each block's place in or out of the runs says.

    In a text with hardly any furniture little is known to be outside of the article.
    """
    count = len(scene.shapes)
    noisy = min(1.0, sum(scene.noise) / count / CORE["noisy"])
    outside = CORE["outside_clean"] + noisy * (CORE["outside"] - CORE["outside_clean"])
    places = [outside] * count
    for (_, stop), (start, _) in pairwise(found_runs):
        places[stop:start] = [CORE["between"]] * (start - stop)
    for start, stop in found_runs:
        places[start:stop] = [CORE["inside"]] * (stop - start)
    return places


def _header_verdict(article: Article, number: int) -> Verdict:
    start, stop = article.scene.spans[number]
    kind, rule = article.header.labels[number]
    return Verdict(start=start, stop=stop, kind=kind, kept=False, rule=rule)


def _verdict(article: Article, number: int, place: float, *, explain: bool) -> Verdict:
    """Add up the evidence for one block below the header."""
    scene = article.scene
    block, found = scene.shapes[number], scene.own[number]
    findings = [finding for rule in RULES if (finding := rule(article, number)) is not None]
    told = [(rule, weight) for _, rule, weight in findings]
    if found is not None:
        findings.append(Finding(found[0], found[1], -found[2]))
    if block.is_prose and scene.first[number] < article.begin and scene.first[number] != number:
        told.append(("first_copy_in_header", -COMPANY["repeated"]))
    score = scene.base[number] + place + sum([weight for _, weight in told])
    kept = score > 0 and not block.is_void
    if kept:
        kind, rule = _kept_kind(scene, number)
    else:
        kind, rule = _removed_kind(article, number, findings, place)
    return Verdict(
        start=scene.spans[number][0],
        stop=scene.spans[number][1],
        kind=kind,
        kept=kept,
        rule=rule,
        score=round(score, 2),
        evidence=(*_base(scene, number), ("place", place), *told) if explain else (),
    )


def _base(scene: Scene, number: int) -> list[tuple[str, float]]:
    """Take the evidence from a block's shape, words and neighbours apart again, to explain it."""
    shape, found = scene.shapes[number].score, scene.own[number]
    if found is None:
        return [("shape", shape), ("neighbours", scene.base[number] - shape)]
    words = -min(found[2], MOST_WORDS)
    company = scene.base[number] - shape - words
    return [("shape", shape), (found[1], words), ("neighbours", company)]


def _kept_kind(scene: Scene, number: int) -> tuple[str, str]:
    block, found = scene.shapes[number], scene.own[number]
    if found is not None and found[0] == "correction":
        return "correction", found[1]
    if block.is_item:
        return "list_item", "list_item"
    trails_off = block.text.endswith(("…", "...", ". ."))
    in_brackets = block.text[0] == "(" and block.text[-1] == ")"
    if block.is_prose or in_brackets or (block.sentences and not trails_off):
        return "body", "running_text"
    if scene.listed[number]:
        return "list_item", "built_alike"
    if is_fact(block):
        return "list_item", "closing_fact"
    return "heading", "short_line"


def _removed_kind(
    article: Article, number: int, findings: Sequence[Finding], place: float
) -> tuple[str, str]:
    """Return what a removed block is, by the strongest finding."""
    if number >= article.scene.talk:
        return "comment_policy", "reader_comments"
    telling = [finding for finding in findings if finding.rule != "end_line"]
    if telling:
        strongest = min(telling, key=lambda finding: finding.weight)
        if strongest.weight < -0.5:
            return strongest.kind, strongest.rule
    led_by = article.scene.led_by[number]
    if led_by is not None:
        return led_by, "below_heading"
    if article.scene.first[number] != number:
        return "duplicate", "repeated"
    if place != CORE["inside"]:
        return ("related" if number >= article.end else "navigation"), "outside"
    return "navigation", "weak_line"
