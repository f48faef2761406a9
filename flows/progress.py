"""How a run goes on and what it did, told on stderr."""

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from flows.batches import Outcome
from flows.planning import Plan
from flows.reporting import ignored_files, removed_shares, summary
from flows.running import Report, Watcher
from flows.terminal import one_line, talk

NAMES = {
    "extract": "reading articles",
    "link": "linking across articles",
    "verify": "checking the promises",
    "commit": "committing",
}


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
        console.print(Text(f"  set aside: {reject.error}: {one_line(reject.message)}"))
    if report.kept_aside:
        console.print(f"  {report.kept_aside:,} more stay aside, unchanged since (table rejects)")
    if report.plan.forgotten:
        console.print(f"  {report.plan.forgotten:,} forgotten, not read (copydesk forget --lift)")
    if report.ignored:
        console.print(f"  {ignored_files(report.ignored)}")
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
