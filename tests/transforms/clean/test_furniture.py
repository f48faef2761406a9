"""What a block by itself looks like."""

import tomllib
from pathlib import Path

import pytest

from transforms.clean import normal_line
from transforms.clean.furniture import furniture_kind

PATH = Path(__file__).with_name("furniture.toml")
CASES = tomllib.loads(PATH.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_kind(case):
    found = furniture_kind(case["text"])
    assert (found[0] if found else "none") == case["kind"]


def test_corrections_speak_not_against_a_block():
    assert furniture_kind("Correction: the year was wrong.")[2] == 0


def test_normal_lines_level_case_digits_and_white_space():
    assert normal_line("  Tide  Table 04\u00a0FEB ") == "tide table 00 feb"
