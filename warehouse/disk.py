"""Durable files: write, name once, rename over, lock; whatever the disk says becomes our error."""

import errno
import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from transforms.errors import WarehouseBusy, WarehouseError

type Steps = Callable[[str], None]
"""Called with the name of each step of a commit; tests stop the process in one."""

LOCK_POLL_SECONDS = 0.05

REMEDIES = {
    errno.ENOSPC: "free some space and run again",
    errno.EDQUOT: "free some space and run again",
    errno.EACCES: "make it writable for you",
    errno.EPERM: "make it writable for you",
    errno.EROFS: "it is on a read-only file system",
    errno.EMFILE: "raise the limit on open files (ulimit -n) or compact the warehouse",
}

NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
"""What file systems without hard links say: exFAT, some network and container mounts."""


def no_steps(_step: str) -> None:
    """Take no notice of the steps of a commit."""


@contextmanager
def disk_trouble(doing: str) -> Iterator[None]:
    """Turn the system's errors into WarehouseError, with the file and what to do."""
    try:
        yield
    except OSError as error:
        remedy = REMEDIES.get(error.errno or 0)
        advice = f"; {remedy}" if remedy else ""
        where = f" ({error.filename})" if error.filename else ""
        message = f"can't {doing}: {error.strerror or error}{where}{advice}. Nothing is lost."
        raise WarehouseError(message) from error


def token() -> str:
    """Return a name part that no other file has."""
    return uuid4().hex[:12]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make a file's bytes survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder and the ones above it, each with a name that survives a power cut."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def spill_folder() -> Path:
    """Return where DuckDB may put what does not fit into memory; each user has an own one."""
    return Path(tempfile.gettempdir()) / f"copydesk-spill-{os.getuid()}"


def put_if_absent(path: Path, content: bytes) -> bool:
    """Give a file its content and name in one step; return False if the name is taken.

    A hard link either makes the name or finds it there, on every POSIX file system; an object
    store has a conditional PUT for the same.
    """
    temporary = path.with_name(f".{path.name}.{token()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not _name_once(temporary, path):
            return False
        sync_folder(path.parent)
        return True
    finally:
        with suppress(OSError):
            temporary.unlink()


def _name_once(temporary: Path, path: Path) -> bool:
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # Without hard links the writer's lock keeps two runs of one machine apart.
        if path.exists():
            return False
        temporary.rename(path)
    return True


@contextmanager
def writers_lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the writer's lock; raises WarehouseBusy when another holds it for longer than that.

    The operating system drops it with the process, so a killed run leaves no lock behind.
    """
    with disk_trouble("open the writer's lock"):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        deadline = time.monotonic() + wait_seconds
        while not _locked(handle):
            if time.monotonic() >= deadline:
                message = f"another run is writing to {path.parent}; wait for it and run again"
                raise WarehouseBusy(message)
            time.sleep(LOCK_POLL_SECONDS)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
