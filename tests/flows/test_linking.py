"""Linking through the real ingest: one name for one thing, two persons of one name stay two."""

import itertools
import os

import pytest

from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from warehouse.store import Warehouse

ARTICLES = {
    "a.txt": "Bill fails\n\nFew people came when the Ohio senator John Smith spoke on Monday.\n",
    "b.txt": "Club waits\n\nFew people knew that striker John Smith would not play on Monday.\n",
    "c.txt": "Bill stalls\n\nFew people heard it when Sen. John Smith spoke on Monday.\n",
}


def save(folder, name):
    (folder / name).write_text(ARTICLES[name], "utf-8")
    os.utime(folder / name, (1_700_000_000, 1_700_000_000))


def run(folder, tables):
    desk = Desk(seeds=folder, warehouse=tables)
    ingest_directly(desk, Options(), Watcher())
    with Warehouse.open(tables).reader() as reader:
        mentions = reader.rows(
            "select doc_id, entity_id from mentions where text = 'John Smith' order by 1"
        )
        entities = reader.rows("select * from entities order by entity_id")
        history = reader.rows("select form_key, change from entity_history order by 1, 2")
    return mentions, entities, history


@pytest.mark.parametrize("order", list(itertools.permutations(ARTICLES))[1::3])
def test_two_of_one_name_in_any_order(tmp_path, fake_model, order):
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in order:
        save(folder, name)
        mentions, entities, _ = run(folder, tmp_path / "tables")
    assert mentions == [
        ("a.txt", "person/john-smith~politics"),
        ("b.txt", "person/john-smith~sport"),
        ("c.txt", "person/john-smith~politics"),
    ]
    assert run(folder, tmp_path / "at_once")[:2] == (mentions, entities)


def test_a_split_is_remembered_and_undone_when_its_reason_goes(tmp_path, fake_model):
    folder = tmp_path / "seeds"
    folder.mkdir()
    save(folder, "a.txt")
    assert run(folder, tmp_path / "tables")[0] == [("a.txt", "person/john-smith")]
    save(folder, "b.txt")
    history = run(folder, tmp_path / "tables")[2]
    assert history == [("person:john smith~politics.us", "split")]
    (folder / "b.txt").unlink()
    mentions, _, history = run(folder, tmp_path / "tables")
    assert mentions == [("a.txt", "person/john-smith")]
    assert [change for _, change in history] == ["merge", "split"]
