"""What a name says of itself: tables that know it, its noun, its letters."""

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.extract.mentions.kinds import EITHER, FIRST, LAST, kind_of
from transforms.extract.mentions.vocabulary import ALL_FAMILIES, FAMILIES, PAPERS, PRODUCTS, STORMS
from transforms.lexicon.countries import place
from transforms.lexicon.names import EAST_ASIAN_GIVEN, bodies, leaders, words_for_bodies
from transforms.lexicon.roles import GIVEN_NAMES

SAINTS = frozenset({"San", "Santa"})
SURE_FIRST = STORMS | {"Operation"}
_DIRECTIONS = frozenset(
    {"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"}
)
_NOBLE = frozenset({"van", "von", "bin", "ibn", "der", "den"})
"""Small words inside a person's name and hardly anywhere else."""
_CONTESTS = frozenset({"Championship", "Championships", "Finals"})
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Z]?")
"""F-16, IE6, A380; F-16 Falcon."""
_DOTTED = re.compile(r"(?:[A-Z]\.){3,}[A-Z]?")
"""F.D.A."""
_DOMAIN = re.compile(r"\.(?:com|org|net|gov|edu|co|tv|io|ca|uk|ru|cn)$", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def itself(spelling: str) -> tuple[tuple[str, int], ...]:
    """Return what a name says of itself, as label and votes: tables first, then its noun."""
    known = _by_table(spelling)
    if known is not None:
        return (known,)
    kind = kind_of(spelling)
    words = spelling.split()
    return tuple(_by_noun(words, kind) if kind is not None else _by_form(spelling, words))


def _by_table(spelling: str) -> tuple[str, int] | None:
    """Return what tables know; a town of one word may be a surname as well."""
    known = place(spelling)
    first, _, rest = spelling.partition(" ")
    if (first == "The" and spelling in bodies()) or (rest in bodies() and place(first)):
        return "ORG", 60  # The Atlantic is no ocean; U.S. Federal Reserve
    if known is not None:
        is_town = known.kind in ("capital", "city") and " " not in spelling
        return known.label, 20 if is_town else 35
    if spelling in bodies() or _DOMAIN.search(spelling):
        return "ORG", 60
    if spelling.rpartition(" ")[2] in PRODUCTS or first in PRODUCTS:
        return "PRODUCT", 45  # Windows 8
    if spelling in leaders():
        return "PERSON", 45
    return ("ORG", 35) if spelling in words_for_bodies() else None


def _by_noun(words: list[str], kind: str) -> Iterator[tuple[str, int]]:
    named = kind != "ORG" and len(words) == 2 and words[0] in GIVEN_NAMES  # Jonah Hill
    either = words[-1] in EITHER or words[0] in FIRST or named
    if words[0] in SURE_FIRST or not either:
        yield kind, 60
    else:
        yield kind, 30 if words[0] in SAINTS else 15
    if not named:
        yield "PERSON", -20


def _is_east_asian(words: list[str]) -> bool:
    """Whether this is a family's name and a Chinese or Korean given name."""
    if not 1 < len(words) < 4 or words[0] not in ALL_FAMILIES:
        return False
    given = [part for word in words[1:] for part in word.lower().split("-")]
    surely = words[0] in FAMILIES or "-" in words[1]
    return surely and all(map(EAST_ASIAN_GIVEN.fullmatch, given))


def _of_word(word: str) -> tuple[str, int] | None:
    """Return what one word is as often as not: the Tribune, the Championship, Alfie."""
    if LAST.get(word) == "ORG":
        return "ORG", 25
    if word in _CONTESTS:
        return "EVENT", 25
    return ("PERSON", 22) if word in GIVEN_NAMES else None


def _by_form(spelling: str, words: list[str]) -> Iterator[tuple[str, int]]:
    """Yield what capitals, digits, given names and small words say."""
    if _DOTTED.fullmatch(spelling) or (words[-1] in PAPERS and place(" ".join(words[:-1]))):
        yield "ORG", 40
    elif len(words) == 1 and (kind := _of_word(spelling)) is not None:
        yield kind
    elif len(words) == 1 and spelling.isalpha() and spelling.isupper() and len(spelling) <= 6:
        yield "ORG", 15
        yield "GPE", -10
        yield "PERSON", -30
    elif len(words) > 1 and words[0] in _DIRECTIONS and (known := place(" ".join(words[1:]))):
        yield known.label, 35
    elif (
        (known := place(spelling.rpartition("-")[2])) and known.kind == "people" and "-" in spelling
    ):
        yield "NORP", 40  # Sino-Russian
    elif _is_east_asian(words):
        yield "PERSON", 30
    elif any(letter.isdigit() for letter in spelling):
        yield "PERSON", -40
        if _MODEL.fullmatch(words[0]) and len(words) < 4:
            yield "PRODUCT", 25 if len(words) == 1 else 45
    elif 2 <= len(words) <= 4 and words[0] in GIVEN_NAMES and words[-1][0].isupper():
        yield "PERSON", 30
    elif len(words) > 2 and _NOBLE.intersection(words[1:-1]):
        yield "PERSON", 20
