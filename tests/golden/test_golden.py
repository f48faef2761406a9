"""Every bundled article gives the rows that were reviewed."""

from collections import Counter

import pytest

from flows.folder import Found, list_seeds
from tests.golden.rewrite import HERE, SEEDS, extract, golden_path, lines

LISTED = list_seeds(SEEDS)
OF_THE_MODEL = ("mention ", "quote ")
"""Rows that the language model has a say in."""
AGREEMENT = 0.95
"""Share of those rows that must be the same: the model's floating point differs between
processors, and a name on the edge may fall to either side."""


def test_no_article_is_without_its_golden_rows():
    assert {golden_path(found).name for found in LISTED} == {p.name for p in HERE.glob("*.txt")}


@pytest.mark.model
@pytest.mark.parametrize("found", LISTED, ids=lambda found: found.doc_id)
def test_an_article_gives_its_golden_rows(found: Found, language_model):
    golden = golden_path(found).read_text("utf-8").splitlines()
    now = list(lines(extract(found, language_model)))
    sure = [line for line in now if not line.startswith(OF_THE_MODEL)]
    assert sure == [line for line in golden if not line.startswith(OF_THE_MODEL)]
    mine = Counter(line for line in now if line.startswith(OF_THE_MODEL))
    theirs = Counter(line for line in golden if line.startswith(OF_THE_MODEL))
    same, either = (mine & theirs).total(), (mine | theirs).total()
    assert same >= AGREEMENT * either, "\n".join(sorted((mine - theirs) + (theirs - mine)))
