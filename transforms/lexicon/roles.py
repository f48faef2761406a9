"""What people are called: offices before a name, roles in running text, common given names."""

import re
import tomllib
from functools import cache
from importlib import resources

from transforms.lexicon.folding import VOCABULARY as NAMES
from transforms.lexicon.folding import fold

_TABLE: dict[str, list[str]] = tomllib.loads(
    (resources.files("transforms.lexicon") / "roles.toml").read_text(encoding="utf-8")
)

TITLES = frozenset(_TABLE["titles"])
"""Offices and ranks as they are written before a name: Foreign Minister, Gen."""

ROLES = frozenset(_TABLE["roles"])
"""Roles in lower case: lawyer, prime minister, vice president."""

GIVEN_NAMES = frozenset(_TABLE["given_names"]) | frozenset(NAMES["given_names_abroad"])

WOMEN = frozenset(fold(name) for name in _TABLE["women"])
"""Given names of women, folded; MEN those of men. Names of both are in neither."""

MEN = frozenset(fold(name) for name in _TABLE["men"])

HONORIFICS = frozenset(NAMES["honorifics"])
"""Mr, Dr, Sen; with or without a full stop."""


@cache
def before_name() -> re.Pattern[str]:
    """Return a pattern of all honorifics and titles that stand before a name."""
    titles = "|".join(re.escape(title) for title in sorted(TITLES, key=lambda t: (-len(t), t)))
    short = "|".join(re.escape(word) for word in sorted(HONORIFICS, key=lambda t: (-len(t), t)))
    former = r"(?:(?:[Ff]ormer|[Tt]hen|[Ee]x|[Aa]cting|[Dd]eputy|[Ii]nterim|[Ll]ate)[ -])?"
    return re.compile(rf"(?:{former}(?:(?:{titles})|(?:{short})\.?)\s+)+(?=\S)")
