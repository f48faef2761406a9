"""Metadata: title, authors, publisher, times and language, each with its basis and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from transforms.metadata.country import country_of_url
from transforms.metadata.header import authors, bios, decks, read_header, times, titles
from transforms.metadata.language import language_of
from transforms.metadata.lines import lines_of
from transforms.metadata.notices import notices
from transforms.metadata.published import caption_bound, copyright_bounds, publication
from transforms.metadata.statements import Line, Statement, chosen_rows
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


def _best(statements: Sequence[Statement], name: str) -> Statement | None:
    of_field = [s for s in statements if s.field == name]
    return max(of_field, key=lambda s: s.trust, default=None)


def _is_page_dump(lines: Sequence[Line]) -> bool:
    """Whether menus came with the text: then its copyright line is the site's."""
    short = sum(1 for line in lines if line.is_bullet or len(line.value) < 25)
    return short > 12


def metadata(
    source_text: str,
    cleaned: Cleaned,
    *,
    doc_id: str,
    page: Page | None = None,
    sidecar: Sidecar | None = None,
) -> Metadata:
    """Read an article's metadata from its blocks, its markup and its sidecar."""
    sidecar = sidecar or Sidecar()
    lines = lines_of(source_text, cleaned)
    language, score = language_of(cleaned.reading.text)
    url = sidecar.url or (page.url if page else None)
    country = country_of_url(url)
    header = read_header(
        lines, language=language or "en", month_first=None if country is None else country == "US"
    )
    said = [
        statement
        for reader in (titles, decks, authors, bios, times)
        for statement in reader(header)
    ]
    said += notices(lines)
    since, until = copyright_bounds(lines, is_article_line=page is None and not _is_page_dump(lines))
    captions = [caption.text for caption in cleaned.captions]
    known = [moment for moment in (since, caption_bound(captions)) if moment]
    when = publication(
        said,
        earliest=max(known, default=None),
        latest=until,
        fetched_at=sidecar.fetched_at,
    )
    fields = (
        "title", "subtitle", "kicker", "authors", "publisher", "agency", "syndicator", "section",
        "licence",
    )  # fmt: skip
    best = {name: _best(said, name) for name in fields}
    chosen = [s for s in best.values() if s] + list(when.chosen)
    values = {name: s.value if s else None for name, s in best.items()}
    signed = best["authors"]
    return Metadata(
        title=values["title"],
        subtitle=values["subtitle"],
        kicker=values["kicker"],
        authors=signed.names if signed else (),
        publisher=sidecar.outlet or values["publisher"],
        agency=values["agency"],
        syndicator=values["syndicator"],
        section=values["section"],
        url=url,
        licence=values["licence"],
        published_at=when.at,
        published_text=when.text,
        published_basis=when.basis,
        published_from=when.earliest,
        published_to=when.latest,
        updated_at=when.updated_at,
        language=language,
        language_score=score,
        country_code=country,
        evidence=chosen_rows(said, chosen, doc_id=doc_id, source_text=source_text),
    )
