"""The SQL of views: the live rows of every table, and the ready views on top."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from warehouse.catalog import BY_NAME, TABLES
from warehouse.log import DataFile, Manifest
from warehouse.schema import (
    STAMP,
    column_list,
    columns,
    comment,
    header,
    literal,
    quoted,
    sql_files,
)

SCHEMAS = ("main", "stored", "staged", "changed")
"""Where views are: what people see, the rows as they were written, and of a draft those that it
adds and those that it touches."""

NAME = re.compile(r'(?:\b(\w+)"?\.)?"?\b(\w+)\b')
SILENT = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
"""Comments and literals: what they name is not read."""


def path_list(root: Path, paths: Sequence[str]) -> str:
    """Return a read_parquet call on files of the warehouse."""
    return f"read_parquet([{', '.join(literal(str(root / path)) for path in paths)}])"


def live_rows(manifest: Manifest, root: Path, table: str, *, hidden: bool = False) -> str:
    """Return the select of a table's live rows, as of a commit.

    A grouped left join, because DuckDB pushes filters on the left side through it and reads only
    the columns asked for; the same as `not exists` took 30 times as long.
    """
    files = manifest.tables.get(table, ())
    shown = column_list(table, "d.") + (f", d.{STAMP}" if hidden else "")
    if not files:
        return _no_rows(table, hidden=hidden)
    source = _all_rows(root, table, files)
    tombstones = manifest.tombstones_of(table)
    if not tombstones:
        return f"select {shown} from {source} as d"  # noqa: S608
    graves = path_list(root, [file.path for file in tombstones])
    joins, alive = [], []
    for number, owner in enumerate(BY_NAME[table].owners):
        joins.append(
            f"left join (select key, max(stamp) as dead from {graves} "  # noqa: S608
            f'where "table" = {literal(table)} group by key) as t{number} '
            f"on t{number}.key = d.{quoted(owner)}"
        )
        alive.append(f"(t{number}.dead is null or t{number}.dead <= d.{STAMP})")
    return f"select {shown} from {source} as d {' '.join(joins)} where {' and '.join(alive)}"  # noqa: S608


def _no_rows(table: str, *, hidden: bool) -> str:
    nothing = [f"null::{column.sql} as {quoted(column.name)}" for column in columns(table)]
    if hidden:
        nothing.append(f"null::bigint as {STAMP}")
    return f"select {', '.join(nothing)} where false"


def _all_rows(root: Path, table: str, files: Sequence[DataFile]) -> str:
    """Return what to select from: files written before a column was added read NULL for it."""
    shapes: dict[tuple[str, ...], list[str]] = {}
    for file in files:
        shapes.setdefault(file.columns, []).append(file.path)
    wanted = tuple(column.name for column in columns(table))
    if list(shapes) == [wanted]:
        return path_list(root, shapes[wanted])
    arms = []
    for shape, paths in shapes.items():
        shown = [
            f"{quoted(column.name) if column.name in shape else 'null'}::{column.sql} "
            f"as {quoted(column.name)}"
            for column in columns(table)
        ]
        arms.append(f"select {', '.join(shown)}, {STAMP} from {path_list(root, paths)}")  # noqa: S608
    return f"({' union all '.join(arms)})"


def shown_through() -> dict[str, str]:
    """Return, for tables that are not shown as they were written, the select they are shown by."""
    return {path.stem: path.read_text("utf-8").strip() for path in sql_files("tables")}


def table_views(manifest: Manifest, root: Path) -> dict[str, str]:
    """Return, for every table, the select of its live rows and the one that it is shown by.

    The rows as they were written are in the schema `stored`; files in sql/tables say how a table
    is shown where that is something else. They may read every table that has no such file.
    """
    shown = shown_through()
    stored = {f"stored.{one.name}": live_rows(manifest, root, one.name) for one in TABLES}
    return stored | {
        f"main.{one.name}": shown.get(one.name, f"from stored.{one.name}") for one in TABLES
    }


def ready_views() -> dict[str, str]:
    """Return the select of every ready view."""
    return {f"main.{path.stem}": path.read_text("utf-8").strip() for path in sql_files("views")}


def in_turn(views: Mapping[str, str], wanted: Iterable[str]) -> list[str]:
    """Return the views wanted and all that they read, each after those that it reads itself."""
    turn: dict[str, None] = {}

    def take(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            message = f"views that read each other: {sorted(above)}"
            raise ValueError(message)
        if name not in turn:
            for need in sorted(views.keys() & reads(views[name])):
                take(need, (*above, name))
            turn[name] = None

    for name in sorted(wanted):
        take(name, ())
    return list(turn)


def statements(views: Mapping[str, str]) -> list[str]:
    """Return the statements that make views, each after those that it reads."""
    return [f"create view {name} as {views[name]}" for name in in_turn(views, views)]


@lru_cache(512)
def reads(sql: str) -> frozenset[str]:
    """Return every name in SQL that may be a view's, with its schema."""
    found = NAME.findall(SILENT.sub("", sql))
    return frozenset(f"{schema if schema in SCHEMAS else 'main'}.{name}" for schema, name in found)


def comment_statements() -> list[str]:
    """Return the statements that comment views and columns, as TABLES.md does."""
    statements = []
    for table in TABLES:
        statements.append(f"comment on view {table.name} is {literal(comment(table.name))}")
        statements += [
            f"comment on column {table.name}.{quoted(column.name)} is {literal(column.note)}"
            for column in columns(table.name)
        ]
    for path in sql_files("views"):
        text = header(path.read_text("utf-8"))
        statements.append(f"comment on view {path.stem} is {literal(text)}")
    return statements


@cache
def views_digest() -> str:
    """Return a hash of all views and comments: a new version of them is a new catalogue."""
    told = [*shown_through().values(), *ready_views().values(), *comment_statements()]
    return sha256("\n".join(told).encode()).hexdigest()[:16]
