"""Questions in SQL to one commit of the warehouse, which never changes under the reader."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from transforms.errors import BadQuery, BrokenWarehouse
from warehouse import log
from warehouse.catalog import BY_NAME, BY_ROW
from warehouse.disk import spill_folder
from warehouse.log import Manifest
from warehouse.schema import SQL_TYPES, columns, literal, quoted
from warehouse.views import in_turn, reads, ready_views, table_views

type Parameters = Sequence[object] | Mapping[str, object] | None

READING = {"SELECT", "EXPLAIN", "MULTI"}
"""Kinds of statement that only read; MULTI is what DuckDB makes of a pivot."""

LISTING = re.compile(
    r"\b(show|describe|query|query_table|duckdb_\w+|information_schema|pg_\w+)\b", re.I
)
"""What lists views or may name them in a literal, so that all must be there."""

FETCHED_AT_A_TIME = 2_048

KEYS_LOOKED_UP = 2_000
"""More keys than one article has, fewer than make a look-up slower than reading all."""


class Reader:
    """A connection to the rows of one commit: every table and ready view is a view in it."""

    def __init__(
        self,
        root: Path,
        manifest: Manifest,
        prepare: Sequence[str] = (),
        views: Mapping[str, str] | None = None,
    ) -> None:
        """Open the commit; `prepare` are statements to run first, `views` more that may be read."""
        self.root = root
        self.manifest = manifest
        self.columns: tuple[str, ...] = ()
        """Names of the columns of the last answer."""
        damaged = log.damage(root, manifest)
        if damaged:
            raise BrokenWarehouse(f"{damaged[0]}. Restore the file from a copy and run again.")
        self._views = {**table_views(manifest, root), **ready_views(), **(views or {})}
        self._made: set[str] = set()
        self._connection = duckdb.connect(":memory:")
        try:
            self._prepare(["create schema stored", *prepare])
        except BaseException:
            self._connection.close()
            raise

    @property
    def number(self) -> int:
        """Number of the commit."""
        return self.manifest.number

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def rows(self, sql: str, parameters: Parameters = None) -> list[tuple[Any, ...]]:
        """Return all rows of the answer. Raises BadQuery with DuckDB's reason."""
        return [row for batch in self.batches(sql, parameters) for row in batch]

    def dicts(self, sql: str, parameters: Parameters = None) -> list[dict[str, Any]]:
        """Return all rows of the answer as dictionaries."""
        rows = self.rows(sql, parameters)
        return [dict(zip(self.columns, row, strict=True)) for row in rows]

    def value(self, sql: str, parameters: Parameters = None) -> Any:
        """Return the first column of the first row, or None if there is none."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def batches(self, sql: str, parameters: Parameters = None) -> Iterator[list[tuple[Any, ...]]]:
        """Run a query and hand its rows over a few thousand at a time.

        The query runs, and `columns` is known, once the first batch is asked for. Times come
        with UTC as their zone.
        """
        result = self.execute(sql, parameters)
        zoned = [
            number
            for number, described in enumerate(result.description or ())
            if str(described[1]).upper().startswith("TIMESTAMP WITH TIME ZONE")
        ]
        while True:
            try:
                batch: list[tuple[Any, ...]] = result.fetchmany(FETCHED_AT_A_TIME)
            except duckdb.Error as error:
                raise bad_query(error) from error
            if not batch:
                return
            yield [_in_utc(row, zoned) for row in batch] if zoned else batch

    def give(
        self, table: str, shape: Mapping[str, type], rows: Iterable[tuple[object, ...]]
    ) -> None:
        """Let queries read rows of ours as a table: as parameters, thousands of them are slow."""
        import pyarrow as pa

        from warehouse.parts import ARROW_TYPES

        types = [ARROW_TYPES[SQL_TYPES[python]] for python in shape.values()]
        values = list(zip(*rows, strict=True)) or [()] * len(shape)
        arrays = [pa.array(column, kind) for column, kind in zip(values, types, strict=True)]
        self._connection.register("given", pa.table(arrays, names=list(shape)))
        self._connection.execute(f"create table {table} as from given")
        self._connection.unregister("given")

    def execute(self, sql: str, parameters: Parameters = None) -> duckdb.DuckDBPyConnection:
        """Run one query that only reads and return DuckDB's cursor on the answer.

        Every query has a cursor of its own: on a shared one, a second query would silently end
        the first, whose rows are still being read.
        """
        cursor = self._connection.cursor()
        with self._query(sql):
            cursor.execute(sql, parameters)
        self.columns = tuple(described[0] for described in cursor.description or ())
        return cursor

    def relation(self, sql: str, parameters: Parameters = None) -> duckdb.DuckDBPyRelation:
        """Return one query that only reads as a relation, which DuckDB hands over as Arrow."""
        with self._query(sql):
            relation = self._connection.cursor().sql(sql, params=parameters)
        self.columns = tuple(relation.columns)
        return relation

    @contextmanager
    def _query(self, sql: str) -> Iterator[None]:
        try:
            self._make_views(self._views if LISTING.search(sql) else reads(sql))
            _refuse_writing(self._connection.extract_statements(sql))
            yield
        except duckdb.CatalogException as error:
            raise bad_query(self._with_all_views(sql, error)) from error
        except duckdb.Error as error:
            raise bad_query(error) from error

    def _make_views(self, wanted: Iterable[str]) -> None:
        """Make views when a query first names them: all of them would take most of the time."""
        missing = (self._views.keys() & set(wanted)) - self._made
        if missing:
            turn = in_turn(self._views, missing)
            new = [name for name in turn if name not in self._made]
            self._connection.execute(
                ";\n".join(f"create view {name} as {self._views[name]}" for name in new)
            )
            self._made |= set(new)

    def _with_all_views(self, sql: str, error: duckdb.Error) -> duckdb.Error:
        """Return the error of a misspelt name as it is when all names are there to suggest."""
        self._make_views(self._views)
        try:
            self._connection.cursor().sql(sql)
        except duckdb.Error as better:
            return better
        return error

    def fetch[T](self, row: type[T], where: str = "true", parameters: Parameters = None) -> list[T]:
        """Return the rows of a row type's table that fulfil the condition, in the table's order."""
        return list(self.stream(row, where, parameters))

    def stream[T](
        self, row: type[T], where: str = "true", parameters: Parameters = None
    ) -> Iterator[T]:
        """Hand over the rows of a row type's table one by one, in the table's order."""
        table = BY_ROW[row]
        shape = columns(table.name)
        names = [column.name for column in shape]
        lists = [number for number, column in enumerate(shape) if column.python is tuple]
        order = ", ".join(quoted(name) for name in table.sort)
        shown = ", ".join(quoted(name) for name in names)
        sql = f"select {shown} from {table.name} where {where} order by {order}"  # noqa: S608
        for batch in self.batches(sql, parameters):
            for values in batch:
                fields = dict(zip(names, values, strict=True))
                for number in lists:
                    if values[number] is not None:
                        fields[names[number]] = tuple(values[number])
                yield row(**fields)

    def count(self, table: str) -> int:
        """Return how many live rows a table has."""
        return int(self.value(f"select count(*) from {BY_NAME[table].name}"))  # noqa: S608

    def _prepare(self, statements: Sequence[str]) -> None:
        run = self._connection.execute
        files = [str(self.root / file.path) for file in self.manifest.files()]
        run("set global TimeZone = 'UTC'")
        run("set enable_progress_bar = false")
        run("set global autoinstall_known_extensions = false")
        # Of a join with few keys each is looked up in the statistics of row groups, so that what a
        # look-up reads does not grow with the warehouse. Footers are read once.
        run(f"set global dynamic_or_filter_threshold = {KEYS_LOOKED_UP}")
        run("set global parquet_metadata_cache = true")
        run(";\n".join(statements))
        # From here on SQL reads these files and nothing else of the machine.
        run(f"set temp_directory = {literal(str(spill_folder()))}")
        run("set allowed_paths = ?", [files])
        run("set enable_external_access = false")
        run("set lock_configuration = true")


def _refuse_writing(statements: Sequence[Any]) -> None:
    if not statements:
        message = "there is no query; try: select title, publisher from documents"
        raise BadQuery(message)
    if len(statements) > 1:
        message = "one query at a time; separate questions need separate calls"
        raise BadQuery(message)
    kind = str(statements[0].type).rpartition(".")[2]
    text = statements[0].query
    if kind not in READING or (kind == "EXPLAIN" and _explains_writing(text)):
        message = (
            f"the warehouse is read only, and this is a {kind} statement. Ask with select, from, "
            "with, describe, show, summarize or explain."
        )
        raise BadQuery(message)


def _explains_writing(text: str) -> bool:
    inner = re.sub(r"^\s*explain\s*(analyze\b|\([^)]*\))?\s*", "", text, flags=re.IGNORECASE)
    kinds = [str(one.type).rpartition(".")[2] for one in duckdb.extract_statements(inner)]
    return kinds != ["SELECT"]


def bad_query(error: duckdb.Error) -> BadQuery | BrokenWarehouse:
    """Return our error for DuckDB's, with what to do next where that is known."""
    text = str(error)
    if isinstance(error, duckdb.IOException) and ".parquet" in text:
        hint = "If it was collected while this was open, open the newest commit and ask again."
        return BrokenWarehouse(f"a file of the warehouse can't be read: {text}\n{hint}")
    hint = ""
    if isinstance(error, duckdb.CatalogException):
        hint = "\n`copydesk tables` lists tables and views with their columns."
    elif isinstance(error, duckdb.BinderException):
        hint = "\n`copydesk tables TABLE` or `describe TABLE` lists columns."
    elif isinstance(error, duckdb.PermissionException):
        hint = "\nA query sees the tables of the warehouse and no other files."
    return BadQuery(text + hint)


def _in_utc(row: tuple[Any, ...], zoned: Sequence[int]) -> tuple[Any, ...]:
    values = list(row)
    for number in zoned:
        if isinstance(values[number], datetime):
            values[number] = values[number].astimezone(UTC)
    return tuple(values)
