"""Furniture learned across an outlet's pages: written to a file, obeyed, and taken back."""

import tomllib

import pytest

from flows.direct import ingest_directly
from flows.learning import (
    PAGES,
    Line,
    furniture_of,
    furniture_path,
    learn,
    read_lines,
    write_lines,
)
from flows.running import Options, Watcher
from flows.settings import Desk
from flows.upkeep import Upkeep
from transforms.errors import BadSettings
from warehouse.store import Warehouse

FOOTER = "The Ostvik Herald is printed each morning in the old mill beside the river."
TOWNS = (
    "Arnby", "Birka", "Cedra", "Dalsund", "Eskby", "Falun", "Grimvik", "Holmsa", "Ivarna",
    "Jerpen", "Kolvik", "Lunde",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path, fake_model):
    """Twelve articles of one outlet that share a plain sentence, and one of another outlet."""
    for number, town in enumerate(TOWNS):
        path = tmp_path / f"seeds/herald/{town.lower()}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"The market of {town} moves indoors\n\n"
            f"The market of {town} moved into hall {number + 3} on Monday, {number + 20} traders "
            f"and the mayor of {town} said, after a long winter in {town} had closed the square.\n"
            f"\n{FOOTER}\n",
            "utf-8",
        )
        (path.parent / f"{town.lower()}.toml").write_text('outlet = "The Ostvik Herald"\n')
    other = tmp_path / "seeds/gazette/ferry.txt"
    other.parent.mkdir()
    other.write_text(f"The ferry sails again\n\nThe ferry sails again, they said.\n\n{FOOTER}\n")
    (other.parent / "ferry.toml").write_text('outlet = "The Gazette"\n')
    return Desk(seeds=tmp_path / "seeds", warehouse=tmp_path / "tables")


def ingest(desk):
    return ingest_directly(desk, Options(), Watcher())


def kept(desk) -> list[str]:
    """Return the articles whose text still holds the footer."""
    with Warehouse.open(desk.warehouse).reader() as reader:
        rows = reader.rows(
            "select doc_id from documents where contains(clean_text, 'in the old mill') order by 1"
        )
    return [doc_id for (doc_id,) in rows]


def why(report) -> set[tuple[str, str]]:
    return {(work.found.doc_id.split("/")[0], work.why) for work in report.plan.work}


def test_a_line_is_learned_obeyed_and_given_back(desk):
    ingest(desk)
    assert len(kept(desk)) == len(TOWNS) + 1, "the sentence is plain: cleaning alone keeps it"

    said = Upkeep(desk).learn()
    assert str(furniture_path(desk)) in said
    assert [(one.outlet, one.text, one.pages) for one in read_lines(desk)] == [
        ("The Ostvik Herald", FOOTER, len(TOWNS))
    ]

    report = ingest(desk)
    assert why(report) == {("herald", "settings")}, "only the outlet's own pages are read again"
    assert len(report.plan.work) == len(TOWNS)
    assert kept(desk) == ["gazette/ferry.txt"]
    assert ingest(desk).plan.work == []

    # What was removed still recurs, so learning again changes nothing.
    assert "as before" in Upkeep(desk).learn()

    path = furniture_path(desk)
    path.write_text(path.read_text("utf-8").rstrip() + "\nkeep = true\n", "utf-8")
    assert why(ingest(desk)) == {("herald", "settings")}
    assert len(kept(desk)) == len(TOWNS) + 1
    assert "as before" in Upkeep(desk).learn(), "what a human keeps stays kept"


def test_too_few_pages_teach_nothing(desk):
    for town in TOWNS[PAGES - 1 :]:
        (desk.seeds / f"herald/{town.lower()}.txt").unlink()
        (desk.seeds / f"herald/{town.lower()}.toml").unlink()
    ingest(desk)
    assert "0 lines of furniture" in Upkeep(desk).learn()
    assert not furniture_path(desk).exists()


def test_a_kept_line_survives_though_it_no_longer_recurs(desk):
    ingest(desk)
    with Warehouse.open(desk.warehouse).reader() as reader:
        gone = Line("The Gazette", "A line of long ago.", 11, keep=True)
        assert gone in learn(reader, [gone])
        assert Line(gone.outlet, gone.text, 11) not in learn(reader, [Line(*("a", "b", 11))])


@pytest.mark.parametrize("text", ['a "quoted" line', "back\\slash", "tab\there", "ü – “x”", "a#b"])
def test_what_is_written_is_read_again(tmp_path, text):
    desk = Desk(seeds=tmp_path)
    lines = sorted([Line("Ostvik “Herald”", text, 12), Line("Gazette", text, 10, keep=True)])
    path = write_lines(desk, lines)
    assert tomllib.loads(path.read_text("utf-8"))
    assert read_lines(desk) == lines
    assert set(furniture_of(lines)) == {"Ostvik “Herald”"}


@pytest.mark.parametrize("text", ["[[line]\n", "[[line]]\nnosuch = 1\n", "line = 3\n"])
def test_a_broken_file_is_named(tmp_path, text):
    (tmp_path / "furniture.toml").write_text(text)
    with pytest.raises(BadSettings, match=r"furniture\.toml"):
        read_lines(Desk(seeds=tmp_path))
