"""An HTML page, parsed once: its flattened text, its blocks, its containers and its tree."""

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
    """Class, id, role and itemprop of the element and its ancestors, lower case, nearest first.

    Holds `[hidden]` where the page hides the element from its readers.
    """
    linked: int
    """How many of its characters stand in links."""
    container: int
    """Number in `Page.containers` of the innermost element that holds all of its text."""
    element: "HtmlElement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """An element that holds text: where it hangs, and which blocks are in it."""

    tag: str
    hint: str
    """Its own class, id, role and itemprop, lower case."""
    parent: int
    """Number of the container around it; -1 for the root, which comes first."""
    first: int
    """Number of the first block in it."""
    last: int
    """Number of the last block in it."""
    element: "HtmlElement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page. The tree is shared by all who read it: nobody changes it."""

    source_text: str
    blocks: tuple[PageBlock, ...]
    containers: tuple[Container, ...] = ()
    """Elements with text in them, parents before children."""
    tree: "HtmlElement"
    html: str
    url: str | None
