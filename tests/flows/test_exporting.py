"""Exports: every table of one commit, whole or not at all."""

import csv
import json

import pyarrow.parquet as pq
import pytest

from flows.app import main
from tests.warehouse.samples import article, person, put
from warehouse.catalog import BY_NAME
from warehouse.store import Warehouse


@pytest.fixture
def tables(tmp_path):
    warehouse = Warehouse.open(tmp_path / "tables", create=True)
    both = article("a.txt"), article("b.txt", authors=("Ada Brook", "Ben Cole"))
    put(warehouse, *both, entity=person(2))
    return warehouse


def call(tables, *words):
    with pytest.raises(SystemExit) as ended:
        main(["export", *map(str, words), "--warehouse", str(tables.root)])
    return ended.value.code


def test_all_tables_are_written_with_the_commit_that_they_show(tables, tmp_path):
    assert call(tables, tmp_path / "out") == 0
    files = {path.name for path in (tmp_path / "out").iterdir()}
    assert files == {"export.json", *(f"{name}.parquet" for name in BY_NAME)}
    told = json.loads((tmp_path / "out/export.json").read_text())
    assert told["commit"] == tables.head().number
    assert told["rows"]["documents"] == 2
    shown = pq.read_table(tmp_path / "out/documents.parquet").to_pylist()
    assert [row["doc_id"] for row in shown] == ["a.txt", "b.txt"]


def test_some_are_written_as_text(tables, tmp_path):
    (tmp_path / "out").mkdir()
    assert call(tables, tmp_path / "out", "documents", "speakers", "--form", "csv") == 0
    with (tmp_path / "out/documents.csv").open() as file:
        assert [row["authors"] for row in csv.DictReader(file)][1] == '["Ada Brook", "Ben Cole"]'
    assert call(tables, tmp_path / "json", "documents", "--form", "json") == 0
    rows = json.loads((tmp_path / "json/documents.json").read_text())
    assert rows[1]["authors"] == ["Ada Brook", "Ben Cole"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["out", "speekers"], "no table or view is called speekers"),
        (["out", "--form", "xlsx"], "choose from parquet, csv, json"),
        (["full"], "new or empty folder"),
    ],
)
def test_what_can_not_be_done_leaves_nothing(tables, tmp_path, monkeypatch, capsys, words, why):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("x")
    assert call(tables, *words) == 2
    assert why in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "tables"]
    assert (tmp_path / "full/mine.txt").read_text() == "x"
