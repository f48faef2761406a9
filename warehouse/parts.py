"""Rows to Parquet files: sorted, in row groups that depend on the rows alone, memory bounded."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.catalog import BY_NAME, Table
from warehouse.disk import disk_trouble, make_folder, sync_file, sync_folder
from warehouse.log import DataFile
from warehouse.schema import STAMP, columns

ROWS_PER_GROUP = 122_880
"""DuckDB's own vector arithmetic; a million made point look-ups three times slower."""

KEYS_PER_GROUP = 8_192
"""Of tables that are looked up by a key which lies anywhere: a look-up reads a group a key. Of 41
million rows, 55 keys took 150 to 200 ms in groups of 8,192 to 32,768, 450 ms in large ones."""

TEXT_PER_GROUP = 4_000_000
"""Characters: a look-up by document in 20,000 sources took 24 ms with one group of 70 MB."""

BYTES_PER_FILE = 256_000_000
ROWS_PER_BATCH = 2_048

ARROW_TYPES = {
    "varchar": pa.string(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "timestamptz": pa.timestamp("us", tz="UTC"),
    "varchar[]": pa.list_(pa.string()),
}


def arrow_schema(table: str) -> pa.Schema:
    """Return the schema of a table's files: its columns and the hidden stamp.

    Any column may hold NULL in a file: a merge takes over rows from before the column was added.
    """
    fields = [pa.field(column.name, ARROW_TYPES[column.sql]) for column in columns(table)]
    return pa.schema([*fields, pa.field(STAMP, pa.int64(), nullable=False)])


def rows_per_group(table: Table) -> int:
    """Return how many rows a row group of the table holds, if its text is short."""
    return ROWS_PER_GROUP if table.follows_documents else KEYS_PER_GROUP


class HashedFile:
    """A new file that knows the hash and size of what was written to it."""

    def __init__(self, path: Path) -> None:
        make_folder(path.parent)
        self.path = path
        self.size = 0
        self.closed = False
        self._given_up = False
        self._digest = sha256()
        self._file = path.open("xb", buffering=0)

    def write(self, data: bytes) -> int:
        """Write and hash."""
        if self._given_up:
            return len(data)
        view = memoryview(data)
        self._digest.update(view)
        self.size += len(view)
        written = 0
        while written < len(view):
            written += self._file.write(view[written:]) or 0
        return len(view)

    def tell(self) -> int:
        """Return the position, which is the size: the file only grows."""
        return self.size

    def flush(self) -> None:
        """Do nothing: bytes are handed to the system as they come."""

    def close(self) -> None:
        """Close; may be called again."""
        self.closed = True
        self._file.close()

    def give_up(self) -> None:
        """Delete the file and swallow what is still written."""
        self._given_up = True
        self._file.close()
        self.path.unlink(missing_ok=True)

    def seal(self) -> str:
        """Close, make it survive a power cut and return the hash."""
        self.close()
        sync_file(self.path)
        return self._digest.hexdigest()


class Parts:
    """The Parquet files of one table in one commit, written as rows or Arrow batches arrive."""

    def __init__(
        self, table: Table, root: Path, stamp: int, name: str, *, in_order: bool = False
    ) -> None:
        """Begin; `in_order` says that row groups will follow each other in the table's order."""
        self.table = table
        self.schema = arrow_schema(table.name)
        self.files: list[DataFile] = []
        self._root = root
        self._stamp = stamp
        self._name = name
        self._in_order = in_order
        self._sink: HashedFile | None = None
        self._writer: Any = None
        self._rows_in_file = self._groups_in_file = 0

    def write_group(self, group: pa.Table) -> None:
        """Append one row group, in the order given."""
        with disk_trouble(f"write rows of {self.table.name}"):
            if self._sink is None:
                number = len(self.files)
                path = f"data/{self.table.name}/{self._stamp:010d}-{self._name}-{number}.parquet"
                self._sink = HashedFile(self._root / path)
                self._writer = pq.ParquetWriter(self._sink, self.schema, **parquet_options())
            self._writer.write_table(group, row_group_size=max(1, group.num_rows))
            self._rows_in_file += group.num_rows
            self._groups_in_file += 1
            if self._sink.size > BYTES_PER_FILE:
                self._seal()

    def finish(self) -> list[DataFile]:
        """Close the open file and return all files written so far."""
        with disk_trouble(f"write rows of {self.table.name}"):
            self._seal()
        return self.files

    def abandon(self) -> None:
        """Close without caring and delete what was written."""
        if self._sink is not None:
            self._sink.give_up()
            with suppress(pa.ArrowException, OSError):
                self._writer.close()
            self._sink = self._writer = None
        for file in self.files:
            (self._root / file.path).unlink(missing_ok=True)
        self.files = []

    def _seal(self) -> None:
        if self._sink is None:
            return
        self._writer.close()
        digest = self._sink.seal()
        sync_folder(self._sink.path.parent)
        path = str(self._sink.path.relative_to(self._root))
        names = tuple(column.name for column in columns(self.table.name))
        in_order = self._in_order or self._groups_in_file == 1
        self.files.append(
            DataFile(
                path, self._rows_in_file, self._sink.size, digest, self._stamp, names, in_order
            )
        )
        self._sink, self._writer, self._rows_in_file, self._groups_in_file = None, None, 0, 0


class RowWriter:
    """Rows of one table on their way into files.

    Row groups end only between documents and depend on the sequence of rows, not on how many
    were handed over at a time.
    """

    def __init__(self, parts: Parts, stamp: int) -> None:
        self.parts = parts
        self._stamp = stamp
        self._columns = columns(parts.table.name)
        self._values: Callable[[object], tuple[Any, ...]] = attrgetter(
            *(column.name for column in self._columns)
        )
        names = [column.name for column in self._columns]
        self._document = names.index("doc_id") if "doc_id" in names else None
        self._most = rows_per_group(parts.table)
        self._last: object = None
        self._pending: list[tuple[Any, ...]] = []
        self._batches: list[pa.RecordBatch] = []
        self._rows = 0
        self._text = 0

    def add(self, row: object) -> None:
        """Take one row."""
        values = self._values(row)
        document = values[self._document] if self._document is not None else None
        full = self._rows >= self._most or self._text >= TEXT_PER_GROUP
        if full and (document is None or document != self._last):
            self.flush()
        self._last = document
        self._pending.append(values)
        self._rows += 1
        self._text += sum(len(value) for value in values if type(value) is str)
        if len(self._pending) >= ROWS_PER_BATCH:
            self._convert()

    def flush(self) -> None:
        """Sort what is held and write it as one row group."""
        self._convert()
        if not self._batches:
            return
        group = pa.Table.from_batches(self._batches, schema=self.parts.schema)
        self._batches, self._rows, self._text = [], 0, 0
        self.parts.write_group(in_order(group, self.parts.table.sort))

    def _convert(self) -> None:
        if not self._pending:
            return
        arrays = []
        for column, values in zip(self._columns, zip(*self._pending, strict=True), strict=True):
            try:
                array = pa.array(values, ARROW_TYPES[column.sql])
            except (pa.ArrowException, UnicodeError, TypeError, ValueError) as error:
                raise self._bad(column.name, str(error)) from error
            if array.null_count and not column.nullable:
                raise self._bad(column.name, "NULL in a column that has none")
            arrays.append(array)
        arrays.append(pa.array([self._stamp] * len(self._pending), pa.int64()))
        self._batches.append(pa.RecordBatch.from_arrays(arrays, schema=self.parts.schema))
        self._pending = []

    def _bad(self, column: str, why: str) -> ValueError:
        key = dict(zip((one.name for one in self._columns), self._pending[0], strict=True))
        near = key.get("doc_id", key.get(self.parts.table.key[0]))
        return ValueError(f"{self.parts.table.name}.{column}, in rows from {near!r} on: {why}")


def in_order(group: pa.Table, names: Sequence[str]) -> pa.Table:
    """Return the rows sorted by the columns; equal rows keep their order."""
    keys = [(name, "ascending", "at_start") for name in names]
    order = pc.sort_indices(group, sort_keys=keys)
    return group.take(order).combine_chunks()


def groups(table: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Cut sorted batches into row groups of the usual size."""
    schema = arrow_schema(table)
    most = rows_per_group(BY_NAME[table])
    held: list[pa.RecordBatch] = []
    rows = text = 0
    for batch in batches:
        held.append(batch)
        rows += batch.num_rows
        text += batch.nbytes
        if rows >= most or text >= TEXT_PER_GROUP:
            yield pa.Table.from_batches(held).cast(schema).combine_chunks()
            held, rows, text = [], 0, 0
    if held:
        yield pa.Table.from_batches(held).cast(schema).combine_chunks()


def parquet_options() -> dict[str, Any]:
    """Return how Parquet is written: level 9 saves 3 % and takes two to four times as long."""
    return {"compression": "zstd", "compression_level": 3}
