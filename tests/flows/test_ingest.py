"""Ingest, end to end on small folders: what a user relies on from run to run."""

import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from flows import versions
from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from warehouse.catalog import TABLES
from warehouse.store import Warehouse

SEEDS = Path(__file__).parents[2] / "seeds"
ABOUT_RUNS = {"runs", "run_documents", "entity_history", "seed_stats"}
"""Tables that hold clocks, run ids or what one file system says."""

ARTICLES = {
    "wire/port.txt": (
        "Port of Ostvik reopens after storm\n\nOSTVIK, March 4 (Meridian Wire) — The port of "
        "Ostvik reopened on Monday after a storm that killed 43 people, officials said.\n\n"
        "“We are working again,” said Maria Lindqvist, who heads the port. She said that 1,200 "
        "containers were waiting.\n"
    ),
    "blog/port.txt": (
        "What the storm left\n\nMaria Lindqvist told this blog that the port would take weeks to "
        "recover. The storm killed 41 people.\n\n“We are working again,” Maria Lindqvist said.\n"
    ),
    "blog/other.txt": (
        "A quiet week\n\nNothing happened in the town of Ostvik this week, and nobody was sorry "
        "for it. The library lent 300 books.\n"
    ),
}


@pytest.fixture
def desk(tmp_path, fake_model):
    folder = tmp_path / "seeds"
    for name, text in ARTICLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return Desk(seeds=folder, warehouse=tmp_path / "tables")


def ingest(desk, **options):
    return ingest_directly(desk, Options(**options), Watcher())


def ask(desk, sql):
    with Warehouse.open(desk.warehouse).reader() as reader:
        return reader.rows(sql)


def whys(desk):
    rows = ask(
        desk,
        "select doc_id, why, stages from run_documents join runs using (run_id) "
        "where started_at = (select max(started_at) from runs) order by doc_id",
    )
    return {doc_id: (why, tuple(stages)) for doc_id, why, stages in rows}


def everything(desk):
    """Return all rows of the tables that must not depend on how they were made."""
    with Warehouse.open(desk.warehouse).reader() as reader:
        return {
            table.name: sorted(map(repr, reader.rows(f"select * from {table.name}")))
            for table in TABLES
            if table.name not in ABOUT_RUNS
        }


def file_hashes(desk):
    """Return the contents of the Parquet files of those tables, whatever they are called."""
    manifest = Warehouse.open(desk.warehouse).head()
    return {
        name: sorted(
            hashlib.sha256((desk.warehouse / file.path).read_bytes()).hexdigest() for file in files
        )
        for name, files in manifest.tables.items()
        if name not in ABOUT_RUNS
    }


def test_a_folder_becomes_tables(desk):
    report = ingest(desk)
    assert (report.seen, len(report.tally.written), report.exit_code) == (3, 3, 0)
    assert ask(desk, "select count(*) from documents") == [(3,)]
    assert ask(
        desk,
        "select count(*) from blocks join sources using (doc_id) "
        "where substring(source_text, start + 1, stop - start) <> text",
    ) == [(0,)]


def test_nothing_changed_computes_nothing_and_commits_nothing(desk):
    first = ingest(desk)
    second = ingest(desk)
    assert second.plan.is_empty
    assert second.version is None
    assert Warehouse.open(desk.warehouse).head().number == first.version


def test_a_changed_seed_alone_is_computed(desk):
    ingest(desk)
    path = desk.seeds / "blog/other.txt"
    path.write_text(path.read_text("utf-8").replace("300 books", "301 books"), "utf-8")
    report = ingest(desk)
    assert report.tally.written == ["blog/other.txt"]
    assert whys(desk)["blog/other.txt"][0] == "changed"
    assert ask(desk, "select count(*) from documents where clean_text like '%301 books%'") == [(1,)]


def test_a_removed_seed_takes_its_rows_along(desk):
    ingest(desk)
    (desk.seeds / "wire/port.txt").unlink()
    ingest(desk)
    for table in TABLES:
        if "doc_id" in table.owners:
            assert ask(
                desk, f"select count(*) from {table.name} where doc_id = 'wire/port.txt'"
            ) == [(0,)], table.name
    assert whys(desk)["wire/port.txt"] == ("removed", ())


def test_a_new_time_stamp_with_the_old_content_computes_nothing(desk):
    ingest(desk)
    path = desk.seeds / "blog/other.txt"
    path.write_bytes(path.read_bytes())
    report = ingest(desk)
    assert report.plan.work == []
    assert ingest(desk).tally.written == []


def test_changed_code_recomputes_exactly_what_depends_on_it(desk, monkeypatch):
    ingest(desk)
    before = everything(desk)
    real = versions.code_hash
    monkeypatch.setattr(
        versions, "code_hash", lambda stage: "changed" if stage == "figures" else real(stage)
    )
    ingest(desk)
    assert set(whys(desk).values()) == {("code", ("figures",))}
    after = everything(desk)
    del before["fingerprints"], after["fingerprints"]
    assert after == before


def test_changed_settings_recompute_with_that_reason(desk):
    ingest(desk)
    ingest(replace(desk, home_country="CA"))
    assert set(whys(desk).values()) == {("settings", ("figures",))}


@pytest.mark.parametrize("batch", [1, 2, 50])
def test_rows_do_not_depend_on_batches_or_on_the_number_of_runs(desk, tmp_path, batch):
    ingest(desk)
    other = replace(desk, warehouse=tmp_path / f"other-{batch}", batch=batch)
    for limit in (1, 1, None):
        ingest(other, limit=limit)
    assert everything(other) == everything(desk)


def test_rows_do_not_depend_on_the_order_of_arrival(desk, tmp_path):
    ingest(desk)
    late = Desk(seeds=tmp_path / "late", warehouse=tmp_path / "late-tables")
    for name in sorted(ARTICLES, reverse=True):
        path = late.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(desk.seeds / name, path)
        ingest(late)
    mine, theirs = everything(desk), everything(late)
    for rows in (mine, theirs):
        for name in ("sources", "documents"):
            rows[name] = [
                row.replace(str(late.seeds), "").replace(str(desk.seeds), "") for row in rows[name]
            ]
    assert theirs == mine


def test_the_same_run_writes_the_same_bytes(desk, tmp_path):
    ingest(desk)
    other = replace(desk, warehouse=tmp_path / "other", batch=1)
    ingest(other)
    assert file_hashes(other) == file_hashes(desk)


def test_a_dry_run_writes_nothing(desk):
    report = ingest(desk, dry_run=True)
    assert len(report.plan.work) == 3
    assert not desk.warehouse.exists()


def test_only_leaves_other_documents_alone(desk):
    ingest(desk, only="blog/*")
    assert ask(desk, "select doc_id from documents order by doc_id") == [
        ("blog/other.txt",),
        ("blog/port.txt",),
    ]


def test_a_language_that_a_stage_does_not_speak_is_noted(desk):
    (desk.seeds / "kanal.txt").write_text(
        "Der Hafen öffnet wieder\n\nDer Hafen von Ostvik hat am Montag nach dem Sturm wieder "
        "geöffnet, wie die Behörden mitteilten. Bei dem Sturm waren 43 Menschen gestorben, viele "
        "von ihnen in den Dörfern an der Küste. Die Aufräumarbeiten werden noch Wochen dauern, "
        "und niemand weiß, wie viel sie kosten werden.\n",
        "utf-8",
    )
    ingest(desk)
    ((language, skipped),) = ask(
        desk, "select language, skipped from documents where doc_id = 'kanal.txt'"
    )
    assert language == "de"
    assert "mentions: does not speak de" in skipped
    assert ask(desk, "select count(*) from mentions where doc_id = 'kanal.txt'") == [(0,)]


def test_computing_everything_anew_changes_nothing(desk):
    """Names that are joined across articles stay joined though no count changed."""
    (desk.seeds / "wire/reader.txt").write_text(
        "A reader writes\n\nPeter Vandal said no more on Monday, but many people had come with him "
        "to the port and stayed there.\n",
        "utf-8",
    )
    (desk.seeds / "entities.toml").write_text(
        '[[same]]\nlabel = "PERSON"\nnames = ["Maria Lindqvist", "Peter Vandal"]\n', "utf-8"
    )
    ingest(desk)
    assert ask(desk, "select count(*) > 0 from entity_links") == [(True,)]
    before = everything(desk)
    report = ingest(desk, force=True)
    assert len(report.tally.written) == 4
    assert everything(desk) == before
