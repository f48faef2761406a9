"""Words that say what a name is, or that something is none: kinds.toml, read once."""

import tomllib
from importlib import resources
from typing import Any

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
