"""What a run did, in words: for the terminal, for logs and for Prefect's artifact."""

from collections import Counter

from flows.planning import Plan
from flows.running import Report

SHOWN_REJECTS = 20


def summary(report: Report) -> str:
    """Say in one line what a run did."""
    tally = report.tally
    if report.plan.is_empty:
        return f"nothing to do: {report.seen:,} seeds, all as the warehouse has them"
    if report.version is None:
        return f"{report.seen:,} seeds: {planned(report.plan)}; nothing is done yet"
    parts = [
        f"{len(tally.written):,} computed" if tally.written else "",
        f"{len(report.plan.relink):,} linked anew" if report.plan.relink else "",
        f"{report.plan.unchanged:,} unchanged" if report.plan.unchanged else "",
        f"{len(report.plan.removed):,} removed" if report.plan.removed else "",
        f"{len(tally.rejects):,} set aside" if tally.rejects else "",
    ]
    return f"{report.seen:,} seeds: {', '.join(part for part in parts if part) or 'none changed'}"


def planned(plan: Plan) -> str:
    """Say in words what a run is going to do."""
    parts = [
        f"{len(plan.work):,} to compute" if plan.work else "",
        f"{len(plan.relink):,} to link anew" if plan.relink else "",
        f"{len(plan.removed):,} to remove" if plan.removed else "",
        f"{len(plan.refreshed):,} touched, with the old content" if plan.refreshed else "",
        f"{plan.unchanged:,} unchanged" if plan.unchanged else "",
    ]
    return ", ".join(part for part in parts if part)


def ignored_files(ignored: Counter[str]) -> str:
    """Say which files in the folder are no articles."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in ignored.most_common())
    noun = "is no article" if ignored.total() == 1 else "are no articles"
    return f"{ignored.total():,} {noun} and ignored: {kinds}"


def removed_shares(report: Report) -> list[tuple[str, int, float]]:
    """Return (kind, characters, share of all characters) of what cleaning removed, most first."""
    removed = report.tally.removed_characters
    total = report.tally.kept_characters + removed.total()
    return [(kind, count, count / total) for kind, count in removed.most_common()]


def markdown(report: Report) -> str:
    """Lay a run out as Markdown: rows per table, removed text by kind, rejects."""
    lines = [f"# {summary(report)}", ""]
    if report.version is not None:
        lines += [f"Commit {report.version}, run `{report.run_id}`.", ""]
    if report.tally.rows:
        lines += ["| table | rows written |", "|---|---:|"]
        lines += [f"| {name} | {count:,} |" for name, count in report.tally.rows.items() if count]
        lines.append("")
    shares = removed_shares(report)
    if shares:
        lines += ["| removed text | characters | share |", "|---|---:|---:|"]
        lines += [f"| {kind} | {count:,} | {share:.1%} |" for kind, count, share in shares]
        lines.append("")
    if report.ignored:
        lines += [ignored_files(report.ignored), ""]
    if report.tally.rejects:
        lines += ["| set aside | why |", "|---|---|"]
        lines += [
            f"| {_cell(reject.doc_id)} | {reject.error}: {_cell(reject.message)} |"
            for reject in report.tally.rejects[:SHOWN_REJECTS]
        ]
        more = len(report.tally.rejects) - SHOWN_REJECTS
        if more > 0:
            lines.append(f"| and {more:,} more | see the table rejects |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
