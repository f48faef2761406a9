"""`copydesk sql`, `tables`, `status`: questions to the warehouse, for people and programs."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flows.settings import Desk
from flows.terminal import print_table, say
from transforms.errors import BadQuery, BadSettings
from warehouse.reader import Reader
from warehouse.store import Warehouse

SHOWN = 500
"""Rows that a table for people shows; programs get all."""


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
        except OSError as error:
            raise BadSettings(f"{given}: can't be read: {error.strerror}") from error
    return given


def ask(desk: Desk, sql: str, form: str, parameters: Sequence[str], output: Path | None) -> None:
    """Run one query and write the answer as table, json, csv or parquet."""
    with Warehouse.open(desk.warehouse).reader() as reader:
        values = list(parameters) or None
        if form == "parquet":
            if output is None:
                raise BadSettings("--parquet needs a file to write: --output answer.parquet")
            count = reader.to_parquet(sql, output, values)
            say(f"{count:,} rows written to {output}")
            return
        rows = _rows(reader, sql, values)
        first = next(rows, None)
        columns = reader.columns
        everything = _chain(first, rows)
        if form == "json":
            _write_json(columns, everything)
        elif form == "csv":
            _write_csv(columns, everything)
        else:
            _write_table(columns, everything)


def _rows(reader: Reader, sql: str, values: Sequence[str] | None) -> Iterator[Sequence[Any]]:
    for batch in reader.batches(sql, values):
        yield from batch


def _chain(first: Sequence[Any] | None, rest: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    if first is not None:
        yield first
        yield from rest


def _write_table(columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
    shown = [row for row, _ in zip(rows, range(SHOWN), strict=False)]
    print_table(columns, shown)
    more = next(rows, None) is not None
    noun = "row" if len(shown) == 1 else "rows"
    say(f"first {SHOWN} rows; --csv or --json give all" if more else f"{len(shown)} {noun}")


def _write_csv(columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_flat(value) for value in row] for row in rows)


def _write_json(columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
    """Write an array, an object a line, so that both `jq` and line tools can read it."""
    separator = "[\n"
    for row in rows:
        table = dict(zip(columns, map(_plain, row), strict=True))
        sys.stdout.write(separator + json.dumps(table, ensure_ascii=False))
        separator = ",\n"
    sys.stdout.write("[]\n" if separator == "[\n" else "\n]\n")


def _flat(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return _plain(value)


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


TABLES_SQL = """
select view_name as name,
       case when regexp_matches(view_name, $tables) then 'table' else 'view' end as kind,
       comment
from duckdb_views() where not internal
"""


def list_tables(desk: Desk, name: str | None) -> None:
    """List tables and ready views with their rows and meaning, or the columns of one."""
    with Warehouse.open(desk.warehouse).reader() as reader:
        if name is not None:
            rows = reader.describe(name)
            print_table(("column", "type", "meaning"), rows)
        else:
            print_table(("name", "kind", "rows", "meaning"), reader.overview())


STATUS_SQL = """
select run_id, started_at, engine, seen, computed, unchanged, removed, rejected,
       round(epoch(finished_at - started_at), 1) as seconds
from runs order by started_at desc limit $limit
"""


def show_status(desk: Desk, limit: int, as_json: bool) -> None:
    """Show where seeds and warehouse are, what they hold and how the last runs went."""
    warehouse = Warehouse.open(desk.warehouse)
    with warehouse.reader() as reader:
        counts = {
            name: reader.count(name)
            for name in ("documents", "figures", "mentions", "entities", "quotes", "rejects")
        }
        runs = reader.dicts(STATUS_SQL, {"limit": limit})
        about = {
            "seeds": str(desk.seeds),
            "warehouse": str(desk.warehouse),
            "settings": str(desk.file) if desk.file else None,
            "commit": reader.number,
            **counts,
        }
    if as_json:
        table = {**about, "runs": [{key: _plain(run[key]) for key in run} for run in runs]}
        sys.stdout.write(json.dumps(table, ensure_ascii=False, indent=1) + "\n")
        return
    print_table(("", ""), [(key, str(value)) for key, value in about.items() if value is not None])
    if runs:
        print_table(tuple(runs[0]), [tuple(run.values()) for run in runs])
