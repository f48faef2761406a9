"""Titles, authors and dates against labelled pages, beside trafilatura on the same pages.

    python -m benchmarks.metadata pages.jsonl.gz [texts.jsonl.gz ...]
    python -m benchmarks.metadata pages.jsonl.gz --errors 10

A line of input is {"id", "input", "gold"}: input has html and url, or text; gold title, author and
date.
Prints the share right where the label is given (equal after folding case, quotes and dashes; the
same set of names; the same day), the dates given where the label has none, and a 95 % interval of
the difference to trafilatura by paired bootstrap. Texts without markup have no peer.
"""

import argparse
import gzip
import json
import random
import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from transforms.clean import clean
from transforms.metadata import metadata
from transforms.page import read_page

FIELDS = ("title", "author", "date")
SAMPLES = 2000
type Answer = dict[str, Any]


def folded(text: object) -> str:
    plain = unicodedata.normalize("NFKC", str(text or ""))
    for marks, one in (("‘’`´", "'"), ("“”„«»", '"'), ("–—−", "-")):
        plain = re.sub(f"[{marks}]", one, plain)
    return " ".join(plain.split()).casefold()


def people(value: object) -> frozenset[str]:
    joined = "; ".join(value) if isinstance(value, list | tuple) else str(value or "")
    parts = re.split(r"\s*(?:;|,|&|/|\band\b)\s*", re.sub(r"^by\s+", "", folded(joined)))
    return frozenset(name for part in parts if (name := re.sub(r"[^\w ]", "", part).strip()))


SAME: dict[str, Callable[[object, object], bool]] = {
    "title": lambda gold, found: folded(gold) == folded(found),
    "author": lambda gold, found: people(gold) == people(found),
    "date": lambda gold, found: str(gold)[:10] == str(found)[:10],
}


def ours(case: dict[str, Any]) -> Answer:
    given = case["input"]
    page = None
    if "html" in given:
        page = read_page(given["html"], name=case["id"], url=given.get("url"))
    text = page.source_text if page else given["text"]
    found = metadata(text, clean(text, doc_id=case["id"], page=page), doc_id=case["id"], page=page)
    date = found.published_at.isoformat() if found.published_at else None
    return {"title": found.title, "author": found.authors, "date": date}


def trafilatura(case: dict[str, Any]) -> Answer:
    from trafilatura.metadata import extract_metadata

    given = case["input"]
    found = extract_metadata(given["html"], default_url=given.get("url"))
    return {"title": found.title, "author": found.author, "date": found.date}


def scores(cases: Sequence[dict[str, Any]], answers: Sequence[Answer]) -> dict[str, list[bool]]:
    """For each field, right or wrong for each case whose label has it; for none, dates made up."""
    table: dict[str, list[bool]] = {name: [] for name in (*FIELDS, "invented")}
    for case, answer in zip(cases, answers, strict=True):
        for name in FIELDS:
            gold, found = case["gold"].get(name), answer[name]
            if gold:
                table[name].append(bool(found) and SAME[name](gold, found))
            elif name == "date":
                table["invented"].append(bool(found))
    return table


def interval(ours_right: Sequence[bool], peer_right: Sequence[bool]) -> tuple[float, float]:
    """Return the 95 % interval of the difference in share right, by paired bootstrap."""
    pick = random.Random(0)
    pairs = list(zip(ours_right, peer_right, strict=True))
    differences = sorted(
        sum(a - b for a, b in pick.choices(pairs, k=len(pairs))) / len(pairs)
        for _ in range(SAMPLES)
    )
    return differences[SAMPLES // 40], differences[-SAMPLES // 40]


def share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.3f}" if right else "-"


def report(path: Path, errors: int) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    began = time.process_time()
    answers = [ours(case) for case in cases]
    spent = time.process_time() - began
    found = scores(cases, answers)
    peers = all("html" in case["input"] for case in cases)
    peer = scores(cases, [trafilatura(case) for case in cases]) if peers else None
    yield f"{path.name}: {len(cases)} documents, {len(cases) / spent:.0f} per CPU second"
    for name, right in found.items():
        if not right:
            continue
        line = f"  {name:9} n {len(right):4}  copydesk {share(right)}"
        if peer:
            low, high = interval(right, peer[name])
            line += f"  trafilatura {share(peer[name])}  difference {low:+.3f} to {high:+.3f}"
        yield line
    for case, answer in zip(cases, answers, strict=True):
        for name in FIELDS:
            gold = case["gold"].get(name)
            if errors and gold and not SAME[name](gold, answer[name]):
                errors -= 1
                yield f"    {case['id']} {name}: label {gold!r}, found {answer[name]!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    given = parser.parse_args()
    for path in given.files:
        for line in report(path, given.errors):
            print(line, flush=True)


if __name__ == "__main__":
    main()
