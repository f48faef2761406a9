"""Keys of names: what makes two spellings one form, and which forms may ever be one thing.

Three keys, each a pure function of a name and its label:

- `form_key`: spelling folded away. Two mentions with one form key are one thing everywhere.
- `block_key`: only forms of one block, or of one family of blocks, are compared. It follows from
  the form key alone.
- `entity_id`: readable, built from the part of a name that stays when fuller variants turn up.

A person's form key may end in a sense, `person:john smith~sport.gb`: see the senses of mentions.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.lexicon.countries import place
from transforms.lexicon.folding import VOCABULARY as VOCABULARY
from transforms.lexicon.folding import fold as fold
from transforms.lexicon.folding import vocabulary
from transforms.lexicon.folding import words as words
from transforms.lexicon.romanisation import formal_name, given_name, romanised
from transforms.lexicon.variants import country_of, evened, name_of

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
    r"w?(?:yeo|you|iao|uai|[aeiouy]{1,2})(?:ng|[hklmnpt])?){1,2}"
)
"""One or two syllables as romanised Chinese, Korean and Vietnamese given names have them."""


def _folded(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in VOCABULARY[key])


HONORIFICS = _folded("honorifics")
GENERATIONS = _folded("generations")
SUFFIXES = _folded("suffixes")
PARTICLES = _folded("particles")
LEGAL_FORMS = _folded("legal_forms")
FAMILY_FIRST = _folded("family_first")


@cache
def bodies() -> Mapping[str, str]:
    """Return the names of bodies that news need not explain: alias -> name."""
    table: Mapping[str, list[str]] = VOCABULARY["bodies"]
    known = {name: name for name in vocabulary("bodies.toml")["sure"]}
    return known | {alias: name for name, aliases in table.items() for alias in (name, *aliases)}


@cache
def words_for_bodies() -> frozenset[str]:
    """Return the names of bodies that are words or surnames as well: Shell, Ford."""
    return frozenset(vocabulary("bodies.toml")["maybe"])


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
    generation: str = ""
    """jr, sr, ii: there may be another of that name."""


@lru_cache(maxsize=50_000)
def person(form: tuple[str, ...]) -> PersonName:
    """Take apart the words of a person's form: Kim Jong Un is of the family Kim."""
    generation = form[-1] if len(form) > 2 and form[-1] in GENERATIONS else ""
    if generation:
        form = form[:-1]
    given = form[1:]
    if 2 <= len(form) <= 3 and form[0] in FAMILY_FIRST and all(map(_east_asian, given)):
        return PersonName("".join(given), (), form[0], generation)
    core = tuple(word for word in form if word not in PARTICLES) or form
    if len(core) == 1:
        return PersonName("", (), core[0], generation)
    return PersonName(core[0], core[1:-1], core[-1], generation)


def _east_asian(given: str) -> bool:
    return EAST_ASIAN_GIVEN.fullmatch(given) is not None


@lru_cache(maxsize=50_000)
def canonical(name: str, label: str) -> str:
    """Return the name that tables give for it: United States for U.S., United Nations for UN."""
    if label in ("GPE", "LOC", "NORP", "FAC"):
        known = place(name)
        return known.name if known else country_of(name)
    if label in ("ORG", "EVENT"):
        return bodies().get(name) or name_of(words(name), words) or name
    return name


@lru_cache(maxsize=100_000)
def form_words(name: str, label: str) -> tuple[str, ...]:
    """Return the words that a form key is made of; at least one."""
    return _form(name, label)[1]


@lru_cache(maxsize=100_000)
def _form(name: str, label: str) -> tuple[str, tuple[str, ...]]:
    """Return the class of a form, which tables may know better than the label, and its words."""
    kind = LABEL_CLASSES.get(label, "other")
    known = place(name) if label == "FAC" else None
    if known is not None and known.kind == "seat":
        kind = "org"  # the White House is a building too
    if kind == "person":
        found = _person_words(name)
    else:
        found = words(_AND.sub(" and ", canonical(name, label)))
        if len(found) > 1 and found[0] == "the":
            found = found[1:]
        if kind == "org":
            found = _without(_without(found, LEGAL_FORMS), _LEFT)
        if found:
            kind, found = evened(_of_ministry(found) if kind == "org" else found, kind, words)
    return kind, found or (fold(name.strip()).replace("/", "?") or "?",)


_LEFT = frozenset({"and"})
_AND = re.compile(r"(?<=\w) ?& ?(?=\w{3})|(?<=\w{3}) & (?=\w)")


def _person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, without what is called before it, and al- in it."""
    found = words(_EXCELLENCY.sub("", name))
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    found = _without(_without(found, HONORIFICS, first=True), SUFFIXES)
    if len(found) == 2 and found[1] in ("jr", "sr"):
        found = found[:1]
    if name[:3].lower() in ("al-", "el-") and len(found) > 1:
        return found[1:]
    if len(found) > 2:
        return (found[0], *(word for word in found[1:-1] if word not in ("al", "el")), found[-1])
    return found


_EXCELLENCY = re.compile(r"(?:H\. ?E\.|H\. ?R\. ?H\.|HRH|H\. ?H\.) (?=\w)")


def _of_ministry(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return Defence Ministry for Ministry of Defence, with the country before it or without."""
    for at in (0, 1):
        if (
            len(found) > at + 2
            and found[at] in ("ministry", "department")
            and found[at + 1] == "of"
        ):
            return (*found[:at], *found[at + 2 :], found[at])
    return found


def _without(found: tuple[str, ...], drop: frozenset[str], first: bool = False) -> tuple[str, ...]:
    """Drop words from the front, or else the end, while something is left."""
    while len(found) > 1 and found[0 if first else -1] in drop:
        found = found[1:] if first else found[:-1]
    return found


def form_key(name: str, label: str) -> str:
    """Return the key of a form, as in `person:vladimir putin`."""
    kind, found = _form(name, label)
    return f"{kind}:{' '.join(found)}"


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


@lru_cache(maxsize=50_000)
def block_key(form: str) -> str:
    """Return the block of a form key: `person:putin/vladimir`, `org:unsc/united nations ...`.

    Names of several words that are no person's have one block whatever they are labelled. Blocks
    stay small however much is read. Those of one `family` may be one thing too: the bare surname
    `person:putin` and the acronym `org:unsc` are blocks of their own.
    """
    kind, _, text = plain(form).partition(":")
    found = tuple(text.split(" "))
    if kind == "person":
        name = person(found)
        first = f"/{romanised(formal_name(given_name(name.first)))}" if name.first else ""
        return f"person:{romanised(name.last)}{first}"
    if len(found) == 1 or kind == "norp":
        return plain(form)
    return f"org:{initials(found)}/{text}" if len(initials(found)) > 2 else f"name:{text}"


def family(block: str) -> str:
    """Return what a block shares with those that a short name in it may stand for."""
    return block.partition("/")[0]


def initials(found: tuple[str, ...]) -> str:
    """Return the letters that an acronym of the words would have: UNSC, without of and the."""
    return "".join(word[0] for word in found if word not in ("of", "the", "and", "for", "on", "in"))


@lru_cache(maxsize=50_000)
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
            found = [word for word in (name.first, name.last, name.generation) if word]
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
