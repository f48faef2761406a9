"""`copydesk up`: Prefect's server with its page, the schedules and the watcher as one command."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType

from flows.settings import Desk
from flows.terminal import say
from transforms.errors import BadSettings, NoSuchFolder, UsageError

START_SECONDS = 180.0
STOP_SECONDS = 20.0
POLL_SECONDS = 0.5


class _Stopped(Exception):
    """Ctrl-C, or the system's wish that we end."""


def keep_up(desk: Desk) -> int:
    """Run all parts until Ctrl-C; if one of them ends by itself, stop the others and exit with 1.

    Raises NoSuchFolder and BadSettings before anything is started.
    """
    if not desk.seeds.is_dir():
        raise NoSuchFolder(f"{desk.seeds}: no such folder; give the folder of your saved articles")
    before = signal.signal(signal.SIGTERM, _stop)
    parts: dict[str, subprocess.Popen[bytes]] = {}
    try:
        environment = _with_server(parts)
        seeds, warehouse = str(desk.seeds), str(desk.warehouse)
        parts["schedules"] = _start(["-m", "flows.serving", seeds, warehouse], environment)
        page = environment["PREFECT_API_URL"].removesuffix("/api")
        # The watcher sends its first event at once: who hears it must be there.
        deployment = f"{environment['PREFECT_API_URL']}/deployments/name/ingest/up"
        _until(lambda: _answers(deployment), parts, "the schedules")
        watch = ["-m", "flows.app", "watch", seeds, "-w", warehouse, "--emit"]
        parts["watcher"] = _start(watch, environment)
        say(f"runs, schedules and logs: {page}")
        _until(lambda: False, parts, "nothing", seconds=float("inf"))
    except (_Stopped, KeyboardInterrupt):
        say("stopping")
    except _Ended as ended:
        say(f"copydesk: {ended}; all stopped")
        return 1
    finally:
        _end_all(parts)
        signal.signal(signal.SIGTERM, before)
    return 0


class _Ended(Exception):
    """A part ended by itself, or did not come up."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _Stopped


def _with_server(parts: dict[str, subprocess.Popen[bytes]]) -> Mapping[str, str]:
    """Find the server that is named or up, else start one; return the environment of the others."""
    from flows.ingest import QUIET

    from prefect.settings import PREFECT_API_URL, PREFECT_SERVER_API_PORT  # isort: skip

    environment = QUIET | os.environ
    named = PREFECT_API_URL.value()
    if named and not _answers(f"{named}/health"):
        raise BadSettings(
            f"{named} does not answer; start that server, or let copydesk start one: "
            "prefect config unset PREFECT_API_URL"
        )
    usual = PREFECT_SERVER_API_PORT.value()
    local = f"http://127.0.0.1:{usual}/api"
    found = named or (local if _answers(f"{local}/health") else None)
    if found:
        return environment | {"PREFECT_API_URL": found.rstrip("/")}
    port = _free_port(usual)
    url = f"http://127.0.0.1:{port}/api"
    words = ["-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    environment |= {"PREFECT_API_URL": url, "PREFECT_UI_API_URL": url}
    parts["server"] = _start([*words, "--analytics-off"], environment, is_mute=True)
    _until(lambda: _answers(f"{url}/health"), parts, "Prefect's server")
    return environment


def _free_port(usual: int) -> int:
    """Return the usual port, or where that is taken any free one."""
    for port in (usual, 0):
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return int(one.getsockname()[1])
    raise UsageError("no port is free for Prefect's server; end what holds them")


def _start(
    words: list[str], environment: Mapping[str, str], *, is_mute: bool = False
) -> subprocess.Popen[bytes]:
    """Start a part out of reach of the terminal's Ctrl-C: parts are stopped in their order."""
    out = subprocess.DEVNULL if is_mute else None
    return subprocess.Popen(
        [sys.executable, *words], env=environment, stdout=out, stderr=out, start_new_session=True
    )


def _until(
    ready: Callable[[], bool],
    parts: Mapping[str, subprocess.Popen[bytes]],
    what: str,
    *,
    seconds: float = START_SECONDS,
) -> None:
    """Wait until something is ready. Raises _Ended if a part ends meanwhile or it takes long."""
    deadline = time.monotonic() + seconds
    while not ready():
        for name, part in parts.items():
            if part.poll() is not None:
                raise _Ended(f"the {name} ended with exit code {part.returncode}")
        if time.monotonic() > deadline:
            raise _Ended(f"{what} did not come up in {seconds:.0f} seconds")
        time.sleep(POLL_SECONDS)


def _answers(url: str) -> bool:
    import httpx

    try:
        return httpx.get(url, timeout=3).is_success
    except httpx.HTTPError:
        return False


def _end_all(parts: Mapping[str, subprocess.Popen[bytes]]) -> None:
    """Stop the parts, the last started first: the schedules are paused while the server is up."""
    for name, part in reversed(list(parts.items())):
        with suppress(ProcessLookupError):
            # Prefect's own parts put things in order on Ctrl-C; the watcher has nothing to.
            part.send_signal(signal.SIGTERM if name == "watcher" else signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            part.wait(STOP_SECONDS)
        # A run that is under way; no kill harms the warehouse.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(part.pid, signal.SIGKILL)
        part.wait()
