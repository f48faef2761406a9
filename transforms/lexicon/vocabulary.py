"""Vocabulary: words as data, in a .toml file beside the module that reads them."""

import tomllib
from importlib.resources import files
from typing import Any


def vocabulary(module: str, name: str = "") -> dict[str, Any]:
    """Return the tables beside a module, told by its __name__: those of units.py in units.toml.

    `name` is for a file that isn't called as the module is.
    """
    package, _, stem = module.rpartition(".")
    return tomllib.loads(files(package).joinpath(f"{name or stem}.toml").read_text("utf-8"))
