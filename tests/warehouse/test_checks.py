"""Every check lets good rows through and names the bad ones."""

from datetime import UTC, datetime

import pytest

from tests.warehouse.samples import TEXT, article, make, person, put, span
from transforms.errors import FailedCheck
from transforms.model.documents import Block, Document, MetadataEvidence, Source
from transforms.model.facts import Figure, Mention, Quote, TimeExpression
from transforms.model.links import Duplicate, Entity, EntityEvidence, QuoteMatch
from warehouse.schema import sql_files

DAY = datetime(2024, 5, 1, tzinfo=UTC)
LATER = datetime(2024, 6, 1, tzinfo=UTC)
WHERE = {"start": 0, "stop": 7, "text": "Harbour"}
NORTHPORT = {**span(TEXT, "Northport"), "label": "GPE", "local_id": "a.txt#e0"}


def figure(**fields):
    """A figure of a.txt that stands where it says."""
    return make(Figure, **{"doc_id": "a.txt", "figure_id": "a.txt#f0", **WHERE, **fields})


def quote(**fields):
    """A quote of a.txt that stands where it says."""
    return make(Quote, **{"doc_id": "a.txt", "quote_id": "a.txt#q0", **WHERE, **fields})


def mention(**fields):
    """A mention in a.txt that stands where it says."""
    values = {"mention_id": "a.txt#m0", "entity_id": "PERSON:ada brook", **NORTHPORT, **fields}
    return make(Mention, **{"doc_id": "a.txt", **values})


def two_documents(**fields):
    """A document in place of that of a.txt."""
    return make(Document, **{"doc_id": "a.txt", "content_sha256": "x", **fields})


GOOD = [
    [figure(), quote(), mention()],
    [figure(value=-5.0, value_high=5.0, modifier="up", currency="EUR")],
    [quote(speaker="Harbour", speaker_start=0, speaker_stop=7)],
    [make(Entity, entity_id="GPE:x", label="GPE"), mention(entity_id="GPE:x")],
    [make(Duplicate, doc_id="a.txt", other_doc_id="b.txt", relation="copy")],
    [make(MetadataEvidence, doc_id="a.txt", field="title", **WHERE)],
    [make(MetadataEvidence, doc_id="a.txt", field="title")],
    [make(TimeExpression, doc_id="a.txt", basis="open", date_id="a.txt#d0", **WHERE)],
]

BAD = [
    ("evidence_is_true", [figure(text="harbour")]),
    ("evidence_is_true", [figure(start=1)]),
    ("evidence_is_true", [figure(start=7, stop=7, text="")]),
    ("evidence_is_true", [figure(start=len(TEXT) - 1, stop=len(TEXT) + 1, text="e")]),
    ("evidence_is_true", [figure(start=-1)]),
    ("evidence_is_true", [quote(stop=8)]),
    ("evidence_is_true", [make(MetadataEvidence, doc_id="a.txt", **{**WHERE, "text": "x"})]),
    ("spans_lie_in_the_text", [quote(speaker_start=3)]),
    ("spans_lie_in_the_text", [quote(cue_start=3, cue_stop=1_000)]),
    ("blocks_tile_the_text", [make(Block, doc_id="a.txt", block_no=7, kind="body", **WHERE)]),
    ("keys_are_unique", [figure(), figure()]),
    ("keys_are_unique", [two_documents()]),
    ("keys_are_unique", [person()]),
    ("keys_lead_somewhere", [mention(entity_id="GPE:nowhere")]),
    ("keys_lead_somewhere", [mention(local_id="a.txt#e99")]),
    ("keys_lead_somewhere", [quote(speaker_entity_id="nobody")]),
    ("keys_lead_somewhere", [quote(continues="a.txt#q99")]),
    ("keys_lead_somewhere", [figure(same_as="a.txt#f99")]),
    (
        "keys_lead_somewhere",
        [make(QuoteMatch, doc_id="a.txt", other_doc_id="b.txt", quote_id="a", other_quote_id="b")],
    ),
    ("keys_lead_somewhere", [make(EntityEvidence, entity_id="nobody", verdict="same")]),
    ("documents_have_their_sources", [make(Source, doc_id="new", source_text="")]),
    ("documents_have_their_sources", [figure(doc_id="gone", figure_id="gone#f0")]),
    (
        "documents_have_their_sources",
        [make(Duplicate, doc_id="a.txt", other_doc_id="gone", relation="copy")],
    ),
    ("words_are_known", [mention(label="THING")]),
    ("words_are_known", [quote(kind="loud")]),
    ("words_are_known", [figure(modifier="maybe")]),
    ("words_are_known", [figure(currency="euro")]),
    ("words_are_known", [make(Duplicate, doc_id="a.txt", other_doc_id="b.txt", relation="near")]),
    ("ranges_run_upwards", [figure(value=2.0, value_high=1.0)]),
    ("ranges_run_upwards", [figure(value=float("inf"))]),
    (
        "ranges_run_upwards",
        [make(TimeExpression, doc_id="a.txt", date_id="x", from_at=LATER, to_at=DAY, **WHERE)],
    ),
    ("pairs_stand_once", [make(Duplicate, doc_id="b.txt", other_doc_id="a.txt", relation="copy")]),
    ("pairs_stand_once", [make(Duplicate, doc_id="a.txt", other_doc_id="a.txt", relation="copy")]),
    ("unknown_times_stay_unknown", [two_documents(published_at=DAY)]),
    ("unknown_times_stay_unknown", [two_documents(published_basis="stated")]),
    (
        "unknown_times_stay_unknown",
        [two_documents(published_basis="inferred", published_from=LATER, published_to=DAY)],
    ),
    ("documents_agree_with_their_files", [two_documents()]),
]


def verdict(warehouse, rows):
    """Add rows to a.txt and verify."""
    with warehouse.draft() as draft:
        draft.add(rows)
        draft.verify()


@pytest.mark.parametrize("rows", GOOD)
def test_good_rows_pass(stocked, rows):
    """Nothing is refused that keeps the promises."""
    verdict(stocked, rows)


@pytest.mark.parametrize(("check", "rows"), BAD)
def test_bad_rows_are_refused(stocked, check, rows):
    """The check that is broken is named."""
    with pytest.raises(FailedCheck, match=rf"- {check} "):
        verdict(stocked, rows)


def test_an_entity_must_not_go_while_it_is_named(stocked):
    """Removing an entity that mentions lead to is refused."""
    with stocked.draft() as draft:
        draft.replace("entities", ["PERSON:ada brook"])
        with pytest.raises(FailedCheck, match="entities_gone_are_not_named"):
            draft.verify()


def test_every_check_is_tried():
    """A new check needs a row that breaks it."""
    tried = {check for check, _ in BAD} | {"entities_gone_are_not_named"}
    assert tried == {path.stem for path in sql_files("checks")}


def test_lost_blocks_are_noticed(stocked):
    """A document whose blocks are gone does not tile."""
    with stocked.draft() as draft:
        draft.replace_documents(["a.txt"], tables=["blocks"])
        with pytest.raises(FailedCheck, match="blocks_tile_the_text"):
            draft.verify()


def test_a_document_must_go_as_a_whole(stocked):
    """Rows must not outlive their document."""
    with stocked.draft() as draft:
        draft.replace_documents(["a.txt"], tables=["documents", "sources"])
        with pytest.raises(FailedCheck, match="documents_have_their_sources"):
            draft.verify()


def test_only_what_changed_is_checked(stocked):
    """Old sins don't stop a commit; the whole check finds them."""
    with stocked.draft() as draft:
        draft.add(figure(text="not there"))
        draft.commit()
    put(stocked, article("d.txt"), entity=person(4))
    assert [one.check for one in stocked.check()] == ["evidence_is_true"]


def test_the_whole_check_judges_counts_and_times(stocked):
    """What need not stop a commit is still reported."""
    source, document, *rest = article("d.txt", published_at=LATER)
    source = make(
        Source,
        doc_id="d.txt",
        source_text=TEXT,
        content_sha256=source.content_sha256,
        fetched_at=DAY,
    )
    put(stocked, [source, document, *rest])
    broken = {one.check: one for one in stocked.check()}
    assert set(broken) == {"entity_counts_are_true", "published_before_it_was_saved"}
    assert "counted_mentions=4" in str(broken["entity_counts_are_true"])
