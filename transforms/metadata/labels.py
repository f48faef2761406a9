"""Lines that are no headlines by their words: labels, menus, pleas and pictures' credits."""

import re
import tomllib
from importlib.resources import files

from transforms.metadata.names import fold

_WORDS: dict[str, list[str]] = tomllib.loads(
    (files(__package__) / "headlines.toml").read_text("utf-8")
)
KICKERS = frozenset(_WORDS["kickers"])
_SECTIONS = KICKERS | frozenset(_WORDS["sections"])
_PROMOTIONS = tuple(_WORDS["promotions"])
_PROMOTION = re.compile(rf"^\W*(?:{'|'.join(map(re.escape, _PROMOTIONS))})(?:$|\W)", re.IGNORECASE)
_PROMOTION_PART = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, _WORDS['promotion_parts']))})", re.IGNORECASE
)
_PLEA = re.compile(
    r"^\W*(?:join|get|try|download|follow|support|save|win|become|start|receive)\b.*\b(?:free|"
    r"newsletter|briefing|app|whatsapp|telegram|channel|readers|subscribers|members?|inbox|alerts|"
    r"trial|offer)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"[Pp]hoto|[Ii]mage|[Ii]llustration|[Pp]icture|[Cc]ourtesy|PHOTO")
_CREDIT_AT_END = re.compile(
    r"\([^()]*(?:/|\bvia\b|photo|getty|reuters|courtesy)[^()]*\)\W*$|\b(?:photo(?:graph)?|image|"
    r"illustration|picture|courtesy)s?(?: (?:by|of|courtesy)|:| credit) [^.]{2,60}$",
    re.IGNORECASE,
)
SHORTEST_MENU = 3
"""Words of the shortest line that is taken for a menu by its words."""
LEAST_OF_MENU = 0.75
"""Share of such a line's words that name parts of outlets."""
LONGEST_CAPTION = 500


def is_promotion(value: str) -> bool:
    """Whether a line asks the reader for something or points somewhere else."""
    return bool(_PROMOTION.match(value) or _PROMOTION_PART.search(value) or _PLEA.match(value))


def is_credited(value: str) -> bool:
    """Whether a line ends as captions do, with who made or lent the picture."""
    tail = value[-100:]
    if len(value) > LONGEST_CAPTION or not (tail.endswith((")", ").")) or _CREDIT.search(tail)):
        return False
    return bool(_CREDIT_AT_END.search(tail))


def is_menu(value: str) -> bool:
    """Whether a line is a run of the outlet's parts: News Sport Showbiz Money Travel."""
    words = [fold(word) for word in value.split()]
    words = [word for word in words if word]
    known = sum(word in _SECTIONS for word in words)
    return len(words) >= SHORTEST_MENU and known >= LEAST_OF_MENU * len(words)


def is_kicker(value: str) -> bool:
    """Whether a line is a label such as News Analysis."""
    return fold(value) in KICKERS
