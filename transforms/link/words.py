"""Words as they are compared across articles: one spelling, contractions written out, stems."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from transforms.lexicon.names import fold

VOCABULARY = tomllib.loads(
    (resources.files("transforms.link") / "words.toml").read_text(encoding="utf-8")
)
SPELLINGS: Mapping[str, str] = VOCABULARY["spellings"] | VOCABULARY["numbers"]
CONTRACTIONS: Mapping[str, str] = VOCABULARY["contractions"]
CONTRACTED_ENDINGS: Mapping[str, str] = VOCABULARY["contracted_endings"]
BEFORE_IS = frozenset(VOCABULARY["is"]["words"])
NEGATIONS = frozenset(VOCABULARY["negations"])

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES = re.compile(r"(?<=\w)(?:['’ʼ‘`]|â€™)(?=\w)")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"is(e|ed|er|ers|es|ing|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|er|ers|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{3})our(|s|ed|ing|able|ful|hood|ites?|less|ers?)$"), r"or\1"),
    (
        re.compile(r"^((?:[a-z]*met|lit|cent|theat|fib|calib|lust|somb|spect|meag))re(s|d)?$"),
        r"\1er\2",
    ),
    (
        re.compile(
            r"^(travel|cancel|fuel|label|model|signal|counsel|level|rival|total|marvel|quarrel|"
            r"panel|dial|tunnel|channel|initial)l(ed|ing|ers?|ors?)$"
        ),
        r"\1\2",
    ),
)
"""Endings that British and American spelling write differently. What they do to other words does
no harm: both sides of a comparison are written the same way."""

_SHORTEST_STEM = 3


def surface_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and accents, contractions written out."""
    plain = fold(_APOSTROPHES.sub("'", text).replace("per cent", "percent"))
    found: list[str] = []
    for word in _WORD.findall(plain):
        if word[0].isdigit():
            found.append(_number(word))
        else:
            found += _written_out(word)
    return tuple(found)


def _number(word: str) -> str:
    """Return 1,200 as 1200, and a decimal as it is."""
    return word.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", word) else word


@lru_cache(maxsize=20_000)
def _written_out(word: str) -> tuple[str, ...]:
    if "'" not in word and word not in CONTRACTIONS:
        return (word,)
    if word in CONTRACTIONS:
        return tuple(CONTRACTIONS[word].split())
    for ending, meaning in CONTRACTED_ENDINGS.items():
        if word.endswith(ending):
            return (word.removesuffix(ending), meaning)
    stem, _, tail = word.partition("'")
    if tail == "s":
        return (stem, "is") if stem in BEFORE_IS else (stem,)
    return (stem + tail,)


@lru_cache(maxsize=50_000)
def one_spelling(word: str) -> str:
    """Return the word as British and American writers would spell it alike, numbers in digits."""
    if word in SPELLINGS:
        return SPELLINGS[word]
    for pattern, replacement in _RULES:
        changed, count = pattern.subn(replacement, word)
        if count:
            return changed
    return word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the word without the endings that inflection puts on it."""
    if len(word) <= _SHORTEST_STEM or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "s"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_STEM and not word.endswith(("ss", "us", "is")):
            return _closed(base)
    return _closed(word)


def _closed(base: str) -> str:
    """Return a stem without the e or the doubled letter that endings come and go with."""
    if len(base) > _SHORTEST_STEM and base.endswith("e"):
        return base[:-1]
    if len(base) > _SHORTEST_STEM and base[-1] == base[-2] and base[-1] not in "sl":
        return base[:-1]
    return base


STOP = frozenset(one_spelling(word) for word in VOCABULARY["stop"].split())
"""Words that say little, as `one_spelling` writes them."""
