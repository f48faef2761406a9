"""The ingest flow on Prefect: the same steps, watched, retried and scheduled."""

import atexit
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_CLI_WRAP_LINES": "false",
}
"""No telemetry, no banner, and time for the temporary server to start on a busy machine. What the
user has set wins. Prefect reads them when it is first imported."""

for _name, _value in QUIET.items():
    os.environ.setdefault(_name, _value)


def _hush() -> None:
    """Let the last words of a process be ours.

    Prefect's threads still hold objects of DuckDB's binding when Python ends, and the library
    that the binding stands on (nanobind) reports each on stderr, past Python.
    """
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


# Registered before Prefect registers its own, so that it runs after them.
atexit.register(_hush)

from prefect import flow, get_run_logger, task  # noqa: E402
from prefect.artifacts import create_markdown_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner  # noqa: E402

from flows.batches import Batch, Outcome, compute  # noqa: E402
from flows.direct import AHEAD  # noqa: E402
from flows.reporting import markdown  # noqa: E402
from flows.running import Engine, Options, Report, Watcher, run  # noqa: E402
from flows.settings import Desk, load  # noqa: E402
from transforms.errors import CommitConflict, WarehouseBusy  # noqa: E402

RETRIED = (CommitConflict, WarehouseBusy, OSError)
"""What may pass by itself. A pure stage that fails will fail again and is not retried."""


@task(name="extract", task_run_name="extract-{number}", cache_policy=NO_CACHE)
def extract_batch(number: int, batch: Batch) -> list[Outcome]:  # noqa: ARG001 - names the run
    """Compute one batch of documents."""
    return compute(batch)


def _retry(_task: Any, _run: Any, state: Any) -> bool:
    """Retry only what may pass by itself."""
    try:
        state.result()
    except RETRIED:
        return True
    except Exception:
        return False
    return False


def _step(name: str, do: Callable[[], None]) -> None:
    """Run a step as a task of its own."""
    # Prefect keeps the task's function: let it not keep the warehouse open with it.
    held = [do]

    def step() -> None:
        held[0]()

    retries = 3 if name == "commit" else 0
    watched = task(
        name=name,
        cache_policy=NO_CACHE,
        retries=retries,
        retry_delay_seconds=2,
        retry_condition_fn=_retry,
    )(step)
    try:
        watched()
    finally:
        held.clear()


def _batches(workers: int) -> Callable[[Iterable[Batch]], Iterator[list[Outcome]]]:
    """Submit batches as tasks, a few ahead, and hand their outcomes back in order."""

    def submit(batches: Iterable[Batch]) -> Iterator[list[Outcome]]:
        waiting: deque[Any] = deque()
        for number, batch in enumerate(batches, 1):
            waiting.append(extract_batch.submit(number, batch))
            if len(waiting) >= max(workers, 1) * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    return submit


class _Log(Watcher):
    """Writes a line a batch to the flow run's log, and tells the terminal too."""

    def __init__(self, also: Watcher) -> None:
        self.also = also
        self.logger = get_run_logger()

    def planned(self, plan: Any) -> None:
        self.logger.info("%d to compute, %d to remove", len(plan.work), len(plan.removed))
        self.also.planned(plan)

    def advanced(self, outcomes: list[Outcome]) -> None:
        aside = sum(outcome.reject is not None for outcome in outcomes)
        self.logger.info("%d computed, %d set aside", len(outcomes) - aside, aside)
        self.also.advanced(outcomes)

    def entered(self, step: str) -> None:
        self.also.entered(step)


@flow(name="ingest", flow_run_name="ingest", validate_parameters=False)
def ingest(
    seeds: str | None = None,
    warehouse: str | None = None,
    only: str | None = None,
    limit: int | None = None,
    force: bool = False,
    dry_run: bool = False,
) -> dict[str, Any]:
    """Bring the warehouse up to date with a folder of seeds. Parameters override the settings."""
    desk = load({"seeds": seeds, "warehouse": warehouse})
    options = Options(only=only, limit=limit, force=force, dry_run=dry_run)
    report = _in_flow(desk, options, Watcher())
    return {
        "run_id": report.run_id,
        "commit": report.version,
        "computed": len(report.tally.written),
        "rejected": len(report.tally.rejects),
        "removed": len(report.plan.removed),
    }


def _in_flow(desk: Desk, options: Options, watcher: Watcher) -> Report:
    """Do the run inside a flow and publish what it did."""
    engine = Engine("prefect", _batches(desk.workers), _step)
    report = run(desk, options, engine, _Log(watcher))
    create_markdown_artifact(
        markdown(report), key="ingest", description=f"What run {report.run_id} did"
    )
    return report


def ingest_on_prefect(desk: Desk, options: Options, watcher: Watcher) -> Report:
    """Run one ingest as a flow: on the server that is up, else on Prefect's temporary one."""
    reports: list[Report] = []

    @flow(
        name="ingest",
        flow_run_name=f"ingest {Path(desk.seeds).name}",
        task_runner=_runner(desk.workers),
        validate_parameters=False,
    )
    def ingest_here() -> None:
        """Bring the warehouse up to date with a folder of seeds."""
        reports.append(_in_flow(desk, options, watcher))

    ingest_here()
    return reports[0]


def _runner(workers: int) -> Any:
    """Threads share this process's model; more workers are processes with a model each."""
    if workers <= 1:
        return ThreadPoolTaskRunner(max_workers=1)
    return ProcessPoolTaskRunner(max_workers=workers)
