"""An HTML page, parsed once: its flattened text, its blocks and its tree."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """One block of the page: source_text[start:stop], and what its markup says of it."""

    start: int
    stop: int
    tag: str
    """Name of the block element that holds the text: p, h2, li, figcaption, td, div, ..."""
    place: str
    """Path of that element from the root, as in: html/body/article/div[2]/p[3]."""
    hints: str
    """Class, id, role and itemprop of the element and its ancestors, lower case, nearest first."""
    linked: int
    """How many of its characters stand in links."""
    element: "HtmlElement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page. The tree is shared by all who read it: nobody changes it."""

    source_text: str
    blocks: tuple[PageBlock, ...]
    tree: "HtmlElement"
    html: str
    url: str | None
