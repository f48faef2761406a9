"""The warehouse in a folder: open it, read it, change it."""

import math
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.errors import NoWarehouse, WarehouseError
from warehouse import catalogue, checks, log
from warehouse.checks import Broken
from warehouse.disk import Steps, disk_trouble, make_folder, no_steps, writers_lock
from warehouse.log import Manifest
from warehouse.reader import Reader

if TYPE_CHECKING:
    from warehouse.compact import Dead
    from warehouse.draft import Draft

LOCK = "writer.lock"
WAIT_SECONDS = 10.0


class Warehouse:
    """A folder of Parquet files, the log of its commits and the catalogue of views."""

    def __init__(self, root: Path, at: Steps = no_steps) -> None:
        self.root = root
        self.at = at

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, at: Steps = no_steps) -> "Warehouse":
        """Open the warehouse in a folder. Raises NoWarehouse or BrokenWarehouse.

        `create` makes an empty one where there is none. `at` is told every step of a commit.
        """
        warehouse = cls(Path(path).absolute(), at)
        try:
            head = warehouse.head()
        except NoWarehouse:
            if not create:
                raise
            warehouse._create()
            head = warehouse.head()
        warehouse.repair(head)
        return warehouse

    @classmethod
    def peek(cls, path: Path | str) -> Reader:
        """Return a reader of the newest commit, of nothing where there is none; writes nothing."""
        try:
            return cls(Path(path).absolute()).reader()
        except NoWarehouse:
            return Reader(Path(path).absolute(), Manifest())

    def head(self) -> Manifest:
        """Return the newest commit."""
        return log.head(self.root)

    @property
    def seeds(self) -> str | None:
        """The folder whose articles it holds, as of the newest commit."""
        return self.head().seeds

    @property
    def catalogue_path(self) -> Path:
        """The file of views for any DuckDB client."""
        return self.root / catalogue.NAME

    def reader(self, number: int | None = None) -> Reader:
        """Return a reader of the newest commit, or of a kept earlier one."""
        manifest = self.head() if number is None else log.read(self.root, number)
        return Reader(self.root, manifest)

    def draft(self, *, wait_seconds: float = WAIT_SECONDS) -> "Draft":
        """Begin a commit. Raises WarehouseBusy when another run holds the lock for longer."""
        from warehouse.draft import Draft

        with ExitStack() as stack:
            stack.enter_context(writers_lock(self.root / LOCK, wait_seconds))
            self.at("locked")
            return Draft(self.root, self.head(), stack.pop_all(), self.at)

    def check(self) -> list[Broken]:
        """Return every promise that some row of the newest commit breaks. Reads all rows."""
        scope = checks.scope(None, None)
        with Reader(self.root, self.head(), scope.statements, scope.views) as reader:
            return checks.broken_promises(reader, whole=True)

    def altered_files(self) -> list[str]:
        """Return what is wrong with the bytes of the newest commit's files. Reads all of them."""
        return log.altered(self.root, self.head())

    def compact(self, *, full: bool = False, wait_seconds: float = WAIT_SECONDS) -> int:
        """Merge small files and drop dead rows where it pays; return how many files became fewer.

        Cheap when there is nothing to do, so it may be called after every commit. `full` rewrites
        every table into its live rows in order.
        """
        from warehouse import compact

        if not full and not compact.needs_merging(self.head()):
            return 0
        with writers_lock(self.root / LOCK, wait_seconds):
            return compact.compact(self.root, self.head(), full=full, at=self.at)

    def collect(
        self,
        now: datetime,
        *,
        keep: int = 10,
        grace_seconds: float = 3_600.0,
        wait_seconds: float = WAIT_SECONDS,
    ) -> list[Path]:
        """Delete files that none of the newest `keep` commits needs, once old enough.

        Returns what was deleted. Readers of older commits lose their files.
        """
        from warehouse import compact

        with writers_lock(self.root / LOCK, wait_seconds):
            return compact.collect(self.root, now, keep=keep, grace_seconds=grace_seconds)

    def purge(
        self, dead: "Dead", now: datetime, *, wait_seconds: float = WAIT_SECONDS
    ) -> tuple[int, int]:
        """Leave on disk the live rows of the newest commit without dead ones, and nothing else.

        Returns how many earlier commits and how many files were deleted, old or young. Whoever
        reads an earlier commit loses its files.
        """
        from warehouse import compact

        with writers_lock(self.root / LOCK, wait_seconds):
            compact.compact(self.root, self.head(), full=True, dead=dead, at=self.at)
            gone = compact.collect(self.root, now, keep=1, grace_seconds=-math.inf)
        commits = sum(path.parent.name == log.LOG and path.suffix == ".json" for path in gone)
        return commits, len(gone) - commits

    def repair(self, head: Manifest) -> None:
        """Rebuild a catalogue that is behind the log or was built for another place.

        A folder that can't be written still answers: readers here don't need the catalogue.
        """
        if not catalogue.is_current(self.root, head):
            with suppress(WarehouseError):
                catalogue.build(self.root, head)

    def _create(self) -> None:
        with disk_trouble(f"make a warehouse in {self.root}"):
            make_folder(self.root / log.LOG)
            make_folder(self.root / "data")
        log.publish(self.root, Manifest())
