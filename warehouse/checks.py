"""The promises that SQL can say: every file of sql/checks returns the rows that break one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from transforms.errors import FailedCheck
from warehouse.catalog import TABLES, Table
from warehouse.reader import Reader
from warehouse.schema import header, literal, sql_files
from warehouse.views import shown_through

SHOWN = 5
"""Offending rows that a message shows."""

SCOPES = {
    "doc_id": "changed_documents",
    "other_doc_id": "changed_documents",
    "entity_id": "changed_entities",
}
"""Owner column -> the keys that a draft touched."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that rows break, with the first of them."""

    check: str
    promise: str
    rows: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        rows = "; ".join(
            ", ".join(f"{name}={value!r:.80}" for name, value in row.items()) for row in self.rows
        )
        return f"{self.check} ({self.promise}): {rows}"


@dataclass(frozen=True, slots=True)
class Scope:
    """What to check: statements that make tables of keys, and views of the rows of those keys."""

    statements: Sequence[str] = ()
    views: Mapping[str, str] = field(default_factory=dict)


def scope(
    documents: Iterable[str] | None,
    entities: Iterable[str] | None,
    staged: Mapping[str, str] | None = None,
    fresh: Collection[str] = (),
) -> Scope:
    """Say what to check: these keys, or with None everything.

    Checks read `changed_documents`, `changed_entities` and, in the schema `changed`, the rows of
    every table that belong to them. `staged` has selects of the rows that a draft adds; where
    they are all that belongs to the keys, the table is `fresh` and the warehouse not searched.
    """
    shown = shown_through()
    views = {f"staged.{name}": sql for name, sql in (staged or {}).items()}
    for table in TABLES:
        name = table.name
        rows = f"from main.{name}{_belonging(table) if documents is not None else ''}"
        if name in fresh:
            rows = shown.get(name, f"from stored.{name}").replace(
                f"stored.{name}", f"staged.{name}"
            )
        views[f"changed.{name}"] = rows
    statements = ["create schema staged", "create schema changed"]
    for name, column, keys, tables in (
        ("changed_documents", "doc_id", documents, "sources documents rejects"),
        ("changed_entities", "entity_id", entities, "entities"),
    ):
        if keys is None:
            arms = [f"select {column} from {table}" for table in tables.split()]  # noqa: S608
            views[f"main.{name}"] = " union ".join(arms)
        else:
            statements += _keys(name, column, keys)
    return Scope(statements, views)


def _belonging(table: Table) -> str:
    arms = [f"{owner} in (from {SCOPES[owner]})" for owner in table.owners if owner in SCOPES]
    return f" where {' or '.join(arms)}" if arms else ""


def _keys(name: str, column: str, keys: Iterable[str]) -> list[str]:
    statements = [f"create table {name} ({column} varchar)"]
    listed = sorted(keys)
    for start in range(0, len(listed), 1_000):
        values = ", ".join(f"({literal(key)})" for key in listed[start : start + 1_000])
        statements.append(f"insert into {name} values {values}")  # noqa: S608
    return statements


def broken_promises(reader: Reader, *, whole: bool = False) -> list[Broken]:
    """Run the checks in the reader's scope and return those that some rows break.

    With `whole` also those that read the whole warehouse or judge what people said of their
    files: worth knowing, but no reason to refuse a commit.
    """
    found = []
    for path in [*sql_files("checks"), *(sql_files("checks/whole") if whole else ())]:
        sql = path.read_text("utf-8")
        rows = reader.dicts(f"select * from ({sql.strip()}\n) limit {SHOWN}")  # noqa: S608
        if rows:
            found.append(Broken(path.stem, header(sql), tuple(rows)))
    return found


def require(reader: Reader) -> None:
    """Raise FailedCheck, naming the check and its first rows, if any promise is broken."""
    broken = broken_promises(reader)
    if broken:
        details = "\n".join(f"- {one}" for one in broken)
        raise FailedCheck(f"nothing was committed, because rows break promises:\n{details}")
