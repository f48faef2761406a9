"""Merging changes no answer, keeps files few, and deletes only what no commit needs."""

import os
from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest

from tests.warehouse.samples import article, generation, make, person, put
from transforms.errors import BrokenWarehouse
from transforms.model.documents import Document
from transforms.model.links import MatchKey
from transforms.model.runs import RunDocument
from warehouse import log
from warehouse.catalog import TABLES
from warehouse.compact import FILES_TO_MERGE, needs_merging
from warehouse.store import Warehouse

NOW = datetime(2100, 1, 1, tzinfo=UTC)


def everything(warehouse):
    """Every row of every table, in order."""
    with warehouse.reader() as reader:
        return {table.name: reader.fetch(table.row) for table in TABLES}


def test_merging_changes_no_row(warehouse):
    """A merged warehouse answers as before, from fewer files and without tombstones."""
    for number in range(FILES_TO_MERGE + 1):
        put(warehouse, *generation(number), verify=False)
    before, files = everything(warehouse), len(warehouse.head().files())
    assert needs_merging(warehouse.head())
    fewer = warehouse.compact()
    assert everything(warehouse) == before
    assert len(warehouse.head().files()) == files - fewer
    assert not needs_merging(warehouse.head())
    assert warehouse.compact() == 0
    assert warehouse.altered_files() == warehouse.check() == []
    put(warehouse, article("d1", "Changed after the merge"))
    with warehouse.reader() as reader:
        assert reader.count("documents") == 4


def test_files_stay_few(warehouse):
    """After many commits, merged as they come, a table has few files, and so have tombstones."""
    for number in range(3 * FILES_TO_MERGE):
        put(warehouse, article(f"d{number % 5}", f"Text {number}"), verify=False)
        warehouse.compact()
    head = warehouse.head()
    assert max(len(files) for files in head.tables.values()) < 2 * FILES_TO_MERGE
    assert len(head.tombstones) < 2 * FILES_TO_MERGE
    with warehouse.reader() as reader:
        titles = reader.rows("select doc_id, title from documents order by 1")
    assert titles == [(f"d{at}", f"Text {at + 20 if at < 4 else 19}") for at in range(5)]


def test_merged_partly_then_replaced(warehouse):
    """Tombstones older than a merge don't kill its rows, newer ones do."""
    put(warehouse, article("big", "Body. " * 20_000), verify=False)
    for number in range(FILES_TO_MERGE):
        put(warehouse, article("small", f"Text {number}"), verify=False)
    assert warehouse.compact() > 0
    with warehouse.reader() as reader:
        assert reader.rows("select title from documents where doc_id = 'small'") == [("Text 7",)]
    put(warehouse, article("small", "Newest"), article("big", "Short"), verify=False)
    with warehouse.reader() as reader:
        assert reader.rows("select title from documents order by 1") == [("Newest",), ("Short",)]


def test_same_rows_same_bytes_after_a_full_merge(tmp_path):
    """Two histories that end in the same rows end in the same files."""
    one = Warehouse.open(tmp_path / "one", create=True)
    two = Warehouse.open(tmp_path / "two", create=True)
    names = [f"d{number}" for number in range(6)]
    put(one, *(article(name) for name in names), entity=person(6), verify=False)
    for name in reversed(names):
        put(two, article(name, "An earlier text"), verify=False)
        put(two, article(name), entity=person(6), verify=False)
    digests = []
    for warehouse in (one, two):
        warehouse.compact(full=True)
        tables = warehouse.head().tables
        digests.append({name: [file.sha256 for file in tables[name]] for name in tables})
        assert warehouse.head().tombstones == ()
    assert digests[0] == digests[1]


def test_a_table_may_gain_columns(stocked, monkeypatch):
    """Files from before a column was added read NULL for it, until a full merge rewrites them."""
    head = stocked.head()
    file = head.tables["documents"][0]
    shorter = tuple(name for name in file.columns if name != "licence")
    old = log.Manifest(
        head.number + 1,
        head.stamp,
        head.seeds,
        {
            **head.tables,
            "documents": (log.DataFile(file.path, 3, file.bytes, file.sha256, 1, shorter),),
        },
    )
    assert log.publish(stocked.root, old)
    put(stocked, [make(Document, doc_id="new", licence="CC BY")], verify=False)
    query = "select doc_id, licence from documents order by 1"
    expected = [("a.txt", None), ("b.txt", None), ("new", "CC BY"), ("sub/c.html", None)]
    with stocked.reader() as reader:
        assert reader.rows(query) == expected
    stocked.compact(full=True)
    with stocked.reader() as reader:
        assert reader.rows(query) == expected
    assert {len(one.columns) for one in stocked.head().tables["documents"]} == {len(file.columns)}


def test_collecting(stocked):
    """Only what no kept commit names and nobody can still hold is deleted."""
    put(stocked, article("d.txt"), verify=False)
    stocked.compact(full=True)
    orphan = stocked.root / "data" / "figures" / "orphan.parquet"
    orphan.write_bytes(b"left by a killed run")
    for path in stocked.root.rglob("*.*"):
        os.utime(path)
    modified = datetime.fromtimestamp(orphan.stat().st_mtime, UTC)
    assert stocked.collect(modified + timedelta(seconds=60), grace_seconds=600, keep=1) == []
    assert stocked.collect(NOW, keep=100) == [orphan]
    before = everything(stocked)
    deleted = stocked.collect(NOW, keep=1)
    assert {path.suffix for path in deleted} == {".json", ".parquet"}
    assert everything(stocked) == before
    assert log.numbers(stocked.root) == [stocked.head().number]
    with pytest.raises(BrokenWarehouse, match="missing"):
        stocked.reader(0)


def test_kept_commits_keep_their_files(stocked):
    """Time travel works as far back as manifests are kept."""
    first = stocked.head().number
    put(stocked, article("a.txt", "Changed"), verify=False)
    stocked.compact(full=True)
    os.utime(log.manifest_path(stocked.root, 0), (0, 0))
    stocked.collect(NOW, keep=3)
    with stocked.reader(first) as reader:
        assert reader.count("figures") == 3
    with stocked.reader() as reader:
        assert reader.count("figures") == 2


def test_keys_that_came_in_any_order_are_sorted_by_the_next_merge(stocked, monkeypatch):
    """A look-up of a key reads one row group of a large file, not every one."""
    monkeypatch.setattr("warehouse.parts.KEYS_PER_GROUP", 4)
    keys = [
        MatchKey(key=f"quote {number:08x}", row_id=doc_id, doc_id=doc_id)
        for doc_id in ("a.txt", "b.txt", "c.txt")
        for number in range(ord(doc_id[0]), 200, 7)
    ]
    with stocked.draft() as draft:
        draft.add(keys)
        draft.commit()
    assert [file.in_order for file in stocked.head().tables["match_keys"]] == [False]
    stocked.compact()
    (file,) = stocked.head().tables["match_keys"]
    assert file.in_order
    content = pq.ParquetFile(stocked.root / file.path)
    assert content.read(["key"]).column("key").to_pylist() == sorted(one.key for one in keys)
    assert stocked.compact() == 0


def test_a_purge_leaves_the_live_rows_and_nothing_else_on_disk(warehouse):
    """Young files go too, those of histories are written anew, and the rest is as it was."""
    for number in range(3):
        put(warehouse, *generation(number), verify=False)
    with warehouse.draft() as draft:
        draft.add(make(RunDocument, run_id="r1", doc_id=doc_id) for doc_id in ("d1", "d2"))
        draft.commit()
    before = everything(warehouse)
    commits, files = warehouse.purge({"run_documents": {"doc_id": {"d1"}}}, datetime.now(UTC))
    assert commits > 3
    assert files > 0
    after = everything(warehouse)
    assert [row.doc_id for row in after.pop("run_documents")] == ["d2"]
    del before["run_documents"]
    assert after == before
    named = {str(warehouse.root / file.path) for file in warehouse.head().files()}
    assert {str(path) for path in warehouse.root.glob("data/*/*")} == named
    assert log.numbers(warehouse.root) == [warehouse.head().number]
    assert warehouse.altered_files() == []
