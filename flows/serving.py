"""What `copydesk up` serves on Prefect: the flows with their schedules, and who starts them."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.settings import Desk, load
from flows.watching import EVENT
from transforms.errors import BadSettings

FILE = "prefect.yaml"
NAME = "up"
"""Name of the deployments, beside those of `prefect deploy`, which need a worker."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a flow runs by itself."""

    cron: str
    timezone: str = "Etc/UTC"


SCHEDULES: Mapping[str, tuple[Schedule, ...]] = {
    "ingest": (Schedule("15 * * * *"),),
    "maintain": (Schedule("40 3 * * *"),),
}
"""Flow -> when it runs, where no prefect.yaml says otherwise."""


def schedules(start: Path) -> dict[str, tuple[Schedule, ...]]:
    """Return when the flows run: as the nearest prefect.yaml in a folder or above it says."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return {**SCHEDULES, **_read(folder / FILE)}
    return dict(SCHEDULES)


def _read(file: Path) -> dict[str, tuple[Schedule, ...]]:
    """Read the active schedules of our flows. Raises BadSettings."""
    import yaml  # type: ignore[import-untyped]  # it comes with Prefect

    try:
        told = yaml.safe_load(file.read_text("utf-8")) or {}
        return {
            flow: tuple(
                Schedule(one["cron"], one.get("timezone") or "Etc/UTC")
                for one in deployment.get("schedules") or ()
                if one.get("active", True)
            )
            for deployment in told.get("deployments") or ()
            for flow in SCHEDULES
            if deployment["entrypoint"] == f"flows.{flow}.{flow}"
        }
    except (OSError, yaml.YAMLError) as error:
        raise BadSettings(f"{file}: can't be read: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise BadSettings(f"{file}: every schedule of copydesk needs a cron: {error!r}") from error


def serve_flows(desk: Desk) -> None:
    """Run the flows on their schedules, and ingest when a seed changed, until stopped.

    One run at a time: a warehouse has one writer.
    """
    import flows.ingest as ingesting  # first: it quiets Prefect
    from flows.maintain import maintain

    from prefect import serve  # isort: skip
    from prefect.events import DeploymentEventTrigger  # isort: skip

    changed = DeploymentEventTrigger(
        name=f"seeds changed in {desk.seeds.name}",
        match={"prefect.resource.id": f"copydesk.seeds.{desk.seeds.name}"},
        expect={EVENT},
        threshold=1,
    )
    when = schedules(Path.cwd())
    served: list[Any] = [
        _deployment(ingesting.ingest, desk, when["ingest"], [changed]),
        _deployment(maintain, desk, when["maintain"], []),
    ]
    serve(*served, print_starting_message=False, limit=1)


def _deployment(flow: Any, desk: Desk, when: tuple[Schedule, ...], triggers: list[Any]) -> Any:
    from prefect.client.schemas.schedules import CronSchedule
    from prefect.types.entrypoint import EntrypointType

    return flow.to_deployment(
        name=NAME,
        schedules=[CronSchedule(cron=one.cron, timezone=one.timezone) for one in when],
        paused=False,
        parameters={"seeds": str(desk.seeds), "warehouse": str(desk.warehouse)},
        triggers=triggers,
        tags=["copydesk"],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


if __name__ == "__main__":
    serve_flows(load({"seeds": sys.argv[1], "warehouse": sys.argv[2]}))
