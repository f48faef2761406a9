"""warehouse.duckdb: any DuckDB client sees the newest commit, from anywhere."""

import shutil
import stat

import duckdb
import pytest

from tests.warehouse.samples import article, person, put
from warehouse import catalogue
from warehouse.catalog import TABLES
from warehouse.schema import columns, comment
from warehouse.store import Warehouse

OURS = "where schema_name = 'main' and not internal"

pytestmark = pytest.mark.usefixtures("real_catalogue")


def ask(path, sql):
    """Open the file as a newcomer would and ask once."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def shown(stocked):
    """A warehouse whose catalogue is there."""
    return Warehouse.open(stocked.root)


def test_tables_and_columns_have_comments(shown):
    """The file says itself what it holds."""
    views = dict(ask(shown.catalogue_path, f"select view_name, comment from duckdb_views() {OURS}"))
    notes = {
        (table, column): note
        for table, column, note in ask(
            shown.catalogue_path,
            f"select table_name, column_name, comment from duckdb_columns() {OURS}",
        )
    }
    for table in TABLES:
        assert views[table.name] == comment(table.name)
        for column in columns(table.name):
            assert notes[table.name, column.name] == column.note
    assert {"speakers", "stories"} < set(views)
    assert all(views.values())


def test_hidden_columns_stay_hidden(shown):
    """Views show what the row types declare."""
    shape = ask(shown.catalogue_path, "describe figures")
    assert [row[0] for row in shape] == [column.name for column in columns("figures")]


def test_it_can_not_be_written(shown):
    """The file is read only."""
    assert not shown.catalogue_path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_an_older_client_opens_it(shown):
    """The storage version is the one of DuckDB 1.5."""
    ((tags,),) = ask(shown.catalogue_path, "select tags from duckdb_databases() where not internal")
    assert str(tags["storage_version"]).startswith("v1.5")


def test_any_working_folder_and_any_name(shown, tmp_path, monkeypatch):
    """Views work from another folder, and when the file is attached beside others."""
    monkeypatch.chdir(tmp_path)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{shown.catalogue_path}' as desk (read_only)")
        assert connection.execute("select count(*) from desk.documents").fetchall() == [(3,)]
        assert connection.execute("select speaker from desk.speakers").fetchall() == [
            ("Ada Brook",)
        ]


def test_it_follows_each_commit(shown):
    """After a commit the file shows it, while a reader of the old file goes on with the old."""
    with duckdb.connect(str(shown.catalogue_path), read_only=True) as old:
        assert old.execute("select count(*) from documents").fetchall() == [(3,)]
        number = put(shown, article("d.txt"), entity=person(4))
        assert old.execute("select count(*) from documents").fetchall() == [(3,)]
    assert ask(shown.catalogue_path, "select number from commit_shown") == [(number,)]
    assert ask(shown.catalogue_path, "select count(*) from documents") == [(4,)]


def test_a_moved_warehouse_is_mended_on_opening(shown, tmp_path):
    """Paths follow the folder."""
    moved = tmp_path / "moved 'here'"
    shutil.move(shown.root, moved)
    with Warehouse.open(moved).reader() as reader:
        assert reader.count("documents") == 3
    path = moved / catalogue.NAME
    assert ask(path, "select folder from commit_shown") == [(str(moved),)]
    assert ask(path, "select count(*) from documents") == [(3,)]


@pytest.mark.parametrize("spoil", ["unlink", "garbage", "old"])
def test_a_lost_or_old_catalogue_is_rebuilt(shown, spoil):
    """Whoever opens the warehouse mends it."""
    path = shown.catalogue_path
    old = path.read_bytes()
    put(shown, article("d.txt"), entity=person(4))
    path.unlink()
    if spoil != "unlink":
        path.write_bytes(b"garbage" if spoil == "garbage" else old)
    Warehouse.open(shown.root)
    assert ask(path, "select count(*) from documents") == [(4,)]


def test_a_leftover_write_ahead_log_is_removed(shown):
    """A .wal beside the file would make every reader fail."""
    wal = shown.catalogue_path.with_name(catalogue.NAME + ".wal")
    wal.write_bytes(b"left by a client that wrote")
    put(shown, article("d.txt"), entity=person(4))
    assert not wal.exists()
    assert ask(shown.catalogue_path, "select count(*) from documents") == [(4,)]


def test_a_current_catalogue_is_left_alone(shown):
    """Opening a warehouse that is in order writes nothing."""
    before = shown.catalogue_path.stat()
    Warehouse.open(shown.root)
    assert shown.catalogue_path.stat() == before


def test_new_views_are_a_new_catalogue(shown, monkeypatch):
    """A version of copydesk with other views rebuilds the file."""
    monkeypatch.setattr(catalogue, "views_digest", lambda: "other")
    assert not catalogue.is_current(shown.root, shown.head())
    before = shown.catalogue_path.stat()
    Warehouse.open(shown.root)
    assert shown.catalogue_path.stat() != before
    assert catalogue.is_current(shown.root, shown.head())
