"""Merge small files and drop dead rows, in the commit protocol; delete what no commit needs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from transforms.errors import CommitConflict, WarehouseError
from warehouse import catalogue, log
from warehouse.catalog import BY_NAME, TABLES
from warehouse.disk import Steps, disk_trouble, no_steps, spill_folder, token
from warehouse.log import LOG, DataFile, Manifest, TombstoneFile
from warehouse.parts import ROWS_PER_BATCH, Parts, groups
from warehouse.schema import STAMP, columns, literal, quoted
from warehouse.tombstones import write_tombstones
from warehouse.views import live_rows, path_list

FILES_TO_MERGE = 8
"""Files of about one size are merged when there are so many: a table of n commits keeps a
number of files in proportion to log n, and a row is rewritten so often too."""

SIZE_RATIO = 4
"""A file is about the size of smaller ones if it is at most so many times their sum."""

MANIFESTS_KEPT = 10
GRACE_SECONDS = 3_600.0


type Dead = Mapping[str, Mapping[str, Collection[str]]]
"""Table -> column -> values: rows that hold one of them are not taken over."""


def files_to_merge(manifest: Manifest, *, full: bool) -> dict[str, list[DataFile]]:
    """Return the files of each table that are worth merging now."""
    chosen = {}
    for table in TABLES:
        files = list(manifest.tables.get(table.name, ()))
        if full:
            group = _all_unless_tidy(manifest, table.name, files)
        else:
            group = _small_ones(files) or [file for file in files if not file.in_order]
        if group:
            chosen[table.name] = group
    return chosen


def _all_unless_tidy(manifest: Manifest, table: str, files: list[DataFile]) -> list[DataFile]:
    names = tuple(column.name for column in columns(table))
    tidy = all(file.stamp == 0 and file.columns == names and file.in_order for file in files)
    return [] if tidy and not manifest.tombstones_of(table) else files


def _small_ones(files: list[DataFile]) -> list[DataFile]:
    group: list[DataFile] = []
    for file in sorted(files, key=lambda one: (one.bytes, one.path)):
        if group and file.bytes > SIZE_RATIO * sum(one.bytes for one in group):
            break
        group.append(file)
    return group if len(group) >= FILES_TO_MERGE else []


def needs_merging(manifest: Manifest) -> bool:
    """Return whether a compaction would do anything; costs no reading."""
    too_many = len(manifest.tombstones) >= FILES_TO_MERGE
    return too_many or bool(files_to_merge(manifest, full=False))


def compact(
    root: Path,
    base: Manifest,
    *,
    full: bool = False,
    dead: Dead | None = None,
    at: Steps = no_steps,
) -> int:
    """Merge files of the newest commit and return how many files became fewer.

    The caller holds the writer's lock. With `full`, every table becomes files that hold its live
    rows in order and nothing else, the same bytes for the same rows. `dead` are rows to leave out
    of tables that are no document's, whose rows nothing else removes.
    """
    dead = dead or {}
    merges = files_to_merge(base, full=full)
    merges |= {name: list(base.tables[name]) for name in dead if base.tables.get(name)}
    if not merges and not (full and base.tombstones) and not needs_merging(base):
        return 0
    name = token()
    written: list[Parts] = []
    graves: TombstoneFile | None = None
    published = False
    try:
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"set temp_directory = {literal(str(spill_folder()))}")
            connection.execute("set enable_progress_bar = false")
            tables = dict(base.tables)
            # After a full merge no tombstone is left that could take a row of stamp 0 for dead.
            forget = full and set(base.tables) <= set(BY_NAME)
            stamp = 0 if forget else base.stamp
            for table, group in merges.items():
                parts = Parts(BY_NAME[table], root, stamp, f"m{name}", in_order=True)
                written.append(parts)
                part = replace(base, tables={table: tuple(group)})
                merged_rows = _merged(connection, root, part, stamp, dead.get(table, {}))
                for rows in groups(table, merged_rows):
                    parts.write_group(rows)
                left = tuple(file for file in base.tables[table] if file not in group)
                tables[table] = (*left, *parts.finish())
                at(f"merged: {table}")
            merged = replace(base, number=base.number + 1, tables=tables)
            merged = replace(merged, tombstones=()) if forget else merged.without_spent_tombstones()
            if len(merged.tombstones) >= FILES_TO_MERGE:
                graves = _merged_tombstones(connection, root, merged, f"m{name}")
                merged = replace(merged, tombstones=(graves,) if graves else ())
        at("files written")
        published = True  # until the answer is known the commit may stand
        published = log.publish(root, merged)
    except duckdb.Error as error:
        raise WarehouseError(f"can't merge files of {root}: {error}") from error
    finally:
        if not published:
            _delete(root, written, graves)
    if not published:
        raise CommitConflict(f"another run committed to {root} meanwhile; run again")
    at("published")
    with suppress(WarehouseError):
        catalogue.build(root, merged, at)
    return len(base.files()) - len(merged.files())


def _merged(
    connection: duckdb.DuckDBPyConnection,
    root: Path,
    part: Manifest,
    stamp: int,
    dead: Mapping[str, Collection[str]],
) -> Iterator[pa.RecordBatch]:
    (table,) = part.tables
    alive = [f"{quoted(name)} not in (select unnest(${name}))" for name in dead]
    order = ", ".join(f"{quoted(name)} nulls first" for name in BY_NAME[table].sort)
    sql = (
        f"select *, {stamp}::bigint as {STAMP} "  # noqa: S608
        f"from ({live_rows(part, root, table)}) where {' and '.join(alive) or 'true'} "
        f"order by {order}"
    )
    values = {name: sorted(some) for name, some in dead.items()} or None
    yield from connection.sql(sql, params=values).to_arrow_reader(ROWS_PER_BATCH)


def _merged_tombstones(
    connection: duckdb.DuckDBPyConnection, root: Path, manifest: Manifest, name: str
) -> TombstoneFile | None:
    paths = path_list(root, [file.path for file in manifest.tombstones])
    sql = f'select "table", key, max(stamp) from {paths} group by all'  # noqa: S608
    oldest = {
        table: min((file.stamp for file in files), default=manifest.stamp)
        for table, files in manifest.tables.items()
    }
    keys = [
        (table, key, stamp)
        for table, key, stamp in connection.execute(sql).fetchall()
        if stamp > oldest.get(table, manifest.stamp)
    ]
    return write_tombstones(root, name, keys)


def _delete(root: Path, written: Sequence[Parts], graves: TombstoneFile | None) -> None:
    for parts in written:
        with suppress(OSError):
            parts.abandon()
    if graves is not None:
        with suppress(OSError):
            (root / graves.path).unlink(missing_ok=True)


def collect(
    root: Path,
    now: datetime,
    *,
    keep: int = MANIFESTS_KEPT,
    grace_seconds: float = GRACE_SECONDS,
) -> list[Path]:
    """Delete manifests beyond the newest `keep` and files that no kept one names; return them.

    Nothing younger than the grace time goes: a writer on another machine may be about to commit
    it. A reader that stays open while more than `keep` commits are made, and for longer than the
    grace time, is told to open a newer commit. The caller holds the writer's lock.
    """
    limit = now.timestamp() - grace_seconds
    with disk_trouble(f"delete old files of {root}"):
        numbers = log.numbers(root)
        old = [
            number
            for number in numbers[: max(0, len(numbers) - max(1, keep))]
            if log.manifest_path(root, number).stat().st_mtime < limit
        ]
        gone = set(old)
        needed = {
            str(root / file.path)
            for number in numbers
            if number not in gone
            for file in log.read(root, number).files()
        }
        unnamed = [
            path
            for path in (*(root / "data").glob("*/*.parquet"), *_leftovers(root))
            if str(path) not in needed and path.stat().st_mtime < limit
        ]
        spare = [*(log.manifest_path(root, number) for number in old), *unnamed]
        # Manifests first: one that is left must not name files that are gone.
        for path in spare:
            path.unlink()
    return spare


def _leftovers(root: Path) -> list[Path]:
    """Return what writers that were killed left half done."""
    return [*(root / LOG).glob(".*.tmp"), *root.glob(".*.tmp")]
