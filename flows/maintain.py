"""The maintain flow on Prefect: learn furniture, merge files, collect, check every promise."""

from datetime import UTC, datetime
from typing import Any

import flows.ingest  # noqa: F401 - sets Prefect up to be quiet before it is imported

from prefect import flow, task  # isort: skip
from prefect.artifacts import create_markdown_artifact  # isort: skip
from prefect.cache_policies import NO_CACHE  # isort: skip

from flows.settings import load
from flows.upkeep import Upkeep


@flow(name="maintain", flow_run_name="maintain", validate_parameters=False)
def maintain(
    seeds: str | None = None, warehouse: str | None = None, keep: int = 20
) -> dict[str, Any]:
    """Keep a warehouse small, checked and learned from. Parameters override the settings."""
    upkeep = Upkeep(load({"seeds": seeds, "warehouse": warehouse}))
    steps = {
        "learn": upkeep.learn,
        "compact": upkeep.compact,
        "collect": lambda: upkeep.collect(datetime.now(UTC), keep),
        "check": upkeep.check,
    }
    said = {
        name: task(step, name=name, cache_policy=NO_CACHE)()  # type: ignore[call-overload]
        for name, step in steps.items()
    }
    lines = [f"| {name} | {text} |" for name, text in said.items()]
    create_markdown_artifact("\n".join(["| step | |", "|---|---|", *lines]), key="maintain")
    return said
