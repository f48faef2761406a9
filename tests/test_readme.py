"""The README does what it says."""

from pathlib import Path

import pytest

from tests.readme import BLOCK, README, run, steady

BLOCKS = [
    (match["command"], match["output"]) for match in BLOCK.finditer(README.read_text("utf-8"))
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory) -> Path:
    """One warehouse for all blocks; the first one fills it."""
    return tmp_path_factory.mktemp("readme") / "tables"


@pytest.mark.model
def test_every_block_shows_what_its_command_prints(tables):
    """Blocks build on each other, so they run in order in one test."""
    assert BLOCKS[0][0] == "make run"
    for command, output in BLOCKS:
        shown = steady(run(command, tables))
        assert shown == steady(output), f"python -m tests.readme writes it anew: {command}"
