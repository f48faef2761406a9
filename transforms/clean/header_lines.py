"""Lines above the text by their shape: names, roles, columns, scores, the site's own title."""

import re

from transforms.clean.shape import Shape
from transforms.clean.vocabulary import AGENCIES, ROLES

_NAME = re.compile(
    r"(?:[A-Z][\w'’.-]+|[A-Z]\.)(?:[ ,|/&]+(?:[A-Z][\w'’.-]*|and|de|da|del|der"
    r"|di|van|von|bin|al|el|la|&|@\w+)){1,7}"
)
_SITE = re.compile(r"\s+(?:[|–—-]|»|::)\s+")
_COLUMN = re.compile(
    r"(?:beat|notebook|watch|roundup|round-up|diary|digest|politics|affairs|insider|dispatch"
    r"|corner|matters|focus|spotlight|report|extra|weekly|today)$"
)
"""What a section or a column is called, and nobody: Capitol Beat."""
_SCORE = re.compile(
    r"(?:[A-Z][\w.'’&-]* ){1,4}\(?\d{1,3}\)? ?(?:[-–—,:]|v) ?(?:[A-Z][\w.'’&-]* ){0,4}\(?\d{1,3}\)?"
    r"(?: ?(?:[A-Z][\w.'’&-]*|\([^()]{2,30}\))){0,5}"
)
"""A result and nothing else: Hartley Rovers 3-2 Castle United."""

_CREDITED = re.compile(r".*[.!?”\"’'] \((?!\d)[A-Z][\w.&'’/-]*(?: [A-Z][\w.&'’/-]*){0,3}\)")
"""A sentence and who took the picture: An ambulance was stolen on Sunday. (WKLM)"""


def is_name(block: Shape) -> bool:
    """Tell whether a line is nothing but one or more names, or an agency."""
    text = block.text.strip(" ,.;|·•")
    if block.folded.strip(" .,") in AGENCIES:
        return True
    return block.count <= 10 and _NAME.fullmatch(text) is not None


def is_column(block: Shape) -> bool:
    """Tell whether a line with the shape of a name is that of a section or a column."""
    return 2 <= block.count <= 4 and _COLUMN.search(block.folded) is not None


def is_score(block: Shape) -> bool:
    """Tell whether a line is the result of a game."""
    return _SCORE.fullmatch(block.text) is not None


def is_site_title(block: Shape, title: Shape) -> bool:
    """Tell whether a block is the title with the site's name behind or before it."""
    return title.text in block.text and any(
        part.strip() == title.text for part in _SITE.split(block.text)
    )


def is_credited(block: Shape) -> bool:
    """Tell whether a line above the text ends in the name of who made a picture, in brackets."""
    return block.text.endswith(")") and _CREDITED.fullmatch(block.text) is not None


def has_role(block: Shape) -> bool:
    """Tell whether a short line in capitals says what somebody is."""
    return block.count <= 8 and block.capitals >= 0.5 and not ROLES.isdisjoint(block.words)
