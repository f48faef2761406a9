"""Words that a page joined where it dropped the space beside a link: where to read one.

    missing_spaces(text) -> offsets in the text before which a space is missing

Four kinds are parted: a function word from a name behind it (theMinistry), a role from a name
(presidentAna), a word from a year or a number (the2021), a name from a verb of reporting
(Reuterssaid), and two sentences (budget.The). A name must be known or stand in the text by itself;
what a text writes joined again and again is left to it, and code is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from transforms.clean.words import FUNCTION_WORDS
from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
_HEADS = frozenset(_DATA["heads"]["words"])
_SURE = frozenset(_DATA["heads"]["sure"])
_ROLES = frozenset(_DATA["heads"]["roles"])
_BEFORE_NUMBERS = frozenset(_DATA["heads"]["numbers"])
_TAILS = tuple(_DATA["tails"]["words"])
_KNOWN = frozenset(_DATA["names"]["known"])
_TOLD = frozenset([*_DATA["names"]["days"], *_DATA["names"]["acronyms"]])
_BRANDS = frozenset(_DATA["names"]["brands"])

_MEETING = re.compile(r"[A-Z0-9](?<=[a-z].)")
"""Where a small letter meets a capital or a digit: few texts have that anywhere."""
_CAPITALISED = re.compile(r"[A-Z][A-Za-z]{5,}")
_WORD = re.compile(r"[^\W_]+")
_PAIR = re.compile(r"(?<![^\W_])([^\W_]+) (?=([^\W_]+))")
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W_]*")
_HEAD = re.compile(r"[A-Z]?[a-z]+")
_REST = re.compile(r"[A-Z][^\W_]+|\d+[a-z]*")
_NAME = re.compile(r"[A-Z][^\W\d_]+|[A-Z]\d{1,2}")
_YEAR = re.compile(rf"(?:(?:19|20)\d\d|\d0(?=s))(?:s|{'|'.join(_DATA['tails']['years'])})?")
_COUNTED = re.compile(r"(?:[.,]\d+)*(?:%| [a-z]{2})")
_SECOND_NAME = re.compile(r" (?:(?:of|for|de|du|al) )?(?:the )?[A-Z][a-z]")
_AFTER_YEAR = re.compile(
    rf"[12]\d\d\d(?=[a-z])(?=(?:{'|'.join(_DATA['tails']['years'])})(?![^\W_]))"
)
_STUCK = re.compile(r"[.!?](?<=[a-z]{2}.)(?=[A-Z])")
_PAIRS = frozenset(pair.replace(" ", "") for pair in _DATA["heads"]["pairs"])
_THE = re.compile(r"the (?<=[a-z]the )")
_BEEN = re.compile(r"been (?<=[a-z]been )")
_QUOTED = re.compile(r"”(?<=[,.!?]”)(?=[^\W\d_])")
_ABBREVIATED = re.compile(rf"(?<![^\W_])(?:{'|'.join(_DATA['heads']['words'])})(?=U\.[A-Z]\.)")
_START = re.compile(rf"(?:{'|'.join(_DATA['sentences']['starts'])})(?= [^\W_])")

_MARKS_BEFORE = frozenset("@#/._-\\$&=<>'’`:+~%*|")
_MARKS_AFTER = frozenset("@#/_\\$=<>`(+~[{|")
"""Beside these a token is an address, a handle, a tag or code."""
_CODE = re.compile(r"[a-z][A-Z][a-z]+[A-Z][a-z]|[a-z][A-Z][a-z]+\(|[{};]\s*\n")
_LEAST_NAME = 5
"""Letters of a name before a short word, one less before a longer one: surnames end in -and."""
_SHORT_TAIL = 3
_OFTEN = 3
"""Times from which on a text means what it writes joined, unless it writes it parted too."""


class _Token(NamedTuple):
    """A run of letters and digits, and where it stands."""

    start: int
    stop: int
    text: str


def missing_spaces(text: str) -> list[int]:
    """Return where a space is missing in a text: offsets of the characters that follow it."""
    found: list[int] = []
    if _MEETING.search(text) is not None:
        found += _behind_heads(text)
    if [word for word in _CAPITALISED.findall(text) if word.endswith(_TAILS)]:
        found += _behind_names(text)
    found += _behind_years(text)
    found += [
        at.start()
        for at in (*_THE.finditer(text), *_BEEN.finditer(text))
        if _token_around(text, at.start()).text in _PAIRS
    ]
    if "U." in text:
        found += [at.end() for at in _ABBREVIATED.finditer(text)]
    found += [at.end() for at in _QUOTED.finditer(text)]
    found += [at.end() for at in _STUCK.finditer(text) if _START.match(text, at.end())]
    return sorted(set(found))


def _behind_heads(text: str) -> Iterator[int]:
    """Yield where a small letter meets a name or a number that begins another word."""
    seen = 0
    for at in _MEETING.finditer(text):
        if at.start() < seen:
            continue
        token = _token_around(text, at.start())
        seen = token.stop
        head, rest = text[token.start : at.start()], text[at.start() : token.stop]
        if _HEAD.fullmatch(head) is None or _REST.fullmatch(rest) is None:
            continue
        if _stands_free(text, token) and _parts(text, token, head, rest):
            if _CODE.search(text) is not None:
                break
            yield at.start()


def _token_around(text: str, at: int) -> _Token:
    """Return the token that a character is part of."""
    start, stop = at, at
    while start and text[start - 1].isalnum():
        start -= 1
    while stop < len(text) and text[stop].isalnum():
        stop += 1
    return _Token(start, stop, text[start:stop])


def _behind_years(text: str) -> Iterator[int]:
    """Yield where a year ends and a function word goes on."""
    for year in _AFTER_YEAR.finditer(text):
        token = _token_around(text, year.start())
        if token.start == year.start() and _stands_free(text, token):
            yield year.end()


def _stands_free(text: str, token: _Token) -> bool:
    """Tell whether a token is a word among words: no address, handle, tag, quotation or code."""
    before = text[token.start - 1 : token.start] if token.start else ""
    after = text[token.stop : token.stop + 1]
    if before in _MARKS_BEFORE or after in _MARKS_AFTER or token.text in _BRANDS:
        return False
    follows = text[token.stop + 1 : token.stop + 2]
    return not (after == "." and follows.isalpha()) and not (before == after == '"')


def _parts(text: str, token: _Token, head: str, rest: str) -> bool:
    """Tell whether a token is two words: one of small letters, and what follows it."""
    if rest[0].isdigit():
        return head in _BEFORE_NUMBERS and _is_number(text, token.stop, rest)
    if head.lower() not in _HEADS and head.lower() not in _ROLES:
        return head[0].isupper() and _is_place(f"{head} {rest}", among=("country", "capital"))
    name = _name_of(rest)
    if head[0].isupper() and head.lower() in _HEADS:
        return name in _TOLD or _is_place(name) or (head == "The" and name in _KNOWN)
    second = name == rest and _SECOND_NAME.match(text, token.stop) is not None
    if _is_known(name) or (second and _is_given(name)):
        return True
    if head == "a" or _NAME.fullmatch(name) is None:
        return False
    told = _told(text)
    if told.counts[token.text] >= _OFTEN or told.counts[head.title() + rest]:
        return False
    if (head, name) in told.pairs:
        return True
    is_name = name in told.inside and not told.counts[name.lower()]
    return is_name or (head in _SURE and second and len(name) > 3)


def _is_number(text: str, stop: int, rest: str) -> bool:
    """Tell whether digits that end at `stop` are a year, or a number that counts what follows."""
    if _YEAR.fullmatch(rest):
        return True
    if not rest.isdigit() or len(rest) > 3 or _COUNTED.match(text, stop) is None:
        return False
    return len(rest) > 1 or (text[stop] in ".," and text[stop + 1].isdigit())


def _name_of(rest: str) -> str:
    """Return a name without the word that is joined to it as well, as in theMinistryof."""
    for tail in _TAILS:
        if rest.endswith(tail) and _is_known(rest[: -len(tail)]):
            return rest[: -len(tail)]
    return rest


def _behind_names(text: str) -> Iterator[int]:
    """Yield where a name ends and a verb of reporting or a function word goes on."""
    for word in _CAPITALISED.finditer(text):
        if not word[0].endswith(_TAILS):
            continue
        token = _token_around(text, word.start())
        if token.start != word.start() or not _stands_free(text, token):
            continue
        for tail in _TAILS:
            name = token.text.removesuffix(tail)
            least = 2 if name.isupper() else _LEAST_NAME - (len(tail) > _SHORT_TAIL)
            if least <= len(name) < len(token.text) and _is_name_before(text, token.text, name):
                yield token.stop - len(tail)
                break


def _is_name_before(text: str, token: str, name: str) -> bool:
    """Tell whether a token is a name and a word: the name stands elsewhere, the token does not."""
    if _NAME.fullmatch(name) is None or name.lower() in FUNCTION_WORDS:
        return False
    if _is_known(name):
        return _told(text).counts[token] < _OFTEN
    if text.count(name) == text.count(token):
        return False
    told = _told(text)
    seldom = told.counts[token] == 1 or (
        told.counts[token] < _OFTEN and len(token) - len(name) > _SHORT_TAIL
    )
    return seldom and name in told.inside


class _Told(NamedTuple):
    """What the words of a text tell of which of them are words by themselves."""

    counts: Counter[str]
    pairs: frozenset[tuple[str, str]]
    """Words with nothing but a space between them."""
    inside: frozenset[str]
    """Those with a capital inside a sentence."""


@lru_cache(maxsize=2)
def _told(text: str) -> _Told:
    return _Told(
        Counter(_WORD.findall(text)),
        frozenset(_PAIR.findall(text)),
        frozenset(_INSIDE.findall(text)),
    )


def _is_given(name: str) -> bool:
    from transforms.lexicon.roles import GIVEN_NAMES

    return name in GIVEN_NAMES


def _is_known(name: str) -> bool:
    """Tell whether a name is one of a country, a people, a city, a body, a month or a day."""
    return name in _KNOWN or name in _TOLD or _is_place(name)


def _is_place(name: str, among: tuple[str, ...] = ()) -> bool:
    from transforms.lexicon.countries import place

    found = place(name) if len(name) > 3 else None
    return found is not None and (not among or found.kind in among)
