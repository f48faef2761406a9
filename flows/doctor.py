"""`copydesk doctor`: what copydesk needs here, what there is, how to mend what is wrong."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.settings import Desk
from flows.terminal import print_table, say
from transforms.errors import CopydeskError

FREE_BYTES = 1_000_000_000
"""Room for a few hundred thousand articles' tables and a compaction of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: good, worth knowing, or to be mended and how."""

    what: str
    state: str
    found: str
    mend: str = ""


def examine(desk: Desk, *, as_json: bool) -> int:
    """Look at everything; 2 if something must be mended, else 0."""
    findings = [finding for look in LOOKS for finding in look(desk)]
    if as_json:
        sys.stdout.write(json.dumps([asdict(one) for one in findings], indent=1) + "\n")
    else:
        rows = [(one.what, one.state, one.found, one.mend or None) for one in findings]
        print_table(("what", "state", "found", "how to mend it"), rows)
    bad = [one for one in findings if one.state == "bad"]
    if not as_json:
        say(f"{len(bad)} to mend" if bad else "all is well")
    return 2 if bad else 0


def python(_desk: Desk) -> list[Finding]:
    """Python 3.12 or 3.13."""
    found = ".".join(map(str, sys.version_info[:3]))
    if (3, 12) <= sys.version_info[:2] <= (3, 13):
        return [Finding("Python", "good", found)]
    return [Finding("Python", "bad", found, "make run PYTHON=/path/to/python3.12")]


def packages(_desk: Desk) -> list[Finding]:
    """Every package that copydesk asks for, in a version that it works with."""
    from packaging.requirements import Requirement

    wrong: list[Finding] = []
    names = [Requirement(line) for line in requires("copydesk") or []]
    for need in names:
        try:
            have = version(need.name)
        except PackageNotFoundError:
            have = "not installed"
        if have == "not installed" or not need.specifier.contains(have, prereleases=True):
            mend = f"install {need} (make clean && make run installs the lock)"
            wrong.append(Finding(need.name, "bad", have, mend))
    return wrong or [Finding("packages", "good", f"{len(names)} in the versions asked for")]


def model(desk: Desk) -> list[Finding]:
    """The language model's files, as they are known by hash."""
    from flows.models import load_model

    try:
        return [Finding("language model", "good", load_model(desk.model).version)]
    except CopydeskError as error:
        return [Finding("language model", "bad", type(error).__name__, error.message)]


def places(desk: Desk) -> list[Finding]:
    """Where seeds and tables are, and whether there is room to write."""
    seeds = desk.seeds
    findings = [
        Finding("settings", "good", str(desk.file) if desk.file else "defaults, no copydesk.toml"),
        Finding("seeds", "good", str(seeds))
        if seeds.is_dir()
        else Finding("seeds", "bad", f"{seeds}: no such folder", "copydesk ingest FOLDER"),
    ]
    there = _existing(desk.warehouse)
    writable = os.access(there, os.W_OK)
    mend = "" if writable else f"chmod u+w {there}, or name another --warehouse"
    findings.append(Finding("warehouse", "good" if writable else "bad", str(desk.warehouse), mend))
    free = shutil.disk_usage(there).free
    enough = free >= FREE_BYTES
    advice = "" if enough else "make room: a commit needs it until files are collected"
    findings.append(
        Finding("disk", "good" if enough else "bad", f"{free / 1e9:.1f} GB free", advice)
    )
    return findings


def _existing(path: Path) -> Path:
    return next(folder for folder in (path, *path.parents) if folder.exists())


def time_zones(_desk: Desk) -> list[Finding]:
    """The time zone data that dates are resolved with."""
    try:
        ZoneInfo("Asia/Kolkata")
    except ZoneInfoNotFoundError:
        return [Finding("time zones", "bad", "no data", "install the package tzdata")]
    return [Finding("time zones", "good", "found")]


def prefect(_desk: Desk) -> list[Finding]:
    """Prefect's settings: a server that is named, and whether it answers."""
    # First: it quiets Prefect, which reads its settings, and sends telemetry, once imported.
    from flows.ingest import QUIET

    from prefect.settings import PREFECT_API_URL, PREFECT_HOME  # isort: skip

    findings = [Finding("Prefect home", "good", str(PREFECT_HOME.value()))]
    url = PREFECT_API_URL.value()
    if not url:
        findings.append(Finding("Prefect server", "good", "none named: a temporary one is used"))
    elif _answers(url):
        findings.append(Finding("Prefect server", "good", url))
    else:
        mend = "prefect server start, or: prefect config unset PREFECT_API_URL"
        findings.append(Finding("Prefect server", "bad", f"{url} does not answer", mend))
    if (
        os.environ.get("PREFECT_SERVER_ANALYTICS_ENABLED", "")
        != QUIET["PREFECT_SERVER_ANALYTICS_ENABLED"]
    ):
        findings.append(Finding("Prefect telemetry", "note", "on, because you set it so"))
    return findings


def _answers(url: str) -> bool:
    import httpx

    try:
        return httpx.get(f"{url.rstrip('/')}/health", timeout=3).is_success
    except httpx.HTTPError:
        return False


LOOKS: tuple[Callable[[Desk], list[Finding]], ...] = (
    python,
    packages,
    model,
    places,
    time_zones,
    prefect,
)
