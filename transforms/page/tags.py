"""What HTML's tags do to running text: hide it, break it, part its words or leave it whole."""

import tomllib
from importlib.resources import files

_TAGS = tomllib.loads(files(__package__).joinpath("tags.toml").read_text("utf-8"))

UNSEEN: frozenset[str] = frozenset(_TAGS["unseen"])
INLINE: frozenset[str] = frozenset(_TAGS["inline"])
APART: frozenset[str] = frozenset(_TAGS["apart"])
CELLS: frozenset[str] = frozenset(_TAGS["cells"])
