"""The article's text from HTML: copydesk against trafilatura, in quality and speed.

    python -m benchmarks.html_pages --data FOLDER [--limit N] [--resamples N]

FOLDER holds `*.jsonl` or `*.jsonl.gz` files with one page a line:
{"input": {"html": "..."}, "gold": {"body": "...", "body_with_optional": "..."}}, the second body
optional. Quality is the macro average over pages of precision and recall of word 4-grams as in
scrapinghub's article-extraction-benchmark. The difference is judged by a paired bootstrap: pages
are drawn with replacement and both systems are scored on the same draw. Speed is documents per
second of CPU time; the systems take turns page by page, so that load on the machine meets both.
Bare trafilatura reads no metadata; copydesk reads them too.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from trafilatura import extract

from transforms.clean import clean
from transforms.metadata import metadata
from transforms.page import read_page

type Extractor = Callable[[str], str]
type Counts = tuple[int, int, int]
"""4-grams that are right, too many and missing."""

_WORD = re.compile(r"\w+")
_SIZE = 4


def copydesk(html: str) -> str:
    page = read_page(html, name="page")
    cleaned = clean(page.source_text, doc_id="page", page=page)
    metadata(page.source_text, cleaned, doc_id="page", page=page)
    return cleaned.reading.text


def trafilatura(html: str) -> str:
    return extract(html) or ""


def trafilatura_precise(html: str) -> str:
    return extract(html, favor_precision=True, include_comments=False) or ""


EXTRACTORS: dict[str, Extractor] = {
    "copydesk": copydesk,
    "trafilatura": trafilatura,
    "trafilatura, precision": trafilatura_precise,
}


@dataclass
class Result:
    """What one system made of the pages so far."""

    counts: list[Counts] = field(default_factory=list)
    seconds: float = 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _SIZE + 1))
    return Counter(gram for at in starts if (gram := tuple(words[at : at + _SIZE])))


def compare(gold: str, found: str) -> Counts:
    expected, given = shingles(gold), shingles(found)
    right = sum((expected & given).values())
    return right, sum(given.values()) - right, sum(expected.values()) - right


def best(golds: Sequence[str], found: str) -> Counts:
    return max((compare(gold, found) for gold in golds), key=lambda counts: score([counts])[0])


def score(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Return F1, precision and recall, averaged over pages."""
    precision = [right / (right + extra) for right, extra, _ in counts if right + extra]
    recall = [right / (right + missing) for right, _, missing in counts if right + missing]
    p, r = mean(precision or [0.0]), mean(recall or [0.0])
    return (2 * p * r / (p + r) if p + r else 0.0), p, r


def pages(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["gold"].get("body"):
                yield row


def measure(rows: Sequence[dict[str, Any]]) -> dict[str, Result]:
    results = {name: Result() for name in EXTRACTORS}
    for row in rows:
        golds = [row["gold"][key] for key in ("body", "body_with_optional") if row["gold"].get(key)]
        for name, extractor in EXTRACTORS.items():
            began = time.process_time()
            found = extractor(row["input"]["html"])
            results[name].seconds += time.process_time() - began
            results[name].counts.append(best(golds, found))
    return results


def interval(
    ours: Sequence[Counts], theirs: Sequence[Counts], resamples: int
) -> tuple[float, float]:
    """Return the 95 % interval of the difference in F1 by paired bootstrap."""
    draw = random.Random(0)
    differences = []
    for _ in range(resamples):
        chosen = [draw.randrange(len(ours)) for _ in ours]
        drawn = (score([side[at] for at in chosen])[0] for side in (ours, theirs))
        differences.append(next(drawn) - next(drawn))
    differences.sort()
    return differences[int(0.025 * resamples)], differences[int(0.975 * resamples) - 1]


def report(name: str, results: dict[str, Result], resamples: int) -> None:
    ours = results["copydesk"]
    print(f"\n{name}: {len(ours.counts)} pages")
    print(f"{'':24}{'F1':>8}{'P':>8}{'R':>8}{'docs/CPU-s':>12}   copydesk's lead in F1, its speed")
    for system, result in results.items():
        f1, p, r = score(result.counts)
        speed = len(result.counts) / result.seconds
        line = f"{system:24}{f1:8.4f}{p:8.4f}{r:8.4f}{speed:12.1f}"
        if result is not ours:
            low, high = interval(ours.counts, result.counts, resamples)
            lead = score(ours.counts)[0] - f1
            ratio = result.seconds / ours.seconds
            line += f"   {lead:+.4f} [{low:+.4f}, {high:+.4f}], {ratio:.2f} x"
        print(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of .jsonl(.gz) files")
    parser.add_argument("--limit", type=int, help="pages of each file, from its start")
    parser.add_argument("--resamples", type=int, default=2000, help="draws of the bootstrap")
    options = parser.parse_args()
    for extractor in EXTRACTORS.values():
        extractor("<p>Imports and tables that are made once are not counted.</p>")
    for path in sorted(options.data.glob("*.jsonl*")):
        rows = list(pages(path))[: options.limit]
        if rows:
            report(path.name, measure(rows), options.resamples)


if __name__ == "__main__":
    main()
