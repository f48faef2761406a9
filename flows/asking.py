"""`copydesk sql`, `tables`, `status`: questions to the warehouse, for people and programs."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from flows.settings import Desk
from flows.terminal import print_table, say
from transforms.errors import BadQuery, BadSettings, UnknownKey
from warehouse.catalog import TABLES
from warehouse.query import query_to_csv, query_to_parquet
from warehouse.reader import Reader
from warehouse.schema import columns, comment, header, sql_files
from warehouse.store import Warehouse

SHOWN = 500
"""Rows that a table for people shows; programs get all."""

PLAN_COLUMNS = ("explain_key", "explain_value")
"""What `explain select ...` answers: a drawing, which a table would tear apart."""


def sql_of(words: Sequence[str]) -> str:
    """Return the SQL to run: the argument, the file that it names, or stdin for - and nothing."""
    given = " ".join(words).strip()
    if given in ("", "-"):
        if sys.stdin.isatty():
            raise BadQuery('no SQL given: copydesk sql "select * from documents"')
        return sys.stdin.read()
    if given.endswith(".sql"):
        try:
            return Path(given).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadSettings(f"{given}: can't be read: {error}") from error
    return given


def ask(desk: Desk, sql: str, form: str, parameters: Sequence[str], output: Path | None) -> None:
    """Run one query and write the answer as table, json, csv or parquet.

    Raises BadQuery with DuckDB's reason, BadSettings where the form and the output don't fit.
    """
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise BadSettings("--parquet needs a file to write: --output answer.parquet")
    if form == "table" and output is not None:
        raise BadSettings("--output goes with --json, --csv or --parquet")
    values = list(parameters) or None
    with Warehouse.open(desk.warehouse).reader() as reader:
        if form == "table":
            _show_table(reader, sql, values)
        elif output is not None:
            write_answer(reader, sql, form, output, values)
        elif form == "parquet":
            query_to_parquet(reader, sql, sys.stdout.buffer, values)
        else:
            WRITERS[form](reader, sql, sys.stdout, values)


def write_answer(
    reader: Reader, sql: str, form: str, path: Path, values: Sequence[str] | None = None
) -> int:
    """Write the answer to a file as json, csv or parquet; return its rows."""
    if form == "parquet":
        return query_to_parquet(reader, sql, path, values)
    with path.open("w", encoding="utf-8", newline="") as file:
        return WRITERS[form](reader, sql, file, values)


def _show_table(reader: Reader, sql: str, values: Sequence[str] | None) -> None:
    rows = _rows(reader, sql, values)
    shown = list(islice(rows, SHOWN))
    if tuple(reader.columns) == PLAN_COLUMNS:
        sys.stdout.write("".join(f"{plan}\n" for _key, plan in shown))
        return
    print_table(reader.columns, shown)
    more = next(rows, None) is not None
    noun = "row" if len(shown) == 1 else "rows"
    say(f"first {SHOWN} rows; --csv or --json give all" if more else f"{len(shown)} {noun}")


def _rows(reader: Reader, sql: str, values: Sequence[str] | None) -> Iterator[Sequence[Any]]:
    return chain.from_iterable(reader.batches(sql, values))


def _write_json(reader: Reader, sql: str, file: Any, values: Sequence[str] | None) -> int:
    """Write an array, an object a line, so that `jq` and line tools can both read it."""
    separator, count = "[\n", 0
    for row in _rows(reader, sql, values):
        table = dict(zip(reader.columns, map(_plain, row), strict=True))
        file.write(separator + json.dumps(table, ensure_ascii=False))
        separator, count = ",\n", count + 1
    file.write("\n]\n" if count else "[]\n")
    return count


WRITERS: dict[str, Callable[[Reader, str, TextIO, Sequence[str] | None], int]] = {
    "json": _write_json,
    "csv": query_to_csv,
}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def list_tables(desk: Desk, name: str | None) -> None:
    """List tables and ready views with their rows and meaning, or the columns of one.

    Raises UnknownKey for a name that is neither.
    """
    views = {path.stem: header(path.read_text("utf-8")) for path in sql_files("views")}
    if name in {table.name for table in TABLES}:
        shape = [(one.name, one.sql.lower(), one.note) for one in columns(name)]
        print_table(("column", "type", "meaning"), shape)
        return
    with Warehouse.open(desk.warehouse).reader() as reader:
        if name is None:
            tables = [(t.name, reader.count(t.name), comment(t.name)) for t in TABLES]
            print_table(("table", "rows", "a row is"), tables)
            print_table(("ready view", "what it answers"), sorted(views.items()))
        elif name in views:
            described = reader.rows(f"describe {name}")
            print_table(("column", "type"), [(row[0], str(row[1]).lower()) for row in described])
            say(views[name])
        else:
            raise UnknownKey(f"no table or view is called {name!r}; copydesk tables lists them")


RUNS = """
select run_id, started_at, engine, seen, computed, unchanged, removed, rejected,
       round(epoch(finished_at - started_at), 1) as seconds
from runs order by started_at desc limit $limit
"""

RUN_COLUMNS = ("started_at", "engine", "seen", "computed", "removed", "rejected", "seconds")
"""What people see of a run, on 80 columns; --json gives all."""

COUNTED = ("documents", "figures", "dates", "mentions", "entities", "quotes", "rejects")


def show_status(desk: Desk, limit: int, *, as_json: bool) -> None:
    """Show where seeds and warehouse are, what they hold and how the last runs went."""
    warehouse = Warehouse.open(desk.warehouse)
    with warehouse.reader() as reader:
        about: dict[str, Any] = {
            # Where the articles came from, wherever the settings of this folder point now.
            "seeds": warehouse.seeds or str(desk.seeds),
            "warehouse": str(desk.warehouse),
            "settings": str(desk.file) if desk.file else None,
            "commit": reader.number,
            **{name: reader.count(name) for name in COUNTED},
        }
        runs = reader.dicts(RUNS, {"limit": limit})
    if as_json:
        table = {**about, "runs": [{key: _plain(run[key]) for key in run} for run in runs]}
        sys.stdout.write(json.dumps(table, ensure_ascii=False, indent=1) + "\n")
        return
    print_table(("what", "is"), [(key, value) for key, value in about.items() if value is not None])
    if runs:
        print_table(RUN_COLUMNS, [[run[name] for name in RUN_COLUMNS] for run in runs])
