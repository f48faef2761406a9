"""What the names in a page's markup say of its parts, by family, read from markup.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Hint:
    """A family of names: what they mark, and how much that says against a block."""

    name: str
    kind: str
    weight: float


_DATA = tomllib.loads(files("transforms.clean").joinpath("markup.toml").read_text("utf-8"))
_FAMILIES = {
    name: Hint(name, str(family["kind"]), float(family["weight"]))
    for name, family in _DATA["hint"].items()
}
_BY_TAG = {tag: name for name, family in _DATA["hint"].items() for tag in family["tags"]}


def _pattern() -> re.Pattern[str]:
    """Return one expression with a group for each family; a scan tells all families at once."""
    groups = []
    for name, family in _DATA["hint"].items():
        parts = [re.escape(part) for part in family["parts"]]
        words = [rf"(?<![a-z0-9-]){re.escape(word)}(?![a-z0-9-])" for word in family["words"]]
        words += [rf"(?<=[-_]){re.escape(word)}(?![a-z0-9-_])" for word in family["words"]]
        groups.append(f"(?P<{name}>{'|'.join(parts + words)})")
    return re.compile("|".join(groups))


_PATTERN = _pattern()


@lru_cache(maxsize=4096)
def hints_of(tag: str, hint: str) -> tuple[Hint, ...]:
    """Return the families that an element's tag and names belong to, each once."""
    found = dict.fromkeys(match.lastgroup or "" for match in _PATTERN.finditer(hint))
    if tag in _BY_TAG:
        found[_BY_TAG[tag]] = None
    return tuple(_FAMILIES[name] for name in found)
