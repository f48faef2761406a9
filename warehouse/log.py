"""The commit log: numbered manifests, each naming every live file of every table."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from transforms.errors import BrokenWarehouse, NoWarehouse
from warehouse.disk import disk_trouble, put_if_absent

FORMAT = 1
"""Version of the layout; a warehouse of a newer one is refused."""

LOG = "log"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One Parquet file of one table. It never changes."""

    path: str
    """Relative to the warehouse's folder."""
    rows: int
    bytes: int
    sha256: str
    stamp: int
    """No row in it is older: only newer tombstones can kill any."""
    columns: tuple[str, ...]
    """What it holds; a table may have gained columns since."""
    in_order: bool = True
    """Whether the whole file is sorted; else only each row group is, and a merge will sort it."""


@dataclass(frozen=True, slots=True)
class TombstoneFile:
    """One Parquet file of (table, key, stamp): rows of the key older than the stamp are dead."""

    path: str
    rows: int
    bytes: int
    sha256: str
    stamp: int
    """The newest stamp in it."""
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """One commit: the whole state of the warehouse after it.

    `number` counts manifests. `stamp` is the logical time that rows and tombstones carry: it
    advances when rows change and stands still when files are only merged.
    """

    number: int = 0
    stamp: int = 0
    seeds: str | None = None
    """Folder whose articles the warehouse holds."""
    tables: Mapping[str, tuple[DataFile, ...]] = field(default_factory=dict)
    tombstones: tuple[TombstoneFile, ...] = ()

    def files(self) -> list[DataFile | TombstoneFile]:
        """Return every file that the commit needs."""
        data = [file for files in self.tables.values() for file in files]
        return [*data, *self.tombstones]

    def tombstones_of(self, table: str) -> list[TombstoneFile]:
        """Return the tombstones that can kill a row of the table."""
        oldest = min((file.stamp for file in self.tables.get(table, ())), default=self.stamp)
        return [file for file in self.tombstones if table in file.tables and file.stamp > oldest]

    def without_spent_tombstones(self) -> "Manifest":
        """Return it without the tombstones that can't kill any row any more."""
        needed = {file.path for table in self.tables for file in self.tombstones_of(table)}
        kept = tuple(file for file in self.tombstones if file.path in needed)
        return Manifest(self.number, self.stamp, self.seeds, self.tables, kept)

    def encoded(self) -> bytes:
        """Return it as JSON with its checksum, one line a file so that people can diff it."""
        body = {
            "format": FORMAT,
            "number": self.number,
            "parent": self.number - 1 if self.number else None,
            "stamp": self.stamp,
            "seeds": self.seeds,
            "tables": {
                name: [asdict(file) for file in files]
                for name, files in sorted(self.tables.items())
                if files
            },
            "tombstones": [asdict(file) for file in self.tombstones],
        }
        body["checksum"] = _checksum(body)
        return json.dumps(body, indent=1, ensure_ascii=False).encode()


def _checksum(body: Mapping[str, object]) -> str:
    plain = {name: value for name, value in body.items() if name != "checksum"}
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def manifest_path(root: Path, number: int) -> Path:
    """Return where a manifest is."""
    return root / LOG / f"{number:010d}.json"


def numbers(root: Path) -> list[int]:
    """Return the numbers of the manifests that are kept, ascending."""
    try:
        names = [path.name for path in (root / LOG).iterdir()]
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f"there is no warehouse in {root}; `copydesk ingest` makes one"
        raise NoWarehouse(message) from error
    return sorted(int(name[:-5]) for name in names if name.endswith(".json") and name[0] != ".")


def head(root: Path) -> Manifest:
    """Return the newest commit. Raises NoWarehouse or BrokenWarehouse."""
    with disk_trouble(f"list {root / LOG}"):
        kept = numbers(root)
    if not kept:
        message = f"there is no warehouse in {root}; `copydesk ingest` makes one"
        raise NoWarehouse(message)
    return read(root, kept[-1])


def read(root: Path, number: int) -> Manifest:
    """Return one commit. Raises BrokenWarehouse naming the file if it is damaged."""
    path = manifest_path(root, number)
    try:
        body = json.loads(path.read_bytes())
        if body["checksum"] != _checksum(body) or body["number"] != number:
            raise _broken(path, "its checksum is wrong")
        if body["format"] > FORMAT:
            raise _broken(path, "a newer version of copydesk wrote it; update copydesk")
        return Manifest(
            number=number,
            stamp=body["stamp"],
            seeds=body["seeds"],
            tables={
                name: tuple(
                    DataFile(**{**file, "columns": tuple(file["columns"])}) for file in files
                )
                for name, files in body["tables"].items()
            },
            tombstones=tuple(
                TombstoneFile(**{**file, "tables": tuple(file["tables"])})
                for file in body["tombstones"]
            ),
        )
    except FileNotFoundError as error:
        raise _broken(path, "it is missing") from error
    except OSError as error:
        raise _broken(path, f"it can't be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _broken(path, "it is not a manifest") from error


def _broken(path: Path, why: str) -> BrokenWarehouse:
    return BrokenWarehouse(
        f"{path}: {why}. Restore the file from a copy, or delete the newest manifests from {path} "
        "on to go back to the commit before."
    )


def publish(root: Path, manifest: Manifest) -> bool:
    """Make a manifest the newest commit; return False if another run took its number."""
    with disk_trouble(f"write {manifest_path(root, manifest.number)}"):
        return put_if_absent(manifest_path(root, manifest.number), manifest.encoded())


def damage(root: Path, manifest: Manifest) -> list[str]:
    """Return what is wrong with the files of a commit: missing or of another size."""
    found = []
    for file in manifest.files():
        try:
            size = (root / file.path).stat().st_size
        except OSError as error:
            found.append(f"{root / file.path}: {error.strerror}")
            continue
        if size != file.bytes:
            found.append(f"{root / file.path}: {size} bytes instead of {file.bytes}")
    return found


def altered(root: Path, manifest: Manifest) -> list[str]:
    """Return the files of a commit whose bytes are not the ones that were written. Reads all."""
    found = damage(root, manifest)
    if found:
        return found
    for file in manifest.files():
        with disk_trouble(f"read {root / file.path}"), (root / file.path).open("rb") as handle:
            digest = sha256()
            while chunk := handle.read(1 << 20):
                digest.update(chunk)
        if digest.hexdigest() != file.sha256:
            found.append(f"{root / file.path}: its bytes changed since they were written")
    return found
