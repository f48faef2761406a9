"""Whole dumps of pages: what is kept of every line, and as what."""

import tomllib
from pathlib import Path

import pytest

from transforms.clean import clean

PATH = Path(__file__).with_name("dumps.toml")
CASES = tomllib.loads(PATH.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lines(case):
    between = case.get("between", "\n\n")
    cleaned = clean(between.join(line for _, line in case["lines"]), doc_id="d")
    at, wrong = 0, []
    for kind, line in case["lines"]:
        block = next(block for block in cleaned.blocks if block.stop > at)
        at += len(line) + len(between)
        found = "+" * block.kept + block.kind
        if found != kind:
            wrong.append((kind, found, block.rule, line))
    assert not wrong
    assert cleaned.is_truncated == case.get("is_truncated", False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cleaning_the_clean_text_changes_nothing(case):
    between = case.get("between", "\n\n")
    once = clean(between.join(line for _, line in case["lines"]), doc_id="d").reading.text
    assert clean(once, doc_id="d").reading.text == once
