"""Columns, SQL types, comments and TABLES.md, all derived from the row types."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, TypeAliasType, Union, get_args, get_origin, get_type_hints

from warehouse.catalog import BY_NAME, TABLES, Table

HERE = Path(__file__).parent
STAMP = "_stamp"
"""Hidden column of every data file: the logical time of the commit that wrote the row."""

SQL_TYPES = {
    str: "varchar",
    int: "bigint",
    float: "double",
    bool: "boolean",
    datetime: "timestamptz",
    tuple: "varchar[]",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as its row type declares it."""

    name: str
    python: type
    nullable: bool
    note: str

    @property
    def sql(self) -> str:
        """DuckDB's name for the type."""
        return SQL_TYPES[self.python]


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table in the order of its row type's fields."""
    row = BY_NAME[table].row
    hints = get_type_hints(row, include_extras=True)
    return tuple(_column(row, field.name, hints[field.name]) for field in fields(row))


def column_list(table: str, prefix: str = "") -> str:
    """Return the columns for a select list, quoted, each with the prefix."""
    return ", ".join(f"{prefix}{quoted(column.name)}" for column in columns(table))


def comment(table: str) -> str:
    """Return what a row of the table is: the first paragraph of its row type's docstring."""
    return (BY_NAME[table].row.__doc__ or "").split("\n\n")[0].replace("\n", " ").strip()


def quoted(name: str) -> str:
    """Return a SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a SQL string literal, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _column(row: type, name: str, hint: object) -> Column:
    hint, notes = _unwrap(hint)
    nullable = False
    if get_origin(hint) in (Union, UnionType):
        members = [member for member in get_args(hint) if member is not NoneType]
        nullable = len(members) < len(get_args(hint))
        hint, inner = _unwrap(members[0])
        notes = notes or inner
    python = get_origin(hint) or hint
    if python not in SQL_TYPES or (python is tuple and get_args(hint) != (str, ...)):
        message = f"{row.__name__}.{name}: {hint} has no column type"
        raise TypeError(message)
    return Column(name, python, nullable, notes)


def _unwrap(hint: object) -> tuple[object, str]:
    """Take aliases and Annotated off a hint; return what is inside and the outermost note."""
    note = ""
    while True:
        if isinstance(hint, TypeAliasType):
            hint = hint.__value__
        elif get_origin(hint) is Annotated:
            inner, *notes = get_args(hint)
            note = note or next((text for text in notes if isinstance(text, str)), "")
            hint = inner
        else:
            return hint, note


def tables_markdown() -> str:
    """Return TABLES.md: every table, its key and its columns, then every ready view."""
    parts = [
        "# Tables\n",
        "Generated from the row types in `transforms/model` by `python -m warehouse.schema`.",
        "Times are UTC; unknown is NULL.\n",
    ]
    parts += [f"- [{table.name}](#{table.name}): {comment(table.name)}" for table in TABLES]
    parts += [_table_markdown(table) for table in TABLES]
    parts.append("\n## Ready views\n\nOne question a file, in `warehouse/sql/views`.\n")
    parts.append("| view | answers |\n|---|---|")
    parts += [
        f"| `{path.stem}` | {header(path.read_text('utf-8'))} |" for path in sql_files("views")
    ]
    return "\n".join(parts) + "\n"


def _table_markdown(table: Table) -> str:
    lines = [f"\n## {table.name}\n", comment(table.name), f"\nKey: {', '.join(table.key)}."]
    if table.owners:
        lines[-1] += f" Replaced by: {' or '.join(table.owners)}."
    lines += ["\n| column | type | null | |", "|---|---|---|---|"]
    lines += [
        f"| `{column.name}` | {column.sql} | {'yes' if column.nullable else ''} | "
        f"{column.note.replace('|', chr(92) + '|')} |"
        for column in columns(table.name)
    ]
    return "\n".join(lines)


def sql_files(kind: str) -> list[Path]:
    """Return the .sql files of a kind, views or checks, by name."""
    return sorted((HERE / "sql" / kind).glob("*.sql"))


def header(sql: str) -> str:
    """Return the first comment line of a .sql file: what it answers or promises."""
    first = sql.lstrip().splitlines()[0] if sql.strip() else ""
    return first.removeprefix("--").strip() if first.startswith("--") else ""


def main(words: Sequence[str]) -> int:
    """Write TABLES.md anew, or with --check say whether it is fresh: 1 if it is not."""
    path, text = HERE / "TABLES.md", tables_markdown()
    if "--check" in words:
        fresh = path.is_file() and path.read_text("utf-8") == text
        sys.stderr.write("" if fresh else f"{path} is stale; run: make tables\n")
        return 0 if fresh else 1
    path.write_text(text, "utf-8")
    sys.stderr.write(f"wrote {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
