"""Tombstones: (table, key, stamp) says that rows of the key older than the stamp are dead."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.catalog import BY_NAME
from warehouse.disk import disk_trouble, sync_folder
from warehouse.log import Manifest, TombstoneFile
from warehouse.parts import HashedFile, parquet_options
from warehouse.schema import quoted
from warehouse.views import path_list

MANY = 1_000
"""From so many keys of a table on it pays to look which of them have rows at all."""


def write_tombstones(
    root: Path, name: str, keys: Sequence[tuple[str, str, int]]
) -> TombstoneFile | None:
    """Write (table, key, stamp) triples; None for none."""
    if not keys:
        return None
    tables, names, stamps = zip(*sorted(set(keys)), strict=True)
    content = pa.table({"table": tables, "key": names, "stamp": pa.array(stamps, pa.int64())})
    newest = max(stamps)
    path = f"data/tombstones/{newest:010d}-{name}.parquet"
    with disk_trouble("write tombstones"):
        sink = HashedFile(root / path)
        pq.write_table(content, sink, **parquet_options())
        digest = sink.seal()
        sync_folder(sink.path.parent)
    distinct = tuple(sorted(set(tables)))
    return TombstoneFile(path, content.num_rows, sink.size, digest, newest, distinct)


def keys_with_rows(
    base: Manifest, root: Path, graves: Mapping[str, Collection[str]]
) -> list[tuple[str, str]]:
    """Return the (table, key) pairs that may have rows in a commit.

    Otherwise a run that adds thousands of new documents would leave as many tombstones for each
    of their tables, which every later query would have to read.
    """
    found = []
    for table, keys in graves.items():
        if base.tables.get(table):
            present = keys if len(keys) < MANY else _present(base, root, table, keys)
            found += [(table, key) for key in present]
    return sorted(found)


def _present(base: Manifest, root: Path, table: str, keys: Collection[str]) -> list[str]:
    files = path_list(root, [file.path for file in base.tables[table]])
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            "create table wanted as select unnest(?::varchar[]) as key", [sorted(keys)]
        )
        arms = " union ".join(
            f"select key from wanted semi join {files} as d on d.{quoted(owner)} = key"  # noqa: S608
            for owner in BY_NAME[table].owners
        )
        return [key for (key,) in connection.execute(arms).fetchall()]
