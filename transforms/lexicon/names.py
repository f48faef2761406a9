"""Keys of names: what makes two spellings one form, and which forms may ever be one thing.

Three keys, each a pure function of a name and its label:

- `form_key`: spelling folded away. Two mentions with one form key are one thing everywhere.
- `block_key`: only forms of one block, or of one family of blocks, are compared. It follows from
  the form key alone.
- `entity_id`: readable, built from the part of a name that stays when fuller variants turn up.

A person's form key may end in a sense, `person:john smith~sport.gb`: see the senses of mentions.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from transforms.lexicon.countries import place


def _vocabulary(file: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("transforms.lexicon") / file).read_text(encoding="utf-8"))


VOCABULARY = _vocabulary("names.toml")
LETTERS = str.maketrans(VOCABULARY["letters"])

LABEL_CLASSES: Mapping[str, str] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "WORK": "work",
    "NORP": "norp",
    "PRODUCT": "product",
    "LAW": "law",
    "OTHER": "other",
}
"""Labels that are compared with each other: a city is GPE here and LOC there."""

EAST_ASIAN_GIVEN = re.compile(
    r"(?:(?:ch|gi|hs|kh|kw|ng|nh|ph|qu|sh|th|tr|ts|zh|[bcdfghjklmnpqrstwxyz])?"
    r"(?:yeo|you|iao|uai|[aeiouy]{1,2})(?:ng|[hklmnpt])?){1,2}"
)
"""One or two syllables as romanised Chinese, Korean and Vietnamese given names have them."""

_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return the text without case, accents and letters that only some alphabets have."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name; U.S. is one word, and so are O'Neill and Bob's."""
    joined = _INITIALS.sub(lambda run: re.sub(r"[.\s]", "", run[0]) + " ", name)
    joined = re.sub(r"(?<=\w)['’ʼ‘`](?=\w)", "", joined)
    return tuple(_WORD.findall(fold(joined)))


def _folded(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in VOCABULARY[key])


HONORIFICS = _folded("honorifics")
SUFFIXES = _folded("suffixes")
PARTICLES = _folded("particles")
LEGAL_FORMS = _folded("legal_forms")
FAMILY_FIRST = _folded("family_first")


@cache
def bodies() -> Mapping[str, str]:
    """Return the names of bodies that news need not explain: alias -> name."""
    table: Mapping[str, list[str]] = VOCABULARY["bodies"]
    known = {name: name for name in _vocabulary("bodies.toml")["sure"]}
    return known | {alias: name for name, aliases in table.items() for alias in (name, *aliases)}


@cache
def words_for_bodies() -> frozenset[str]:
    """Return the names of bodies that are words or surnames as well: Shell, Ford."""
    return frozenset(_vocabulary("bodies.toml")["maybe"])


@cache
def leaders() -> frozenset[str]:
    """Return the surnames by which world news calls persons whom it need not introduce."""
    return frozenset(VOCABULARY["leaders"])


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart, in folded words. `first` is empty where only one is given."""

    first: str
    middles: tuple[str, ...]
    last: str


@lru_cache(maxsize=50_000)
def person(form: tuple[str, ...]) -> PersonName:
    """Take apart the words of a person's form: Kim Jong Un is of the family Kim."""
    given = form[1:]
    if 2 <= len(form) <= 3 and form[0] in FAMILY_FIRST and all(map(_east_asian, given)):
        return PersonName("".join(given), (), form[0])
    core = tuple(word for word in form if word not in PARTICLES) or form
    if len(core) == 1:
        return PersonName("", (), core[0])
    return PersonName(core[0], core[1:-1], core[-1])


def _east_asian(given: str) -> bool:
    return EAST_ASIAN_GIVEN.fullmatch(given) is not None


def canonical(name: str, label: str) -> str:
    """Return the name that tables give for it: United States for U.S., United Nations for UN."""
    if label in ("GPE", "LOC", "NORP", "FAC"):
        known = place(name)
        return known.name if known else name
    if label == "ORG":
        return bodies().get(name, name)
    return name


@lru_cache(maxsize=100_000)
def form_words(name: str, label: str) -> tuple[str, ...]:
    """Return the words that a form key is made of; at least one."""
    found = words(canonical(name, label))
    kind = LABEL_CLASSES.get(label, "other")
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    if kind == "person":
        found = _without(found, HONORIFICS, first=True)
        found = _without(found, SUFFIXES)
    elif kind == "org":
        found = _without(found, LEGAL_FORMS)
        if len(found) > 2 and found[1] == "of" and found[0] in ("ministry", "department"):
            found = (*found[2:], found[0])  # Ministry of Defence is the Defence Ministry
    return found or (fold(name.strip()).replace("/", "?") or "?",)


def _without(found: tuple[str, ...], drop: frozenset[str], first: bool = False) -> tuple[str, ...]:
    """Drop words from the front, or else the end, while something is left."""
    while len(found) > 1 and found[0 if first else -1] in drop:
        found = found[1:] if first else found[:-1]
    return found


def form_key(name: str, label: str) -> str:
    """Return the key of a form, as in `person:vladimir putin`."""
    return f"{LABEL_CLASSES.get(label, 'other')}:{' '.join(form_words(name, label))}"


SENSE = "~"
"""Stands between a form and what the article says that the person is: no name holds it."""


def with_sense(form: str, sense: str) -> str:
    """Return the key of a form in one sense: `person:john smith~sport.gb`."""
    return f"{form}{SENSE}{sense}" if sense else form


def plain(form: str) -> str:
    """Return the key of a form in whatever sense."""
    return form.partition(SENSE)[0]


def sense_of(form: str) -> str:
    """Return the sense of a form key, empty for none."""
    return form.partition(SENSE)[2]


def block_key(form: str) -> str:
    """Return the block of a form key: `person:putin/vladimir`, `org:unsc/united nations ...`.

    Blocks stay small however much is read. Those of one `family` may be one thing too: the bare
    surname `person:putin` and the acronym `org:unsc` are blocks of their own.
    """
    kind, _, text = plain(form).partition(":")
    found = tuple(text.split(" "))
    if kind == "person":
        name = person(found)
        first = f"/{romanised(given_name(name.first))}" if name.first else ""
        return f"person:{romanised(name.last)}{first}"
    if kind == "org" and len(initials(found)) > 2:
        return f"org:{initials(found)}/{text}"
    return plain(form)


def family(block: str) -> str:
    """Return what a block shares with those that a short name in it may stand for."""
    return block.partition("/")[0]


def initials(found: tuple[str, ...]) -> str:
    """Return the letters that an acronym of the words would have: UNSC, without of and the."""
    return "".join(word[0] for word in found if word not in ("of", "the", "and", "for", "on", "in"))


_ROMANISATIONS = (
    (re.compile(r"^ye(?=[vlk])"), "e"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"(?:ii|iy|yi|yy|ij|y)$"), "i"),
    (re.compile(r"[ea][iy](?=\w)"), "ai"),
    (re.compile(r"ou|oo|ue"), "u"),
    (re.compile(r"oe"), "o"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"([gd])h"), r"\1"),
    (re.compile(r"q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"i[ey]"), "e"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(\w)\1+"), r"\1"),
)
"""Differences between romanisations of one name: Zelensky, Zelenskyy and Zelenskiy meet."""


@lru_cache(maxsize=50_000)
def romanised(word: str) -> str:
    """Fold what differs between romanisations of one name. For meeting, not for merging."""
    word = _spellings("surnames").get(word, word)
    for pattern, plain in _ROMANISATIONS:
        word = pattern.sub(plain, word)
    return word


@cache
def _spellings(key: str) -> Mapping[str, str]:
    groups: list[list[str]] = VOCABULARY[key]
    return {fold(word): fold(group[0]) for group in groups for word in group}


def given_name(word: str) -> str:
    """Return the spelling of a given name that stands for its romanisations: sergey, sergei."""
    return _spellings("given_names").get(word, word)


@cache
def nicknames(word: str) -> frozenset[str]:
    """Return the folded given names that a given name may stand for, itself included."""
    groups = ([fold(w) for w in group] for group in VOCABULARY["nicknames"])
    return frozenset(w for group in groups if word in group for w in group) | {word}


def alone_id(form: str) -> str:
    """Return the id that a document alone gives a form: every form has its own.

    The sense is left out: to a document alone one name is one person.
    """
    return entity_id(plain(form), full=True)


def entity_id(form: str, full: bool = False) -> str:
    """Return the id of what a form names: persons by given name and surname unless `full`.

    Ids of different blocks differ: the block follows from the words that the id keeps.
    """
    kind, _, text = plain(form).partition(":")
    found = text.split(" ")
    if kind == "person" and not full:
        name = person(tuple(found))
        if name.middles:
            found = [name.first, name.last]
    return with_sense(f"{kind}/{'-'.join(found)}", sense_of(form))


def entity_ids(forms: Iterable[str]) -> dict[str, str]:
    """Return the id of each of several things, one form key each: no two share one.

    Where two persons share given name and surname, those with more than that keep all of it.
    """
    keys = sorted(set(forms))
    short: dict[str, list[str]] = {}
    for key in keys:
        short.setdefault(entity_id(key), []).append(key)
    return {key: entity_id(key, full=len(short[entity_id(key)]) > 1) for key in keys}
