"""Which of two near-identical articles the other was made from, where text or times tell."""

from dataclasses import dataclass
from datetime import datetime

from transforms.lexicon.names import LEGAL_FORMS, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article as far as its origin is concerned."""

    doc_id: str
    text: str
    publisher: str | None
    """Who published it, or the place that it was saved from."""
    agency: str | None
    published_from: datetime | None
    published_to: datetime | None
    is_truncated: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """The original of a pair, None where nothing tells, and the reason in words."""

    doc_id: str | None
    why: str


def origin(one: Copy, other: Copy, fuller: str | None) -> Origin:
    """Return which article came first. `fuller` is the one that has more of the common text.

    What an article says of itself counts before the times of publication, since a wire story is
    often stamped by its republisher first; then which one has all of the text.
    """
    return _stated(one, other) or _earlier(one, other) or _fuller(one, other, fuller)


def _stated(one: Copy, other: Copy) -> Origin | None:
    """Judge by the agency that an article names."""
    for copy, source in ((one, other), (other, one)):
        if _same(copy.agency, source.publisher) and not _same(copy.publisher, source.publisher):
            return Origin(source.doc_id, f"{copy.doc_id} names {copy.agency} as its source")
    if _same(one.agency, other.agency) and not _same(one.publisher, other.publisher):
        return Origin(None, f"both name {one.agency} as their source")
    return None


def _same(one: str | None, other: str | None) -> bool:
    """Return whether two names of outlets are one: The Ledger Ltd. and the Ledger."""
    return bool(one and other) and _name(one or "") == _name(other or "")


def _name(outlet: str) -> tuple[str, ...]:
    return tuple(word for word in words(outlet) if word not in LEGAL_FORMS and word != "the")


def _earlier(one: Copy, other: Copy) -> Origin | None:
    """Judge by the times of publication, if no reading of them puts the articles the other way."""
    for first, second in ((one, other), (other, one)):
        if first.is_truncated or first.published_to is None or second.published_from is None:
            continue
        # A range of one instant is a stated time; equal times tell nothing.
        if first.published_to <= second.published_from != first.published_from:
            return Origin(first.doc_id, f"{first.doc_id} was published earlier")
    return None


def _fuller(one: Copy, other: Copy, fuller: str | None) -> Origin:
    """Judge by which one has all of the text."""
    if one.is_truncated != other.is_truncated:
        whole, cut = (other, one) if one.is_truncated else (one, other)
        return Origin(whole.doc_id, f"{cut.doc_id} stops early")
    if fuller is not None:
        return Origin(fuller, f"{fuller} has all of the text that both have, and more")
    return Origin(None, "nothing tells which came first")
