"""Names that are written in several ways: one spelling of their words, one of their names."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from transforms.lexicon.countries import place

_TABLE: dict[str, Any] = tomllib.loads(
    (resources.files("transforms.lexicon") / "variants.toml").read_text(encoding="utf-8")
)
SPELLINGS: Mapping[str, tuple[str, ...]] = {
    word: tuple(other.split()) for word, other in _TABLE["spellings"].items()
}
PLACES: Mapping[str, str] = _TABLE["places"]

type Words = tuple[str, ...]
type Split = Callable[[str], Words]
"""Takes the folded words of a name."""

_STATE = re.compile(
    r"(?:[Tt]he )?(?:[A-Z]\w+ ){0,2}?(?:Republic|Kingdom|Sultanate|Emirate|Principality) of "
    r"(?:the )?(.+)"
)
_ELSEWHERE = frozenset({"China", "Korea", "Congo", "Vietnam", "Macedonia", "Germany"})
"""Countries of which there are or were two: which one the long name means, a table must say."""
_SHORT_NUMBER = re.compile(r"(?:19|20)\d\d")


def country_of(name: str) -> str:
    """Return the country that a name in full means: Indonesia for Republic of Indonesia."""
    match = _STATE.fullmatch(name)
    known = place(match[1]) if match and match[1] not in _ELSEWHERE else None
    return known.name if known is not None and known.kind == "country" else name


class Known(NamedTuple):
    """What a table knows of a name: the class of its label, its key's words, and the name."""

    kind: str
    words: Words
    name: str


@cache
def _known(split: Split) -> Mapping[Words, Known]:
    """Return what is known of the words of each alias."""
    found: dict[Words, Known] = {}
    for table, kind in (("bodies", "org"), ("events", "event")):
        for name, aliases in _TABLE[table].items():
            one = Known(kind, _spelled(split(name)), name)
            found |= {_spelled(split(alias)): one for alias in (name, *aliases)}
    for name in _TABLE["departments"]["names"]:
        words = _spelled(split(name))
        one = Known("org", (*words, "department"), f"{name} Department")
        for of in ((*words, "department"), ("department", "of", *words)):
            found |= {(*land, *of): one for land in ((), ("us",), ("united", "states"))}
    return found


def name_of(words: Words, split: Split) -> str | None:
    """Return the name of the body or event that tables know under these words, or None."""
    known = _known(split).get(_spelled(words))
    return known.name if known is not None else None


def _spelled(words: Words) -> Words:
    """Return the words in one spelling; what says nothing behind another word is left out."""
    if SPELLINGS.keys().isdisjoint(words):
        return words
    return tuple(part for word in words for part in SPELLINGS.get(word, (word,))) or words


def evened(words: Words, kind: str, split: Split) -> tuple[str, Words]:
    """Return the kind and the words of a key, as all ways to write the name have them.

    `kind` is the class of its label. Persons are left as they are, and so are towns' names.
    """
    if kind in ("person", "norp"):
        return kind, words
    if kind == "place":
        return kind, (PLACES.get(words[0], words[0]), *words[1:])
    spelled = _spelled(words)
    known = _known(split).get(spelled)
    if known is not None:
        return known.kind, known.words
    if kind == "event":
        return kind, _olympics(spelled)
    return kind, spelled


def _olympics(words: Words) -> Words:
    """Return Beijing Winter Olympics for the 2022 Beijing Winter Olympic Games."""
    text = " ".join(words)
    name = next((one for one in _TABLE["olympics"]["names"] if text.endswith(one)), None)
    if name is None:
        return words
    lead = words[: len(words) - len(name.split())]
    core = "paralympics" if name.startswith("paralympic") else "olympics"
    season = [word for word in (*lead, *name.split()) if word in ("winter", "summer")][-1:]
    year = [word for word in lead if _SHORT_NUMBER.fullmatch(word)]
    town = [word for word in lead if word not in ("winter", "summer") and word not in year]
    return (*(year if not town else ()), *town, *season, core)
