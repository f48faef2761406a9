"""Commands that ask the warehouse and change nothing."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.commands.line import AtLeastNone, Flag, Place, app, desk_of
from transforms.errors import BadSettings


@app.command(help_epilogue='Example: copydesk sql "select title from documents where words > 500"')
def sql(
    *query: Annotated[str, Parameter(allow_leading_hyphen=False)],
    warehouse: Place = None,
    json: Flag = False,
    csv: Flag = False,
    parquet: Flag = False,
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
        ask(desk_of(warehouse), text, form, param or [], output)


@app.command(help_epilogue="Example: copydesk export out/ documents quotes speakers --form csv")
def export(folder: Path, /, *names: str, warehouse: Place = None, form: str = "parquet") -> None:
    """Write tables and ready views of one commit as files; all tables if none is named.

    Args:
        folder: A new or empty folder.
        names: Tables or ready views.
        form: parquet, csv or json. The answer to one query: copydesk sql --output.
    """
    from flows.exporting import export as export_tables

    export_tables(desk_of(warehouse), folder, names, form)


@app.command(help_epilogue="Example: copydesk show meridian-wire/summit.txt --facts figures,quotes")
def show(
    document: str,
    *,
    warehouse: Place = None,
    facts: str = "mentions,figures,quotes",
    json: Flag = False,
) -> None:
    """Print one article: removed lines struck through, names, figures and quotes marked.

    Args:
        document: Its key, or part of the key or title that fits only one.
        facts: What to mark: mentions, figures, quotes, dates; comma-separated.
        json: All rows of the article as JSON.
    """
    from flows.showing import show_article

    show_article(desk_of(warehouse), document, facts.split(","), as_json=json)


@app.command(help_epilogue="Example: copydesk explain documents meridian-wire/malaria-trial.html")
def explain(table: str, key: str, *, warehouse: Place = None) -> None:
    """Say which rule or model made a row, from which characters, and what it beat.

    Args:
        table: blocks, documents, figures, mentions, quotes, entities, ...
        key: The row's key; where a key has two columns, with # between them.
    """
    from flows.explaining import explain as explain_row

    explain_row(desk_of(warehouse), table, key)


@app.command(help_epilogue="Example: copydesk tables figures")
def tables(name: str | None = None, *, warehouse: Place = None) -> None:
    """List tables and ready views with their meaning, or the columns of one.

    Args:
        name: A table or view.
    """
    from flows.asking import list_tables

    list_tables(desk_of(warehouse), name)


@app.command(help_epilogue="Example: copydesk status --json")
def status(
    *,
    warehouse: Place = None,
    limit: AtLeastNone = 5,
    json: Flag = False,
) -> None:
    """Show where seeds and tables are, what they hold and how the last runs went.

    Args:
        limit: Runs to show.
        json: As JSON.
    """
    from flows.asking import show_status

    show_status(desk_of(warehouse), limit, as_json=json)
