"""Questions: what is answered, what is refused, and how the refusal reads."""

import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.warehouse.samples import article, put
from transforms.errors import BadQuery, WarehouseError
from transforms.model.documents import Document, Source
from warehouse.query import query_to_csv, query_to_parquet


@pytest.mark.parametrize(
    ("sql", "first"),
    [
        ("select count(*) from documents", (3,)),
        ("from documents select doc_id order by 1", ("a.txt",)),
        ("with one as (select 1 as a) select a from one", (1,)),
        ("select text from figures where doc_id = 'a.txt'", ("12",)),
        ("describe documents", ("doc_id", "VARCHAR", "YES", None, None, None)),
        ("select speaker from speakers", ("Ada Brook",)),
        ("select columns('doc_id') from documents order by 1", ("a.txt",)),
        ("values (1), (2)", (1,)),
        ("select 1 where false", None),
        ("select '😀é' as text, [1, 2] as list;", ("😀é", [1, 2])),
    ],
)
def test_answers(stocked, sql, first):
    """DuckDB's SQL works, ready views included."""
    with stocked.reader() as reader:
        assert (reader.rows(sql) or [None])[0] == first


def test_what_there_is_can_be_listed(stocked):
    """`show tables` lists tables and ready views, whatever was asked before."""
    with stocked.reader() as reader:
        assert reader.count("documents") == 3
        listed = {row[0] for row in reader.rows("show tables")}
        assert {"documents", "figures", "speakers"} <= listed
        assert reader.rows("select count(*) from query_table('speakers')") == [(1,)]


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("select nope from documents", "describe TABLE"),
        ("select * from nope", "copydesk tables"),
        ("select * from speeker", 'mean "speakers"'),
        ("selec 1", "syntax error"),
        ("", "there is no query"),
        ("-- only a comment", "there is no query"),
        ("select 1; select 2", "one query at a time"),
        ("drop view documents", "read only"),
        ("create table x as select 1", "read only"),
        ("copy documents to '{outside}'", "read only"),
        ("copy documents to '{inside}'", "read only"),
        ("explain analyze copy documents to '{inside}'", "read only"),
        ("explain (analyze) copy documents to '{inside}'", "read only"),
        ("attach '{outside}' as x", "read only"),
        ("set threads = 1", "read only"),
        ("install httpfs", "read only"),
        ("pragma database_list", "read only"),
        ("select * from read_text('/etc/hostname')", "no other files"),
        ("select * from '{outside}'", "no other files"),
        ("select * from read_parquet('{outside}')", "no other files"),
        ("select * from read_text('{log}')", "no other files"),
        ("select * from documents where doc_id = ?", "parameter"),
        ("select cast(title as int) from documents", "Could not convert"),
    ],
)
def test_refusals(stocked, tmp_path, sql, why):
    """A query that can't or may not run is a BadQuery that says what to do."""
    outside = tmp_path / "outside.parquet"
    outside.write_bytes(b"something")
    places = {
        "outside": outside,
        "inside": stocked.root / "data" / "x.parquet",
        "log": stocked.root / "log" / "0000000000.json",
    }
    with stocked.reader() as reader, pytest.raises(BadQuery, match=f"(?i){why}"):
        reader.rows(sql.format(**places))
    assert not places["inside"].exists()


def test_parameters_are_values_and_never_sql(stocked):
    """A quote in a value stays a quote."""
    put(stocked, article("o'neill; drop.txt", "It's 12 boats"), verify=False)
    with stocked.reader() as reader:
        name = "o'neill; drop.txt"
        assert reader.value("select doc_id from documents where doc_id = ?", [name]) == name
        keys = {"keys": [name, "a.txt"]}
        found = reader.rows("select doc_id from documents where doc_id in $keys order by 1", keys)
        assert found == [("a.txt",), (name,)]
        assert reader.columns == ("doc_id",)
        assert reader.dicts("select 1 as a, 2 as b") == [{"a": 1, "b": 2}]


def test_large_answers_come_in_pieces(stocked):
    """Rows are handed over while the query runs."""
    with stocked.reader() as reader:
        batches = reader.batches("select range from range(10_000_000_000)")
        assert next(batches)[0] == (0,)
        assert reader.columns == ("range",)
        assert len(next(batches)) > 1


def test_questions_may_be_nested(stocked):
    """A query does not end another one whose rows are still being read."""
    with stocked.reader() as reader:
        seen = []
        for (number,) in (row for batch in reader.batches("from range(9000)") for row in batch):
            if number % 3_000 == 0:
                assert reader.count("documents") == 3
            seen.append(number)
        assert seen == list(range(9_000))
        for document in reader.stream(Document):
            assert reader.fetch(Source, "doc_id = ?", [document.doc_id])


def test_answers_as_files(stocked, tmp_path):
    """CSV and Parquet hold the same rows; a failing query leaves no file."""
    query = "select doc_id, published_at, authors, is_truncated from documents where doc_id < $k"
    target = tmp_path / "answer.parquet"
    text = io.StringIO()
    with stocked.reader() as reader:
        assert query_to_csv(reader, query, text, {"k": "b"}) == 1
        assert query_to_parquet(reader, query, target, {"k": "b"}) == 1
        assert query_to_parquet(reader, "describe documents", tmp_path / "shape.parquet") > 10
        with pytest.raises(BadQuery):
            query_to_parquet(reader, "select * from nope", tmp_path / "nope.parquet")
        with pytest.raises(BadQuery):
            query_to_parquet(
                reader, "select cast(title as int) from documents", tmp_path / "nope.parquet"
            )
        with pytest.raises(WarehouseError, match="No such file"):
            query_to_parquet(reader, query, Path("/nowhere/answer.parquet"), {"k": "b"})
        stream = io.BytesIO()
        assert query_to_parquet(reader, "select 1 as a", stream) == 1
        empty = io.StringIO()
        assert query_to_csv(reader, "select doc_id from documents where false", empty) == 0
    assert text.getvalue() == "doc_id,published_at,authors,is_truncated\na.txt,,[],false\n"
    assert empty.getvalue() == "doc_id\n"
    assert pq.read_table(target).to_pylist()[0]["doc_id"] == "a.txt"
    assert pq.read_table(stream).to_pylist() == [{"a": 1}]
    assert sorted(path.name for path in tmp_path.glob("*.parquet")) == [
        "answer.parquet",
        "shape.parquet",
    ]
