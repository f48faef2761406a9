"""Fingerprints: what code, model and settings each stage's rows are made with."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from json import dumps

from transforms.model.cleaned import Settings
from transforms.pipeline import NEEDS_MODEL, STAGES
from warehouse.schema import sql_files

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

STAGE_SETTINGS = {"figures": ("home_country", "outlet_countries")}
"""Stage -> the settings that it reads. Cleaning reads the furniture of one outlet."""

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
    if stage == "link":
        # The queries that find candidates decide what is matched, as code does.
        contents |= {path.name: path.read_bytes() for path in sql_files("pairs")}
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


@dataclass(frozen=True, slots=True)
class Versions:
    """What rows would be made with now: (code, model, settings) of every stage and of link."""

    stages: Mapping[str, tuple[str, str, str]]
    furniture: Mapping[str, str]
    """Outlet -> hash of the lines learned for it; cleaning an outlet's pages depends on them."""
    rejecting: str
    """Version of what can reject a seed; another one tries rejected seeds again."""

    def of(self, stage: str, outlet: str | None) -> tuple[str, str, str]:
        """Return code, model and settings of a stage for the pages of an outlet."""
        code, model, settings = self.stages[stage]
        lines = self.furniture.get(outlet or "", "") if stage == "clean" else ""
        return code, model, settings + lines


def current(settings: Settings, model_version: str, corrections: str = "") -> Versions:
    """Return what rows would be made with now.

    `corrections` is a hash of the user's corrections of entities, which linking obeys.
    """
    stages = {
        stage: (
            code_hash(stage),
            model_version if stage in NEEDS_MODEL else "",
            _hash({name: getattr(settings, name) for name in STAGE_SETTINGS.get(stage, ())}),
        )
        for stage in STAGES
    }
    stages["link"] = (code_hash("link"), "", corrections)
    furniture = {outlet: _hash(sorted(lines)) for outlet, lines in settings.furniture.items()}
    return Versions(stages, furniture, f"{stages['clean'][0]}/{settings.max_bytes}")


def _hash(value: dict[str, object] | list[str]) -> str:
    """Hash what a stage reads; empty where it reads nothing."""
    return hashlib.sha256(dumps(value, sort_keys=True).encode()).hexdigest()[:16] if value else ""
