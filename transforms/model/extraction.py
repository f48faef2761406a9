"""What goes into the pipeline and what comes out of it: a seed or a text, and all its rows."""

from dataclasses import dataclass

from transforms.model.cleaned import Sidecar
from transforms.model.documents import Block, Caption, Document, MetadataEvidence, Source
from transforms.model.facts import Figure, LocalEntity, Mention, Quote, TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One file of the seeds folder, read."""

    doc_id: str
    source_uri: str
    name: str
    """What errors call it: the path as the user knows it."""
    data: bytes
    sidecar: Sidecar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text or page handed in without a file, as `copydesk extract` does."""

    doc_id: str
    text: str
    is_html: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All rows of one document; stages that were not asked for gave none."""

    source: Source
    document: Document
    evidence: tuple[MetadataEvidence, ...] = ()
    blocks: tuple[Block, ...] = ()
    captions: tuple[Caption, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    quotes: tuple[Quote, ...] = ()
