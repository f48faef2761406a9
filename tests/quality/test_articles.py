"""Cleaning and metadata on the bundled articles, against what was written down before any code ran.

`python -m tests.quality.test_articles` prints what is wrong, and the shares that FLOORS are set by.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from flows.folder import list_seeds, read_seed
from tests.fakes import FakeModel
from transforms.model.cleaned import Settings
from transforms.model.extraction import Extraction
from transforms.pipeline import process

ROOT = Path(__file__).parents[2]
GOLD = tomllib.loads((ROOT / "tests/seeds/articles.toml").read_text("utf-8"))["article"]
PLAIN = ("title", "subtitle", "kicker", "publisher", "agency", "syndicator", "section", "url")

FLOORS = {
    "title": 1.0,
    "authors": 1.0,
    "published": 1.0,
    "publisher": 0.94,
    "agency": 1.0,
    "syndicator": 1.0,
    "kicker": 1.0,
    "subtitle": 1.0,
    "section": 1.0,
    "url": 1.0,
    "language": 1.0,
    "keep": 1.0,
    "drop": 1.0,
    "captions": 1.0,
    "is_truncated": 1.0,
}
"""Shares that may only go up."""


@cache
def extracted() -> dict[str, Extraction]:
    """Take every bundled article through cleaning and metadata, which need no language model."""
    settings, model = Settings(), FakeModel()
    found = {}
    for listed in list_seeds(ROOT / "seeds"):
        seed, _ = read_seed(listed, settings.max_bytes)
        found[listed.doc_id] = process(seed, lambda: model, settings, ("metadata",))
    return found


def judgements(gold: dict[str, Any], one: Extraction) -> Iterator[tuple[str, bool, str]]:
    """Yield (what, whether it is right, what is wrong in words)."""
    document = one.document
    for name in (*PLAIN, "language", "is_truncated"):
        if name in gold:
            value = getattr(document, name)
            right = (value or "") == gold[name]
            yield name, right, f"{value!r}, not {gold[name]!r}"
    if "authors" in gold:
        yield "authors", set(document.authors) == set(gold["authors"]), f"{document.authors}"
    if "published" in gold:
        at = document.published_at
        day = at.date().isoformat() if at else "unknown"
        yield "published", day in gold["published"], f"{day}, not {gold['published']}"
    text = " ".join(document.clean_text.split())
    for probe in gold.get("keep", ()):
        yield "keep", probe in text, f"lost: {probe}"
    for probe in gold.get("drop", ()):
        yield "drop", probe not in text, f"leaked: {probe}"
    if "captions" in gold:
        shown = [" ".join(caption.text.split()) for caption in one.captions]
        for probe in gold["captions"]:
            yield "captions", sum(probe in text for text in shown) == 1, f"{probe!r} in {shown}"
        extra = [text for text in shown if not any(probe in text for probe in gold["captions"])]
        for text in extra:
            yield "captions", False, f"no caption: {text}"


def scores() -> tuple[dict[str, float], list[str]]:
    """Return the share that is right of each thing judged, and every mistake."""
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    for gold in GOLD:
        for what, fine, why in judgements(gold, extracted()[gold["seed"]]):
            judged[what] += 1
            right[what] += fine
            if not fine:
                wrong[what].append(f"{what} {gold['seed']}: {why}")
    shares = {what: right[what] / judged[what] for what in judged}
    return shares, [line for lines in wrong.values() for line in lines]


@pytest.mark.parametrize(("what", "floor"), FLOORS.items())
def test_the_share_that_is_right_does_not_fall(what, floor):
    shares, mistakes = scores()
    assert shares[what] >= floor, "\n".join(line for line in mistakes if line.startswith(what))


if __name__ == "__main__":
    for mistake in scores()[1]:
        print(mistake)
    for name, share in scores()[0].items():
        print(f"{name:14} {share:.3f}")
