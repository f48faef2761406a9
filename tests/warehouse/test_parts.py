"""Files depend on their rows alone: not on batches, previews of the clock or chance."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.samples import article, make
from transforms.model.facts import Figure
from transforms.model.links import QuoteMatch
from warehouse import parts
from warehouse.catalog import BY_NAME
from warehouse.parts import Parts, RowWriter
from warehouse.store import Warehouse
from warehouse.tombstones import write_tombstones


def figures(count, documents=10):
    """Figures of documents in order, of each in no order."""
    return [
        make(
            Figure,
            doc_id=f"d{at * documents // count:03d}",
            figure_id=f"f{at}",
            start=-at,
            value=1.0,
        )
        for at in range(count)
    ]


def written(root, rows, name):
    """Write rows and return the files' hashes."""
    writer = RowWriter(Parts(BY_NAME["figures"], root, 1, name), 1)
    for row in rows:
        writer.add(row)
    writer.flush()
    return [file.sha256 for file in writer.parts.finish()]


def test_equal_rows_equal_bytes(tmp_path):
    """The same rows written twice, and out of order within row groups, are the same bytes."""
    rows = figures(500)
    assert written(tmp_path, rows, "a") == written(tmp_path, rows, "b")
    assert written(tmp_path, rows, "c") == written(tmp_path, rows[::-1], "d")


@settings(max_examples=5, deadline=None)
@given(cuts=st.lists(st.integers(0, 40), max_size=6))
def test_batching_does_not_show(tmp_path_factory, cuts):
    """However rows are handed over, the files are the same."""
    rows = [row for number in range(40) for row in article(f"d{number:02d}")]
    at = sorted(cut * len(rows) // 40 for cut in cuts)
    batches = [rows[a:b] for a, b in zip([0, *at], [*at, len(rows)], strict=True)]
    hashes = []
    for handed in (batches, [rows]):
        warehouse = Warehouse(tmp_path_factory.mktemp("batches"))
        warehouse._create()
        with warehouse.draft() as draft:
            for batch in handed:
                draft.add(batch)
            manifest = draft._manifest(draft.base)
            hashes.append({k: [one.sha256 for one in v] for k, v in manifest.tables.items()})
    assert hashes[0] == hashes[1]


@pytest.mark.parametrize("limit", ["ROWS_PER_GROUP", "TEXT_PER_GROUP"])
def test_row_groups_end_between_documents(tmp_path, monkeypatch, limit):
    """A row group is bounded in rows and text, and no document is in two."""
    monkeypatch.setattr(parts, limit, 60)
    monkeypatch.setattr(parts, "ROWS_PER_BATCH", 7)
    written(tmp_path, figures(1_000, documents=50), "a")
    (path,) = tmp_path.rglob("*.parquet")
    file = pq.ParquetFile(path)
    groups = [
        set(file.read_row_group(number, ["doc_id"]).column(0).to_pylist())
        for number in range(file.num_row_groups)
    ]
    assert len(groups) > 10
    assert sum(map(len, groups)) == len(set.union(*groups)) == 50


def test_files_are_sorted_and_compressed(tmp_path):
    """Rows stand in the table's order; columns are zstd."""
    written(tmp_path, figures(100)[::-1], "a")
    (path,) = tmp_path.rglob("*.parquet")
    rows = pq.read_table(path).to_pylist()
    order = [(row["doc_id"], row["start"]) for row in rows]
    assert order == sorted(order)
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"


def test_big_tables_are_several_files(tmp_path, monkeypatch):
    """A file that has grown large is followed by another."""
    monkeypatch.setattr(parts, "ROWS_PER_GROUP", 10)
    monkeypatch.setattr(parts, "BYTES_PER_FILE", 5_000)
    assert len(written(tmp_path, figures(300), "a")) > 1
    assert sum(pq.read_metadata(path).num_rows for path in tmp_path.rglob("*.parquet")) == 300


def test_nulls_sort_first(tmp_path):
    """As DuckDB is told to sort when files are merged."""
    table = pa.table({"a": ["b", None, "a"]})
    assert parts.in_order(table, ["a"]).column(0).to_pylist() == [None, "a", "b"]


def test_tombstones(tmp_path):
    """One file a commit, sorted and each key once; none for no keys."""
    assert write_tombstones(tmp_path, "none", []) is None
    keys = [("b", "y", 3), ("a", "x", 3), ("a", "x", 3)]
    file = write_tombstones(tmp_path, "some", keys)
    assert (file.rows, file.stamp, file.tables) == (2, 3, ("a", "b"))
    assert pq.read_table(tmp_path / file.path).to_pylist()[0] == {
        "table": "a",
        "key": "x",
        "stamp": 3,
    }


def test_optional_columns_take_null(tmp_path):
    """NULL is kept apart from false, 0 and empty."""
    warehouse = Warehouse.open(tmp_path / "desk", create=True)
    row = make(QuoteMatch, quote_id="a", other_quote_id="b", same_speaker=None)
    with warehouse.draft() as draft:
        draft.add(row)
        draft.commit()
    with warehouse.reader() as reader:
        assert reader.fetch(QuoteMatch) == [row]
