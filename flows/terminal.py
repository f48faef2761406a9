"""What people see: tables and plain lines. Data goes to stdout, talk to stderr."""

import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDEST = 2_000
"""Columns of text that a table without a terminal may take."""

NARROWEST = 10
"""Columns of text in which a longer value can still be read, wrapped."""

GAP = 3
"""Columns of text between two columns of a table."""


def talk() -> Console:
    """Return the console for talk, on stderr. Logs and pipes get each line whole."""
    return Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())


def paper() -> Console:
    """Return the console for data, on stdout."""
    return Console(highlight=False, soft_wrap=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Print rows as a table that fits the terminal; returns how many there were.

    Without a terminal the table is as wide as its content, so that nothing is cut. Where a
    terminal is too narrow for all columns beside each other, they stand below each other.
    """
    console = Console(highlight=False)
    content = [[_cell(value) for value in row] for row in rows]
    if console.is_terminal and content and _needs(columns, content) > console.width:
        _print_records(console, columns, content)
        return len(content)
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
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


def _needs(columns: Sequence[str], content: Sequence[Sequence[Any]]) -> int:
    """Return the least width at which a table of these columns can still be read."""
    width = 2
    for name, *values in zip(columns, *content, strict=True):
        longest = max((cell_len(_written(value)) for value in values), default=0)
        # A name or key broken into pieces is unreadable; text may wrap.
        width += max(cell_len(name), min(longest, NARROWEST)) + GAP
    return width - GAP


def _print_records(
    console: Console, columns: Sequence[str], content: Sequence[Sequence[Any]]
) -> None:
    """Print each row as lines of column and value; the unknown is left out."""
    for number, row in enumerate(content, 1):
        console.print(Text(f"row {number:,}", style="dim"))
        lines = Table.grid(padding=(0, 2))
        lines.add_column(no_wrap=True)
        lines.add_column(overflow="fold")
        for name, value in zip(columns, row, strict=True):
            if value not in (None, []):
                lines.add_row(Text(name, style="bold"), Text(_written(value)))
        console.print(lines)


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


@contextmanager
def ended_by_ctrl_c() -> Iterator[None]:
    """Let Ctrl-C end the process at once, where nothing has to be put in order.

    Python hears of it only between its own steps, and one step of DuckDB may take hours.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def say(text: str) -> None:
    """Say a line on stderr, as it is."""
    print(text, file=sys.stderr)  # noqa: T201
