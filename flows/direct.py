"""Ingest without Prefect: in this process, or on several."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from flows.batches import Batch, Outcome, compute
from flows.running import Engine, Options, Report, Watcher, in_this_process, plainly, run
from flows.settings import Desk

AHEAD = 2
"""Batches in waiting per process: enough to keep it busy, few enough to bound memory."""


def ingest_directly(desk: Desk, options: Options, watcher: Watcher) -> Report:
    """Run one ingest in plain Python."""
    return run(desk, options, engine_of(desk.workers), watcher)


def engine_of(workers: int) -> Engine:
    """Return the plain engine with as many processes as asked for; 0 and 1 are this process."""
    if workers <= 1:
        return Engine("direct", in_this_process, plainly)
    return Engine("direct", lambda batches: _on_processes(batches, workers), plainly)


def _on_processes(batches: Iterable[Batch], workers: int) -> Iterator[list[Outcome]]:
    """Compute batches on worker processes; outcomes come back in order."""
    # spawn: a forked child would inherit DuckDB's and Arrow's threads in an unknown state.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(compute, batch))
            if len(waiting) >= workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
