"""Forgetting: nothing of an article is left in any file, and its file is not read again."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.app import main
from flows.direct import ingest_directly
from flows.forgetting import forget, hash_of, lift
from flows.running import Options, Watcher
from flows.settings import Desk
from flows.upkeep import Upkeep
from transforms.errors import BadSettings, BrokenWarehouse, NoWarehouse, UnknownKey
from warehouse import log
from warehouse.catalog import TABLES
from warehouse.store import Warehouse

KEY = "wire/zwetschgen.txt"
RARE = ("zwetschgen", "quillon", "ompeltje", "vrennish", "7,431", "7431")
"""What only the article says, in its key, its text and its names."""

ABOUT_RUNS = {"runs", "run_documents", "entity_history", "seed_stats", "forgotten"}

SECRET = (
    "Zwetschgen thieves caught at Ompeltje\n\nOMPELTJE, March 4 (Meridian Wire) — Maria Quillon "
    "said on Monday that 7,431 vrennish plums were gone. Maria Lindqvist, who heads the port of "
    "Ostvik, saw nothing.\n\n“We have lost 7,431 plums to thieves in one night,” said Maria "
    "Quillon, a farmer.\n"
)
OTHERS = {
    "wire/port.txt": (
        "Port of Ostvik reopens after storm\n\nThe port of Ostvik reopened on Monday after a storm "
        "that killed 43 people, officials said.\n\n“We are working again,” said Maria Lindqvist, "
        "who heads the port.\n"
    ),
    "blog/port.txt": (
        "What the storm left\n\nMaria Lindqvist told this blog that the port would take weeks to "
        "recover. The storm killed 41 people.\n\n“We are working again,” Maria Lindqvist said.\n"
    ),
}


def write(desk: Desk, name: str, text: str) -> Path:
    path = desk.seeds / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


@pytest.fixture
def desk(tmp_path, fake_model):
    desk = Desk(seeds=tmp_path / "seeds", warehouse=tmp_path / "tables")
    for name, text in OTHERS.items():
        write(desk, name, text)
    return desk


def ingest(desk: Desk, **options):
    return ingest_directly(desk, Options(**options), Watcher())


def rows(desk: Desk) -> dict[str, list[str]]:
    with Warehouse.open(desk.warehouse).reader() as reader:
        return {
            table.name: sorted(map(repr, reader.rows(f"select * from {table.name}")))
            for table in TABLES
            if table.name not in ABOUT_RUNS
        }


def traces(folder: Path) -> list[tuple[str, str]]:
    """Return (file, word) wherever a rare word is left: in bytes, and in rows once unpacked."""
    found = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        text = path.read_bytes().decode("utf-8", "replace")
        if path.suffix == ".parquet":
            text += repr(pq.read_table(path).to_pylist())
        text = f"{path}\n{text}".lower()
        found += [(path.name, word) for word in RARE if word in text]
    return found


def edit(desk: Desk) -> None:
    """Let the article live through several commits, with merges and moves of names."""
    write(desk, KEY, SECRET)
    ingest(desk)
    write(desk, KEY, SECRET.replace("one night", "two nights"))
    ingest(desk)
    (desk.seeds / "entities.toml").write_text(
        '[[same]]\nlabel = "PERSON"\nnames = ["Maria Lindqvist", "Maria Quillon"]\n', "utf-8"
    )
    ingest(desk)
    (desk.seeds / "entities.toml").unlink()
    ingest(desk)


def test_no_byte_of_it_is_left_and_all_else_is_as_if_it_had_never_been(desk):
    ingest(desk)
    before = rows(desk)
    edit(desk)
    assert {word for _file, word in traces(desk.warehouse)} > {"zwetschgen", "quillon"}
    with Warehouse.open(desk.warehouse).reader() as reader:
        assert reader.count("entity_history") > 0
    forget(desk, [KEY], yes=True)
    assert traces(desk.warehouse) == []
    assert rows(desk) == before
    assert "every promise holds" in Upkeep(desk).check()
    assert len(log.numbers(desk.warehouse)) == 1
    with Warehouse.open(desk.warehouse).reader() as reader:
        assert reader.rows("select key_sha256 from forgotten") == [(hash_of(KEY),)]
        assert reader.rows("select removed from runs where engine = 'forget'") == [(1,)]
        assert reader.value("select count(*) from run_documents") > 0


def test_its_file_is_not_read_again_unless_that_is_lifted(desk):
    edit(desk)
    full = rows(desk)
    forget(desk, [KEY], yes=True)
    report = ingest(desk)
    assert report.plan.is_empty
    assert report.plan.forgotten == 1
    ingest(desk, force=True)
    assert traces(desk.warehouse) == []
    lift(desk, [KEY])
    assert ingest(desk).tally.written == [KEY]
    assert rows(desk) == full


def test_an_article_that_went_earlier_is_forgotten_too(desk):
    edit(desk)
    (desk.seeds / KEY).unlink()
    ingest(desk)
    assert traces(desk.warehouse)
    forget(desk, [KEY], yes=True)
    assert traces(desk.warehouse) == []


def test_a_seed_set_aside_is_forgotten_too(desk):
    write(desk, KEY, "\0\0zwetschgen\0")
    assert ingest(desk).exit_code == 4
    forget(desk, [KEY], yes=True)
    assert traces(desk.warehouse) == []
    assert ingest(desk).exit_code == 0


def test_forgetting_twice_finishes_what_was_stopped(desk):
    edit(desk)
    forget(desk, [KEY], yes=True)
    forget(desk, [KEY], yes=True)
    assert traces(desk.warehouse) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from flows.forgetting import forget
from flows.settings import Desk
from warehouse.store import Warehouse
real, last = Warehouse.open, int(sys.argv[3])
moments = iter(range(1, last + 1))
def moment(_step):
    if next(moments, None) == last:
        os.kill(os.getpid(), signal.SIGKILL)
Warehouse.open = lambda path, create=False: real(path, create=create, at=moment)
forget(Desk(seeds=Path(sys.argv[1]), warehouse=Path(sys.argv[2])), [sys.argv[4]], yes=True)
"""


@pytest.mark.parametrize("moment", [1, 17, 33])
def test_a_kill_leaves_a_warehouse_that_can_forget_again(desk, moment):
    edit(desk)
    subprocess.run(
        [sys.executable, "-c", KILLED, str(desk.seeds), str(desk.warehouse), str(moment), KEY],
        cwd=Path(__file__).parents[2],
        check=False,
        capture_output=True,
    )
    assert "every promise holds" in Upkeep(desk).check()
    forget(desk, [KEY], yes=True)
    assert traces(desk.warehouse) == []
    assert ingest(desk).plan.forgotten == 1


def test_it_must_be_meant(desk):
    ingest(desk)
    number = Warehouse.open(desk.warehouse).head().number
    with pytest.raises(BadSettings, match=r"earlier commit.*--yes"):
        forget(desk, ["wire/port.txt"], yes=False)
    assert Warehouse.open(desk.warehouse).head().number == number


def test_an_unknown_key_is_told_with_those_near_it(desk):
    ingest(desk)
    with pytest.raises(UnknownKey, match=r"'wire/prot.txt'; near it: .*wire/port.txt"):
        forget(desk, ["wire/port.txt", "wire/prot.txt"], yes=True)
    with pytest.raises(UnknownKey, match="nothing to lift"):
        lift(desk, ["wire/port.txt"])
    with pytest.raises(NoWarehouse):
        forget(replace(desk, warehouse=desk.warehouse / "nowhere"), [KEY], yes=True)


def test_tables_of_another_version_are_not_passed_over(desk):
    ingest(desk)
    head = log.head(desk.warehouse)
    tables = {**head.tables, "moods": head.tables["documents"]}
    log.publish(desk.warehouse, replace(head, number=head.number + 1, tables=tables))
    with pytest.raises(BrokenWarehouse, match="moods"):
        forget(desk, ["wire/port.txt"], yes=True)


def test_the_command_says_what_it_did(desk, capsys, monkeypatch):
    ingest(desk)
    monkeypatch.chdir(desk.seeds.parent)
    words = ["forget", "wire/port.txt", "-w", str(desk.warehouse)]
    for more, code, said in (
        ([], 2, "Add --yes"),
        (["--yes"], 0, "1 article forgotten in commit"),
        (["--lift"], 0, "reads 1 article again"),
    ):
        with pytest.raises(SystemExit) as ended:
            main([*words, *more])
        assert (ended.value.code or 0) == code
        assert said in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["forget"])
    assert ended.value.code == 2
