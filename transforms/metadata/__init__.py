"""Metadata: title, authors, publisher, times and language, each with its basis and evidence."""

from dataclasses import dataclass, field
from datetime import datetime

from transforms.model.cleaned import Cleaned, Sidecar
from transforms.model.documents import MetadataEvidence
from transforms.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about an article; the fields are those of Document."""

    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    syndicator: str | None = None
    section: str | None = None
    url: str | None = None
    licence: str | None = None
    published_at: datetime | None = None
    published_text: str | None = None
    published_basis: str = "unknown"
    published_from: datetime | None = None
    published_to: datetime | None = None
    updated_at: datetime | None = None
    language: str | None = None
    language_score: float | None = None
    country_code: str | None = None
    evidence: tuple[MetadataEvidence, ...] = field(default=())


def metadata(
    source_text: str,
    cleaned: Cleaned,
    *,
    doc_id: str,
    page: Page | None = None,
    sidecar: Sidecar | None = None,
) -> Metadata:
    """Read an article's metadata from its blocks, its markup and its sidecar."""
    return Metadata(language="en")
