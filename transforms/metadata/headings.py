"""How a page names itself: headings, title tag, language and links home."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from transforms.metadata.country import is_home_page
from transforms.metadata.markup import LONGEST_NAME, is_foreign, visible_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KICKER = re.compile(
    r"kicker|eyebrow|overline|category|dachzeile|rubri[ck]|spitzmarke|antet[ií]tulo|topic|"
    r"sr-only|visually-hidden|screen-reader",
    re.IGNORECASE,
)
MOST_HOMES = 5
_HOME = frozenset({"/", "./", "index.html", "/index.html", "index.php", "/index.php", "../"})


@dataclass(frozen=True, slots=True)
class Headings:
    """The page's own names for its article, as its visible headings and its title tag have them."""

    headings: tuple[str, ...]
    page_title: str | None
    locale: str | None
    language: str | None
    homes: tuple[str, ...] = ()
    """What its links to the front page say: the outlet's name, or Home."""


def headings(tree: "HtmlElement") -> Headings:
    """Return the page's headings of the first level, its title tag and its language."""
    found: list[str] = []
    for element in tree.iter("h1"):
        text = visible_text(_without_kicker(element))
        if text and not is_foreign(element):
            found.append(text)
    title = tree.find(".//title")
    page_title = " ".join((title.text_content() if title is not None else "").split())
    locale = None
    for tag in tree.iter("meta"):
        if (tag.get("property") or "").lower() == "og:locale":
            locale = tag.get("content")
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    homes = tuple(islice(_homes(tree), MOST_HOMES))
    return Headings(tuple(found[:8]), page_title or None, locale or language, language, homes)


def _without_kicker(heading: "HtmlElement") -> "HtmlElement":
    """Return a heading without the label that opens it, where an element of that name holds it."""
    first = heading[0] if len(heading) else None
    if (
        first is None
        or (heading.text or "").strip()
        or not _KICKER.search(first.get("class") or "")
    ):
        return heading
    bare = deepcopy(heading)
    rest = bare[0].tail or ""
    bare.remove(bare[0])
    bare.text = rest
    return bare if visible_text(bare) else heading


def _homes(tree: "HtmlElement") -> Iterator[str]:
    for link in tree.iter("a"):
        href = link.get("href") or ""
        if href in _HOME or (href[:4] == "http" and href.count("/") < 4 and is_home_page(href)):
            picture = link.find(".//img")
            text = visible_text(link) or ("" if picture is None else picture.get("alt") or "")
            if 1 < len(text) <= LONGEST_NAME:
                yield text
