"""What stages hand to each other on the way from a file to rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from transforms.model.documents import Block, Caption, MetadataEvidence
from transforms.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What the .toml file beside a seed says of it."""

    url: str | None = None
    fetched_at: datetime | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file's bytes as text."""

    text: str
    media_type: str
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """An article after cleaning: all its blocks, and the kept ones as a reading."""

    blocks: tuple[Block, ...]
    captions: tuple[Caption, ...]
    reading: Reading
    is_truncated: bool = False


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
    evidence: tuple[MetadataEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What extraction may know of an article beyond its text."""

    doc_id: str
    language: str | None = "en"
    published_at: datetime | None = None
    published_from: datetime | None = None
    published_to: datetime | None = None
    """First and last moment at which it may have been published, where both are known."""
    country_code: str | None = None
    """The outlet's country, ISO 3166-1 alpha-2: decides whose dollar a bare $ is."""
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings that change rows. Everything here is hashed into the documents' fingerprints."""

    max_bytes: int = 20_000_000
    home_country: str | None = None
    """Country of outlets that `outlet_countries` does not list."""
    outlet_countries: Mapping[str, str] = field(default_factory=dict)
    furniture: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Outlet -> normalised lines learned to be furniture because many of its pages hold them."""
