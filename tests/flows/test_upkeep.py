"""Upkeep: merging, collecting and checking leave every row as it was, and name what is broken."""

from datetime import UTC, datetime, timedelta

import pytest

from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from flows.upkeep import Upkeep, check_warehouse, compact_warehouse, maintain_directly
from transforms.errors import FailedCheck, NoWarehouse
from warehouse.store import Warehouse

ROWS = "select doc_id, title, clean_text from documents order by doc_id"


@pytest.fixture
def desk(tmp_path, fake_model):
    """A warehouse of three commits."""
    (tmp_path / "seeds").mkdir()
    desk = Desk(seeds=tmp_path / "seeds", warehouse=tmp_path / "tables")
    for number in range(3):
        (desk.seeds / f"{number}.txt").write_text(
            f"Ferry {number} sails again\n\nFerry {number} sails again from Ostvik, they said.\n"
        )
        ingest_directly(desk, Options(), Watcher())
    return desk


def rows(desk):
    with Warehouse.open(desk.warehouse).reader() as reader:
        return reader.rows(ROWS)


def test_maintenance_changes_no_row(desk, capsys):
    before = rows(desk)
    maintain_directly(desk, keep=1)
    compact_warehouse(desk, keep=1)
    assert rows(desk) == before
    said = capsys.readouterr().err.splitlines()
    assert "every promise holds and every file is as it was written" in said
    assert any("lines of furniture" in line for line in said)


def test_old_files_go_once_no_reader_can_hold_them(desk):
    before = rows(desk)
    upkeep = Upkeep(desk)
    upkeep.compact()
    files = len(list(desk.warehouse.rglob("*.parquet")))
    assert upkeep.collect(datetime.now(UTC), keep=1) == "0 old files deleted"
    upkeep.collect(datetime.now(UTC) + timedelta(days=30), keep=1)
    assert len(list(desk.warehouse.rglob("*.parquet"))) <= files
    assert rows(desk) == before
    assert check_warehouse(desk) == 0


def test_an_altered_file_is_named(desk):
    path = next((desk.warehouse / "data" / "blocks").glob("*.parquet"))
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(FailedCheck, match=path.name):
        check_warehouse(desk)


def test_there_must_be_a_warehouse(tmp_path):
    with pytest.raises(NoWarehouse):
        check_warehouse(Desk(seeds=tmp_path, warehouse=tmp_path / "nowhere"))
