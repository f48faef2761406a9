"""One seed through every stage, top to bottom: the file to read first."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib import import_module
from urllib.parse import urlsplit

from transforms.clean import clean
from transforms.decode import decode
from transforms.extract.attribution import attribute
from transforms.model.cleaned import Cleaned, Context, Decoded, Metadata, Settings, Sidecar
from transforms.model.documents import Document, Source
from transforms.model.extraction import Extraction, Seed, Text
from transforms.model.facts import Figure, LocalEntity, Mention, Quote, TimeExpression
from transforms.model.page import Page
from transforms.model.syntax import LanguageModel

STAGES = ("clean", "metadata", "dates", "figures", "mentions", "quotes")
"""Stages in order. A stage may use what those before it made (see `DEPENDS`)."""

DEPENDS = {
    "clean": frozenset[str](),
    "metadata": frozenset({"clean"}),
    "dates": frozenset({"clean", "metadata"}),
    "figures": frozenset({"clean", "metadata"}),
    "mentions": frozenset({"clean", "metadata"}),
    "quotes": frozenset({"clean", "metadata", "mentions"}),
}
"""Stage -> the stages that it reads."""

REWRITES = {
    "clean": frozenset(STAGES),
    "metadata": frozenset(STAGES) - {"clean"},
    "dates": frozenset({"dates"}),
    "figures": frozenset({"figures"}),
    "mentions": frozenset({"mentions", "quotes", "figures"}),
    "quotes": frozenset({"quotes", "figures"}),
}
"""Stage -> the stages whose rows change with it. Figures learn from quotes who says them."""

NEEDS_MODEL = frozenset({"mentions", "quotes"})

PACKAGES = {
    "dates": "transforms.extract.dates",
    "figures": "transforms.extract.figures",
    "mentions": "transforms.extract.mentions",
    "quotes": "transforms.extract.quotes",
}
"""Extraction stage -> its package, imported when the stage first runs: a filter for figures alone
starts three times as fast without the vocabularies of the others."""


@dataclass(slots=True, kw_only=True)
class _Facts:
    """What extraction has found so far."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    quotes: tuple[Quote, ...] = ()


type ModelSource = Callable[[], LanguageModel]
"""Gives the language model when a stage first needs it, so that no other run waits for it."""


def needed(only: Collection[str]) -> frozenset[str]:
    """Return the stages to run so that those in `only` have what they read."""
    wanted = set(only)
    for stage in reversed(STAGES):
        if stage in wanted:
            wanted |= DEPENDS[stage]
    return frozenset(wanted)


def process(
    seed: Seed,
    model: ModelSource,
    settings: Settings,
    only: Collection[str] = STAGES,
    known_quotes: Sequence[Quote] = (),
) -> Extraction:
    """Turn one file into rows. Raises a SeedError that names the file and the cause.

    `known_quotes` are the document's quotes where they are not computed anew: figures ask them.
    """
    decoded = decode(seed.data, name=seed.name, max_bytes=settings.max_bytes)
    url = seed.sidecar.url if seed.sidecar else None
    page = _page(decoded, seed.name, url)
    return _extract(
        seed, decoded, page, model, settings, needed(only), known_quotes, keep_all=False
    )


def process_text(
    given: Text,
    model: ModelSource,
    settings: Settings,
    only: Collection[str] = STAGES,
    *,
    prose: bool = False,
) -> Extraction:
    """Turn one text or page into rows. `prose` keeps all of it: the text is an article already."""
    data = given.text.encode("utf-8", "surrogatepass")
    seed = Seed(
        doc_id=given.doc_id,
        source_uri=given.url or given.doc_id,
        name=given.doc_id,
        data=data,
        sidecar=Sidecar(url=given.url) if given.url else None,
    )
    media_type = "text/html" if given.is_html else "text/plain"
    decoded = Decoded(text=given.text, media_type=media_type, encoding="utf-8")
    page = _page(decoded, given.doc_id, given.url)
    return _extract(seed, decoded, page, model, settings, needed(only), keep_all=prose)


def _page(decoded: Decoded, name: str, url: str | None) -> Page | None:
    """Parse what is a page; a text has none."""
    if decoded.media_type != "text/html":
        return None
    from transforms.page import read_page

    return read_page(decoded.text, name=name, url=url)


def _extract(
    seed: Seed,
    decoded: Decoded,
    page: Page | None,
    model: ModelSource,
    settings: Settings,
    stages: frozenset[str],
    known_quotes: Sequence[Quote] = (),
    *,
    keep_all: bool,
) -> Extraction:
    """Clean, read the metadata, then extract from the cleaned text."""
    source_text = page.source_text if page else decoded.text
    cleaned = clean(
        source_text,
        doc_id=seed.doc_id,
        page=page,
        keep_all=keep_all,
        furniture=settings.furniture.get(outlet_of(seed) or "", frozenset()),
    )
    known, blocks = Metadata(language="en"), cleaned.blocks
    if not keep_all:
        from transforms.metadata import metadata
        from transforms.metadata.headed import headed
        from transforms.metadata.passages import passages

        known = metadata(source_text, cleaned, doc_id=seed.doc_id, page=page, sidecar=seed.sidecar)
        blocks = passages(headed(blocks, known), known.language)
    found = _facts(cleaned, _context(seed, known, settings), model, stages)
    digest = hashlib.sha256(seed.data).hexdigest()
    return Extraction(
        source=_source(seed, decoded, known, source_text, digest),
        document=_document(
            seed, known, cleaned, digest, () if keep_all else _skipped(known.language)
        ),
        evidence=known.evidence,
        blocks=blocks,
        captions=cleaned.captions,
        figures=attribute(found.figures, found.quotes or known_quotes),
        dates=found.dates,
        mentions=found.mentions,
        entities=found.entities,
        quotes=found.quotes,
    )


def _facts(
    cleaned: Cleaned, context: Context, model: ModelSource, stages: frozenset[str]
) -> _Facts:
    """Run the extraction stages that are wanted and speak the document's language."""
    facts = _Facts()
    reading = cleaned.reading
    speaking = {stage for stage in stages if _speaks(stage, context.language)}
    if "dates" in speaking:
        from transforms.extract.dates import dates

        facts.dates = dates(reading, context)
    if "figures" in speaking:
        from transforms.extract.figures import figures

        facts.figures = figures(reading, context)
    if "mentions" in speaking:
        from transforms.extract.mentions import mentions

        facts.mentions, facts.entities = mentions(reading, context, model())
    if "quotes" in speaking:
        from transforms.extract.quotes import quotes

        facts.quotes = quotes(reading, context, model(), facts.mentions, facts.entities)
    return facts


def _speaks(stage: str, language: str | None) -> bool:
    return stage not in PACKAGES or language in import_module(PACKAGES[stage]).LANGUAGES


def _skipped(language: str | None) -> tuple[str, ...]:
    """Name every stage that gives this document no rows because of its language."""
    name = language or "an unknown language"
    return tuple(
        f"{stage}: does not speak {name}" for stage in STAGES if not _speaks(stage, language)
    )


def outlet_of(seed: Seed) -> str | None:
    """Return what groups the pages of one site; known before anything of the page is read."""
    sidecar = seed.sidecar or Sidecar()
    host = urlsplit(sidecar.url).hostname if sidecar.url else None
    folder = seed.doc_id.rpartition("/")[0].partition("/")[0]
    return sidecar.outlet or (host.removeprefix("www.") if host else None) or folder or None


def _context(seed: Seed, known: Metadata, settings: Settings) -> Context:
    """What extraction may know beyond the text; the outlet's country by setting, then by page."""
    outlet = (seed.sidecar.outlet if seed.sidecar else None) or known.publisher or ""
    country = settings.outlet_countries.get(outlet)
    return Context(
        doc_id=seed.doc_id,
        language=known.language,
        published_at=known.published_at,
        published_from=known.published_from,
        published_to=known.published_to,
        country_code=country or known.country_code or settings.home_country,
        title=known.title,
    )


def _source(seed: Seed, decoded: Decoded, known: Metadata, source_text: str, digest: str) -> Source:
    return Source(
        doc_id=seed.doc_id,
        source_uri=seed.source_uri,
        media_type=decoded.media_type,
        encoding=decoded.encoding,
        bytes=len(seed.data),
        content_sha256=digest,
        url=known.url,
        fetched_at=seed.sidecar.fetched_at if seed.sidecar else None,
        outlet=outlet_of(seed),
        source_text=source_text,
    )


def _document(
    seed: Seed, known: Metadata, cleaned: Cleaned, digest: str, skipped: tuple[str, ...]
) -> Document:
    text = cleaned.reading.text
    return Document(
        doc_id=seed.doc_id,
        source_uri=seed.source_uri,
        title=known.title,
        subtitle=known.subtitle,
        kicker=known.kicker,
        authors=known.authors,
        publisher=known.publisher,
        agency=known.agency,
        syndicator=known.syndicator,
        section=known.section,
        url=known.url,
        licence=known.licence,
        published_at=known.published_at,
        published_text=known.published_text,
        published_basis=known.published_basis,
        published_from=known.published_from,
        published_to=known.published_to,
        updated_at=known.updated_at,
        language=known.language,
        language_score=known.language_score,
        words=len(text.split()),
        clean_text=text,
        content_sha256=digest,
        duplicate_of=None,
        is_truncated=cleaned.is_truncated,
        skipped=skipped,
    )
