"""kill -9 in the middle of an ingest: no wrong read, the next run completes, the rows are equal."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from transforms.errors import NoWarehouse
from warehouse.catalog import TABLES
from warehouse.store import Warehouse

KILLS = 30
SCRIPT = Path(__file__).with_name("killed.py")
ABOUT_RUNS = {"runs", "run_documents", "entity_history", "seed_stats"}
QUESTION = """
select (select count(*) from documents), (select count(*) from sources),
       (select count(distinct doc_id) from blocks), (select count(*) from mentions),
       (select count(*) from mentions anti join entities using (entity_id))
"""


def article(number: int, edition: int) -> str:
    return (
        f"Town number {number} votes\n\nThe people of town {number} voted on Sunday, edition "
        f"{edition}. Some {number + 100} people came, said Anna Berg{'en' * (number % 3)}, who "
        f"counted.\n\n“It went well,” Anna Berg{'en' * (number % 3)} said.\n"
    )


def write(folder: Path, edition: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(8):
        path = folder / f"{number}.txt"
        if number % 2 == edition % 2 or not path.exists():
            path.write_text(article(number, edition), "utf-8")


def rows(tables: Path) -> dict[str, list[str]]:
    with Warehouse.open(tables).reader() as reader:
        return {
            table.name: sorted(map(repr, reader.rows(f"select * from {table.name}")))
            for table in TABLES
            if table.name not in ABOUT_RUNS
        }


@pytest.mark.usefixtures("fake_model")
def test_kills_lose_nothing_and_show_nothing_half_done(tmp_path):
    seeds, tables = tmp_path / "seeds", tmp_path / "tables"
    write(seeds, 0)
    seen: list[tuple[int, ...]] = []
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                with Warehouse(tables).reader() as reader:
                    seen.append(reader.rows(QUESTION)[0])
            except NoWarehouse:
                continue
            except BaseException as error:
                failures.append(error)
                return

    reader = threading.Thread(target=read)
    reader.start()
    try:
        killed = 0
        for number in range(KILLS):
            write(seeds, number)
            moment = 1 + number * 7 % 41
            ended = subprocess.run(
                [sys.executable, str(SCRIPT), str(seeds), str(tables), str(moment)],
                capture_output=True,
                text=True,
                check=False,
            )
            assert ended.returncode in (0, -9), ended.stderr
            killed += ended.returncode == -9
    finally:
        done.set()
        reader.join()
    assert failures == []
    assert killed >= KILLS // 2
    for documents, sources, with_blocks, _mentions, strangers in seen:
        assert documents == sources == with_blocks
        assert documents in (0, 8)
        assert strangers == 0

    ingest_directly(Desk(seeds=seeds, warehouse=tables), Options(), Watcher())
    calm = tmp_path / "calm"
    ingest_directly(Desk(seeds=seeds, warehouse=calm), Options(), Watcher())
    assert rows(tables) == rows(calm)
