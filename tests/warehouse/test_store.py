"""Rows go in whole, are replaced by key, and are read as one commit."""

import errno
import os
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.warehouse.samples import TEXT, article, generation, make, person, plain, put
from transforms.errors import (
    BrokenWarehouse,
    CommitConflict,
    FailedCheck,
    NoWarehouse,
    WarehouseBusy,
)
from transforms.model.documents import Document, Source
from transforms.model.facts import Figure
from transforms.model.links import Duplicate
from transforms.model.runs import RunDocument
from warehouse import log, tombstones
from warehouse.disk import no_steps
from warehouse.draft import Draft
from warehouse.store import Warehouse


def names(warehouse, table="documents"):
    with warehouse.reader() as reader:
        return sorted(row[0] for row in reader.rows(f"select doc_id from {table}"))


def test_no_warehouse(tmp_path):
    """Opening what is not there says so; creating makes it, twice the same."""
    with pytest.raises(NoWarehouse, match="copydesk ingest"):
        Warehouse.open(tmp_path / "desk")
    Warehouse.open(tmp_path / "desk", create=True)
    assert Warehouse.open(tmp_path / "desk", create=True).head().number == 0
    assert names(Warehouse.open(tmp_path / "desk")) == []


def test_rows_come_back_as_they_went_in(warehouse):
    """Every type survives, and times come back in UTC."""
    noon = datetime(2024, 5, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    document = make(
        Document,
        doc_id="ä/ö 'x'.txt",
        authors=("Ada Brook", "Élan"),
        published_at=noon,
        language_score=0.5,
        is_truncated=True,
        clean_text="line\nline\x00\U0001f600",
        published_basis="stated",
    )
    with warehouse.draft() as draft:
        draft.add(document)
        draft.add([make(Figure, doc_id="b", figure_id="b#f1", value=float("1e300"))])
        draft.commit()
    with warehouse.reader() as reader:
        assert reader.fetch(Document) == [document]
        assert reader.fetch(Document)[0].published_at.tzinfo is UTC
        assert reader.fetch(Document, "doc_id = ?", ["nobody"]) == []
        assert reader.fetch(Figure, "value > $low", {"low": 1.0})[0].value == 1e300
        assert reader.value("select count(*) from figures") == reader.count("figures") == 1


def test_nothing_is_seen_before_the_commit(stocked):
    """A draft is invisible, a preview shows it, and leaving without a commit forgets it."""
    files = set(stocked.root.rglob("*.parquet"))
    with stocked.draft() as draft:
        draft.remove_documents(["a.txt"])
        draft.add(article("d.txt"))
        assert names(stocked) == ["a.txt", "b.txt", "sub/c.html"]
        with draft.preview() as preview:
            seen = preview.rows("select doc_id from documents order by 1")
            changed = preview.rows("select doc_id from changed_documents order by 1")
        assert seen == [("b.txt",), ("d.txt",), ("sub/c.html",)]
        assert changed == [("a.txt",), ("d.txt",)]
    assert names(stocked) == ["a.txt", "b.txt", "sub/c.html"]
    assert set(stocked.root.rglob("*.parquet")) == files


def test_replacing_some_tables(stocked):
    """Only the named tables of a document are replaced."""
    with stocked.draft() as draft:
        draft.replace_documents(["a.txt"], tables=["figures"])
        draft.add(
            make(Figure, doc_id="a.txt", figure_id="a.txt#f0", start=0, stop=7, text=TEXT[:7])
        )
        draft.verify()
        draft.commit()
    with stocked.reader() as reader:
        assert reader.rows("select figure_id from figures where doc_id = 'a.txt'") == [
            ("a.txt#f0",)
        ]
        assert reader.count("figures") == reader.count("documents") == 3


def test_order_of_replace_and_add_is_free(stocked):
    """Rows of a draft are safe from its own tombstones, before and after a preview."""
    with stocked.draft() as draft:
        draft.add(article("a.txt", "New text"))
        draft.preview().close()
        draft.replace_documents(["a.txt"])
        draft.preview().close()
        draft.replace_documents(["b.txt"])
        draft.verify()
        draft.commit()
    with stocked.reader() as reader:
        assert reader.rows("select doc_id, title from documents order by 1") == [
            ("a.txt", "New text"),
            ("sub/c.html", "Harbour reopens"),
        ]


def test_pairs_die_with_either_document(stocked):
    """A row about two documents goes when one of them is replaced."""
    for gone in ("a.txt", "b.txt"):
        with stocked.draft() as draft:
            draft.replace_documents(["a.txt", "b.txt"], tables=["duplicates"])
            draft.add(make(Duplicate, doc_id="a.txt", other_doc_id="b.txt", relation="exact"))
            draft.commit()
        with stocked.reader() as reader:
            assert reader.count("duplicates") == 1
        put(stocked, article(gone))
        with stocked.reader() as reader:
            assert reader.count("duplicates") == 0


def test_histories_only_grow(stocked):
    """Tables without owners can't be replaced, and removal of a document leaves them be."""
    with stocked.draft() as draft:
        draft.add(make(RunDocument, run_id="r1", doc_id="a.txt", why="new"))
        draft.remove_documents(["a.txt"])
        with pytest.raises(ValueError, match="history"):
            draft.replace("run_documents", ["a.txt"])
        draft.commit()
    with stocked.reader() as reader:
        assert reader.count("run_documents") == 1


def test_no_change_is_no_commit(stocked):
    """An empty draft leaves the number alone; new seeds alone are a change."""
    number = stocked.head().number
    with stocked.draft() as draft:
        assert draft.is_empty
        assert draft.commit() == number
    with stocked.draft() as draft:
        draft.seeds = "/articles"
        assert draft.commit() == number + 1
    assert stocked.seeds == "/articles"


def test_a_reader_keeps_its_commit(stocked):
    """What is committed later does not show; kept commits can be read again."""
    first = stocked.head().number
    with stocked.reader() as reader:
        put(stocked, article("d.txt"), entity=person(4))
        assert reader.count("documents") == 3
    assert len(names(stocked)) == 4
    with stocked.reader(first) as reader:
        assert reader.number == first
        assert reader.count("documents") == 3


def test_a_second_writer_waits_or_is_told(stocked):
    """The lock is one writer's; it goes with the draft."""
    with stocked.draft(), pytest.raises(WarehouseBusy, match="another run"):
        stocked.draft(wait_seconds=0)
    stocked.draft(wait_seconds=0).close()


def test_broken_promises_are_not_committed(stocked):
    """A failed check names itself and the rows, and nothing changes."""
    number = stocked.head().number
    with stocked.draft() as draft:
        draft.add(make(Figure, doc_id="a.txt", figure_id="a.txt#f9", start=0, stop=4, text="Nope"))
        with pytest.raises(FailedCheck, match=r"evidence_is_true[\s\S]*Nope"):
            draft.verify()
    assert stocked.head().number == number
    assert stocked.check() == []


def test_rows_that_no_table_takes(warehouse):
    """Wrong rows are a bug and are named."""
    with warehouse.draft() as draft:
        with pytest.raises(TypeError, match="no row type"):
            draft.add(["text"])
        draft.add(make(Source, doc_id="a.txt", bytes=None))
        with pytest.raises(ValueError, match=r"sources\.bytes.*a\.txt"):
            draft.commit()
    with warehouse.draft() as draft:
        draft.add(make(Source, doc_id="a.txt", source_text="\ud800"))
        with pytest.raises(ValueError, match=r"sources\.source_text"):
            draft.commit()


def unlocked(warehouse):
    """A draft that holds no lock, as on a file system without locks."""
    return Draft(warehouse.root, warehouse.head(), ExitStack(), no_steps)


def test_two_writers_without_a_lock(stocked):
    """The log lets one of two commits through; the other is told to start again."""
    with unlocked(stocked) as one, unlocked(stocked) as two:
        one.add(article("one.txt", "One"))
        two.add(article("two.txt", "Two"))
        assert one.commit() == two.base.number + 1
        with pytest.raises(CommitConflict, match="run again"):
            two.commit()
    assert names(stocked) == ["a.txt", "b.txt", "one.txt", "sub/c.html"]
    assert stocked.altered_files() == []
    assert set(stocked.root.rglob("*.parquet")) == named(stocked)


def named(warehouse):
    """Return every file that some manifest names."""
    return {
        warehouse.root / file.path
        for number in log.numbers(warehouse.root)
        for file in log.read(warehouse.root, number).files()
    }


def test_a_merge_in_between_is_no_conflict(warehouse):
    """Merging files changes no row, so a commit that it overtakes moves to the next number."""
    for number in range(3):
        put(warehouse, *generation(number))
    with unlocked(warehouse) as draft:
        draft.replace_documents(["d0"])
        draft.add(article("d0", "After the merge"))
        assert warehouse.compact(full=True) > 0
        draft.commit()
    with warehouse.reader() as reader:
        titles = [row[0] for row in reader.rows("select title from documents order by doc_id")]
    assert titles == ["After the merge", *["Generation 2"] * 3]
    assert warehouse.check() == []


@pytest.mark.parametrize("spoil", ["garbage", "{}", '{"checksum": "x"}'])
def test_a_damaged_manifest_is_named(stocked, spoil):
    """A manifest that is not what was written stops everything, by name."""
    newest = max((stocked.root / "log").glob("*.json"))
    newest.write_text(spoil)
    with pytest.raises(BrokenWarehouse, match=newest.name):
        Warehouse.open(stocked.root)


def test_one_changed_byte_in_a_manifest(stocked):
    """The checksum covers every value."""
    newest = max((stocked.root / "log").glob("*.json"))
    newest.write_text(newest.read_text().replace('"rows": 3', '"rows": 4', 1))
    with pytest.raises(BrokenWarehouse, match="checksum"):
        Warehouse.open(stocked.root)


def test_damaged_files_are_named(stocked):
    """A missing or cut file is found on opening, a changed byte by the thorough check."""
    path = next((stocked.root / "data" / "figures").glob("*.parquet"))
    content = path.read_bytes()
    path.write_bytes(content[:50] + bytes([content[50] ^ 1]) + content[51:])
    assert [path.name in line for line in stocked.altered_files()] == [True]
    path.write_bytes(content[:-1])
    with pytest.raises(BrokenWarehouse, match=path.name):
        stocked.reader()
    path.unlink()
    with pytest.raises(BrokenWarehouse, match=path.name):
        stocked.reader()


def test_manifest_names_every_file(stocked):
    """Files, rows, sizes and hashes are in the log."""
    head = stocked.head()
    assert stocked.altered_files() == []
    assert sum(file.rows for file in head.tables["documents"]) == 3
    assert {file.columns for file in head.tables["quotes"]}
    assert head.stamp == 1


def test_many_new_documents_leave_no_tombstones(stocked, monkeypatch):
    """Keys that never had rows need none, however they are told to be replaced."""
    monkeypatch.setattr(tombstones, "MANY", 2)
    with stocked.draft() as draft:
        draft.replace_documents(["a.txt", *(f"new{number}" for number in range(50))])
        draft.replace_documents(["b.txt"], tables=["duplicates"])
        draft.add(plain("a.txt", "Changed"))
        draft.commit()
    (file,) = stocked.head().tombstones
    assert file.rows == len(file.tables)
    with stocked.reader() as reader:
        assert reader.rows("select title from documents where doc_id = 'a.txt'") == [("Changed",)]
        assert reader.count("figures") == 2


def test_a_file_system_without_hard_links(stocked, monkeypatch):
    """The commit is then a rename; a taken number is still refused."""

    def refuse(*_):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    put(stocked, article("d.txt"))
    assert "d.txt" in names(stocked)
    assert not log.publish(stocked.root, stocked.head())
    assert not list(stocked.root.rglob("*.tmp"))


def test_a_pair_with_an_article_that_stays_touches_only_the_one_that_changed(warehouse):
    with warehouse.draft() as draft:
        draft.replace("duplicates", ["b.txt"])
        draft.add(make(Duplicate, doc_id="a.txt", other_doc_id="b.txt", relation="copy"))
        assert draft.changed_documents == {"b.txt"}
