"""Vocabulary: words as data, in a .toml file beside the module that reads them."""

import tomllib
from pkgutil import get_data
from typing import Any


def vocabulary(module: str, name: str = "") -> dict[str, Any]:
    """Return the tables beside a module, told by its __name__: those of units.py in units.toml.

    `name` is for a file that isn't called as the module is. FileNotFoundError where there is none.
    """
    package, _, stem = module.rpartition(".")
    # not importlib.resources, whose import takes a tenth of a short run's time
    data = get_data(package, f"{name or stem}.toml") or b""
    return tomllib.loads(data.decode())
