"""kill -9 at every step of a commit: readers see whole commits, and the next run goes on."""

import errno
import multiprocessing
import os
import signal
from datetime import UTC, datetime

import duckdb
import pytest

from tests.warehouse.killing import change, merge, run_to, write_too_much
from tests.warehouse.samples import article, put
from transforms.errors import WarehouseError
from warehouse import log
from warehouse.parts import HashedFile
from warehouse.store import Warehouse

FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.warehouse.killing"])

pytestmark = pytest.mark.usefixtures("real_catalogue")


def steps_of(root, action, number):
    """The steps that an action takes, in order."""
    seen = []
    action(Warehouse(root, seen.append), number)
    return seen


def telling(steps):
    """The first step of each kind: rows written, tombstones written, published, ..."""
    kinds = [step.partition(":")[0] for step in steps]
    return [(at, step) for at, step in enumerate(steps) if kinds.index(kinds[at]) == at]


def generation_read(rows):
    """The one generation that all rows are of; anything else is half a commit."""
    assert len({title for _, title in rows}) == 1, rows
    number = int(rows[0][1].split()[1])
    assert [doc_id for doc_id, _ in rows] == ["d0", "d1", "d2", "d3", f"extra{number}"]
    return number


WHOLE = """
select d.doc_id, d.title from documents as d
join sources as s on s.doc_id = d.doc_id and starts_with(s.source_text, d.title)
join blocks as b on b.doc_id = d.doc_id and b.block_no = 0 and starts_with(b.text, d.title)
order by 1
"""


def read_whole(warehouse):
    """Read the warehouse and make sure that it is of one commit."""
    with warehouse.reader() as reader:
        assert reader.count("documents") == reader.count("sources") == 5
        return generation_read(reader.rows(WHOLE))


def catalogue_of(warehouse):
    """Read the catalogue as any DuckDB client does."""
    with duckdb.connect(str(warehouse.catalogue_path), read_only=True) as catalogue:
        return generation_read(catalogue.execute(WHOLE).fetchall())


@pytest.mark.parametrize("action", [change, merge])
def test_killed_at_every_step(tmp_path, action):
    """After each kill the rows are those before or after, and the next run completes."""
    warehouse = Warehouse.open(tmp_path / "desk", create=True)
    change(warehouse, 0)
    change(warehouse, 1)
    steps = steps_of(warehouse.root, action, 2)
    current = read_whole(warehouse)
    assert {"files written", "published", "catalogue built", "catalogue renamed"} <= set(steps)
    for deadly, step in telling(steps):
        if action is merge:
            current += 1
            change(warehouse, current)
        before = warehouse.head().number
        following = current + (action is change)
        process = PROCESSES.Process(target=run_to, args=(warehouse.root, action, following, deadly))
        process.start()
        while process.is_alive():
            assert read_whole(warehouse) in (current, following)
            assert catalogue_of(warehouse) in (current, following)
            process.join(0.02)
        process.join()
        assert process.exitcode == -signal.SIGKILL, step
        committed = steps.index("published") <= deadly
        assert warehouse.head().number == before + committed, step
        current = following if committed else current
        assert catalogue_of(Warehouse.open(warehouse.root)) == current, step
    assert warehouse.altered_files() == []
    leftovers = set(warehouse.collect(FAR_AHEAD, keep=1))
    assert leftovers
    change(warehouse, current + 1)
    assert read_whole(warehouse) == current + 1
    assert warehouse.check() == []
    head = {warehouse.root / file.path for file in warehouse.head().files()}
    kept = {
        warehouse.root / file.path
        for number in log.numbers(warehouse.root)
        for file in log.read(warehouse.root, number).files()
    }
    assert head <= set(warehouse.root.rglob("*.parquet")) == kept
    assert not list(warehouse.root.rglob("*.tmp"))


def test_a_limit_on_file_size(stocked):
    """A file that the system cuts short is our error, and nothing is lost."""
    before = stocked.head(), set(stocked.root.rglob("*.parquet"))
    queue = PROCESSES.Queue()
    process = PROCESSES.Process(target=write_too_much, args=(stocked.root, queue))
    process.start()
    message = queue.get(timeout=60)
    process.join()
    assert "Nothing is lost" in message
    assert (stocked.head(), set(stocked.root.rglob("*.parquet"))) == before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_full_disk(stocked, monkeypatch, code):
    """What the disk refuses is our error with its reason; the draft's files are gone again."""
    before = stocked.head(), set(stocked.root.rglob("*.parquet"))
    written = []

    def write(self, data):
        written.append(len(data))
        if len(written) > 20:
            raise OSError(code, os.strerror(code), str(self.path))
        return real(self, data)

    real = HashedFile.write
    monkeypatch.setattr(HashedFile, "write", write)
    with pytest.raises(WarehouseError, match=os.strerror(code)):
        put(stocked, article("d.txt"))
    monkeypatch.undo()
    assert (stocked.head(), set(stocked.root.rglob("*.parquet"))) == before
    assert put(stocked, article("d.txt")) == before[0].number + 1


def test_no_room_for_the_manifest(stocked, monkeypatch):
    """A manifest that can't be written leaves the commit before."""
    before = stocked.head()

    def refuse(_path, _content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("warehouse.log.put_if_absent", refuse)
    with pytest.raises(WarehouseError, match="free some space"):
        put(stocked, article("d.txt"))
    monkeypatch.undo()
    assert stocked.head() == before
    put(stocked, article("d.txt"))


def test_no_room_for_the_catalogue(stocked, monkeypatch):
    """The commit stands without its catalogue, which the next to open builds."""

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("warehouse.catalogue._write", refuse)
    number = put(stocked, article("d.txt"))
    monkeypatch.undo()
    assert stocked.head().number == number
    opened = Warehouse.open(stocked.root)
    with duckdb.connect(str(opened.catalogue_path), read_only=True) as catalogue:
        assert catalogue.execute("select count(*) from documents").fetchall() == [(4,)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written(stocked):
    """Reading goes on where writing is refused."""
    (stocked.root / "data").chmod(0o555)
    try:
        with pytest.raises(WarehouseError, match="writable"):
            put(stocked, article("d.txt"))
        with stocked.reader() as reader:
            assert reader.count("documents") == 3
    finally:
        (stocked.root / "data").chmod(0o755)
