"""An ingest that ends itself with SIGKILL at its n-th moment: python killed.py SEEDS TABLES N."""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from flows import batches, models, running
from flows.running import Options, Watcher
from flows.settings import Desk
from tests.fakes import FakeModel
from warehouse.store import Warehouse


def main() -> None:
    seeds, tables, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    moments = iter(range(1, last + 1))

    def moment(*_: object) -> None:
        if next(moments, None) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    fake = FakeModel()
    models.load_model = running.load_model = lambda _name=None: fake
    real_open, real_compute = Warehouse.open, batches._compute_one
    running.Warehouse.open = lambda path, create=False: real_open(path, create=create, at=moment)

    def compute(work, batch):
        moment()
        return real_compute(work, batch)

    batches._compute_one = compute

    class Every(Watcher):
        entered = advanced = planned = moment

    from flows.direct import ingest_directly

    ingest_directly(Desk(seeds=seeds, warehouse=tables, batch=3), Options(), Every())


main()
