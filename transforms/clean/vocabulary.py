"""Phrases that mark blocks, by family, read from vocabulary.toml and indexed for speed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from transforms.lexicon.vocabulary import vocabulary

type Where = str
"""How a phrase met a block: line, start or inside."""

_OUTER = " \t\n\"'*•·◦▪■►▶→←»«›‹|+-–—_.,:;!?#()[]{}<>…×"
_BULLET = " \t\n*•·◦▪■►▶→»›|+-–—_#>[](){}"


@dataclass(frozen=True, slots=True)
class Family:
    """One family of phrases."""

    name: str
    kind: str
    kept: bool
    weight: float
    line_weight: float
    start_weight: float
    sentence_factor: float
    """What is left of the evidence if the block is a whole sentence."""
    longest: int
    """In words; blocks longer than that are not judged by this family. 0: no limit."""


class Hit(NamedTuple):
    """A phrase of a family found in a block."""

    family: Family
    phrase: str
    where: Where
    weight: float


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of all families, under the words by which a block can find them."""

    lines: Mapping[str, tuple[Family, ...]]
    starts: Mapping[str, tuple[tuple[str, ...], tuple[tuple[str, Family], ...]]]
    """The phrases by themselves, for a first look, and with their families."""
    inside: Mapping[str, tuple[tuple[str, Family], ...]]


def plain(text: str) -> str:
    """Return a text in lower case with straight quotes and single spaces."""
    text = " ".join(text.split()).casefold()
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("‘", "'")
    return text.replace("“", '"').replace("”", '"')


def bare(text: str) -> str:
    """Return a plain text without bullets before it and punctuation around it."""
    return plain(text).strip(_OUTER)


def _words(phrase: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", phrase)


def _families(data: Mapping[str, Any]) -> Iterator[tuple[Family, Mapping[str, Any]]]:
    for name, entry in data["family"].items():
        yield (
            Family(
                name=name,
                kind=entry["kind"],
                kept=entry.get("kept", False),
                weight=entry["weight"],
                line_weight=entry.get("line_weight", 3.0),
                start_weight=entry.get("start_weight", 2.5),
                sentence_factor=entry.get("sentence_factor", 1.0),
                longest=entry.get("longest", 0),
            ),
            entry,
        )


def _index(data: Mapping[str, Any]) -> _Phrases:
    lines: dict[str, list[Family]] = {}
    starts: dict[str, list[tuple[str, Family]]] = {}
    inside: dict[str, list[tuple[str, Family]]] = {}
    for family, entry in _families(data):
        for phrase in entry.get("lines", ()):
            lines.setdefault(bare(phrase) or phrase, []).append(family)
        for phrase in entry.get("starts", ()):
            words = _words(phrase)
            starts.setdefault(words[0] if words else phrase[0], []).append((phrase, family))
        for phrase in entry.get("contains", ()):
            anchor = max(_words(phrase) or [phrase], key=len)
            inside.setdefault(anchor, []).append((phrase, family))
    return _Phrases(
        {key: tuple(value) for key, value in lines.items()},
        {key: (tuple(one for one, _ in value), tuple(value)) for key, value in starts.items()},
        {key: tuple(value) for key, value in inside.items()},
    )


_DATA: dict[str, Any] = vocabulary(__name__)
_PHRASES = _index(_DATA)
_ANCHORS = frozenset(_PHRASES.inside)
_NO_STARTS: tuple[tuple[str, ...], tuple[tuple[str, Family], ...]] = ((), ())

PAYWALL: tuple[str, ...] = tuple(_DATA["truncated"]["walls"])
PLEAS: tuple[str, ...] = tuple(_DATA["truncated"]["pleas"])

KEPT_STARTS: tuple[str, ...] = tuple(
    phrase
    for family, entry in _families(_DATA)
    if family.kept
    for phrase in entry.get("starts", ())
)
"""Beginnings of blocks that are kept whatever else they look like: corrections."""

AGENCIES: frozenset[str] = frozenset(_DATA["signature"]["agencies"])
ROLES: frozenset[str] = frozenset(_DATA["signature"]["roles"])

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MARKS = "—–…•·£€"
"""Marks for which alone many an English text is not ASCII."""
_OUTER_QUOTE = re.compile(r"'(?:(?<![^\W_]')|(?![^\W_]))")
_SPACED = "".join(chr(n) if chr(n).isalnum() or chr(n) == "'" else " " for n in range(128))


def words_of(plain_text: str) -> list[str]:
    """Return the words of a plain text: letters and digits, with apostrophes between them."""
    if not plain_text.isascii():
        for mark in _MARKS:
            plain_text = plain_text.replace(mark, " ")
        if not plain_text.isascii():
            return _WORD.findall(plain_text)
    if "'" in plain_text:
        plain_text = _OUTER_QUOTE.sub(" ", plain_text)
    return plain_text.translate(_SPACED).split()  # three times as fast as the pattern


def hits(plain_text: str, words: Sequence[str]) -> Iterator[Hit]:
    """Yield the phrases of all families that a block holds; `words` are those of `plain_text`."""
    count = len(words)
    core = plain_text.strip(_OUTER)
    for family in _PHRASES.lines.get(core, ()):
        yield Hit(family, core, "line", family.line_weight)
    head = plain_text.lstrip(_BULLET)
    first = words[0] if words else head[:1]
    for key in {first, head[:1]}:
        phrases, entries = _PHRASES.starts.get(key, _NO_STARTS)
        if not head.startswith(phrases):
            continue
        for phrase, family in entries:
            if (not family.longest or count <= family.longest) and _begins(head, phrase):
                yield Hit(family, phrase, "start", family.start_weight)
    for anchor in sorted(_ANCHORS.intersection(words)):
        for phrase, family in _PHRASES.inside[anchor]:
            if (not family.longest or count <= family.longest) and _within(plain_text, phrase):
                yield Hit(family, phrase, "inside", family.weight)


def _begins(text: str, phrase: str) -> bool:
    """Tell whether a text begins with a phrase that ends where a word does."""
    if not text.startswith(phrase):
        return False
    after = text[len(phrase) : len(phrase) + 1]
    return not (phrase[-1].isalnum() and after.isalnum())


def _within(text: str, phrase: str) -> bool:
    """Tell whether a phrase stands in a text on word boundaries."""
    at = text.find(phrase)
    if at < 0:
        return False
    before = text[at - 1 : at] if at else ""
    after = text[at + len(phrase) : at + len(phrase) + 1]
    return not (
        (phrase[0].isalnum() and before.isalnum()) or (phrase[-1].isalnum() and after.isalnum())
    )
