"""Upkeep by hand: check every promise, merge files, delete what nothing names any more."""

from datetime import UTC, datetime

from flows.settings import Desk
from flows.terminal import say
from warehouse.store import Warehouse


def check_warehouse(desk: Desk) -> int:
    """Check every row and every file; 3 if something is broken, else 0."""
    warehouse = Warehouse.open(desk.warehouse)
    broken = [str(one) for one in warehouse.check()]
    altered = warehouse.altered_files()
    for line in [*broken, *altered]:
        say(f"broken: {line}")
    if broken or altered:
        return 3
    say("every promise holds and every file is as it was written")
    return 0


def compact_warehouse(desk: Desk, keep: int) -> None:
    """Merge small files and collect what no kept commit names."""
    warehouse = Warehouse.open(desk.warehouse)
    merged = warehouse.compact()
    deleted = warehouse.collect(now=datetime.now(UTC), keep=keep)
    say(f"{merged:,} files merged, {len(deleted):,} deleted")
