"""Outcomes to rows of the draft, and what a run counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from flows.batches import Outcome
from flows.folder import Found
from flows.planning import Known, Work
from flows.versions import Versions
from transforms.lexicon.names import entity_id
from transforms.model.extraction import Extraction
from transforms.model.facts import Quote
from transforms.model.runs import Fingerprint, Reject, RunDocument
from transforms.pipeline import STAGES
from warehouse.draft import Draft
from warehouse.reader import Reader

TABLES_OF = {
    "clean": ("sources", "blocks", "captions"),
    "metadata": ("documents", "metadata"),
    "dates": ("dates",),
    "figures": ("figures",),
    "mentions": ("mentions", "local_entities"),
    "quotes": ("quotes",),
}
"""Stage -> the tables whose rows of a document it writes."""

ROWS_OF: dict[str, Callable[[Extraction], Sequence[object]]] = {
    "sources": lambda one: (one.source,),
    "documents": lambda one: (one.document,),
    "metadata": lambda one: one.evidence,
    "blocks": lambda one: one.blocks,
    "captions": lambda one: one.captions,
    "dates": lambda one: one.dates,
    "figures": lambda one: one.figures,
    "mentions": lambda one: one.mentions,
    "local_entities": lambda one: one.entities,
    "quotes": lambda one: one.quotes,
}
"""Table -> its rows in an extraction."""


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    written: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    removed_characters: Counter[str] = field(default_factory=Counter)
    """Characters removed from the articles, by kind of block."""
    kept_characters: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """Documents that a stage passed over, by its reason."""
    rows: dict[str, int] = field(default_factory=dict)

    def remove(self, draft: Draft, doc_ids: Sequence[str], run_id: str) -> None:
        """Remove documents whose seed is gone."""
        if not doc_ids:
            return
        draft.remove_documents(doc_ids)
        self.dropped += doc_ids
        draft.add(
            RunDocument(run_id=run_id, doc_id=doc_id, why="removed", stages=(), milliseconds=0.0)
            for doc_id in doc_ids
        )

    def refresh(self, draft: Draft, found: Iterable[Found], known: Known) -> None:
        """Note new time stamps of seeds whose content is the old one."""
        from flows.batches import stat_of

        rows = [stat_of(one, known.stats[one.doc_id].content_sha256) for one in found]
        draft.replace("seed_stats", [row.doc_id for row in rows])
        draft.add(rows)


def quotes_for(live: Reader, work: Sequence[Work]) -> dict[str, tuple[Quote, ...]]:
    """Fetch the quotes of documents whose figures are computed anew and whose quotes are not."""
    doc_ids = [
        one.found.doc_id for one in work if "figures" in one.stages and "quotes" not in one.stages
    ]
    found: dict[str, list[Quote]] = {doc_id: [] for doc_id in doc_ids}
    if doc_ids:
        for quote in live.stream(Quote, "doc_id in (select unnest($keys))", {"keys": doc_ids}):
            found[quote.doc_id].append(quote)
    return {doc_id: tuple(quotes) for doc_id, quotes in found.items()}


def store(
    draft: Draft,
    live: Reader,
    outcomes: Sequence[Outcome],
    versions: Versions,
    run_id: str,
    tally: Tally,
) -> None:
    """Put the rows of a batch into the draft, in place of what the documents had before."""
    for outcome in outcomes:
        doc_id = outcome.work.found.doc_id
        draft.replace("rejects", [doc_id])
        draft.replace("seed_stats", [doc_id])
        if outcome.stat is not None:
            draft.add(outcome.stat)
        if outcome.reject is not None:
            _set_aside(draft, outcome, tally)
        if outcome.extraction is not None:
            _write(draft, live, outcome, outcome.extraction, versions, tally)
            draft.add(
                RunDocument(
                    run_id=run_id,
                    doc_id=doc_id,
                    why=outcome.work.why,
                    stages=tuple(stage for stage in STAGES if stage in outcome.work.stages),
                    milliseconds=outcome.milliseconds,
                )
            )


def _set_aside(draft: Draft, outcome: Outcome, tally: Tally) -> None:
    """A file that is bad now has no article; where we fail, or can't read it, its rows stay."""
    assert outcome.reject is not None
    if not outcome.keeps_rows:
        draft.replace_documents([outcome.reject.doc_id])
        tally.dropped.append(outcome.reject.doc_id)
    draft.add(outcome.reject)
    tally.rejects.append(outcome.reject)


def _write(
    draft: Draft,
    live: Reader,
    outcome: Outcome,
    extraction: Extraction,
    versions: Versions,
    tally: Tally,
) -> None:
    doc_id = extraction.document.doc_id
    stages = [stage for stage in STAGES if stage in outcome.work.stages]
    # The document's own row says which stages passed it over, so each stage may change it.
    tables = dict.fromkeys(["documents", *(name for s in stages for name in TABLES_OF[s])])
    draft.replace_documents([doc_id], tables=list(tables))
    named = by_form(extraction)
    for name in tables:
        draft.add(ROWS_OF[name](named))
    _sign(draft, live, doc_id, [*stages, "link"], extraction.source.outlet, versions)
    tally.written.append(doc_id)
    tally.kept_characters += len(extraction.document.clean_text)
    for block in extraction.blocks:
        if not block.kept:
            tally.removed_characters[block.kind] += block.stop - block.start
    tally.skipped.update(extraction.document.skipped)


def by_form(extraction: Extraction) -> Extraction:
    """Name every entity by its form alone, which the views turn into what it was joined to.

    So a merge or split of entities rewrites no document: `entity_links` says it once.
    """
    of_local = {one.local_id: entity_id(one.form_key, full=True) for one in extraction.entities}
    of_alone = {one.entity_id: of_local[one.local_id] for one in extraction.entities}
    return replace(
        extraction,
        entities=tuple(
            replace(one, entity_id=of_local[one.local_id]) for one in extraction.entities
        ),
        mentions=tuple(
            replace(one, entity_id=of_local[one.local_id]) for one in extraction.mentions
        ),
        quotes=tuple(
            replace(one, speaker_entity_id=of_alone.get(one.speaker_entity_id or ""))
            for one in extraction.quotes
        ),
    )


def _sign(
    draft: Draft,
    live: Reader,
    doc_id: str,
    stages: Sequence[str],
    outlet: str | None,
    versions: Versions,
) -> None:
    """Note what code, model and settings the rows were made with; other stages keep theirs."""
    if set(stages) >= set(STAGES):
        kept: list[Fingerprint] = []
    else:
        rows = live.fetch(Fingerprint, "doc_id = $key", {"key": doc_id})
        kept = [row for row in rows if row.stage not in stages]
    draft.replace("fingerprints", [doc_id])
    draft.add(kept)
    for stage in stages:
        code, model, settings = versions.of(stage, outlet)
        draft.add(
            Fingerprint(doc_id=doc_id, stage=stage, code=code, model=model, settings=settings)
        )
