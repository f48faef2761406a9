"""The seeds folder: which files are seeds, what they are called, and how they are read safely."""

import hashlib
import os
import stat
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

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

ASSETS = frozenset(
    {
        *(
            ".css",
            ".js",
            ".mjs",
            ".map",
            ".json",
            ".xml",
            ".woff",
            ".woff2",
            ".ttf",
            ".otf",
            ".eot",
        ),
        *(".ico", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp"),
        *(".mp3", ".mp4", ".webm", ".ogg", ".wav"),
    }
)
"""What a browser saves beside a page. Left alone: it was never meant as an article."""

PARTIAL = frozenset({".part", ".crdownload", ".tmp", ".swp", ".download", ".partial"})
"""What programs call a file while they still write it."""

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
"""Files that systems drop into folders."""

SETTINGS = frozenset({"entities.toml", "furniture.toml", "copydesk.toml"})
"""Files of ours that may lie among the seeds."""

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


def list_seeds(root: Path) -> list[Found]:
    """List the seeds under a folder, sorted by key. Raises NoSuchFolder.

    Hidden files, sidecars, assets that browsers save beside pages (`*_files/`) and files still
    being downloaded are not seeds. A link that dangles or leads out of the folder is listed with
    its problem.
    """
    if not root.is_dir():
        raise NoSuchFolder(f"{root}: no such folder; give the folder of your saved articles")
    inside = root.resolve()
    found = [_look(path, root, inside) for path in _walk(root)]
    return sorted(found, key=lambda one: one.doc_id)


def _walk(root: Path) -> Iterator[Path]:
    """Yield candidate files, without following links to folders."""
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not name.endswith("_files")
        ]
        present = set(files)
        for name in files:
            suffix = PurePath(name).suffix.lower()
            if _is_no_article(name) or suffix in ASSETS | PARTIAL:
                continue
            if suffix == ".toml" and _is_sidecar(name, present):
                continue
            yield Path(folder) / name
        for name in folders:
            path = Path(folder) / name
            if path.is_symlink():
                yield path


def _is_no_article(name: str) -> bool:
    """Hidden files, an editor's copies and locks (`a.txt~`, `~$a.docx`), systems' own files."""
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in SYSTEM_FILES


def _is_sidecar(name: str, present: set[str]) -> bool:
    """`a.toml` beside `a.html`, `a.html.toml` beside it, or settings that are no article."""
    stem = name.removesuffix(".toml")
    if name in SETTINGS or stem in present:
        return True
    return any(other != name and PurePath(other).stem == stem for other in present)


def _sidecar_of(path: Path) -> Path | None:
    for candidate in (path.with_name(path.name + ".toml"), path.with_suffix(".toml")):
        if candidate != path and candidate.is_file():
            return candidate
    return None


def _look(path: Path, root: Path, inside: Path) -> Found:
    """Say what the file system knows of one seed."""
    doc_id = doc_id_of(path.relative_to(root).as_posix())
    if path.is_symlink():
        problem = _link_problem(path, doc_id, inside)
        if problem is not None:
            return Found(doc_id, path, problem=problem)
    try:
        status = path.stat()
        sidecar = _sidecar_of(path)
        sidecar_ns = sidecar.stat().st_mtime_ns if sidecar else None
    except OSError as error:
        return Found(doc_id, path, problem=_os_problem(doc_id, error))
    if not stat.S_ISREG(status.st_mode):
        return Found(doc_id, path, problem=UnreadableSeed(f"{doc_id}: not a regular file"))
    modified_ns = status.st_mtime_ns
    settled = time.time_ns() - max(modified_ns, sidecar_ns or 0) > SETTLED_NS
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
