"""Watching: quiet first, one run a burst, nothing half-written."""

from pathlib import Path

import pytest

from flows import watching
from flows.settings import Desk
from flows.watching import settled, signature, watch_folder
from transforms.errors import WarehouseBusy


def test_a_folder_is_settled_when_two_looks_see_the_same():
    looks = iter(
        [{"a": (1, 1, None)}, {"a": (2, 2, None)}, {"a": (3, 3, None)}, {"a": (3, 3, None)}]
    )
    waits = []
    assert settled(lambda: next(looks), waits.append, 2.0) == {"a": (3, 3, None)}
    assert waits == [2.0, 2.0, 2.0]


def watched(monkeypatch, desk, wakes, act):
    monkeypatch.setattr(watching, "wake_ups", lambda _desk: iter(wakes))
    monkeypatch.setattr(watching.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(watching, "_ingest", act)
    return watch_folder(desk, direct=True, emit=False, once=False)


def test_a_burst_is_one_run_and_a_false_alarm_is_none(tmp_path, monkeypatch):
    desk = Desk(seeds=tmp_path, warehouse=tmp_path / "w")
    runs = []

    def wakes():
        yield  # at start
        for number in range(20):
            (tmp_path / f"{number}.txt").write_text("x")
        yield  # one notice for all of them
        yield  # a notice of something that is no seed
        (tmp_path / "3.txt").unlink()
        yield

    act = lambda desk, _direct: runs.append(len(signature(watching.look(desk.seeds).seeds)))  # noqa: E731
    assert watched(monkeypatch, desk, wakes(), act) == 0
    assert runs == [0, 20, 19]


def test_a_busy_warehouse_is_tried_again(tmp_path, monkeypatch):
    desk = Desk(seeds=tmp_path, warehouse=tmp_path / "w")
    tries = []

    def act(_desk, _direct):
        tries.append(1)
        if len(tries) == 1:
            raise WarehouseBusy("another run is writing")

    watched(monkeypatch, desk, [None, None, None], act)
    assert len(tries) == 2


def test_a_file_that_still_grows_is_waited_for(tmp_path, monkeypatch):
    desk = Desk(seeds=tmp_path, warehouse=tmp_path / "w")
    path = tmp_path / "slow.txt"
    path.write_text("first half")
    writes = iter([" second", " half", ""])

    def sleep(_seconds):
        with path.open("a") as file:
            file.write(next(writes, ""))

    seen = []
    monkeypatch.setattr(watching, "wake_ups", lambda _desk: iter([None]))
    monkeypatch.setattr(watching.time, "sleep", sleep)
    monkeypatch.setattr(watching, "_ingest", lambda desk, _d: seen.append(path.read_text()))
    watch_folder(desk, direct=True, emit=False, once=False)
    assert seen == ["first half second half"]


@pytest.mark.parametrize("name", ["new.txt", "deep/er/new.html"])
def test_the_signature_sees_new_changed_and_gone(tmp_path: Path, name):
    path = tmp_path / name
    look = lambda: signature(watching.look(tmp_path).seeds)  # noqa: E731
    before = look()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    new = look()
    path.write_text("longer")
    changed = look()
    path.unlink()
    assert before == look()
    assert new != before
    assert changed != new
