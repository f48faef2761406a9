"""Persons whom the word before their name introduces: a rank, an office, a relative."""

import re
from collections.abc import Iterator

from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import KINDS, NEVER, NOUNS
from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies, words_for_bodies
from transforms.lexicon.roles import HONORIFICS, TITLES

KIN = frozenset(KINDS["kin"]["words"].split())
_KIN = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|['’]s) (?:[a-z-]+ )?(?:{'|'.join(sorted(KIN))})s?,? "
    r"([A-Z][a-z]+)(?![\w-]| [A-Z]|['’]s? [A-Z])"
)
_RANKS = frozenset(word for word in HONORIFICS if " " not in word) - {"Don", "Miss", "Fr", "Rep"}
"""Ranks and honorifics that are written with a full stop and are no word else."""
_LONGEST = 3


def introduced(text: Text) -> Iterator[Name]:
    """Yield Maj. Tom Hale, Mayor-elect Ann Hale and her son Tobi, where the tagger saw nobody."""
    for word in [word for word in text.places if word in _RANKS]:
        for number in text.places[word]:
            yield from _led(number, ". ", 1, text)
    for number in text.places.get("elect", ()):
        if number and text.words[number - 1] in TITLES:
            yield from _led(number, " ", 2, text)
    for kin in _KIN.finditer(text.text):
        word = kin[1]
        if word not in NEVER and place(word) is None and word not in words_for_bodies():
            yield Name(kin.start(1), kin.end(1), "PERSON", "kin")


def _led(number: int, gap: str, least: int, text: Text) -> Iterator[Name]:
    """Yield the capitalised words behind a word and what must stand between them."""
    last = number
    while last + 1 < len(text.words) and last - number < _LONGEST:
        after = text.words[last + 1]
        between = text.text[text.stop(last) : text.starts[last + 1]]
        if between != (gap if last == number else " ") or not _may_be_called(after):
            break
        last += 1
    behind = text.text[text.stop(last) : text.stop(last) + 1]
    is_rank = behind == "." and len(text.words[last]) < 5
    if last - number >= least and behind != "-" and not is_rank:
        yield Name(text.starts[number + 1], text.stop(last), "PERSON", "introduced")


def _may_be_called(word: str) -> bool:
    return (
        word[0].isupper()
        and not word.isupper()
        and len(word) > 1
        and word not in NOUNS
        and word not in NEVER
        and word not in TITLES
        and word not in HONORIFICS
        and word not in bodies()
        and place(word) is None
    )
