"""Words that say what a name is, or that something is none: kinds.toml, read once."""

import tomllib
from importlib import resources
from typing import Any

from transforms.lexicon.names import VOCABULARY as NAMES

KINDS: dict[str, Any] = tomllib.loads(
    (resources.files("transforms.extract.mentions") / "kinds.toml").read_text(encoding="utf-8")
)
NOUNS = frozenset(
    word
    for part in ("last", "of", "first")
    for words in KINDS[part].values()
    for word in words.split()
)
"""Words that say what a name is: University, Battle, Hurricane."""
DATES = frozenset(KINDS["never"]["dates"].split())
STORMS = frozenset(KINDS["storms"]["words"].split())
EVERYWHERE = frozenset(KINDS["everywhere"]["words"].split())
PAPERS = frozenset(KINDS["papers"]["words"].split())
"""What newspapers are called behind their town's name."""
PRODUCTS = frozenset(KINDS["products"]["words"].split())
MEASURES = frozenset(KINDS["measures"]["words"].split())
"""Units, time zones and currencies: beside a number they make no name."""
COMMON = frozenset(KINDS["never"]["surnames"].split())
NEVER = DATES | frozenset(KINDS["never"]["names"].split()) | frozenset(KINDS["never"]["phrases"])
ALL_FAMILIES = frozenset(NAMES["family_first"])
"""Names of Chinese and Korean families."""
FAMILIES = ALL_FAMILIES - {
    *("Do", "He", "So", "You", "Long", "Song", "Sun", "Park", "Moon", "Ban", "Fan", "Pan", "Tan"),
    *("Son", "Sin", "Oh", "Ho", "Ha", "Chi", "Chin", "Le", "Lo", "Ma", "Mo", "Wan", "Man", "Ge"),
}
"""Those that are no English words."""
