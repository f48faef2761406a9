"""What an element's attributes say of its part in the page."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = "[hidden]"
"""The mark in hints of an element that the page hides."""

_NAMES = ("class", "role", "itemprop", "data-testid", "data-component", "data-type")
_SLUG = re.compile(r"(?:[^\W_]+[-_ ]+){3,}[^\W_]+")
"""An id of four words or more is a section's heading made an anchor; it speaks of its subject."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LABEL_LENGTH = 40
_HINT_LENGTH = 240
"""Utility-first style sheets put hundreds of characters of class names on one element."""
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def own_hint(element: "HtmlElement") -> str:
    """Return class, id, role and the like of an element, in lower case; empty if it has none."""
    attributes = element.attrib
    if not attributes:
        return ""
    found = [value for name in _NAMES if (value := attributes.get(name))]
    anchor = attributes.get("id", "")
    if anchor and element.tag not in _HEADINGS and not _SLUG.fullmatch(anchor):
        found.insert(1, anchor)
    label = attributes.get("aria-label", "")
    if label and len(label) <= _LABEL_LENGTH and element.tag != "a":
        found.append(label)
    hint = " ".join(" ".join(found).split())[:_HINT_LENGTH].lower()
    return f"{HIDDEN} {hint}".rstrip() if is_hidden(element) else hint


def is_hidden(element: "HtmlElement") -> bool:
    """Tell whether the element's own attributes hide it from readers."""
    attributes = element.attrib
    return (
        attributes.get("hidden") is not None
        or attributes.get("aria-hidden") == "true"
        or _HIDES.search(attributes.get("style", "")) is not None
    )
