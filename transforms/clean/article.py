"""An article cleaned: blocks cut and judged until nothing more is removed."""

from typing import TYPE_CHECKING

from transforms.clean.assemble import Verdict, assemble, settle
from transforms.clean.reflow import cut, paragraphs
from transforms.model.cleaned import Cleaned
from transforms.model.page import Page
from transforms.model.reading import Reading

if TYPE_CHECKING:
    from transforms.clean.furniture import Furniture
    from transforms.clean.shape import Shape

LONGEST_HEADING = 90
"""Characters up to which a paragraph of clean prose without a stop is taken for a heading."""


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
    # What judges is imported by those who are judged: clean prose, as programs hand it in one
    # process after the other, needs none of the vocabulary.
    if keep_all:
        return assemble(source_text, keep_paragraphs(source_text), doc_id=doc_id)
    if page is not None:
        from transforms.clean.markup import clean_page

        return clean_page(page, doc_id=doc_id, furniture=furniture)
    from transforms.clean.stops import stops_early

    verdicts, reading = _judged(source_text, furniture)
    return assemble(
        source_text,
        verdicts,
        doc_id=doc_id,
        is_truncated=stops_early(source_text, verdicts),
        reading=reading,
    )


def _judged(source_text: str, furniture: frozenset[str]) -> tuple[list[Verdict], Reading]:
    """Judge the blocks of a text until nothing more is removed."""
    from transforms.clean.judge import judge

    seen: dict[str, tuple[Shape, Furniture | None]] = {}

    def look_again(text: str) -> list[Verdict]:
        return judge(text, cut(text), furniture, seen, explain=False)

    return settle(source_text, judge(source_text, cut(source_text), furniture, seen), look_again)


def keep_paragraphs(source_text: str) -> list[Verdict]:
    """Return verdicts that keep all of a text: clean prose, cut into its paragraphs."""
    spans = paragraphs(source_text)
    return [
        Verdict(
            start=start,
            stop=stop,
            kind="heading"
            if number + 1 < len(spans) and _is_heading(source_text[start:stop])
            else "body",
            kept=True,
            rule="keep_all",
        )
        for number, (start, stop) in enumerate(spans)
    ]


def _is_heading(text: str) -> bool:
    """Tell whether a paragraph is short and has no end such as sentences have."""
    return len(text) <= LONGEST_HEADING and text[:1].isupper() and text[-1] not in '.!?…:;,”"’)'
