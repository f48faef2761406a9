"""Authors as a page's visible elements mark them: by rel, itemprop, class or their own page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from transforms.metadata.markup import Named, is_foreign, stands_near, visible_text
from transforms.metadata.names import byline, is_name
from transforms.metadata.stamps import stamps
from transforms.metadata.statements import Statement

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BYLINE = re.compile(
    r"by-?line|author|writer|contributor|creator|\bautor|auteur|verfasser|redakteur", re.IGNORECASE
)
_OF_AUTHORS = re.compile(
    r"/(?:authors?|by|bylines?|staff|people|person|profiles?|contributors?|reporters?|journalists?|"
    r"columnists?|writers?|users?|team|autor(?:en|es)?|auteurs?|redaktion)/(?:[\w.-]+/)?([\w.%-]+)/?$",
    re.IGNORECASE,
)
"""Addresses of an author's page, with the name at their end."""
_NO_BYLINE = re.compile(
    r"bio|avatar|image|photo|social|share|description|box|about|role|job|title|link-list",
    re.IGNORECASE,
)
LONGEST_BYLINE = 160
LONGEST_GROUP = 300
"""Characters of the longest element that is a byline of several people, roles included."""
DEEPEST_BYLINE = 4
TOGETHER = 0.845
"""Trust in a byline of several: the text's lines show one of them each."""
MOST_MARKED = 5


@lru_cache(maxsize=4096)
def _names_author(*names: str) -> bool:
    """Whether an element's names are those of a byline, and not of a biography or a picture."""
    hints = " ".join(names)
    return _BYLINE.search(hints) is not None and _NO_BYLINE.search(hints) is None


def marked_bylines(named: Sequence[Named], heading: "HtmlElement | None") -> Iterator[Statement]:
    """State the authors that visible elements are marked with: rel, itemprop, classes.

    `named` are the page's elements that have attributes, `heading` its first one.
    """
    found: list[tuple[HtmlElement, Statement]] = []
    for element, people, marked in _signing(named, heading):
        statement = Statement(
            field="authors",
            value="; ".join(people),
            origin="meta",
            rule="marked_author" if marked else "byline_class",
            trust=(0.72 if marked else 0.66) - 0.03 * (len(found) + 1),
            names=people,
        )
        found.append((element, statement))
        if len(found) >= MOST_MARKED:
            break
    yield from _together(found)
    for _, statement in found:
        yield statement


def _signing(
    named: Sequence[Named], heading: "HtmlElement | None"
) -> Iterator[tuple["HtmlElement", tuple[str, ...], bool]]:
    """Find elements marked as bylines, with their people, and whether rel or the like says so."""
    for element, said in named:
        marked = "author" in said.get("rel", "") or said.get("itemprop") in {"author", "creator"}
        if not marked and heading is not None and element.tag == "a":
            marked = _is_page_of(said.get("href", ""), element) and stands_near(element, heading)
        if not marked and not _names_author(
            said.get("class", ""), said.get("id", ""), said.get("data-testid", "")
        ):
            continue
        if len(element) > 12 or is_foreign(element):
            continue
        text = visible_text(element)
        if not 3 < len(text) <= LONGEST_BYLINE:
            continue
        dated = stamps(text)
        text = text[: dated[0].start] if dated and dated[0].start > 4 else text
        people = byline(text, cued=True).people
        if not people or not all(is_name(name) for name in people):
            continue
        yield element, people, marked


def _together(found: list[tuple["HtmlElement", Statement]]) -> Iterator[Statement]:
    """State the people that one byline marks one by one, who stand in one small element."""
    if len(found) < 2:
        return
    around = list(found[0][0].iterancestors())[:DEEPEST_BYLINE]
    for box in around:
        if box.tag in {"body", "html", "main", "article"} or _is_long(box):
            return
        inside = [s for element, s in found if element is box or box in element.iterancestors()]
        people = tuple(dict.fromkeys(name for s in inside for name in s.names))
        if len(people) > len(found[0][1].names):
            yield replace(
                found[0][1],
                value="; ".join(people),
                names=people,
                trust=TOGETHER,
            )
            return


def _is_long(element: "HtmlElement") -> bool:
    """Whether an element holds more text than a byline does."""
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > LONGEST_GROUP:
            return True
    return False


def _is_page_of(href: str, link: "HtmlElement") -> bool:
    """Whether a link goes to the page of the author that it names, as in /staff/ann-lee/."""
    found = _OF_AUTHORS.search(href)
    if found is None:
        return False
    slug = set(re.split(r"[\W_]+|\d+", found[1].lower()))
    words = re.findall(r"[^\W\d_]+", visible_text(link).lower())
    return 1 < len(words) <= 5 and sum(word in slug for word in words) >= 2
