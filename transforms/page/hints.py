"""What an element's attributes say of its part in the page."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = "[hidden]"
"""The mark in hints of an element that the page hides."""

_NAMES = frozenset({"class", "role", "itemprop", "data-testid", "data-component", "data-type"})
_SLUG = re.compile(r"(?:[^\W_]+[-_ ]+){3,}[^\W_]+")
"""An id of four words or more is a section's heading made an anchor; it speaks of its subject."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LABEL_LENGTH = 40
_HINT_LENGTH = 240
"""Utility-first style sheets put hundreds of characters of class names on one element."""
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def own_hint(element: "HtmlElement") -> str:
    """Return class, id, role and the like of an element, in lower case; empty if it has none."""
    found: list[str] = []
    hides = False
    for name, value in element.items():
        if name in _NAMES:
            found.append(value)
        elif name == "id":
            if element.tag not in _HEADINGS and not _SLUG.fullmatch(value):
                found.append(value)
        elif name == "aria-label":
            if len(value) <= _LABEL_LENGTH and element.tag != "a":
                found.append(value)
        else:
            hides = hides or _hides(name, value)
    hint = " ".join(" ".join(found).split())[:_HINT_LENGTH].lower() if found else ""
    return f"{HIDDEN} {hint}".rstrip() if hides else hint


def _hides(name: str, value: str) -> bool:
    """Tell whether an attribute hides its element from readers."""
    if name == "style":
        return _HIDES.search(value) is not None
    return name == "hidden" or (name == "aria-hidden" and value == "true")
