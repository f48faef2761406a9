"""A column is declared once: everything else follows from the row types."""

import re
from dataclasses import dataclass, fields
from datetime import datetime

import pytest

from transforms.model import documents, facts, links, runs
from transforms.model.documents import Document
from warehouse import schema
from warehouse.catalog import BY_NAME, BY_ROW, OWNED_BY_DOCUMENTS, TABLES
from warehouse.parts import arrow_schema


def test_tables_markdown_is_fresh():
    """`python -m warehouse.schema` has nothing to write."""
    assert (schema.HERE / "TABLES.md").read_text("utf-8") == schema.tables_markdown()


def test_every_row_type_is_a_table():
    """No row type of the model is forgotten."""
    declared = {
        one
        for module in (documents, facts, links, runs)
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    }
    assert declared == set(BY_ROW)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_are_described(table):
    """Every table and column has a meaning, and sorting by `sort` leaves no ties."""
    names = [column.name for column in schema.columns(table.name)]
    assert names == [field.name for field in fields(table.row)]
    assert schema.comment(table.name)
    assert all(column.note for column in schema.columns(table.name))
    assert set(table.key) | set(table.sort) | set(table.owners) <= set(names)
    assert set(table.key) <= set(table.sort)
    assert arrow_schema(table.name).names == [*names, schema.STAMP]


def test_types_follow_annotations():
    """Aliases, Annotated and unions come down to the six column types."""
    types = {column.name: (column.sql, column.nullable) for column in schema.columns("documents")}
    assert types["doc_id"] == ("varchar", False)
    assert types["published_at"] == ("timestamptz", True)
    assert types["authors"] == ("varchar[]", False)
    assert types["words"] == ("bigint", False)
    assert types["language_score"] == ("double", True)
    assert types["is_truncated"] == ("boolean", False)
    assert {name for name, _ in types.items()} == {field.name for field in fields(Document)}


def test_strange_types_are_refused():
    """A column of a type that no file could hold is an error at once."""

    @dataclass
    class Strange:
        when: dict[str, datetime]

    with pytest.raises(TypeError, match=r"Strange\.when"):
        schema._column(Strange, "when", Strange.__annotations__["when"])


def test_owned_tables():
    """What dies with a document is what an extraction or a match wrote for it."""
    assert {"sources", "blocks", "quote_matches", "rejects", "fingerprints"} <= set(
        OWNED_BY_DOCUMENTS
    )
    assert not {"entities", "runs", "run_documents", "entity_history"} & set(OWNED_BY_DOCUMENTS)
    assert BY_NAME["duplicates"].owners == ("doc_id", "other_doc_id")


@pytest.mark.parametrize("kind", ["views", "tables", "checks", "checks/whole"])
def test_sql_says_what_it_is_for(kind):
    """The first line of every .sql file is a sentence; the SQL is lower case."""
    files = schema.sql_files(kind)
    assert files
    for path in files:
        text = path.read_text("utf-8")
        assert schema.header(text).endswith("."), path.name
        assert "SELECT" not in text
        assert not text.rstrip().endswith(";")


@pytest.mark.parametrize(
    "path", [*schema.sql_files("views"), *schema.sql_files("tables")], ids=lambda path: path.stem
)
def test_older_clients_understand(path):
    """DuckDB 2.0 writes if() into the catalogue in a way that the 1.5 client does not read."""
    assert not re.search(r"\bif\s*\(", path.read_text("utf-8"), re.IGNORECASE)


def test_there_are_enough_views_and_checks():
    """The design asks for that many."""
    assert len(schema.sql_files("views")) >= 12
    assert len(schema.sql_files("checks")) >= 8
