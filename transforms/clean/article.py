"""An article cleaned: blocks cut and judged until nothing more is removed."""

from transforms.clean.assemble import Verdict, assemble, settle
from transforms.clean.furniture import Furniture
from transforms.clean.judge import judge
from transforms.clean.reflow import cut, paragraphs
from transforms.clean.shape import Shape
from transforms.model.cleaned import Cleaned
from transforms.model.page import Page


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
    if page is not None:
        try:
            from transforms.clean.markup import clean_page
        except ImportError:
            pass
        else:
            return clean_page(page, doc_id=doc_id, furniture=furniture)
    if keep_all:
        verdicts = [
            Verdict(start=start, stop=stop, kind="body", kept=True, rule="keep_all")
            for start, stop in paragraphs(source_text)
        ]
    else:
        seen: dict[str, tuple[Shape, Furniture | None]] = {}

        def look(text: str) -> list[Verdict]:
            return judge(text, cut(text), furniture, seen)

        verdicts = settle(source_text, look(source_text), look)
    return assemble(source_text, verdicts, doc_id=doc_id)
