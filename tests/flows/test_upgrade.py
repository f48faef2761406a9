"""A warehouse that an older version wrote: it is read as it is, and the next run brings it up."""

from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from flows.upkeep import Upkeep
from warehouse import log
from warehouse.catalog import TABLES
from warehouse.schema import STAMP
from warehouse.store import Warehouse

ABOUT_RUNS = {"runs", "run_documents", "entity_history", "seed_stats"}

SAME = """
[[same]]
label = "PERSON"
names = ["Maria Lindqvist", "Peter Vandal"]
"""

ARTICLES = {
    "wire/port.txt": (
        "Port of Ostvik reopens after storm\n\nOSTVIK, March 4 (Meridian Wire) — The port of "
        "Ostvik reopened on Monday after a storm that killed 43 people, officials said.\n\n"
        "“We are working again, and nobody will wait,” said Maria Lindqvist, who heads the port. "
        "Exports fell 12 percent. Maria Lindqvist and Maria Berg were there.\n"
    ),
    "blog/port.txt": (
        "What the storm left\n\nMaria Lindqvist told this blog that the port of Ostvik would take "
        "weeks to recover. The storm killed 41 people.\n\n“We are working again, and nobody will "
        "wait,” Maria Lindqvist said. Maria Berg sang.\n"
    ),
}


@pytest.fixture
def desk(tmp_path, fake_model):
    for name, text in ARTICLES.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "seeds/entities.toml").write_text(SAME, "utf-8")
    return Desk(seeds=tmp_path / "seeds", warehouse=tmp_path / "tables")


def ingest(desk, **options):
    return ingest_directly(desk, Options(**options), Watcher())


def everything(desk):
    with Warehouse.open(desk.warehouse).reader() as reader:
        return {
            table.name: sorted(map(repr, reader.rows(f"select * from {table.name}")))
            for table in TABLES
            if table.name not in ABOUT_RUNS
        }


def written_by_others(desk) -> Callable[[pa.Table], pa.Table]:
    return lambda rows: rows.set_column(
        rows.column_names.index("code"), "code", pa.array(["older"] * rows.num_rows)
    )


def without(*names: str) -> Callable[[pa.Table], pa.Table]:
    return lambda rows: rows.drop_columns(list(names))


def counted_without(aspect: str) -> Callable[[pa.Table], pa.Table]:
    return lambda rows: rows.filter(pc.not_equal(rows["aspect"], aspect))


def twice_as_many(rows: pa.Table) -> pa.Table:
    at = rows.column_names.index("documents")
    return rows.set_column(at, "documents", pc.multiply(rows["documents"], 2))


def with_kind(rows: pa.Table) -> pa.Table:
    kinds = pa.array(["figure"] * rows.num_rows)
    return rows.drop_columns(["size", "quarter"]).append_column("kind", kinds)


def age(desk, changes: dict[str, Callable[[pa.Table], pa.Table]], gone: tuple[str, ...] = ()):
    """Make the newest commit one whose tables have the shape or the rows of another version."""
    manifest = log.head(desk.warehouse)
    tables = {name: files for name, files in manifest.tables.items() if name not in gone}
    for name, change in changes.items():
        files = []
        for file in tables[name]:
            rows = change(pq.read_table(desk.warehouse / file.path))
            path = file.path.replace(".parquet", "-old.parquet")
            pq.write_table(rows, desk.warehouse / path)
            size = (desk.warehouse / path).stat().st_size
            names = tuple(column for column in rows.column_names if column != STAMP)
            files.append(
                replace(file, path=path, rows=rows.num_rows, bytes=size, columns=names, sha256="")
            )
        tables[name] = tuple(files)
    log.publish(desk.warehouse, replace(manifest, number=manifest.number + 1, tables=tables))


def make_old(desk):
    age(
        desk,
        {
            "fingerprints": written_by_others(desk),
            "figures": without("direction", "is_record"),
            "match_keys": with_kind,
            "documents": without("published_from", "published_to"),
            "form_counts": counted_without("name"),
        },
        gone=("companions", "figure_handles", "entity_history"),
    )


def test_older_tables_are_read_with_null_for_what_they_lack(desk):
    ingest(desk)
    make_old(desk)
    with Warehouse.open(desk.warehouse).reader() as reader:
        for (view,) in reader.rows(
            "select table_name from information_schema.tables where table_schema = 'main'"
        ):
            reader.rows(f"select * from {view}")
        for table in TABLES:
            reader.fetch(table.row)
        assert reader.rows("select distinct direction, is_record from figures") == [(None, None)]
        assert reader.count("companions") == 0


def test_the_next_run_makes_of_it_what_a_new_warehouse_would_hold(desk, tmp_path):
    ingest(desk)
    fresh = everything(desk)
    make_old(desk)
    report = ingest(desk)
    assert {work.why for work in report.plan.work} == {"code"}
    assert everything(desk) == fresh
    again = ingest(desk).plan
    assert (again.work, again.relink, again.removed) == ([], [], [])
    with Warehouse.open(desk.warehouse).reader() as reader:
        assert ("code",) in reader.rows("select distinct why from run_documents")
    assert Warehouse.open(desk.warehouse).check() == []


@pytest.mark.parametrize("change", [twice_as_many, counted_without("label")])
def test_counts_of_other_rules_are_counted_anew(desk, change):
    """Where linking alone changed and where all did: no difference to what was counted is left."""
    ingest(desk)
    fresh = everything(desk)
    for stages in (["link"], None):

        def other(rows, stages=stages):
            codes = [
                "older" if stages is None or stage in stages else code
                for stage, code in zip(
                    rows["stage"].to_pylist(), rows["code"].to_pylist(), strict=True
                )
            ]
            return rows.set_column(rows.column_names.index("code"), "code", pa.array(codes))

        age(desk, {"fingerprints": other, "form_counts": change})
        ingest(desk)
        assert everything(desk) == fresh


def test_an_older_warehouse_can_be_merged_before_it_is_brought_up(desk):
    ingest(desk)
    fresh = everything(desk)
    make_old(desk)
    Warehouse.open(desk.warehouse).compact(full=True)
    assert "every promise holds" in Upkeep(desk).check()
    ingest(desk)
    assert everything(desk) == fresh
