"""Each ready view answers its question, on articles in which the answers are planted."""

from datetime import UTC, datetime

import pytest

from tests.warehouse.samples import article, make, person, put
from transforms.model.documents import MetadataEvidence
from transforms.model.links import Duplicate, FigureMatch, QuoteMatch
from transforms.model.runs import Reject, RunDocument
from warehouse.schema import sql_files
from warehouse.store import Warehouse

DAY = datetime(2024, 5, 1, 23, tzinfo=UTC)
NEXT = datetime(2024, 5, 2, 1, tzinfo=UTC)


def ids(doc_id, kind):
    """The key of the one figure or quote of an article."""
    return next(
        row.figure_id if kind == "Figure" else row.quote_id
        for row in article(doc_id)
        if type(row).__name__ == kind
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A wire story, its copy in another paper, and a third paper that gives other numbers."""
    root = tmp_path_factory.mktemp("views") / "desk"
    warehouse = Warehouse.open(root, create=True)
    put(
        warehouse,
        article("copy.txt", publisher="Courier", agency="Wire", published_at=NEXT),
        article("other.txt", publisher="Post", published_at=DAY),
        article("wire.txt", publisher="Wire", published_at=DAY),
        entity=person(3),
    )
    pairs = [("copy.txt", "other.txt"), ("copy.txt", "wire.txt"), ("other.txt", "wire.txt")]
    with warehouse.draft() as draft:
        for one, other in pairs:
            draft.add(
                make(
                    QuoteMatch,
                    doc_id=one,
                    other_doc_id=other,
                    quote_id=ids(one, "Quote"),
                    other_quote_id=ids(other, "Quote"),
                    relation="identical",
                    similarity=1.0,
                    same_speaker=True,
                )
            )
            draft.add(
                make(
                    FigureMatch,
                    doc_id=one,
                    other_doc_id=other,
                    figure_id=ids(one, "Figure"),
                    other_figure_id=ids(other, "Figure"),
                    topic="boats",
                    difference=0.5,
                    verdict="agree" if other == "wire.txt" and one == "copy.txt" else "differ",
                )
            )
        draft.add(
            make(
                Duplicate,
                doc_id="copy.txt",
                other_doc_id="wire.txt",
                relation="copy",
                original_doc_id="wire.txt",
            )
        )
        draft.add(make(Reject, doc_id="bad.txt", error="EmptySeed"))
        draft.add(make(RunDocument, run_id="r1", doc_id="bad.txt", why="new"))
        for value, chosen in (("Harbour reopens", True), ("Harbour opens", False)):
            draft.add(
                make(
                    MetadataEvidence,
                    doc_id="wire.txt",
                    field="title",
                    value=value,
                    is_chosen=chosen,
                    origin="text",
                )
            )
        draft.verify()
        draft.commit()
    with warehouse.reader() as reader:
        yield reader


ANSWERS = {
    "select title, duplicate_of from articles where doc_id = 'copy.txt'": [
        ("Harbour reopens", "wire.txt")
    ],
    "select doc_id, figures, mentions, quotes, captions, removed_blocks from document_facts"
    " where doc_id = 'wire.txt'": [("wire.txt", 1, 1, 1, 1, 1)],
    "select measures, said_by, outlet from figures_in_context where doc_id = 'other.txt'": [
        ("boats lost", "Ada Brook", "Post")
    ],
    "select outlet, other_outlet, topic from figures_that_disagree order by 1": [
        ("Courier", "Post", "boats"),
        ("Post", "Wire", "boats"),
    ],
    "select speaker_name, kind, outlet from quotes_in_context where doc_id = 'wire.txt'": [
        ("Ada Brook", "direct", "Wire")
    ],
    "select speaker, quotes, articles, outlets, outlet_names from speakers": [
        ("Ada Brook", 3, 3, 3, ["Courier", "Post", "Wire"])
    ],
    "select outlet, quotes from speakers_by_outlet order by 1": [
        ("Courier", 1),
        ("Post", 1),
        ("Wire", 1),
    ],
    "select count(*) from quotes_across_outlets": [(3,)],
    "select cast(day as varchar), mentions, outlets from entity_timeline order by 1": [
        ("2024-05-01", 2, 2),
        ("2024-05-02", 1, 1),
    ],
    "select name, outlet, mentions from entities_by_outlet where outlet = 'Post'": [
        ("Ada Brook", "Post", 1)
    ],
    "select kind, rule, text from removed_text where doc_id = 'wire.txt'": [
        ("share", "share_bar", "Share this page")
    ],
    "select kind, blocks, articles, example from rules_that_removed": [
        ("share", 3, 3, "Share this page")
    ],
    "select text, credit, title from captions_with_articles where doc_id = 'wire.txt'": [
        ("Harbour", "Ada Brook", "Harbour reopens")
    ],
    "select outlet, articles, undated, copies from freshness order by 1": [
        ("Courier", 1, 0, 1),
        ("Post", 1, 0, 0),
        ("Wire", 1, 0, 0),
    ],
    "select doc_id, error, last_run_id from rejected_seeds": [("bad.txt", "EmptySeed", "r1")],
    "select * from story_members order by 1": [
        ("copy.txt", "copy.txt"),
        ("other.txt", "other.txt"),
        ("wire.txt", "copy.txt"),
    ],
    "select doc_id, outlet, agency, hours_after_first from story_spread": [
        ("wire.txt", "Wire", None, 0.0),
        ("copy.txt", "Courier", "Wire", 2.0),
    ],
    "select story_id, articles, outlets, agency, first_published_at from stories": [
        ("copy.txt", 2, 2, "Wire", DAY),
        ("other.txt", 1, 1, None, DAY),
    ],
    "select claim, outlet from single_source_claims order by 2": [
        ("figure", "Courier"),
        ("figure", "Post"),
        ("figure", "Wire"),
    ],
    "select language, articles, passed_over from language_coverage": [("en", 3, 0)],
    "select doc_id, field, chosen, overruled from metadata_conflicts": [
        ("wire.txt", "title", "Harbour reopens", "Harbour opens")
    ],
    "select count(*) from entities_together": [(0,)],
}


@pytest.mark.parametrize("query", ANSWERS)
def test_answers(desk, query):
    """The view gives what was planted, and nothing else."""
    assert desk.rows(query) == ANSWERS[query]


@pytest.mark.parametrize("view", [path.stem for path in sql_files("views")])
def test_every_view_runs(desk, view):
    """Each view runs whole, and its columns have different names."""
    desk.rows(f"select * from {view}")
    assert len(set(desk.columns)) == len(desk.columns)


def test_views_answer_in_an_empty_warehouse(warehouse):
    """A newcomer's first query gives no error."""
    with warehouse.reader() as reader:
        for path in sql_files("views"):
            assert reader.rows(f"select * from {path.stem}") == []
