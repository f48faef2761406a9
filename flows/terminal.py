"""What people see: tables and plain lines. Data goes to stdout, talk to stderr."""

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDEST = 2_000
"""Columns of text that a table without a terminal may take."""


def talk() -> Console:
    """Return the console for talk, on stderr."""
    return Console(stderr=True, highlight=False)


def paper() -> Console:
    """Return the console for data, on stdout."""
    return Console(highlight=False, soft_wrap=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Print rows as a table that fits the terminal; returns how many there were.

    Without a terminal the table is as wide as its content, so that nothing is cut.
    """
    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    content = [[_cell(value) for value in row] for row in rows]
    numeric = [
        all(isinstance(value, int | float) or value is None for value in column)
        and any(value is not None for value in column)
        for column in zip(*content, strict=True)
    ] or [False] * len(columns)
    for name, is_number in zip(columns, numeric, strict=True):
        table.add_column(Text(name), justify="right" if is_number else "left", overflow="fold")
    for row in content:
        table.add_row(*(Text(_written(value), no_wrap=False) for value in row))
    if not console.is_terminal:
        wide = Console(width=WIDEST)
        console.width = max(wide.measure(table).maximum, 80)
    console.print(table)
    return len(content)


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
    return value


def _written(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return one_line(str(value))


def one_line(text: str) -> str:
    """Return a text with blanks for line ends and other unprintable characters."""
    return "".join(char if char.isprintable() else " " for char in text)


def say(text: str) -> None:
    """Say a line on stderr, as it is."""
    print(text, file=sys.stderr)  # noqa: T201
