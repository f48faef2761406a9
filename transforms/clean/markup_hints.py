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
WEIGHT: dict[str, float] = _DATA["rule"]
"""What the rules on a block's facts say for (positive) or against it."""

_FAMILIES = {
    name: Hint(name, str(family["kind"]), float(family["weight"]))
    for name, family in _DATA["hint"].items()
}
_BY_TAG = {tag: name for name, family in _DATA["hint"].items() for tag in family["tags"]}


_WORDS: dict[str, list[str]] = {}
_PARTS: dict[str, list[tuple[str, str]]] = {}
"""Parts of names with their families, by their first three letters."""
for _name, _family in _DATA["hint"].items():
    for _word in _family["words"]:
        _WORDS.setdefault(_word, []).append(_name)
    for _part in _family["parts"]:
        _closed = _part if _part[0] == "-" or _part[-1] == "-" else _part.replace("-", "")
        for _form in sorted({_part, _closed}):
            _PARTS.setdefault(_form[:3], []).append((_form, _name))

_OF_OTHERS = ("has-", "no-", "not-", "with-", "without-")
_SEPARATORS = re.compile(r"[-_:]+")


@lru_cache(maxsize=8192)
def _families(name: str) -> tuple[str, ...]:
    """Return the families that one name, a run without white space, belongs to."""
    found: dict[str, None] = {}
    name = _SEPARATORS.sub("-", name).strip("-")
    if name.startswith(_OF_OTHERS):
        return ()
    for word in (name, name.rpartition("-")[2]):
        found.update(dict.fromkeys(_WORDS.get(word, ())))
    name = f"-{name}-"
    for at in range(len(name) - 2):
        for part, family in _PARTS.get(name[at : at + 3], ()):
            if name.startswith(part, at):
                found[family] = None
    return tuple(found)


@lru_cache(maxsize=8192)
def hints_of(tag: str, hint: str) -> tuple[Hint, ...]:
    """Return the families that an element's tag and names belong to, each once."""
    found: dict[str, None] = {}
    for name in hint.split():
        found.update(dict.fromkeys(_families(name)))
    if tag in _BY_TAG:
        found[_BY_TAG[tag]] = None
    return tuple(_FAMILIES[name] for name in found)
