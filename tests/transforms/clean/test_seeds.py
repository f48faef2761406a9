"""The articles that the project was first given, where they lie beside it."""

from pathlib import Path

import pytest

from transforms.clean import clean

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seeds beside the project")

# For each seed: the line of the title, lines that are captions (repeats included), and other lines
# that must not be read; line numbers count from 1. Every other line with text must be read.
EXPECTED = {
    "000": {"title": 1, "captions": [4, 14, 15, 29, 30], "gone": [3, 5, 6, 41, 42]},
    "001": {"title": 1, "captions": [], "gone": [17]},
    "002": {"title": 1, "captions": [7, 9], "gone": [3, 5, *range(67, 76)]},
    "003": {"title": 1, "captions": [], "gone": [*range(57, 85)]},
    "004": {"title": 3, "captions": [5], "gone": [1, 56, 57]},
}
CAPTIONS = {"000": [0, 1, 1], "001": [], "002": [1], "003": [], "004": [0]}
"""Repeats of each caption."""


def seed(name):
    (path,) = SEEDS.glob(f"{name}_*.txt")
    return path.read_text(encoding="utf-8")


def kinds_by_line(text):
    """Kind and verdict of the block that each line with text is in, by line number."""
    lines, at = {}, 0
    blocks = clean(text, doc_id="d").blocks
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = at + len(line) - len(line.lstrip())
            block = next(b for b in blocks if b.start <= where < b.stop)
            lines[number] = block.kind, block.kept
        at += len(line) + 1
    return lines


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_of_a_seed(name):
    expected = EXPECTED[name]
    lines = kinds_by_line(seed(name))
    dropped = {number for number, (_, kept) in lines.items() if not kept}
    gone = {n for n in expected["gone"] if n in lines}
    assert dropped == {expected["title"], *expected["captions"], *gone}
    assert lines[expected["title"]][0] == "title"
    assert {lines[number][0] for number in expected["captions"]} <= {"caption"}


@pytest.mark.parametrize("name", CAPTIONS)
def test_captions_of_a_seed(name):
    captions = clean(seed(name), doc_id="d").captions
    assert [caption.repeats for caption in captions] == CAPTIONS[name]


def test_residue_of_links_is_not_read():
    assert "[Source]" in seed("003")
    assert "[Source]" not in clean(seed("003"), doc_id="d").reading.text


@pytest.mark.parametrize("name", EXPECTED)
def test_cleaning_a_clean_seed_changes_nothing(name):
    once = clean(seed(name), doc_id="d").reading.text
    assert clean(once, doc_id="d").reading.text == once
