"""Commands that read articles."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.commands.line import AtLeastNone, Flag, Place, app, desk_of


@app.command(help_epilogue="Example: copydesk ingest articles/ --warehouse tables/ --dry-run")
def ingest(
    seeds: Annotated[Path | None, Parameter(help="Folder of saved articles.")] = None,
    *,
    warehouse: Place = None,
    direct: Flag = False,
    dry_run: Flag = False,
    force: Flag = False,
    only: str | None = None,
    limit: AtLeastNone | None = None,
    workers: int | None = None,
    exit_code: Flag = False,
) -> int:
    """Bring the tables up to date with the folder: read what is new or changed, drop what is gone.

    Args:
        seeds: Folder of saved articles.
        direct: Run in plain Python, without Prefect.
        dry_run: Only say what would be done, and why.
        force: Compute every seed anew.
        only: Glob over keys, such as 'wire/*': leave all others alone.
        limit: Compute at most so many articles.
        workers: Processes to compute on.
        exit_code: Exit with 5 if there was nothing to do.
    """
    from flows.direct import ingest_directly
    from flows.planning import explain
    from flows.progress import Bar, show_report
    from flows.running import Options

    desk = desk_of(warehouse, seeds, workers=workers)
    options = Options(only=only, limit=limit, force=force, dry_run=dry_run)
    with Bar() as bar:
        if direct or dry_run:
            report = ingest_directly(desk, options, bar)
        else:
            from flows.ingest import ingest_on_prefect

            report = ingest_on_prefect(desk, options, bar)
    if dry_run:
        from flows.terminal import print_table

        print_table(("document", "why", "computes"), explain(report.plan))
    show_report(report)
    return 5 if exit_code and report.plan.is_empty else report.exit_code


@app.command(help_epilogue="Example: copydesk watch articles/")
def watch(
    seeds: Annotated[Path | None, Parameter(help="Folder of saved articles.")] = None,
    *,
    warehouse: Place = None,
    direct: Flag = False,
    emit: Flag = False,
    once: Flag = False,
) -> int:
    """Ingest what is added, changed or removed, one run a burst, until Ctrl-C.

    Args:
        seeds: Folder of saved articles.
        direct: Run in plain Python, without Prefect.
        emit: Only send the event copydesk.seed.changed; a deployment's trigger ingests.
        once: Stop after the first burst.
    """
    from flows.watching import watch_folder

    return watch_folder(desk_of(warehouse, seeds), direct=direct, emit=emit, once=once)


@app.command(help_epilogue="Example: copydesk up articles/")
def up(
    seeds: Annotated[Path | None, Parameter(help="Folder of saved articles.")] = None,
    *,
    warehouse: Place = None,
) -> int:
    """Keep everything running until Ctrl-C: Prefect's server with its page, schedules, watcher.

    Uses the Prefect server that is up, else starts one on this machine. Flows run when
    prefect.yaml says, and ingest whenever the folder changes.

    Args:
        seeds: Folder of saved articles.
    """
    from flows.supervising import keep_up

    return keep_up(desk_of(warehouse, seeds))


@app.command(help_epilogue="Example: copydesk extract --only figures < articles.jsonl")
def extract(
    *,
    prose: Flag = False,
    only: str = "",
    model: str | None = None,
) -> int:
    """Filter: one JSON object a line in ("id" and "text" or "html"), one a line out.

    Args:
        prose: The text is an article already: keep all of it.
        only: Parts to extract, comma-separated: blocks, captions, metadata, dates, figures,
            entities, mentions, quotes.
        model: Language model to use instead of the bundled one.
    """
    from flows.extracting import ExtractOptions, parts_of, run_extract

    return run_extract(ExtractOptions(prose, parts_of(only), model))
