"""What a figure is about, read from the sentence that it stands in."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from transforms.lexicon.names import fold
from transforms.link.figures.names import common_names
from transforms.link.figures.values import Value, change, value_of
from transforms.link.words import STOP, one_spelling, stem, surface_words

NEAR = 11
"""Words from the figure, punctuation counted as CLAUSE words, at which it is still about them."""

SAYS_HOW = 7
"""The same for words that say whether a figure is a goal, expected, or a part of something."""

CLAUSE = 4
BEFORE = 0.5
"""What stands before a figure counts as this much further away: seven, in "five died and seven were
hurt", were hurt."""

TIED = 3
"""Words further from the figure than the nearest concept by more than this belong to another."""

_PIECE = re.compile(r"\w[\w.,]*\w|\w|[;:—–(),]")
_CLAUSES = frozenset([";", ":", "—", "–", ","])
_CAPITAL = re.compile(r"(?<!^)(?<![.!?“\"]\s)(?<![“\"‘])\b[A-ZÀ-Þ][\w’'-]+")
_PART = r"(?:of|among) (?:those|them|these|whom|which)\b"
_PART_BEFORE = re.compile(rf"\b{_PART}[^.;]{{0,20}}$", re.IGNORECASE)
_PART_AFTER = re.compile(rf"^\s*(?:(?:\w+ ){{0,2}}{_PART}|others?\b|more\b)", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|other|additional|further)\s+$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|rather than|instead of) (?:an? |the )?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO_RAISE = re.compile(
    r"\bto (?:boost|raise|increase|lift|expand|grow|bring|push|cut|reduce|lower|halve|double)\b"
    r"[^.;:]{3,80}\bto\s+(?:(?:about|around|some|nearly|roughly|over)\s+)?$",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"^[^.;,]{0,20}\bby (?:the end of )?20\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSide:
    """One figure with what its article knows about it."""

    figure_id: str
    doc_id: str
    text: str
    value: float
    value_high: float | None
    unit: str | None
    dimension: str
    currency: str | None
    si_value: float | None
    modifier: str | None
    per: str | None
    measures: str | None
    status: str | None
    as_of: str | None
    said_by: str | None
    sentence: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a figure is about. Words are stems."""

    side: FigureSide
    value: Value
    """In the unit that the text has."""
    was: Value | None
    """The value that it was changed from, as far as the figure has both."""
    concepts: frozenset[str]
    heads: frozenset[str]
    """What is counted or measured, as far as it says more than people, number or total."""
    counted: frozenset[str]
    """The same with such words."""
    words: frozenset[str]
    """Words near the figure."""
    names: frozenset[str]
    """Names near the figure."""
    cues: frozenset[str]
    """goal, ahead, past, provisional, compared, denied, partitive, each: how to compare it."""
    periods: frozenset[str]
    """Parts of a period that it is for: second year, third quarter."""
    years: frozenset[str]
    """Years that the sentence names."""
    spelled: Mapping[str, str]
    """A word for each stem."""


@cache
def _cues() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(_resource("cues.toml"))
    return {
        name: frozenset(one_spelling(word) for word in words.split())
        for name, words in table.items()
    }


@cache
def _vague() -> frozenset[str]:
    return frozenset(stem(word) for word in _cues()["vague"])


@cache
def _concepts() -> tuple[Mapping[str, str], Mapping[tuple[str, ...], str]]:
    """Return the concepts by stem and by phrase of stems."""
    table = tomllib.loads(_resource("concepts.toml"))["concepts"]
    words = {_stem(word): name for name, entry in table.items() for word in entry["words"]}
    phrases = {
        tuple(_stem(word) for word in phrase.split()): name
        for name, entry in table.items()
        for phrase in entry.get("phrases", ())
    }
    return words, phrases


@cache
def harm() -> frozenset[str]:
    """Return the concepts of people who came to harm or were saved from it: counts that run up."""
    return frozenset(tomllib.loads(_resource("concepts.toml"))["groups"]["people"])


@cache
def weak() -> frozenset[str]:
    """Return the concepts that alone don't say what is counted or measured."""
    return frozenset(tomllib.loads(_resource("concepts.toml"))["weak"]["concepts"])


def words_of(concepts: frozenset[str]) -> frozenset[str]:
    """Return the stems that name these concepts."""
    words, phrases = _concepts()
    named = {word for word, name in words.items() if name in concepts}
    return frozenset(named.union(*(key for key, name in phrases.items() if name in concepts)))


@cache
def groups() -> tuple[frozenset[str], ...]:
    """Return the sets of concepts of which a figure is about one at most."""
    table = tomllib.loads(_resource("concepts.toml"))["groups"]
    return tuple(frozenset(names) for names in table.values())


def _resource(name: str) -> str:
    return (resources.files("transforms.link.figures") / name).read_text(encoding="utf-8")


def _stem(word: str) -> str:
    return stem(one_spelling(word))


@lru_cache(maxsize=20_000)
def frame(side: FigureSide) -> Frame:
    """Return what a figure is about."""
    before, after = _around(side.sentence, side.text)
    behind = [(word, far + BEFORE) for word, far in _near(_PIECE.findall(before)[::-1])]
    near = [*reversed(behind), *_near(_PIECE.findall(after))]
    stems = [(_stem(word), far) for word, far in near if not word[0].isdigit()]
    plain = [one_spelling(word) for word, far in near if far <= SAYS_HOW]
    counted = _counted(side)
    changed = change(side.text, side.value, side.value_high)
    now, high = (side.value, side.value_high) if changed is None else (changed[0], None)
    was = None if changed is None else value_of("", changed[1], None, None)
    return Frame(
        side=side,
        value=value_of(side.text, now, high, side.modifier),
        was=was,
        concepts=_named(stems, counted),
        heads=counted - _vague(),
        counted=counted,
        words=frozenset(
            word for word, _ in stems if word not in _vague() and word not in STOP and len(word) > 2
        ),
        names=_names(side.sentence),
        cues=frozenset(_cue_names(side, frozenset(plain), before, after)),
        periods=_periods(plain),
        years=frozenset(_YEAR.findall(f"{before} {after}")),
        spelled={
            _stem(word): word
            for word in (*surface_words(side.measures or ""), *(word for word, _ in near))
        },
    )


def _names(sentence: str) -> frozenset[str]:
    found = (
        fold(re.sub(r"['’]s?$", "", name))
        for name in _CAPITAL.findall(sentence)
        if name[1:].islower() or name.isupper()
    )
    return frozenset(name for name in found if len(name) > 2 and name not in common_names())


def _periods(plain: Sequence[str]) -> frozenset[str]:
    ordinals, spans = _cues()["ordinals"], _cues()["spans"]
    return frozenset(
        f"{one} {two}" for one, two in pairwise(plain) if one in ordinals and two in spans
    )


def _around(sentence: str, text: str) -> tuple[str, str]:
    """Return the sentence before and after the figure."""
    folded = " ".join(text.split())
    at = sentence.find(folded)
    return (sentence, "") if at < 0 else (sentence[:at], sentence[at + len(folded) :])


def _near(pieces: Sequence[str]) -> list[tuple[str, float]]:
    """Return the words near the figure with their distance from it, the nearest first."""
    found: list[tuple[str, float]] = []
    far = 0.0
    for piece in pieces:
        far += CLAUSE if piece in _CLAUSES else 1
        if far > NEAR:
            break
        found += [(word, far) for word in surface_words(piece)]
    return found


def _counted(side: FigureSide) -> frozenset[str]:
    """Return what is counted: the last words of the phrase that extraction gives."""
    units = (side.unit or "").partition(" per ")[0] if side.dimension == "count" else None
    found: set[str] = set()
    for phrase in (side.measures, units):
        words = [one_spelling(word) for word in surface_words(phrase or "")]
        found.update(stem(word) for word in words[-2:] if word not in STOP)
    return frozenset(found)


def _named(stems: Sequence[tuple[str, float]], counted: frozenset[str]) -> frozenset[str]:
    """Return the concepts whose words stand nearest."""
    by_word, by_phrase = _concepts()
    found: dict[str, float] = {}
    meaning = [(word, far) for word, far in stems if word not in STOP]
    for at, (word, far) in enumerate(meaning):
        pair = tuple(sorted((word, meaning[at + 1][0]))) if at + 1 < len(meaning) else ()
        for phrase, name in by_phrase.items():
            if pair and pair == tuple(sorted(phrase)):
                found[name] = min(found.get(name, NEAR), far)
        if word in by_word:
            found[by_word[word]] = min(found.get(by_word[word], NEAR), far)
    for word in counted:
        if word in by_word:
            found[by_word[word]] = 0
    for group in groups():
        held = {name: far for name, far in found.items() if name in group}
        closest = min(held.values(), default=0)
        found = {name: far for name, far in found.items() if held.get(name, closest) <= closest}
    nearest = min(found.values(), default=0)
    return frozenset(name for name, far in found.items() if far <= max(nearest + TIED, TIED))


def _cue_names(side: FigureSide, plain: frozenset[str], before: str, after: str) -> Iterator[str]:
    for name in ("goal", "past", "provisional", "compared", "denied", "each"):
        if plain & _cues()[name]:
            yield name
    if side.status == "goal" or _TO_RAISE.search(before):
        yield "goal"
    if plain & _cues()["future"] or side.status == "forecast" or _is_ahead(side, after):
        yield "ahead"
    if any((_PART_BEFORE.search(before), _PART_AFTER.search(after), _MORE.search(before))):
        yield "partitive"
    if _DENIED.search(before):
        yield "denied"


def _is_ahead(side: FigureSide, after: str) -> bool:
    """Return whether the figure is for a year that has not come."""
    if side.as_of and side.published_at:
        return side.as_of[:4] > f"{side.published_at.year}"
    return _BY_YEAR.search(after) is not None
