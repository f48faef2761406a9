"""Linking a run's articles with all the rest. What it costs follows what changed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from flows.corrections import CorrectionsFile
from flows.link_matches import update_matches
from transforms.lexicon.names import SENSE, entity_id
from transforms.link.entities import (
    SAMPLE,
    Companions,
    Form,
    added,
    companions,
    company,
    counts,
    doubtful,
    forms,
    parse_corrections,
    resolve,
    scope,
)
from transforms.model.facts import LocalEntity
from transforms.model.links import EntityHistory, EntityLink, FormCount
from warehouse.draft import Draft
from warehouse.reader import Reader

# Joined, not list_contains: that compares every row with every key, and a run may have 100,000.
OF_DOCUMENTS = "doc_id in (select unnest($keys))"
OF_BLOCKS = "block_key in (select unnest($keys))"
OF_HOLDERS = f"doc_id in (select doc_id from local_entities where {OF_BLOCKS})"  # noqa: S608
OF_FORMS = "alone_id in (select unnest($ids))"

BLOCKS_OF_FAMILIES = """
with blocks as (
    select distinct split_part(block_key, '/', 1) as family, block_key
    from form_counts
    where split_part(block_key, '/', 1) in (select unnest($families))
)
select family, block_key from blocks
qualify row_number() over (partition by family order by block_key) <= $most
order by family, block_key
"""

COMPANIONS = """
select form_key, beside from companions where form_key in (select unnest($forms))
qualify row_number() over (partition by form_key order by md5(doc_id), doc_id) <= $most
"""
"""Of articles whose keys hash lowest: which ones follows from which there are, not from order."""

MOVED_SPEAKERS = """
select distinct doc_id from quotes where speaker_entity_id in (select unnest($ids))
"""


class Links:
    """The links of one draft: entities first, then the matches that stand on them."""

    def __init__(
        self, draft: Draft, live: Reader, corrections: CorrectionsFile, run_id: str
    ) -> None:
        self.draft = draft
        self.live = live
        self.corrections = parse_corrections(corrections.table)
        self.run_id = run_id

    def update(
        self, changed: Sequence[str], gone: Sequence[str], relinked: Sequence[str] = ()
    ) -> None:
        """Bring every table across documents up to date with documents that changed or went.

        The rows of the changed documents are in the draft already. What those that are `relinked`
        are linked by has changed, the rules or a human's corrections, so that the forms which they
        hold are resolved anew even where their rows are as they were.
        """
        moved = self._entities([*changed, *gone], relinked)
        touched = sorted({*changed, *moved} - set(gone))
        update_matches(self.draft, self.live, touched, gone)

    def _entities(self, doc_ids: Sequence[str], relinked: Sequence[str]) -> list[str]:
        """Resolve the blocks whose forms changed; return documents whose speakers moved."""
        change = self._change(doc_ids, relinked)
        due = {row.block_key for row in change} | self._blocks_of(relinked)
        if not due:
            return []
        reach = scope(due, self._families, self.corrections)
        blocks = sorted(reach.blocks)
        before = self.live.fetch(FormCount, OF_BLOCKS, {"keys": blocks})
        now = self._counted(blocks) if relinked else added(before, change)
        self.draft.replace("form_counts", blocks)
        self.draft.add(now)
        return self._resolve(sorted({row.form_key for row in before}), now, reach.complete)

    def _blocks_of(self, doc_ids: Sequence[str]) -> set[str]:
        """Return the blocks of all forms that some documents hold."""
        if not doc_ids:
            return set()
        sql = f"select distinct block_key from local_entities where {OF_DOCUMENTS}"  # noqa: S608
        return {key for (key,) in self.live.rows(sql, {"keys": list(doc_ids)})}

    def _families(self, limits: Mapping[str, int]) -> dict[str, list[str]]:
        """Find the blocks of families, no more of each than asked for."""
        parameters = {"families": list(limits), "most": max(limits.values())}
        found: dict[str, list[str]] = {name: [] for name in limits}
        for name, block in self.live.rows(BLOCKS_OF_FAMILIES, parameters):
            if len(found[name]) < limits[name]:
                found[name].append(block)
        return found

    def _change(self, doc_ids: Sequence[str], relinked: Sequence[str]) -> list[FormCount]:
        """Return what the documents add to the counts of forms and no longer add.

        Also writes down whom and what the persons of the documents are named with.
        """
        keys = {"keys": list(doc_ids)}
        everyone = {"keys": sorted({*doc_ids, *relinked})}
        old = counts(self.live.stream(LocalEntity, OF_DOCUMENTS, keys), sign=-1)
        self.draft.replace("companions", everyone["keys"])
        with self.draft.preview() as preview:
            new = counts(preview.stream(LocalEntity, OF_DOCUMENTS, keys))
            self.draft.add(company(preview.stream(LocalEntity, OF_DOCUMENTS, everyone)))
        return added(old, new)

    def _counted(self, blocks: Sequence[str]) -> list[FormCount]:
        """Count the forms of some blocks from all articles that hold them.

        What is stored may have been counted by another version's rules: no difference mends that.
        """
        wanted = set(blocks)
        with self.draft.preview() as preview:
            rows = counts(preview.stream(LocalEntity, OF_HOLDERS, {"keys": blocks}))
        return [row for row in rows if row.block_key in wanted]

    def _company(self, known: Sequence[Form]) -> Companions:
        """Look up whom and what the bearers of names are named with, where that may tell them."""
        doubts = doubtful(known)
        if not doubts:
            return {}
        with self.draft.preview() as preview:
            return companions(preview.rows(COMPANIONS, {"forms": doubts, "most": SAMPLE}))

    def _resolve(
        self, forms_before: Sequence[str], now: Sequence[FormCount], complete: frozenset[str]
    ) -> list[str]:
        """Give the forms of some blocks their entities anew and note what moved."""
        known = forms(now)
        resolution = resolve(known, self.corrections, complete, self._company(known))
        ids = dict(resolution.entity_ids)
        alone = {form: entity_id(form, full=True) for form in {*forms_before, *ids}}
        links = dict(
            self.live.rows(
                f"select alone_id, entity_id from entity_links where {OF_FORMS}",  # noqa: S608
                {"ids": sorted(alone.values())},
            )
        )
        old = {form: links.get(alone[form], alone[form]) for form in forms_before}
        self.draft.replace("entity_links", sorted(alone.values()))
        self.draft.add(
            EntityLink(alone_id=alone[form], entity_id=entity)
            for form, entity in sorted(ids.items())
            if entity != alone[form]
        )
        stale = sorted({*old.values(), *ids.values()})
        self.draft.replace("entities", stale)
        self.draft.replace("entity_evidence", stale)
        self.draft.add(resolution.entities)
        self.draft.add(resolution.evidence)
        return self._note_moves(old, ids, alone)

    def _note_moves(
        self, old: dict[str, str], new: dict[str, str], alone: dict[str, str]
    ) -> list[str]:
        """Record merges and splits of forms that were known; return documents they speak in."""
        moved = [form for form in sorted(old) if form in new and new[form] != old[form]]
        at = datetime.now(UTC)
        self.draft.add(
            EntityHistory(
                run_id=self.run_id,
                form_key=form,
                old_entity_id=old[form],
                new_entity_id=new[form],
                change="split" if new[form] == alone[form] or SENSE in new[form] else "merge",
                changed_at=at,
            )
            for form in moved
        )
        if not moved:
            return []
        ids = {"ids": sorted({old[form] for form in moved})}
        return [key for (key,) in self.live.rows(MOVED_SPEAKERS, ids)]
