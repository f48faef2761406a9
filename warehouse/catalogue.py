"""warehouse.duckdb, the file of views for people: built beside the old one, renamed over it."""

from contextlib import suppress
from pathlib import Path

import duckdb

from transforms.errors import WarehouseError
from warehouse.disk import Steps, disk_trouble, no_steps, sync_file, sync_folder, token
from warehouse.log import Manifest
from warehouse.schema import literal
from warehouse.views import (
    comment_statements,
    ready_views,
    statements,
    table_views,
    views_digest,
)

NAME = "warehouse.duckdb"

RECEIPT = ".warehouse.duckdb.built"
"""Says which commit was built, of which views, as which file and for which folder.

It is written last, so that losing it only costs work.
"""

STORAGE = "v1.5.0"
"""So that the 1.5 command-line client opens what DuckDB 2.0 writes."""


def is_current(root: Path, manifest: Manifest) -> bool:
    """Return whether the catalogue shows this commit, from this place."""
    with suppress(OSError):
        return (root / RECEIPT).read_text("utf-8") == _receipt(root, manifest)
    return False


def build(root: Path, manifest: Manifest, at: Steps = no_steps) -> None:
    """Make the catalogue show a commit. Raises WarehouseError."""
    beside = root / f".{NAME}.{token()}.tmp"
    try:
        with disk_trouble(f"write {root / NAME}"):
            _write(beside, root, manifest)
            beside.chmod(0o444)
            sync_file(beside)
            at("catalogue built")
            # A write-ahead log left by someone who wrote into the old file would be replayed
            # into the new one, or make every reader fail.
            (root / f"{NAME}.wal").unlink(missing_ok=True)
            beside.replace(root / NAME)
            at("catalogue renamed")
            receipt = root / f"{RECEIPT}.{token()}.tmp"
            receipt.write_text(_receipt(root, manifest), "utf-8")
            receipt.replace(root / RECEIPT)
            sync_folder(root)
    except duckdb.Error as error:
        raise WarehouseError(f"can't write {root / NAME}: {error}") from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _write(path: Path, root: Path, manifest: Manifest) -> None:
    told = [
        "create schema stored",
        *statements({**table_views(manifest, root), **ready_views()}),
        *comment_statements(),
        (
            f"create view commit_shown as select {manifest.number}::bigint as number, "
            f"{literal(str(root))} as folder"
        ),
        "comment on view commit_shown is 'The commit that these views show, and its folder.'",
    ]
    with duckdb.connect(":memory:") as connection:
        # Every view that reads a view reads the footers of its files again.
        connection.execute("set parquet_metadata_cache = true")
        connection.execute(f"attach {literal(str(path))} as built (storage_version '{STORAGE}')")
        connection.execute("use built")
        connection.execute("begin")
        connection.execute(";\n".join(told))
        connection.execute("commit")
        connection.execute("use memory")
        connection.execute("checkpoint built")
        connection.execute("detach built")


def _receipt(root: Path, manifest: Manifest) -> str:
    built = (root / NAME).stat()
    file = f"{built.st_ino} {built.st_mtime_ns} {built.st_size}"
    return f"{manifest.number} {file} {views_digest()} {root}\n"
