"""TABLES: every table of the warehouse, one line each."""

from dataclasses import dataclass

from transforms.model.documents import Block, Caption, Document, MetadataEvidence, Source
from transforms.model.facts import Figure, LocalEntity, Mention, Quote, TimeExpression
from transforms.model.links import (
    Companion,
    Duplicate,
    Entity,
    EntityEvidence,
    EntityHistory,
    EntityLink,
    FigureHandle,
    FigureMatch,
    FormCount,
    MatchKey,
    QuoteMatch,
)
from transforms.model.runs import (
    Fingerprint,
    Forgotten,
    Reject,
    Run,
    RunDocument,
    SeedStat,
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what its rows are, how its files are sorted and what ties a row to its owner.

    A row dies when the key in one of its `owners` columns is replaced or removed; a table
    without owners is a history that only grows.
    """

    name: str
    row: type
    sort: tuple[str, ...]
    key: tuple[str, ...]
    owners: tuple[str, ...] = ()

    @property
    def belongs_to_documents(self) -> bool:
        """Whether its rows die with a document."""
        return "doc_id" in self.owners

    @property
    def follows_documents(self) -> bool:
        """Whether its files hold one document after the other, as they are handed over."""
        return self.sort[0] == "doc_id"


DOC = ("doc_id",)
BOTH = ("doc_id", "other_doc_id")
ENTITY = ("entity_id",)
SPAN = ("doc_id", "start", "stop")

TABLES: tuple[Table, ...] = (
    Table("sources", Source, sort=DOC, key=DOC, owners=DOC),
    Table("documents", Document, sort=DOC, key=DOC, owners=DOC),
    Table(
        "metadata",
        MetadataEvidence,
        sort=("doc_id", "field", "origin", "rule", "value", "start"),
        key=("doc_id", "field", "origin", "rule", "value", "start"),
        owners=DOC,
    ),
    Table("blocks", Block, sort=("doc_id", "block_no"), key=("doc_id", "block_no"), owners=DOC),
    Table(
        "captions", Caption, sort=("doc_id", "caption_no"), key=("doc_id", "caption_no"), owners=DOC
    ),
    Table("figures", Figure, sort=(*SPAN, "figure_id"), key=("figure_id",), owners=DOC),
    Table("dates", TimeExpression, sort=(*SPAN, "date_id"), key=("date_id",), owners=DOC),
    Table("mentions", Mention, sort=(*SPAN, "mention_id"), key=("mention_id",), owners=DOC),
    Table(
        "local_entities", LocalEntity, sort=("doc_id", "local_id"), key=("local_id",), owners=DOC
    ),
    Table("quotes", Quote, sort=(*SPAN, "quote_id"), key=("quote_id",), owners=DOC),
    Table("entities", Entity, sort=ENTITY, key=ENTITY, owners=ENTITY),
    Table(
        "entity_evidence",
        EntityEvidence,
        sort=("entity_id", "form_key", "verdict", "rule", "why"),
        key=("entity_id", "form_key", "verdict", "rule", "why"),
        owners=ENTITY,
    ),
    Table(
        "entity_history",
        EntityHistory,
        sort=("run_id", "form_key", "old_entity_id", "new_entity_id", "change"),
        key=("run_id", "form_key", "old_entity_id", "new_entity_id", "change"),
    ),
    Table(
        "quote_matches",
        QuoteMatch,
        sort=("doc_id", "quote_id", "other_quote_id"),
        key=("quote_id", "other_quote_id"),
        owners=BOTH,
    ),
    Table(
        "figure_matches",
        FigureMatch,
        sort=("doc_id", "figure_id", "other_figure_id"),
        key=("figure_id", "other_figure_id"),
        owners=BOTH,
    ),
    Table("duplicates", Duplicate, sort=BOTH, key=BOTH, owners=BOTH),
    Table("entity_links", EntityLink, sort=("alone_id",), key=("alone_id",), owners=("alone_id",)),
    Table(
        "companions",
        Companion,
        sort=("form_key", "doc_id"),
        key=("form_key", "doc_id"),
        owners=DOC,
    ),
    Table(
        "form_counts",
        FormCount,
        sort=("block_key", "form_key", "aspect", "value", "documents", "mentions"),
        key=("form_key", "aspect", "value"),
        owners=("block_key",),
    ),
    Table("match_keys", MatchKey, sort=("key", "row_id"), key=("key", "row_id"), owners=DOC),
    # By time, as stories are: their articles lie together.
    Table(
        "figure_handles",
        FigureHandle,
        sort=("quarter", *DOC, "figure_id", "kind", "key"),
        key=("figure_id", "kind", "key"),
        owners=DOC,
    ),
    Table("rejects", Reject, sort=DOC, key=DOC, owners=DOC),
    Table("runs", Run, sort=("run_id",), key=("run_id",)),
    Table("run_documents", RunDocument, sort=("run_id", "doc_id"), key=("run_id", "doc_id")),
    Table(
        "fingerprints",
        Fingerprint,
        sort=("doc_id", "stage"),
        key=("doc_id", "stage"),
        owners=DOC,
    ),
    Table("seed_stats", SeedStat, sort=DOC, key=DOC, owners=DOC),
    Table(
        "forgotten",
        Forgotten,
        sort=("key_sha256",),
        key=("key_sha256",),
        owners=("key_sha256",),
    ),
)

BY_NAME = {table.name: table for table in TABLES}
BY_ROW = {table.row: table for table in TABLES}

OWNED_BY_DOCUMENTS = tuple(table.name for table in TABLES if table.belongs_to_documents)
"""Tables whose rows go when their document is replaced as a whole."""
