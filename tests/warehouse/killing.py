"""What the processes do that tests kill: no pytest here, so that they start at once."""

import os
import resource
import signal

from tests.warehouse.samples import article, generation, plain, put
from transforms.errors import WarehouseError
from warehouse.compact import compact  # noqa: F401  loaded before the first fork
from warehouse.draft import Draft  # noqa: F401  as well
from warehouse.store import Warehouse


def change(warehouse, number):
    """Replace every article by the next generation; one comes and goes."""
    with warehouse.draft(wait_seconds=0) as draft:
        rows = [row for one in generation(number) for row in one]
        draft.replace_documents(["d0", "d1", "d2", "d3"])
        draft.remove_documents([f"extra{number - 1}"])
        draft.add(rows)
        draft.add(plain(f"extra{number}", f"Generation {number}\n\nExtra."))
        draft.commit()


def merge(warehouse, _number):
    """Merge every file."""
    warehouse.compact(full=True, wait_seconds=0)


def run_to(root, action, number, deadly):
    """Do something in a process that is killed at its n-th step."""
    seen = []

    def at(step):
        seen.append(step)
        if len(seen) == deadly + 1:
            os.kill(os.getpid(), signal.SIGKILL)

    action(Warehouse(root, at), number)


def write_too_much(root, queue):
    """Commit in a process whose files may not grow beyond a few bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
    try:
        put(Warehouse(root), article("big.txt", "Long. " * 5_000))
    except WarehouseError as error:
        queue.put(str(error))
