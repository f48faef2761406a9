"""Upkeep: learn furniture, merge files, collect what nothing names, check every promise."""

from datetime import UTC, datetime

from flows.learning import learn, read_lines, write_lines
from flows.settings import Desk
from flows.terminal import say
from transforms.errors import FailedCheck
from warehouse.store import Warehouse


class Upkeep:
    """The steps of maintenance; each does its work and says in a line what came of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.warehouse = Warehouse.open(desk.warehouse)

    def learn(self) -> str:
        """Write the lines that recur on the pages of each outlet; the next ingest obeys them."""
        known = read_lines(self.desk)
        with self.warehouse.reader() as reader:
            lines = learn(reader, known)
        if lines == known:
            return f"{len(lines):,} lines of furniture, as before"
        path = write_lines(self.desk, lines)
        return f"{len(lines):,} lines of furniture written to {path}; the next ingest obeys them"

    def compact(self) -> str:
        """Merge small files and drop dead rows where it pays."""
        fewer = self.warehouse.compact()
        return f"{fewer:,} files fewer" if fewer else "no files worth merging"

    def collect(self, now: datetime, keep: int) -> str:
        """Delete files that none of the newest `keep` commits needs."""
        return f"{len(self.warehouse.collect(now, keep=keep)):,} old files deleted"

    def check(self) -> str:
        """Check every row and every file. Raises FailedCheck naming what is broken."""
        # Files first: the rows of a damaged one can't be read.
        altered = self.warehouse.altered_files()
        if broken := altered or [str(one) for one in self.warehouse.check()]:
            raise FailedCheck("\n".join(["the warehouse breaks promises:", *broken]))
        return "every promise holds and every file is as it was written"


def check_warehouse(desk: Desk) -> int:
    """Check every row and every file, for the command line. Raises FailedCheck."""
    say(Upkeep(desk).check())
    return 0


def compact_warehouse(desk: Desk, keep: int) -> None:
    """Merge small files and collect what no kept commit names, for the command line."""
    upkeep = Upkeep(desk)
    say(upkeep.compact())
    say(upkeep.collect(datetime.now(UTC), keep))


def maintain_directly(desk: Desk, keep: int) -> None:
    """Do all upkeep without Prefect."""
    upkeep = Upkeep(desk)
    say(upkeep.learn())
    say(upkeep.compact())
    say(upkeep.collect(datetime.now(UTC), keep))
    say(upkeep.check())
