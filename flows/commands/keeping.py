"""Commands that keep the warehouse and the installation in order."""

from typing import Annotated

from cyclopts import Parameter

from flows.commands.line import AtLeastOne, Flag, Place, app, desk_of


@app.command(help_epilogue="Example: copydesk check")
def check(*, warehouse: Place = None) -> int:
    """Check every promise on every row, and every file against its checksum.

    Exits with 3 if one is broken.
    """
    from flows.upkeep import check_warehouse

    return check_warehouse(desk_of(warehouse))


@app.command(help_epilogue="Example: copydesk maintain")
def maintain(*, warehouse: Place = None, keep: AtLeastOne = 20) -> None:
    """Learn the furniture of each outlet, merge files, delete what nothing names, check all.

    Args:
        keep: Commits to keep for time travel.
    """
    from flows.upkeep import maintain_directly

    maintain_directly(desk_of(warehouse), keep)


@app.command(help_epilogue="Example: copydesk compact")
def compact(*, warehouse: Place = None, keep: AtLeastOne = 20) -> None:
    """Merge small files, drop dead rows and delete files that no kept commit names.

    Args:
        keep: Commits to keep for time travel.
    """
    from flows.upkeep import compact_warehouse

    compact_warehouse(desk_of(warehouse), keep)


@app.command(help_epilogue="Example: copydesk forget wire/withdrawn.html --yes")
def forget(
    *keys: Annotated[str, Parameter(required=True)],
    warehouse: Place = None,
    yes: Flag = False,
    lift: Flag = False,
) -> None:
    """Remove articles for good, with all that came from them, and do not read them again.

    No byte of them is left in any file of the warehouse: all tables are written anew and every
    earlier commit is dropped, for good. A hash of the key keeps the saved file from being read
    again while it lies in the folder; the file itself is not touched.

    Args:
        keys: Keys of articles (doc_id).
        yes: Say that it is meant.
        lift: Take it back for these keys: the next ingest reads their files again.
    """
    from flows.forgetting import forget as forget_articles
    from flows.forgetting import lift as lift_articles

    if lift:
        lift_articles(desk_of(warehouse), keys)
    else:
        forget_articles(desk_of(warehouse), keys, yes=yes)


@app.command(help_epilogue="Example: copydesk doctor")
def doctor(*, warehouse: Place = None, json: Flag = False) -> int:
    """Check Python, packages, model, disk, time zones and Prefect, and say how to mend them.

    Exits with 2 if something must be mended.

    Args:
        json: As JSON.
    """
    from flows.doctor import examine

    return examine(desk_of(warehouse), as_json=json)
