"""Corrections of entities by a human: they win, survive every run, and can be taken back."""

import os

import pytest

from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from transforms.errors import BadSettings
from warehouse.store import Warehouse

TEXTS = {
    "a.txt": "Port opens\n\nMaria Lindqvist opened the port on Monday, and many people came.\n",
    "b.txt": "Mayor speaks\n\nPeter Vandal spoke in the town on Monday, and few people came.\n",
}
SAME = '[[same]]\nlabel = "PERSON"\nnames = ["Maria Lindqvist", "Peter Vandal"]\n'
RENAME = '[[rename]]\nlabel = "PERSON"\nname = "Maria Lindqvist"\nto = "M. Lindqvist"\n'


@pytest.fixture
def desk(tmp_path, fake_model):
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    return Desk(seeds=folder, warehouse=tmp_path / "tables")


def entities(desk):
    report = ingest_directly(desk, Options(), Watcher())
    with Warehouse.open(desk.warehouse).reader() as reader:
        named = dict(reader.rows("select text, entity_id from mentions"))
        names = dict(reader.rows("select entity_id, name from entities"))
    assert set(named.values()) == set(names)
    return report, named, names


def test_corrections_come_and_go(desk):
    _, apart, _ = entities(desk)
    assert apart["Maria Lindqvist"] != apart["Peter Vandal"]
    (desk.seeds / "entities.toml").write_text(SAME, "utf-8")
    report, joined, _ = entities(desk)
    assert joined["Maria Lindqvist"] == joined["Peter Vandal"]
    assert report.tally.written == [], "no article is computed anew for a correction"
    assert report.plan.relink == ["a.txt", "b.txt"]
    (desk.seeds / "entities.toml").unlink()
    _, again, _ = entities(desk)
    assert again == apart


def test_a_correction_holds_for_articles_that_come_later(desk):
    (desk.seeds / "entities.toml").write_text(SAME + RENAME, "utf-8")
    entities(desk)
    (desk.seeds / "c.txt").write_text(TEXTS["b.txt"].replace("few", "no"), "utf-8")
    _, named, names = entities(desk)
    assert named["Maria Lindqvist"] == named["Peter Vandal"]
    assert list(names.values()) == ["M. Lindqvist"]


def test_what_changed_is_remembered(desk):
    entities(desk)
    (desk.seeds / "entities.toml").write_text(SAME, "utf-8")
    entities(desk)
    with Warehouse.open(desk.warehouse).reader() as reader:
        rows = reader.rows("select old_entity_id, change from entity_history")
    assert [change for _, change in rows] == ["merge"]


@pytest.mark.parametrize("text", ["[[same]]\nnames = 3", "[[colour]]", "[[same]"])
def test_a_wrong_file_is_named(desk, text):
    (desk.seeds / "entities.toml").write_text(text, "utf-8")
    with pytest.raises(BadSettings, match=r"entities\.toml"):
        ingest_directly(desk, Options(), Watcher())
