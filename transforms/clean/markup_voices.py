"""Other opinions on which blocks of a page are the article: trafilatura's and the publisher's."""

import json
import re
from collections.abc import Iterator
from copy import copy
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from transforms.model.page import Page

_APART = re.compile(r"[\W_]+")
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
"""The same for plain ASCII, which goes ten times faster."""
_SHORT = 40
"""Letters below which a block must be a whole element of the opinion, not a part of its text."""
_CHUNK = 24
_LEAST_OPINION = 200


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case: what survives all formatting."""
    if text.isascii():
        return text.lower().translate(_NO_LETTERS)
    return _APART.sub("", text.casefold())


def trafilatura_voice(part: HtmlElement, folded: list[str]) -> list[float] | None:
    """Return for each block the share of it that trafilatura takes for the article.

    `folded` holds the blocks' letters. None if trafilatura has no opinion. It works on a copy of
    `part`, the element around nearly all prose: the page is not parsed again, and on the part it
    takes two thirds of the time and says the same.
    """
    from trafilatura import bare_extraction

    page = html.Element("html")
    copied = copy(part)
    copied.tail = None
    (page if part.tag == "body" else etree.SubElement(page, "body")).append(copied)
    try:
        document = bare_extraction(
            part if part.tag == "html" else page, fast=True, include_comments=False
        )
    except Exception:
        return None
    body = getattr(document, "body", None)
    if body is None:
        return None
    lines = set()
    for element in body.iter("*"):
        for text in (element.text, element.tail):
            if text and len(text) < 2 * _SHORT:
                lines.add(letters(text))
        if len(element):
            text = "".join(element.itertext())
            if len(text) < 2 * _SHORT:
                lines.add(letters(text))
    whole = letters(" ".join(body.itertext()))
    return _shares(folded, whole, lines) if len(whole) >= _LEAST_OPINION else None


def publisher_voice(page: Page, folded: list[str]) -> list[float] | None:
    """Return for each block the share of it that stands in the JSON-LD articleBody."""
    bodies = sorted(article_bodies(page), key=len)
    if not bodies or len(bodies[-1]) < 2 * _LEAST_OPINION:
        return None
    text = re.sub(r"<[^>]+>", "\n", bodies[-1])
    lines = {letters(line) for line in text.splitlines() if len(line) < 2 * _SHORT}
    return _shares(folded, letters(text), lines)


def article_bodies(page: Page) -> Iterator[str]:
    """Find the articleBody texts in the page's JSON-LD."""
    if "articleBody" not in page.html:
        return
    for script in page.tree.iter("script"):
        text = script.text or ""
        if script.get("type") != "application/ld+json" or "articleBody" not in text:
            continue
        try:
            yield from _bodies(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            continue


def _bodies(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        body = value.get("articleBody")
        if isinstance(body, str):
            yield body
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _bodies(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _bodies(inner)


def _shares(folded: list[str], whole: str, lines: set[str]) -> list[float]:
    shares = []
    for text in folded:
        if len(text) < _SHORT:
            shares.append(float(text in lines))
        elif text in whole:
            shares.append(1.0)
        else:
            chunks = [text[at : at + _CHUNK] for at in range(0, len(text) - _CHUNK + 1, _CHUNK)]
            shares.append(sum(chunk in whole for chunk in chunks) / len(chunks))
    return shares
