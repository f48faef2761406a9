"""One seed through every stage, top to bottom: the file to read first."""

from dataclasses import dataclass

from transforms.model.documents import Block, Caption, Document, MetadataEvidence, Source
from transforms.model.facts import Figure, LocalEntity, Mention, Quote, TimeExpression

STAGES = ("clean", "metadata", "dates", "figures", "mentions", "quotes")
"""Stages in order. Each may use what the ones before it made."""

NEEDS_MODEL = frozenset({"mentions", "quotes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All rows of one document."""

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
