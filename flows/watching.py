"""Watching a folder: a notice of the file system is only a wake-up; the folder itself decides."""

import threading
import time
from collections.abc import Callable, Iterator

from flows.folder import Found, look
from flows.settings import Desk
from flows.terminal import say
from transforms.errors import WarehouseBusy

EVENT = "copydesk.seed.changed"
RESCAN_SECONDS = 300.0
"""Network file systems give no notice: the folder is looked at this often anyway."""

type Signature = dict[str, tuple[int, int, int | None]]


def signature(listed: list[Found]) -> Signature:
    """Return what the file system says of every seed, to tell whether anything still moves."""
    return {one.doc_id: (one.size, one.modified_ns, one.sidecar_ns) for one in listed}


def _seen(desk: Desk) -> Signature:
    return signature(look(desk.seeds, desk.ignore).seeds)


def settled(
    see: Callable[[], Signature], wait: Callable[[float], object], quiet_seconds: float
) -> Signature:
    """Wait until two looks, `quiet_seconds` apart, see the same; return what they saw.

    A writer that pauses longer than that is caught when its file is read, or by the next burst.
    """
    seen = see()
    while True:
        wait(quiet_seconds)
        now = see()
        if now == seen:
            return now
        seen = now


def watch_folder(desk: Desk, *, direct: bool, emit: bool, once: bool) -> int:
    """Ingest at start what came while nothing ran, then one run a burst. Ctrl-C ends it."""
    act = _emit if emit else _ingest
    say(f"watching {desk.seeds}; Ctrl-C ends")
    last: Signature | None = None
    bursts = 0
    for _ in wake_ups(desk):
        now = settled(lambda: _seen(desk), time.sleep, desk.quiet_seconds)
        if now == last:
            continue
        try:
            act(desk, direct)
        except WarehouseBusy as error:
            say(f"copydesk: {error.message}; trying again at the next change")
            continue
        last = now
        bursts += 1
        if once and bursts > 1:
            break
    return 0


def wake_ups(desk: Desk) -> Iterator[None]:
    """Yield once at start and whenever the folder may have changed. Ends on Ctrl-C."""
    from watchfiles import watch

    yield
    stop = threading.Event()
    try:
        for _changes in watch(
            desk.seeds,
            stop_event=stop,
            debounce=max(50, int(desk.quiet_seconds * 500)),
            rust_timeout=int(RESCAN_SECONDS * 1000),
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            yield
    finally:
        stop.set()


def _ingest(desk: Desk, direct: bool) -> None:
    from flows.progress import Bar, show_report
    from flows.running import Options

    with Bar() as bar:
        if direct:
            from flows.direct import ingest_directly

            report = ingest_directly(desk, Options(), bar)
        else:
            from flows.ingest import ingest_on_prefect

            report = ingest_on_prefect(desk, Options(), bar)
    show_report(report)


def _emit(desk: Desk, _direct: bool) -> None:
    """Tell Prefect's server; the deployment's trigger starts the run."""
    from prefect.events import emit_event

    import flows.ingest  # noqa: F401 - sets Prefect up to be quiet

    emit_event(EVENT, resource={"prefect.resource.id": f"copydesk.seeds.{desk.seeds.name}"})
    say(f"sent {EVENT}")
