"""The command line: every command, its options and its help, which ends in an example."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number

from flows.settings import Desk, load
from flows.terminal import say
from transforms.errors import BadSettings

Seeds = Annotated[
    Path | None, Parameter(name=["--seeds"], help="Folder of saved articles.", negative="")
]
Place = Annotated[Path | None, Parameter(name=["--warehouse", "-w"], help="Folder of the tables.")]

AtLeastNone = Annotated[int, Parameter(validator=Number(gte=0))]
AtLeastOne = Annotated[int, Parameter(validator=Number(gte=1))]

app = App(
    name="copydesk",
    help="A folder of saved news articles becomes SQL tables in which every cell leads back to "
    "the characters it came from.",
    help_epilogue='Example: copydesk ingest articles/ && copydesk sql "select * from documents"',
    version=lambda: version("copydesk"),
    version_flags=["--version"],
    suppress_keyboard_interrupt=False,
)


def run(words: Sequence[str]) -> int:
    """Run one command line and return its exit code; 2 for one that makes no sense."""
    if words[:1] == ["sql"]:
        # The parser takes a lone - for an option. It means stdin, as no SQL at all does.
        # SQL that opens with a comment is no option either.
        given = [word for word in words if word != "-"]
        words = [f"\n{word}" if word.startswith("-- ") else word for word in given]
    try:
        result = app(list(words), exit_on_error=False, result_action="return_value")
    except CycloptsError:
        known = words[:1] if words and not words[0].startswith("-") and words[0] in app else []
        say(" ".join(["copydesk", *known, "--help"]) + " shows what there is")
        return 2
    return result if isinstance(result, int) else 0


def _desk(warehouse: Path | None, seeds: Path | None = None, **others: object) -> Desk:
    return load({"seeds": seeds, "warehouse": warehouse, **others})


@app.command(help_epilogue="Example: copydesk ingest articles/ --warehouse tables/ --dry-run")
def ingest(
    seeds: Annotated[Path | None, Parameter(help="Folder of saved articles.")] = None,
    *,
    warehouse: Place = None,
    direct: Annotated[bool, Parameter(negative="")] = False,
    dry_run: Annotated[bool, Parameter(negative="")] = False,
    force: Annotated[bool, Parameter(negative="")] = False,
    only: str | None = None,
    limit: AtLeastNone | None = None,
    workers: int | None = None,
    exit_code: Annotated[bool, Parameter(negative="")] = False,
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

    desk = _desk(warehouse, seeds, workers=workers)
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
    direct: Annotated[bool, Parameter(negative="")] = False,
    emit: Annotated[bool, Parameter(negative="")] = False,
    once: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Ingest what is added, changed or removed, one run a burst, until Ctrl-C.

    Args:
        seeds: Folder of saved articles.
        direct: Run in plain Python, without Prefect.
        emit: Only send the event copydesk.seed.changed; a deployment's trigger ingests.
        once: Stop after the first burst.
    """
    from flows.watching import watch_folder

    return watch_folder(_desk(warehouse, seeds), direct=direct, emit=emit, once=once)


@app.command(help_epilogue="Example: copydesk export out/ documents quotes speakers --form csv")
def export(folder: Path, /, *names: str, warehouse: Place = None, form: str = "parquet") -> None:
    """Write tables and ready views of one commit as files; all tables if none is named.

    Args:
        folder: A new or empty folder.
        names: Tables or ready views.
        form: parquet, csv or json. The answer to one query: copydesk sql --output.
    """
    from flows.exporting import export as export_tables

    export_tables(_desk(warehouse), folder, names, form)


@app.command(help_epilogue='Example: copydesk sql "select title from documents where words > 500"')
def sql(
    *query: Annotated[str, Parameter(allow_leading_hyphen=False)],
    warehouse: Place = None,
    json: Annotated[bool, Parameter(negative="")] = False,
    csv: Annotated[bool, Parameter(negative="")] = False,
    parquet: Annotated[bool, Parameter(negative="")] = False,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    param: Annotated[list[str] | None, Parameter(name=["--param", "-p"], negative="")] = None,
) -> None:
    """Ask in DuckDB's SQL; the warehouse can't be changed by it.

    Args:
        query: SQL, a .sql file, or - for stdin.
        json: Answer as a JSON array, a row a line.
        csv: Answer as CSV.
        parquet: Write the answer to a Parquet file.
        output: That file.
        param: Value for the next ? in the SQL; may be repeated.
    """
    from flows.asking import ask, sql_of
    from flows.terminal import ended_by_ctrl_c

    if json + csv + parquet > 1:
        raise BadSettings("choose one of --json, --csv and --parquet")
    form = "json" if json else "csv" if csv else "parquet" if parquet else "table"
    text = sql_of(query)
    with ended_by_ctrl_c():
        ask(_desk(warehouse), text, form, param or [], output)


@app.command(help_epilogue="Example: copydesk show meridian-wire/summit.txt --facts figures,quotes")
def show(
    document: str,
    *,
    warehouse: Place = None,
    facts: str = "mentions,figures,quotes",
    json: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Print one article: removed lines struck through, names, figures and quotes marked.

    Args:
        document: Its key, or part of the key or title that fits only one.
        facts: What to mark: mentions, figures, quotes, dates; comma-separated.
        json: All rows of the article as JSON.
    """
    from flows.showing import show_article

    show_article(_desk(warehouse), document, facts.split(","), as_json=json)


@app.command(help_epilogue="Example: copydesk explain documents meridian-wire/malaria-trial.html")
def explain(table: str, key: str, *, warehouse: Place = None) -> None:
    """Say which rule or model made a row, from which characters, and what it beat.

    Args:
        table: blocks, documents, figures, mentions, quotes, entities, ...
        key: The row's key; where a key has two columns, with # between them.
    """
    from flows.explaining import explain as explain_row

    explain_row(_desk(warehouse), table, key)


@app.command(help_epilogue="Example: copydesk tables figures")
def tables(name: str | None = None, *, warehouse: Place = None) -> None:
    """List tables and ready views with their meaning, or the columns of one.

    Args:
        name: A table or view.
    """
    from flows.asking import list_tables

    list_tables(_desk(warehouse), name)


@app.command(help_epilogue="Example: copydesk status --json")
def status(
    *,
    warehouse: Place = None,
    limit: AtLeastNone = 5,
    json: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Show where seeds and tables are, what they hold and how the last runs went.

    Args:
        limit: Runs to show.
        json: As JSON.
    """
    from flows.asking import show_status

    show_status(_desk(warehouse), limit, as_json=json)


@app.command(help_epilogue="Example: copydesk check")
def check(*, warehouse: Place = None) -> int:
    """Check every promise on every row, and every file against its checksum.

    Exits with 3 if one is broken.
    """
    from flows.upkeep import check_warehouse

    return check_warehouse(_desk(warehouse))


@app.command(help_epilogue="Example: copydesk maintain")
def maintain(*, warehouse: Place = None, keep: AtLeastOne = 20) -> None:
    """Learn the furniture of each outlet, merge files, delete what nothing names, check all.

    Args:
        keep: Commits to keep for time travel.
    """
    from flows.upkeep import maintain_directly

    maintain_directly(_desk(warehouse), keep)


@app.command(help_epilogue="Example: copydesk compact")
def compact(*, warehouse: Place = None, keep: AtLeastOne = 20) -> None:
    """Merge small files, drop dead rows and delete files that no kept commit names.

    Args:
        keep: Commits to keep for time travel.
    """
    from flows.upkeep import compact_warehouse

    compact_warehouse(_desk(warehouse), keep)


@app.command(help_epilogue="Example: copydesk doctor")
def doctor(
    *, warehouse: Place = None, json: Annotated[bool, Parameter(negative="")] = False
) -> int:
    """Check Python, packages, model, disk, time zones and Prefect, and say how to mend them.

    Exits with 2 if something must be mended.

    Args:
        json: As JSON.
    """
    from flows.doctor import examine

    return examine(_desk(warehouse), as_json=json)


@app.command(help_epilogue="Example: copydesk extract --only figures < articles.jsonl")
def extract(
    *,
    prose: Annotated[bool, Parameter(negative="")] = False,
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
