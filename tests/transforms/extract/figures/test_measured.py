"""What figures measure: the share of hand-labelled heads that the rules get right only goes up."""

import tomllib
from pathlib import Path

from transforms.extract.figures import figures
from transforms.model.cleaned import Context
from transforms.model.reading import Reading

CASES = tomllib.loads(Path(__file__).with_name("measured.toml").read_text("utf-8"))["case"]
FLOOR = 0.96
CONTEXT = Context(doc_id="case")


def heads(text):
    """Return figure text -> head noun, in order."""
    found = figures(Reading(text), CONTEXT)
    return [(row.text, row.measures.split()[-1] if row.measures else "") for row in found]


def test_heads_of_labelled_figures():
    wrong, right = [], 0
    for case in CASES:
        found = heads(case["text"])
        for text, head in case["finds"]:
            if (text, head) in found:
                found.remove((text, head))
                right += 1
            else:
                wrong.append((text, head, found, case["text"]))
    total = right + len(wrong)
    share = right / total
    assert total >= 200
    assert share >= FLOOR, wrong
