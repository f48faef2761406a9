"""Bad input: one bad file is a row of rejects with a reason, and nothing else is disturbed."""

import os
from pathlib import Path

import pytest

from flows import batches, folder
from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from transforms.model.runs import Reject
from warehouse.store import Warehouse

GOOD = (
    "Bridge at Ostvik opens\n\nThe bridge at Ostvik opened on Monday after three years of work. "
    "It cost 96 million crowns, said Maria Lindqvist, the mayor of the town.\n"
)
NAMES = [
    'it\'s "quoted".txt',
    "two\nlines.txt",
    "Øresund—橋.txt",
    "100% sure.txt",
    "; drop table.txt",
]


def nested(levels: int) -> bytes:
    return (
        b"<html><body>" + b"<div>" * levels + GOOD.encode() + b"</div>" * levels + b"</body></html>"
    )


BOMB = b'<html><body class="' + b"x " * 5_000_000 + b'"><p>' + GOOD.encode() + b"</p></body></html>"

CASES = [
    # name, bytes, error or None where rows are right
    ("empty.txt", b"", "EmptySeed"),
    ("blank.txt", b" \n\t\r\n", "EmptySeed"),
    ("empty.html", b"", "EmptySeed"),
    ("binary.txt", bytes(range(256)) * 64, "BinarySeed"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "BinarySeed"),
    ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)) * 8, "BinarySeed"),
    ("cut.txt", (GOOD + "Ende gut für alle, naïve café — é").encode()[:-1], "UndecodableSeed"),
    ("utf16.txt", GOOD.encode("utf-16"), None),
    ("utf16be.txt", b"\xfe\xff" + GOOD.encode("utf-16-be"), None),
    ("windows.txt", (GOOD + "“Well,” she said – and left.").encode("cp1252"), None),
    ("bom.txt", b"\xef\xbb\xbf" + GOOD.encode(), None),
    ("large.txt", GOOD.encode() * 1_500, "SeedTooLarge"),
    ("nested.html", nested(400), None),
    (
        "letter.eml",
        b"From: a@x.example\r\nSubject: Bridge\r\n  opens\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain\r\n\r\n" + GOOD.encode(),
        "ForeignFormat",
    ),
    ("notes.txt", b"Update: the bridge opens.\nTime: noon.\n\n" + GOOD.encode(), None),
]


@pytest.fixture
def desk(tmp_path, fake_model):
    root = tmp_path / "seeds"
    root.mkdir()
    (root / "good.txt").write_text(GOOD, "utf-8")
    return Desk(seeds=root, warehouse=tmp_path / "tables", max_bytes=200_000)


def ingest(desk):
    return ingest_directly(desk, Options(), Watcher())


def state(desk):
    with Warehouse.open(desk.warehouse).reader() as reader:
        rejects = {row.doc_id: row for row in reader.fetch(Reject)}
        documents = dict(reader.rows("select doc_id, clean_text from documents"))
    return documents, rejects


@pytest.mark.parametrize(("name", "data", "error"), CASES, ids=[case[0] for case in CASES])
def test_a_bad_file_is_set_aside_and_a_strange_one_is_read(desk, name, data, error):
    (desk.seeds / name).write_bytes(data)
    report = ingest(desk)
    documents, rejects = state(desk)
    assert "good.txt" in documents
    assert report.exit_code == (4 if error else 0)
    if error is None:
        assert rejects == {}
        assert "The bridge at Ostvik opened on Monday" in documents[name]
    else:
        assert set(documents) == {"good.txt"}
        assert rejects[name].error == error
        assert name in rejects[name].message


@pytest.mark.parametrize(
    "data",
    [
        nested(100_000),
        BOMB,
        b"<p>" * 300_000 + GOOD.encode(),
        b"<a " + b"b=c " * 500_000 + b">x</a>",
    ],
    ids=["deep", "attributes", "unclosed", "many attributes"],
)
def test_a_hostile_page_ends_as_rows_or_as_a_reject(desk, data):
    desk = Desk(seeds=desk.seeds, warehouse=desk.warehouse)
    (desk.seeds / "bomb.html").write_bytes(data)
    report = ingest(desk)
    documents, rejects = state(desk)
    assert "good.txt" in documents
    assert ("bomb.html" in documents) != ("bomb.html" in rejects)
    assert report.exit_code in (0, 4)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_a_key(desk, name):
    (desk.seeds / name).write_text(GOOD, "utf-8")
    assert ingest(desk).exit_code == 0
    documents, _ = state(desk)
    assert folder.doc_id_of(name) in documents


def test_links_that_lead_nowhere_or_out_are_set_aside(desk, tmp_path):
    (tmp_path / "secret.txt").write_text(GOOD)
    (desk.seeds / "out.txt").symlink_to(tmp_path / "secret.txt")
    (desk.seeds / "dangling.txt").symlink_to(desk.seeds / "gone.txt")
    assert ingest(desk).exit_code == 4
    documents, rejects = state(desk)
    assert set(documents) == {"good.txt"}
    assert {key: row.error for key, row in rejects.items()} == {
        "out.txt": "SeedOutsideFolder",
        "dangling.txt": "UnreadableSeed",
    }


def test_what_can_not_be_listed_is_told_once_and_forgotten_when_gone(desk):
    link = desk.seeds / "dangling.txt"
    link.symlink_to(desk.seeds / "gone.txt")
    assert ingest(desk).exit_code == 4
    assert ingest(desk).plan.work == []
    link.unlink()
    ingest(desk)
    assert state(desk)[1] == {}


def test_a_file_without_permission_keeps_its_rows_and_is_tried_again(desk, monkeypatch):
    path = desk.seeds / "locked.txt"
    path.write_text(GOOD, "utf-8")
    ingest(desk)
    path.write_text(GOOD + "More.\n", "utf-8")
    real = os.open

    def refuse(name, *rest):
        if Path(name).name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real(name, *rest)

    monkeypatch.setattr(folder.os, "open", refuse)
    assert ingest(desk).exit_code == 4
    documents, rejects = state(desk)
    assert "locked.txt" in documents
    assert rejects["locked.txt"].error == "UnreadableSeed"
    monkeypatch.undo()
    documents, rejects = state(desk)


def test_a_file_that_vanishes_or_grows_during_the_run(desk, monkeypatch):
    for name in ("vanishing.txt", "growing.txt"):
        (desk.seeds / name).write_text(GOOD, "utf-8")
    real = os.fstat
    looks = []

    def fstat(descriptor):
        status = real(descriptor)
        if Path(f"/proc/self/fd/{descriptor}").readlink().name == "growing.txt":
            looks.append(status)
            if len(looks) == 1:
                with (desk.seeds / "growing.txt").open("a") as file:
                    file.write("and more")
        return status

    look = folder.look

    def list_then_remove(root, patterns):
        found = look(root, patterns)
        (desk.seeds / "vanishing.txt").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(folder.os, "fstat", fstat)
    monkeypatch.setattr("flows.running.look", list_then_remove)
    assert ingest(desk).exit_code == 4
    documents, rejects = state(desk)
    assert set(documents) == {"good.txt"}
    assert {key: row.error for key, row in rejects.items()} == {
        "growing.txt": "SeedStillGrowing",
        "vanishing.txt": "SeedVanished",
    }
    monkeypatch.undo()


def test_a_reject_is_not_tried_again_until_it_changes(desk):
    bad = desk.seeds / "bad.txt"
    bad.write_bytes(b"")
    assert ingest(desk).exit_code == 4
    again = ingest(desk)
    assert (again.exit_code, again.kept_aside) == (0, 1)
    bad.write_text(GOOD, "utf-8")
    assert ingest(desk).exit_code == 0
    documents, rejects = state(desk)
    assert "bad.txt" in documents
    assert rejects == {}


def test_a_good_file_that_turns_bad_loses_its_rows(desk):
    ingest(desk)
    (desk.seeds / "good.txt").write_bytes(b"")
    ingest(desk)
    documents, rejects = state(desk)
    assert documents == {}
    assert rejects["good.txt"].error == "EmptySeed"


def test_a_wrong_sidecar_sets_its_seed_aside(desk):
    (desk.seeds / "good.toml").write_text("colour = 'red'")
    assert ingest(desk).exit_code == 4
    assert state(desk)[1]["good.txt"].error == "BadSidecar"


def test_a_failure_of_ours_costs_no_row_and_no_other_document(desk, monkeypatch):
    (desk.seeds / "other.txt").write_text(GOOD.replace("Ostvik", "Havn"), "utf-8")
    ingest(desk)
    before, _ = state(desk)
    (desk.seeds / "good.txt").write_text(GOOD + "More.\n", "utf-8")
    (desk.seeds / "third.txt").write_text(GOOD.replace("Ostvik", "Skerry"), "utf-8")
    real = batches.process

    def fail(seed, *rest):
        if seed.doc_id == "good.txt":
            raise ZeroDivisionError("a rule divided")
        return real(seed, *rest)

    monkeypatch.setattr(batches, "process", fail)
    assert ingest(desk).exit_code == 4
    documents, rejects = state(desk)
    assert documents["good.txt"] == before["good.txt"]
    assert set(documents) == {"good.txt", "other.txt", "third.txt"}
    assert rejects["good.txt"].error == "Defect"
    assert "please report it" in rejects["good.txt"].message
