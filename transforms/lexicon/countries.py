"""Countries, their people, capitals and seats of government: one name for each of their names."""

import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """What a table knows of a name."""

    name: str
    """The name to use: United States for U.S., American for Americans."""
    label: str
    """GPE, LOC, NORP, or ORG for a seat of government that stands for who sits in it."""
    country_code: str | None
    """ISO 3166-1 alpha-2, where it belongs to one country of today."""
    kind: str
    """country, nation, area, region, capital, city, seat or people."""


CONTINENTS = frozenset(
    {"Europe", "Africa", "Asia", "North America", "South America", "Latin America", "Scandinavia",
     "Middle East", "Balkans", "Caribbean", "Antarctica"}
)  # fmt: skip


@lru_cache(maxsize=50_000)
def place(name: str) -> Place | None:
    """Return the country, nation, region, capital, seat or people called so, or None.

    Case tells US from us: names of up to three letters must be written as in the table. In longer
    ones capitals throughout are read too. Abbreviated states (IN, OR) are left to `region`.
    """
    plain = name.replace("’", "'")
    table = _names()
    found = table.get(plain)
    if found is None and plain[:4] in ("the ", "The ", "THE "):
        found = table.get(plain[4:])
    if found is None and len(plain) > 3 and plain.isupper():
        found = _upper().get(plain.removeprefix("THE "))
    return found


def sense(name: str, words: Container[str]) -> str:
    """Return the name that tells which of two places is meant, by the words of the article."""
    row = _table()["ambiguous"].get(name)
    if row is None or any(word in words for word in row["unless"]):
        return name
    other: str = row["other"]
    return other if any(word in words for word in row["if"]) else name


def region(abbreviation: str) -> Place | None:
    """Return the state or province that a news agency abbreviates so, as behind a town."""
    return _abbreviations().get(abbreviation) or _abbreviations().get(abbreviation + ".")


def country_name(code: str) -> str | None:
    """Return the name of a country by its ISO 3166-1 alpha-2 code."""
    row = _table()["countries"].get(code)
    return row["name"] if row else None


@cache
def _table() -> dict[str, Any]:
    source = resources.files("transforms.lexicon") / "countries.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _names() -> Mapping[str, Place]:
    """Return what each name stands for. What is listed first wins: Georgia, the country."""
    found: dict[str, Place] = {}
    for alias, known in _rows():
        found.setdefault(alias, known)
    return found


@cache
def _upper() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for alias, known in _rows():
        found.setdefault(alias.upper(), known)
    return found


def known_places() -> Iterable[tuple[str, Place]]:
    """Return every name that `place` reads as it is written, with what it stands for."""
    return _names().items()


def _rows() -> Iterator[tuple[str, Place]]:
    table = _table()
    for code, row in table["countries"].items():
        yield from _state(row["name"], row, code, "country", "GPE")
    for name, row in table["nations"].items():
        label = "LOC" if name in CONTINENTS else "GPE"
        yield from _state(name, row, row.get("code"), "nation", label)
    for name, row in table["areas"].items():
        yield from _state(name, row, None, "area", "LOC")
    for demonyms in table["groups"].values():
        yield from _people(demonyms, None)
    for name, code in table["metonyms"].items():
        yield name, Place(name, "ORG", code, "seat")
    for name, row in table["regions"].items():
        long = [alias for alias in row.get("aliases", ()) if len(alias) > 2]
        listed = {**row, "aliases": long}
        yield from _state(name, listed, row["code"], "region", "GPE")
    for code, cities in table["cities"].items():
        for name in cities:
            yield name, Place(name, "GPE", code, "city")


def _state(
    name: str, row: Mapping[str, Any], code: str | None, kind: str, label: str
) -> Iterator[tuple[str, Place]]:
    known = Place(name, label, code, kind)
    for alias in (name, *row.get("aliases", ())):
        yield alias, known
    yield from _people(row.get("demonyms", ()), code)
    if "capital" in row:
        capital = Place(row["capital"], "GPE", code, "capital")
        for alias in (row["capital"], *row.get("capitals", ())):
            yield alias, capital


def _people(demonyms: Sequence[str], code: str | None) -> Iterator[tuple[str, Place]]:
    for demonym in demonyms:
        people = Place(demonyms[0], "NORP", code, "people")
        yield demonym, people
        yield plural(demonym), people


def plural(demonym: str) -> str:
    """Return the plural of a people's name, as in Russians; the same for Chinese and Swiss."""
    unchanged = ("ese", "ss", "sh", "ch", "men", "ois", "s")
    return demonym if demonym.endswith(unchanged) else demonym + "s"


@cache
def _abbreviations() -> Mapping[str, Place]:
    return {
        alias: Place(name, "GPE", row["code"], "region")
        for name, row in _table()["regions"].items()
        for alias in (name, *row.get("aliases", ()))
    }
