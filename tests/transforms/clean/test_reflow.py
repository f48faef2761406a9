"""Text to blocks: wrapped and broken lines joined, and no others."""

import tomllib
from pathlib import Path

import pytest

from transforms.clean.reflow import cut

CASES = tomllib.loads(Path(__file__).with_name("reflow.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES)
def test_blocks(case):
    text = case["text"]
    assert [" ".join(text[start:stop].split()) for start, stop in cut(text)] == case["blocks"]
