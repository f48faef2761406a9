"""The weights of the model, read from weights.toml."""

import tomllib
from importlib.resources import files

_DATA: dict[str, dict[str, float]] = tomllib.loads(
    files("transforms.clean").joinpath("weights.toml").read_text(encoding="utf-8")
)

PROSE = _DATA["prose"]
COMPANY = _DATA["company"]
CORE = _DATA["core"]
TITLE = _DATA["title"]
RULE = _DATA["rule"]
STOPS = _DATA["stops"]
FURTHER = _DATA["further"]
