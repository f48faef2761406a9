"""News agencies by the names and signs that articles print."""

import tomllib
from importlib.resources import files

_WORDS = tomllib.loads((files(__package__) / "agencies.toml").read_text("utf-8"))
_WIRES = {
    form: name for name, forms in _WORDS["wires"].items() for form in [name, *forms]
}  # fmt: skip
_FORMS = frozenset(_WORDS["company"]["forms"])


def company(name: str) -> str:
    """Return a company's name without its legal form: Bloomberg for Bloomberg L.P."""
    words = name.strip(" ,.|-–—").split()
    while len(words) > 1 and words[-1].lower().strip(",") in _FORMS:
        words.pop()
    return " ".join(words).strip(" ,")


def wire(name: str) -> str | None:
    """Return the canonical name of a news agency, or None for a name that is not one."""
    bare = name.strip(" .,()[]—–-/|")
    return _WIRES.get(bare) or _WIRES.get(company(bare))


def without_wire(text: str) -> str:
    """Take the name of a news agency off the end of a byline: Ann Lee Associated Press."""
    words = text.split()
    for size in (4, 3, 2, 1):
        if len(words) > size + 1 and " ".join(words[-size:]) in _WIRES:
            return " ".join(words[:-size]).rstrip(" ,/|-–—")
    return text
