"""Fingerprints: what code, model and settings each stage's rows are made with."""

import hashlib
import re
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from json import dumps

from transforms.model.cleaned import Settings
from transforms.pipeline import NEEDS_MODEL, STAGES

STAGE_CODE = {
    "clean": ("transforms.decode", "transforms.page", "transforms.clean"),
    "metadata": ("transforms.metadata",),
    "dates": ("transforms.extract.dates",),
    "figures": ("transforms.extract.figures", "transforms.extract.attribution"),
    "mentions": ("transforms.extract.mentions",),
    "quotes": ("transforms.extract.quotes",),
    "link": ("transforms.link", "flows.linking"),
}
"""Stage -> the modules and packages that it is made of; what they import belongs to them too."""

STAGE_SETTINGS = {
    "clean": ("max_bytes", "furniture"),
    "figures": ("home_country", "outlet_countries"),
}
"""Stage -> the settings that it reads."""

IMPORT = re.compile(r"^\s*(?:from|import)\s+((?:transforms|flows)[\w.]*)", re.MULTILINE)


@cache
def code_hash(stage: str) -> str:
    """Hash the source and vocabulary of a stage and of all that it imports from the project."""
    waiting, seen = list(STAGE_CODE[stage]), set[str]()
    contents: dict[str, bytes] = {}
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        for name, data in _files_of(module):
            contents[name] = data
            if name.endswith(".py"):
                waiting += IMPORT.findall(data.decode("utf-8"))
    contents |= dict(_files_of("transforms.pipeline"))
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(name.encode() + b"\0" + hashlib.sha256(contents[name]).digest())
    return digest.hexdigest()[:16]


def _files_of(module: str) -> list[tuple[str, bytes]]:
    """Return the files of a module, or of a package and all below it, with their contents."""
    top, *parts = module.split(".")
    place: Traversable = files(top)
    for part in parts[:-1]:
        place = place / part
    name = parts[-1] if parts else "__init__"
    folder = place / name
    if folder.is_dir():
        return _files_in(folder, module)
    stem = place / f"{name}.py"
    return [(module, stem.read_bytes())] if stem.is_file() else []


def _files_in(folder: Traversable, module: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files_in(entry, f"{module}.{entry.name}")
        elif entry.name.endswith((".py", ".toml")):
            found.append((f"{module}/{entry.name}", entry.read_bytes()))
    return found


def settings_hash(stage: str, settings: Settings) -> str:
    """Hash the settings that a stage reads; empty where it reads none."""
    names = STAGE_SETTINGS.get(stage, ())
    if not names:
        return ""
    table = asdict(settings)
    text = dumps({name: table[name] for name in names}, sort_keys=True, default=sorted)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def current(
    settings: Settings, model_version: str, corrections: str = ""
) -> dict[str, tuple[str, str, str]]:
    """Return stage -> (code, model, settings) as they are now, for all stages and for link.

    `corrections` is a hash of the user's corrections of entities, which linking obeys.
    """
    table = {
        stage: (
            code_hash(stage),
            model_version if stage in NEEDS_MODEL else "",
            settings_hash(stage, settings),
        )
        for stage in STAGES
    }
    table["link"] = (code_hash("link"), "", corrections)
    return table
