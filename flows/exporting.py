"""`copydesk export`: tables of one commit as files in a folder, all of them or none."""

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from flows.asking import write_answer
from flows.settings import Desk
from flows.terminal import say
from transforms.errors import BadSettings, UnknownKey
from warehouse.catalog import BY_NAME
from warehouse.disk import disk_trouble, token
from warehouse.reader import Reader
from warehouse.schema import quoted, sql_files
from warehouse.store import Warehouse

FORMS = ("parquet", "csv", "json")

RECEIPT = "export.json"
"""Says of which commit the files are and how many rows each has."""


def export(desk: Desk, folder: Path, names: Sequence[str], form: str) -> None:
    """Write tables or ready views, all tables if none is named, a file each.

    Raises BadSettings where the folder holds something, UnknownKey for a name that is neither.
    """
    if form not in FORMS:
        raise BadSettings(f"--form {form}: choose from {', '.join(FORMS)}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadSettings(f"{folder}: there is something already; name a new or empty folder")
    views = {path.stem for path in sql_files("views")}
    unknown = sorted(set(names) - views - BY_NAME.keys())
    if unknown:
        message = f"no table or view is called {', '.join(unknown)}; copydesk tables lists them"
        raise UnknownKey(message)
    with Warehouse.open(desk.warehouse).reader() as reader:
        wanted = list(dict.fromkeys(names)) or list(BY_NAME)
        rows = _whole(folder, lambda place: _write(reader, place, wanted, form))
    total = sum(rows.values())
    say(f"{len(rows):,} files, {total:,} rows of commit {reader.number} in {folder}")


def _write(reader: Reader, folder: Path, names: Sequence[str], form: str) -> dict[str, int]:
    rows = {}
    for name in names:
        table = BY_NAME.get(name)
        order = f" order by {', '.join(map(quoted, table.sort))}" if table else ""
        sql = f"select * from {name}{order}"  # noqa: S608 - a name of ours
        rows[name] = write_answer(reader, sql, form, folder / f"{name}.{form}")
    told = {"commit": reader.number, "warehouse": str(reader.root), "rows": rows}
    (folder / RECEIPT).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return rows


def _whole[Answer](folder: Path, write: Callable[[Path], Answer]) -> Answer:
    """Fill a folder beside the one wanted and rename it once it is whole."""
    target = folder.absolute()
    beside = target.with_name(f".{target.name}.{token()}.tmp")
    with disk_trouble(f"write {folder}"):
        try:
            beside.mkdir(parents=True)
            answer = write(beside)
            if target.exists():
                target.rmdir()
            beside.rename(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return answer
