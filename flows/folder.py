"""The seeds folder: which files are seeds, what they are called, and how they are read safely."""

import hashlib
import os
import stat
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flows.ignoring import SETTINGS, belongs_to_a_page, ignored_as, is_hidden
from transforms.errors import (
    BadSidecar,
    NoSuchFolder,
    SeedError,
    SeedOutsideFolder,
    SeedStillGrowing,
    SeedTooLarge,
    SeedVanished,
    UnreadableSeed,
)
from transforms.model.cleaned import Sidecar
from transforms.model.extraction import Seed

SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was read may change again with the same time stamp:
file systems keep times as coarsely as two seconds (FAT). Such a file is hashed again next time."""


@dataclass(frozen=True, slots=True)
class Found:
    """One seed as the folder lists it, not yet read; `problem` says why it can't be."""

    doc_id: str
    path: Path
    size: int = 0
    modified_ns: int = 0
    sidecar: Path | None = None
    sidecar_ns: int | None = None
    is_settled: bool = True
    """Whether its size and time, as listed, can be trusted to tell of its next change."""
    problem: SeedError | None = None


def doc_id_of(relative: str) -> str:
    """Make the key of an article from its path under the seeds folder.

    The path itself, with / between folders; control characters, % and bytes that are no UTF-8 are
    written as %XX, so that two files never share a key and every key is printable.
    """
    if relative.isprintable() and "%" not in relative:
        return relative
    safe = "".join(char for char in relative if char.isprintable() and char != "%")
    return quote(os.fsencode(relative), safe="/" + safe)


@dataclass(frozen=True, slots=True)
class Folder:
    """A seeds folder as it is now."""

    seeds: list[Found]
    """Sorted by key."""
    ignored: Counter[str]
    """Files that are no articles, by ending, by the pattern that says so, or as saved pages'."""


SAVED_PAGES = "folders of saved pages"


def list_seeds(root: Path) -> list[Found]:
    """List the seeds under a folder, sorted by key. Raises NoSuchFolder."""
    return look(root).seeds


def look(root: Path, patterns: Sequence[str] = ()) -> Folder:
    """List the seeds under a folder and count what is none. Raises NoSuchFolder.

    Hidden files, sidecars, what browsers save beside pages (`a_files/`) and files of endings that
    articles don't have are no seeds; `patterns` are the user's. A link that dangles or leads out of
    the folder is listed with its problem, and links to folders are not followed.
    """
    if not root.is_dir():
        raise NoSuchFolder(f"{root}: no such folder; give the folder of your saved articles")
    found: list[Found] = []
    ignored: Counter[str] = Counter()
    inside, now, waiting = root.resolve(), time.time_ns(), [("", str(root))]
    while waiting:
        prefix, folder = waiting.pop()
        entries = _entries(folder)
        files = [one for one in entries if one.is_symlink() or not one.is_dir()]
        names = {one.name for one in files}
        sidecars = {name for name in names if name.endswith(".toml")}
        stems = Counter(name.rpartition(".")[0] for name in names) if sidecars else Counter()
        for one in entries:
            if is_hidden(one.name):
                continue
            if one.name not in names:
                if belongs_to_a_page(one.name, names):
                    ignored[SAVED_PAGES] += 1
                else:
                    waiting.append((f"{prefix}{one.name}/", one.path))
            elif one.name not in sidecars or not _is_sidecar(one.name, names, stems):
                kind = ignored_as(prefix + one.name, patterns)
                if kind is None:
                    found.append(_found(one, prefix, sidecars, inside, now))
                else:
                    ignored[kind] += 1
    return Folder(sorted(found, key=attrgetter("doc_id")), ignored)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """List a folder. One that can't be listed stops the run: else its articles would go."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        message = f"{folder}: can't be listed: {error.strerror}; check its permissions"
        raise NoSuchFolder(message) from error


def _is_sidecar(name: str, names: set[str], stems: Counter[str]) -> bool:
    """`a.toml` beside `a.html`, `a.html.toml` beside it, or settings that are no article."""
    stem = name.removesuffix(".toml")
    return name in SETTINGS or stem in names or stems[stem] > 1


def _sidecar_of(one: os.DirEntry[str], sidecars: set[str]) -> Path | None:
    if not sidecars:
        return None
    for name in (f"{one.name}.toml", f"{one.name.rpartition('.')[0]}.toml"):
        if name in sidecars and name != one.name:
            return Path(one.path).with_name(name)
    return None


def _found(one: os.DirEntry[str], prefix: str, sidecars: set[str], inside: Path, now: int) -> Found:
    """Say what the file system knows of one seed."""
    doc_id, path = doc_id_of(prefix + one.name), Path(one.path)
    if one.is_symlink():
        problem = _link_problem(path, doc_id, inside)
        if problem is not None:
            return Found(doc_id, path, problem=problem)
    try:
        status = one.stat()
        sidecar = _sidecar_of(one, sidecars)
        sidecar_ns = sidecar.stat().st_mtime_ns if sidecar else None
    except OSError as error:
        return Found(doc_id, path, problem=_os_problem(doc_id, error))
    if not stat.S_ISREG(status.st_mode):
        return Found(doc_id, path, problem=UnreadableSeed(f"{doc_id}: not a regular file"))
    modified_ns = status.st_mtime_ns
    settled = now - max(modified_ns, sidecar_ns or 0) > SETTLED_NS
    return Found(doc_id, path, status.st_size, modified_ns, sidecar, sidecar_ns, settled)


def _link_problem(path: Path, doc_id: str, inside: Path) -> SeedError | None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return UnreadableSeed(f"{doc_id}: a link to {path.readlink()}, which does not exist")
    if not target.is_relative_to(inside):
        message = f"{doc_id}: a link out of the seeds folder; copy the file into it instead"
        return SeedOutsideFolder(message)
    if target.is_dir():
        return UnreadableSeed(f"{doc_id}: a link to a folder; its files are read where they are")
    return None


def _os_problem(doc_id: str, error: OSError) -> SeedError:
    if isinstance(error, FileNotFoundError):
        return SeedVanished(f"{doc_id}: gone before it could be read")
    return UnreadableSeed(f"{doc_id}: can't be read: {error.strerror}; check its permissions")


def read_seed(found: Found, max_bytes: int) -> tuple[Seed, str]:
    """Read a seed and its sidecar; return it with the hash that says whether it changed.

    Raises a SeedError: the listed problem, or what reading meets. A file whose size or time
    changes while it is read is SeedStillGrowing, and is retried by the next run.
    """
    if found.problem is not None:
        raise found.problem
    if found.size > max_bytes:
        raise SeedTooLarge(
            f"{found.doc_id}: {found.size:,} bytes, more than the limit of {max_bytes:,} "
            "(setting max_bytes)"
        )
    try:
        data = _read_steadily(found)
        extra = found.sidecar.read_bytes() if found.sidecar else b""
    except OSError as error:
        raise _os_problem(found.doc_id, error) from error
    seed = Seed(
        doc_id=found.doc_id,
        source_uri=found.path.absolute().as_uri(),
        name=found.doc_id,
        data=data,
        sidecar=read_sidecar(found.sidecar, extra) if found.sidecar else None,
    )
    return seed, content_hash(data, extra)


def _read_steadily(found: Found) -> bytes:
    """Read a file that must not change under our hands. Never blocks on a pipe."""
    descriptor = os.open(found.path, os.O_RDONLY | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - from a descriptor
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableSeed(f"{found.doc_id}: not a regular file")
        data = file.read()
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise SeedStillGrowing(f"{found.doc_id}: still being written; the next run takes it")
    return data


def content_hash(data: bytes, sidecar: bytes) -> str:
    """Hash a seed's bytes, and its sidecar's where it has one."""
    digest = hashlib.sha256(data)
    if sidecar:
        digest.update(hashlib.sha256(sidecar).digest())
    return digest.hexdigest()


def read_sidecar(path: Path, data: bytes) -> Sidecar:
    """Read what a sidecar says: url, fetched_at, outlet. Raises BadSidecar naming it."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSidecar(f"{path.name}: not valid TOML: {error}") from error
    unknown = sorted(set(table) - {"url", "fetched_at", "outlet"})
    if unknown:
        known = "url, fetched_at and outlet"
        raise BadSidecar(f"{path.name}: {', '.join(unknown)} is not known; there are {known}")
    return Sidecar(
        url=_text(table, "url", path),
        fetched_at=_time(table.get("fetched_at"), path),
        outlet=_text(table, "outlet", path),
    )


def _text(table: dict[str, Any], key: str, path: Path) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise BadSidecar(f"{path.name}: {key} must be text in quotes")
    return value or None


def _time(value: Any, path: Path) -> datetime | None:
    """Read a time; one without a zone is taken as UTC."""
    try:
        if value is None:
            return None
        moment = datetime.fromisoformat(value if isinstance(value, str) else value.isoformat())
    except (ValueError, AttributeError) as error:
        message = f"{path.name}: fetched_at must be a time such as 2026-01-31T09:00:00Z"
        raise BadSidecar(message) from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
