"""Vocabulary: words as data, in a .toml file beside the module that reads them."""

import tomllib
from pathlib import Path
from typing import Any


def vocabulary(module: str, name: str = "") -> dict[str, Any]:
    """Return the tables beside a module, told by its __file__: those of units.py in units.toml.

    `name` is for a file that isn't called as the module is.
    """
    path = Path(module)
    return tomllib.loads(path.with_name(f"{name or path.stem}.toml").read_text("utf-8"))
