"""`copydesk explain`: which rule or model made a row, from which characters, and what it beat."""

from collections.abc import Callable
from typing import Any

from rich.text import Text

from flows.settings import Desk
from flows.terminal import paper, print_table
from transforms.errors import UnknownKey
from transforms.model.documents import MetadataEvidence, Source
from transforms.model.links import EntityEvidence
from warehouse.catalog import BY_NAME, Table
from warehouse.reader import Reader
from warehouse.schema import columns
from warehouse.store import Warehouse

AROUND = 150
"""Characters of context shown on either side of the evidence."""


def explain(desk: Desk, table: str, key: str) -> None:
    """Explain one row. Raises UnknownKey for a table or key that is not there."""
    if table not in BY_NAME:
        known = ", ".join(BY_NAME)
        raise UnknownKey(f"no table is called {table!r}; there are {known}")
    with Warehouse.open(desk.warehouse).reader() as reader:
        row = find_row(reader, BY_NAME[table], key)
        _show_row(table, row)
        _show_evidence(reader, row)
        if table in MORE:
            MORE[table](reader, row)
        _show_version(reader, table, row)


def find_row(reader: Reader, table: Table, key: str) -> dict[str, Any]:
    """Return the row with a key; a key of two columns is written with # between them."""
    names = table.key
    values = key.rsplit("#", len(names) - 1) if len(names) > 1 else [key]
    if len(values) != len(names):
        shape = "#".join(table.key)
        raise UnknownKey(f"a key of {table.name} is written {shape}, not {key!r}")
    where = " and ".join(f"{name}::varchar = ?" for name in names)
    rows = reader.dicts(f"select * from {table.name} where {where}", values)  # noqa: S608
    if not rows and len(names) > 1:
        # Keys of quotes and figures hold a # themselves; the look above is the one that is fast.
        joined = f"concat_ws('#', {', '.join(names)})"
        rows = reader.dicts(f"select * from {table.name} where {joined} = ?", [key])  # noqa: S608
    if not rows:
        raise UnknownKey(f"{table.name} has no row {key!r}")
    return rows[0]


def _show_row(table: str, row: dict[str, Any]) -> None:
    notes = {column.name: column.note for column in columns(table)}
    long = {"clean_text", "source_text"}
    shown = [
        (name, f"{len(value):,} characters" if name in long else value, notes[name])
        for name, value in row.items()
        if value not in (None, [])
    ]
    print_table(("column", "value", "meaning"), shown)


def _show_evidence(reader: Reader, row: dict[str, Any]) -> None:
    """Print the characters in their place, marked."""
    if row.get("start") is None or "doc_id" not in row:
        return
    (source,) = reader.fetch(Source, "doc_id = $key", {"key": row["doc_id"]})
    start, stop = row["start"], row["stop"]
    text = source.source_text
    shown = Text("…" if start > AROUND else "")
    shown.append(text[max(0, start - AROUND) : start])
    shown.append(text[start:stop], "reverse")
    shown.append(text[stop : stop + AROUND])
    paper().print(shown)


def _metadata_of(reader: Reader, row: dict[str, Any]) -> None:
    """Print what each part of the page says of each field, the chosen first."""
    found = reader.fetch(MetadataEvidence, "doc_id = $key", {"key": row["doc_id"]})
    found.sort(key=lambda one: (one.field, not one.is_chosen, one.origin))
    print_table(
        ("field", "chosen", "says", "in", "by rule", "at"),
        [(e.field, e.is_chosen, e.value, e.origin, e.rule, e.start) for e in found],
    )


def _names_of(reader: Reader, row: dict[str, Any]) -> None:
    """Print why names were joined to the entity or kept apart."""
    found = reader.fetch(EntityEvidence, "entity_id = $key", {"key": row["entity_id"]})
    if found:
        print_table(
            ("name", "verdict", "rule", "why"),
            [(one.name, one.verdict, one.rule, one.why) for one in found],
        )


MORE: dict[str, Callable[[Reader, dict[str, Any]], None]] = {
    "documents": _metadata_of,
    "entities": _names_of,
    "mentions": _names_of,
    "local_entities": _names_of,
}
"""Table -> what else there is to say of its rows."""


def _show_version(reader: Reader, table: str, row: dict[str, Any]) -> None:
    """Print what code, model and settings made the row, and in which run."""
    from flows.records import TABLES_OF

    stage = next((stage for stage, tables in TABLES_OF.items() if table in tables), None)
    if stage is None:
        return
    made = reader.dicts(
        "select stage, code, model, settings from fingerprints where doc_id = ? and stage = ?",
        [row["doc_id"], stage],
    )
    run = reader.dicts(
        "select run_id, started_at, why from run_documents join runs using (run_id) "
        "where doc_id = ? and list_contains(stages, ?) order by started_at desc limit 1",
        [row["doc_id"], stage],
    )
    for one in made:
        print_table(tuple(one), [tuple(one.values())])
    for one in run:
        print_table(tuple(one), [tuple(one.values())])
