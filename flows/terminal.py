"""What people see: progress, tables and plain lines. Data goes to stdout, talk to stderr."""

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from flows.batches import Outcome
from flows.planning import Plan
from flows.reporting import removed_shares, summary
from flows.running import Report, Watcher

WIDEST = 2_000
"""Columns of text that a table without a terminal may take."""

NAMES = {
    "extract": "reading articles",
    "link": "linking across articles",
    "verify": "checking the promises",
    "commit": "committing",
}


def talk() -> Console:
    """Return the console for talk, on stderr."""
    return Console(stderr=True, highlight=False)


class Bar(Watcher):
    """A progress bar where stderr is a terminal, a line a step elsewhere."""

    def __init__(self) -> None:
        self.console = talk()
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )
        self.task: TaskID | None = None

    def __enter__(self) -> "Bar":
        self.progress.start()
        return self

    def __exit__(self, *_args: object) -> None:
        self.progress.stop()

    def planned(self, plan: Plan) -> None:
        """Show how much there is to do."""
        if plan.work:
            self.task = self.progress.add_task(NAMES["extract"], total=len(plan.work))

    def advanced(self, outcomes: list[Outcome]) -> None:
        """Move on by a batch."""
        if self.task is not None:
            self.progress.advance(self.task, len(outcomes))
        if not self.console.is_terminal:
            self.console.print(f"{len(outcomes):,} articles read")

    def entered(self, step: str) -> None:
        """Name the step."""
        if self.task is not None:
            self.progress.update(self.task, description=NAMES[step])


def show_report(report: Report) -> None:
    """Say what a run did: what was found, what was removed, what was set aside."""
    console = talk()
    console.print(summary(report))
    for reject in report.tally.rejects:
        console.print(Text(f"  set aside: {reject.error}: {_one_line(reject.message)}"))
    if report.kept_aside:
        console.print(f"  {report.kept_aside:,} more stay aside, unchanged since (table rejects)")
    for reason, count in sorted(report.tally.skipped.items()):
        console.print(f"  {count:,} without rows from {reason}")
    if report.version is None:
        return
    rows = {name: count for name, count in report.tally.rows.items() if count}
    shown = [
        f"{rows[name]:,} {name}"
        for name in ("figures", "dates", "mentions", "entities", "quotes", "captions")
        if name in rows
    ]
    links = [
        f"{rows[name]:,} {name.replace('_', ' ')}"
        for name in ("quote_matches", "figure_matches", "duplicates")
        if name in rows
    ]
    if shown:
        console.print("found: " + ", ".join(shown))
    if links:
        console.print("across articles: " + ", ".join(links))
    removed = [f"{share:.1%} {kind}" for kind, _count, share in removed_shares(report)[:6]]
    if removed:
        console.print("removed from the text: " + ", ".join(removed))
    spent = ", ".join(f"{name} {took:.1f} s" for name, took in report.seconds.items())
    console.print(f"commit {report.version} ({spent})")


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
    return _one_line(str(value))


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def say(text: str) -> None:
    """Say a line on stderr, as it is."""
    print(text, file=sys.stderr)  # noqa: T201
