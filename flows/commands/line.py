"""The command line itself, and what its commands share."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from cyclopts.validators import Number

from flows.settings import Desk, load

Place = Annotated[Path | None, Parameter(name=["--warehouse", "-w"], help="Folder of the tables.")]

Flag = Annotated[bool, Parameter(negative="")]
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


def desk_of(warehouse: Path | None, seeds: Path | None = None, **others: object) -> Desk:
    """Return the settings, with what the command line says."""
    return load({"seeds": seeds, "warehouse": warehouse, **others})
