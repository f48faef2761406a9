"""Acronyms that the article spells out: Harbour Safety Board (HSB), or HSB (Harbour ...)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from transforms.extract.mentions.kinds import JOINERS, LONGEST, kind_of
from transforms.extract.mentions.text import Name, Text, laid_over

_SHORT = re.compile(r"[(\[][\"“']?([A-Z][A-Za-z&.-]{1,9})[\"”']?(?:[;,][^()\n]{0,30})?[)\]]")
_LONG = re.compile(r"(?<=[A-Z.] )\(((?:the )?[A-Z][^()\n]{5,80})\)")
_LETTERS = re.compile(r"\b[A-Z][A-Z&.-]{1,9}$")


class Pair(NamedTuple):
    """Where an acronym and its long form stand."""

    short: tuple[int, int]
    long: tuple[int, int]


def acronym_pairs(text: Text) -> list[Pair]:
    """Return the acronyms that are spelled out beside them, in order."""
    found = [pair for match in _SHORT.finditer(text.text) if (pair := _before(match, text))]
    for match in _LONG.finditer(text.text):
        stop = match.start() - 1
        short = _LETTERS.search(text.text, max(0, stop - 12), stop)
        words = [word for word in re.findall(r"[^\s-]+", match[1]) if word not in JOINERS]
        if short and "".join(word[0] for word in words).upper() == short[0].replace(".", ""):
            found.append(Pair(short.span(), match.span(1)))
    return found


def _before(match: re.Match[str], text: Text) -> Pair | None:
    """Find the long form that ends where the bracket opens."""
    number = text.number(match.start()) - 1
    if number < 0 or text.text[text.stop(number) : match.start()] not in ("", " "):
        return None
    letters = [letter for letter in match[1] if letter.isupper()]
    start = (
        _long_start(text, number, letters)
        if len(letters) > 1
        else _cut_short(text, number, match[1])
    )
    if start is None:
        return None
    return Pair(match.span(1), (text.starts[start], text.stop(number)))


def _cut_short(text: Text, last: int, short: str) -> int | None:
    """Return the first word of the long form, where the short one is its beginning: Quad."""
    number = last
    while (
        number > 0
        and last - number < LONGEST
        and text.text[text.stop(number - 1) : text.starts[number]] == " "
    ):
        if not text.words[number - 1][0].isupper():
            break
        number -= 1
    for first in range(number, last):
        word = text.words[first]
        if word != short and word.startswith(short) and len(short) > 2:
            return first
    return None


def _long_start(text: Text, last: int, letters: Sequence[str]) -> int | None:
    """Return the first word of the long form: its capitals are the letters, read backwards."""
    left = list(letters)
    number = last
    while number >= 0 and last - number < 2 * len(letters) + 3:
        word = text.words[number]
        if number < last and "\n" in text.text[text.stop(number) : text.starts[number + 1]]:
            return None
        if word[0].upper() == left[-1] and word[0].isupper():
            left.pop()
            if not left:
                return number
        elif word.lower() not in JOINERS and word[0].isupper() and len(left) == len(letters):
            return None
        number -= 1
    return None


def with_acronyms(names: Sequence[Name], pairs: Sequence[Pair], text: Text) -> list[Name]:
    """Add long forms and acronyms as names, with one label; what they overlap gives way."""
    new: list[Name] = []
    for pair in pairs:
        first = bisect_left(names, pair.long[0], key=lambda name: name.stop - 1)
        last = bisect_left(names, pair.long[1], key=lambda name: name.start)
        label = kind_of(text.text[slice(*pair.long)]) or next(
            (
                n.label
                for n in names[first:last]
                if n.label in ("EVENT", "LAW", "PRODUCT")
                or (n.label in ("GPE", "FAC") and (n.start, n.stop) == pair.long)
            ),
            "ORG",
        )
        new += [Name(*pair.long, label, "acronym"), Name(*pair.short, label, "acronym")]
    return laid_over(names, new, text) if new else list(names)
