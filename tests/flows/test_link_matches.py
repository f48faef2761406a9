"""Matches across documents depend on the set of documents alone, and die with theirs."""

import os

import pytest

from flows.direct import ingest_directly
from flows.link_matches import TABLES
from flows.running import Options, Watcher
from flows.settings import Desk
from warehouse.store import Warehouse

STORY = (
    "The ferry company of Ostvik will build 14 new ferries for $250 million, the harbour board of "
    "Ostvik said on Monday after a long meeting in the old custom house of Lindesund.\n\n"
    "“The river does not read our reports, and it will not wait for them,” said Maria Lindqvist, "
    "who heads the board. She said that 1,240 passengers a day crossed the river at Lindesund, and "
    "that nobody had counted the bicycles since the bridge was closed in the spring.\n\n"
    "The storm of last winter killed 43 people in Ostvik and in the villages up the river. The "
    "company wants to have the last of its ferries in service by 2030, when the tunnel under the "
    "river is due to be opened as well, if the state finds the money.\n"
)
CUT = "\n\n".join(STORY.split("\n\n")[:2]) + "\n"
ARTICLES = {
    "wire/ferries.txt": "Ferries for Ostvik\n\nMarch 4, 2024\n\n" + STORY,
    "echo/ferries.txt": "New ferries for Ostvik\n\nMarch 5, 2024\n\n"
    + STORY.replace("long meeting", "short meeting").replace("14 new", "fourteen new"),
    "post/ferries.txt": "Ostvik gets ferries\n\nMarch 5, 2024\n\n" + CUT,
    "blog/river.txt": (
        "What the river knows\n\nMarch 9, 2024\n\nI went to Ostvik and to Lindesund to see the "
        "ferries before they go.\n\nThe storm killed 41 people in Ostvik, the mayor told me, and "
        "he ought to know it.\n\n“the river does not read our reports,” the head of the board "
        "says, and she ought to know it as well.\n"
    ),
    "blog/quiet.txt": (
        "A quiet week\n\nMarch 9, 2024\n\nNothing happened in the town this week, and nobody was "
        "sorry for it. The library lent 300 books.\n"
    ),
}


@pytest.fixture
def write(tmp_path, fake_model):
    folder = tmp_path / "seeds"

    def one(name, text=None):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLES[name] if text is None else text, "utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))

    folder.mkdir()
    return one


@pytest.fixture
def desk(tmp_path):
    def at(name, **settings):
        return Desk(seeds=tmp_path / "seeds", warehouse=tmp_path / name, **settings)

    return at


def ingest(desk, **options):
    ingest_directly(desk, Options(**options), Watcher())


def ask(desk, sql):
    with Warehouse.open(desk.warehouse).reader() as reader:
        return reader.rows(sql)


def matches(desk):
    return {name: sorted(map(repr, ask(desk, f"select * from {name}"))) for name in TABLES}


def pairs(desk, table, columns):
    return sorted(ask(desk, f"select doc_id, other_doc_id, {columns} from {table}"))


def test_quotes_figures_and_copies_meet(write, desk):
    for name in ARTICLES:
        write(name)
    ingest(desk("a"))
    relations = pairs(desk("a"), "quote_matches", "relation")
    assert ("blog/river.txt", "wire/ferries.txt", "part") in relations
    assert ("echo/ferries.txt", "wire/ferries.txt", "identical") in relations
    assert pairs(desk("a"), "duplicates", "relation, original_doc_id") == [
        ("echo/ferries.txt", "post/ferries.txt", "excerpt", "echo/ferries.txt"),
        ("echo/ferries.txt", "wire/ferries.txt", "copy", "wire/ferries.txt"),
        ("post/ferries.txt", "wire/ferries.txt", "excerpt", "wire/ferries.txt"),
    ]
    texts = ask(
        desk("a"),
        "select f.text, g.text, verdict from figure_matches as m "
        "join figures as f using (figure_id) join figures as g on g.figure_id = m.other_figure_id",
    )
    assert {(*sorted((one, other)), verdict) for one, other, verdict in texts} >= {
        ("$250 million", "$250 million", "agree"),
        ("43", "43", "agree"),
    }
    assert ask(
        desk("a"), "select doc_id, duplicate_of from documents where duplicate_of <> ''"
    ) == [("echo/ferries.txt", "wire/ferries.txt")]


def test_matches_do_not_depend_on_order_batches_or_runs(write, desk):
    for name in ARTICLES:
        write(name)
        ingest(desk("forwards", batch=1))
    for limit in (2, 1, None):
        ingest(desk("slowly"), limit=limit)
    ingest(desk("at once"))
    assert matches(desk("forwards")) == matches(desk("at once"))
    assert matches(desk("slowly")) == matches(desk("at once"))
    assert all(matches(desk("at once"))[table] for table in TABLES)


def test_matches_do_not_depend_on_how_many_articles_are_looked_up_at_a_time(
    write, desk, monkeypatch
):
    for name in ARTICLES:
        write(name)
    ingest(desk("at once"))
    monkeypatch.setattr("flows.link_matches.CHUNK", 2)
    ingest(desk("by twos"))
    assert matches(desk("by twos")) == matches(desk("at once"))


def test_matches_do_not_depend_on_who_came_last(write, desk):
    for name in reversed(ARTICLES):
        write(name)
        ingest(desk("backwards"))
    ingest(desk("at once"))
    assert matches(desk("backwards")) == matches(desk("at once"))


def test_matches_die_with_an_article_and_come_back_with_it(write, desk, tmp_path):
    for name in ARTICLES:
        write(name)
    ingest(desk("a"))
    before = matches(desk("a"))
    (tmp_path / "seeds" / "echo/ferries.txt").unlink()
    ingest(desk("a"))
    for table in ("quote_matches", "figure_matches", "duplicates"):
        assert not [row for row in pairs(desk("a"), table, "1") if "echo/ferries.txt" in row]
    write("echo/ferries.txt")
    ingest(desk("a"))
    assert matches(desk("a")) == before


def test_a_changed_article_changes_only_its_own_matches(write, desk):
    for name in ARTICLES:
        write(name)
    ingest(desk("a"))
    before = matches(desk("a"))
    write("blog/river.txt", ARTICLES["blog/river.txt"].replace("does not read", "never reads"))
    ingest(desk("a"))
    after = matches(desk("a"))
    assert after != before
    for table in ("quote_matches", "figure_matches", "duplicates"):
        others = [row for row in before[table] if "blog/river.txt" not in row]
        assert others == [row for row in after[table] if "blog/river.txt" not in row]
