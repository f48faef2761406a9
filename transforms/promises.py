"""The promises that one document's rows must keep, checked before they leave the pipeline.

The warehouse checks them again in SQL before a commit. Here a broken one costs a single document,
which becomes a reject that says so, and not the whole run.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any

from transforms.model.extraction import Extraction

type Promise = Callable[[Extraction], Iterator[str]]
"""Yields a line for every row that breaks the promise."""


def evidence_is_true(one: Extraction) -> Iterator[str]:
    """Hold every row's text against what stands between its offsets."""
    source = one.source.source_text
    for name, rows in _evidenced(one):
        for row in rows:
            if not 0 <= row.start <= row.stop or source[row.start : row.stop] != row.text:
                yield f"{name}: {row.text[:40]!r} does not stand at [{row.start}, {row.stop})"


def _evidenced(one: Extraction) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield "blocks", one.blocks
    yield "captions", one.captions
    yield "figures", one.figures
    yield "dates", one.dates
    yield "mentions", one.mentions
    yield "quotes", one.quotes
    yield "metadata", tuple(row for row in one.evidence if row.start is not None)


def nothing_vanishes(one: Extraction) -> Iterator[str]:
    """Lay the blocks end to end: they are the whole text."""
    at = 0
    for number, block in enumerate(one.blocks):
        if block.start != at or block.block_no != number:
            yield f"blocks: number {block.block_no} starts at {block.start}, not at {at}"
            return
        at = block.stop
    if one.blocks and at != len(one.source.source_text):
        yield f"blocks: they end at {at} of {len(one.source.source_text)} characters"


def keys_are_unique(one: Extraction) -> Iterator[str]:
    """Count every key."""
    keys = {
        "figures": [row.figure_id for row in one.figures],
        "dates": [row.date_id for row in one.dates],
        "mentions": [row.mention_id for row in one.mentions],
        "entities": [row.local_id for row in one.entities],
        "quotes": [row.quote_id for row in one.quotes],
    }
    for name, values in keys.items():
        for key, count in Counter(values).items():
            if count > 1:
                yield f"{name}: the key {key} stands {count} times"


def keys_lead_somewhere(one: Extraction) -> Iterator[str]:
    """Follow mentions, speakers and continued quotes."""
    local = {row.local_id for row in one.entities}
    entities = {row.entity_id for row in one.entities}
    quotes = {row.quote_id for row in one.quotes}
    figures = {row.figure_id for row in one.figures}
    for mention in one.mentions:
        if mention.local_id not in local:
            yield f"mentions: {mention.mention_id} is of no entity of the document"
    for quote in one.quotes:
        if quote.speaker_entity_id and quote.speaker_entity_id not in entities:
            yield f"quotes: {quote.quote_id} is said by no entity of the document"
        if quote.continues and quote.continues not in quotes:
            yield f"quotes: {quote.quote_id} continues no quote of the document"
    for figure in one.figures:
        if figure.same_as and figure.same_as not in figures:
            yield f"figures: {figure.figure_id} repeats no figure of the document"


def ranges_run_upwards(one: Extraction) -> Iterator[str]:
    """Compare both ends of figures and dates."""
    for figure in one.figures:
        high = figure.value if figure.value_high is None else figure.value_high
        falls = figure.modifier == "down"
        if not isfinite(figure.value) or (high < figure.value and not falls):
            yield f"figures: {figure.text!r} runs from {figure.value} to {figure.value_high}"
    for date in one.dates:
        if date.from_at and date.to_at and date.from_at >= date.to_at:
            yield f"dates: {date.text!r} runs from {date.from_at} to {date.to_at}"


def nothing_is_from_the_future(one: Extraction) -> Iterator[str]:
    """Compare the time of publication with its bounds and with when the page was saved."""
    document, fetched = one.document, one.source.fetched_at
    at = document.published_at
    if at and fetched and at > fetched:
        yield f"documents: published at {at}, saved at {fetched}"
    if at and document.published_from and at < document.published_from:
        yield f"documents: published at {at}, not before {document.published_from}"
    basis = document.published_basis
    if (at is None and basis == "stated") or (at is not None and basis == "unknown"):
        yield f"documents: the basis is {basis}, the time {at}"


WORDS: dict[str, frozenset[str | None]] = {
    "label": frozenset(
        {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK", "NORP", "PRODUCT", "LAW", "OTHER"}
    ),
    "kind": frozenset({"direct", "indirect", "mixed"}),
    "modifier": frozenset(
        {"approx", "more_than", "less_than", "at_least", "at_most", "up", "down", None}
    ),
    "basis": frozenset({"stated", "published", "context", "open"}),
}


def words_are_known(one: Extraction) -> Iterator[str]:
    """Look up every column that names one of a few things."""
    columns: tuple[tuple[str, tuple[Any, ...]], ...] = (
        ("label", one.mentions),
        ("label", one.entities),
        ("kind", one.quotes),
        ("modifier", one.figures),
        ("basis", one.dates),
    )
    for column, rows in columns:
        for word in {getattr(row, column) for row in rows} - WORDS[column]:
            yield f"{column}: {word!r} is not one of those that the tables know"


PROMISES: tuple[Promise, ...] = (
    evidence_is_true,
    nothing_vanishes,
    keys_are_unique,
    keys_lead_somewhere,
    ranges_run_upwards,
    nothing_is_from_the_future,
    words_are_known,
)


def broken(one: Extraction) -> list[str]:
    """Return every promise that the document's rows break, a line each."""
    return [line for promise in PROMISES for line in promise(one)]
