"""Persons whom the word before their name introduces: a rank, an office, a relative."""

import re
from collections.abc import Iterator

from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import KINDS, NEVER, NOUNS
from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies, words_for_bodies
from transforms.lexicon.roles import HONORIFICS, TITLES

KIN = frozenset(KINDS["kin"]["words"].split())
_OWNERS = frozenset({"his", "her", "their", "my", "His", "Her", "Their", "My", "s"})
_RANKS = frozenset(word for word in HONORIFICS if " " not in word) - {"Don", "Miss", "Fr", "Rep"}
"""Ranks and honorifics that are written with a full stop and are no word else."""
_GOES_ON = re.compile(r"-| [A-Z]|['’]s? [A-Z]")
_LONGEST = 3


def introduced(text: Text) -> Iterator[Name]:
    """Yield Maj. Tom Hale, Mayor-elect Ann Hale and her son Tobi, where the tagger saw nobody."""
    for word in sorted(_RANKS & text.places.keys()):
        for number in text.places[word]:
            yield from _led(number, ". ", 1, text)
    for number in text.places.get("elect", ()):
        if number and text.words[number - 1] in TITLES:
            yield from _led(number, " ", 2, text)
    for word in sorted(KIN & text.places.keys()):
        for number in text.places[word]:
            yield from _relative(number, text)


def _relative(number: int, text: Text) -> Iterator[Name]:
    """Yield the one word that a relative is called by: her son Tobi, his older sister, Ada."""
    name = number + 1
    if name >= len(text.words) or not text.words[name].istitle():
        return
    word, stop = text.words[name], text.stop(name)
    if text.text[text.stop(number) : text.starts[name]] not in (" ", ", "):
        return
    if number < 1 or _OWNERS.isdisjoint(text.words[max(0, number - 2) : number]):
        return
    if _GOES_ON.match(text.text, stop) or word in NEVER or word in words_for_bodies():
        return
    if place(word) is None:
        yield Name(text.starts[name], stop, "PERSON", "kin")


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
