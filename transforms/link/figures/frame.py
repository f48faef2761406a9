"""What a figure is about, read from the sentence that it stands in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from transforms.lexicon.names import fold
from transforms.link.figures.concepts import (
    concept_words,
    cues,
    dimensions,
    exact_words,
    groups,
    in_phrases,
    measured_words,
    one_word,
    stem_of,
    vague,
)
from transforms.link.figures.names import common_names, is_place
from transforms.link.figures.places import is_local, place_of
from transforms.link.figures.sides import FigureSide, around
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
_AGAINST = re.compile(r"\b(?:against|versus|vs\.?) (?:(?:about|around|some|nearly|just) )?[$€£]?$")
_BASE = re.compile(r"\d[\d.,]*(?: \w+)? (?:out )?of (?:(?:the|its|their|his|her|all|some) )*$")
_MOVED = re.compile(
    r"\b(?:rose|risen|rising|climbed|fell|fallen|slipped|dropped|grew|grown|increased|decreased|jumped"
    r"|declined|up|down|eased|widened|narrowed|slowed|soared|swelled|dipped|sank|gone|went|ticked)"
    r"(?: [\w.,%-]+){0,4} (?:to|at)(?: (?:about|around|nearly|almost|some|at least|more than|a))*"
    r"(?: (?:record|high|low|of)){0,3} ?[$€£]?$",
    re.IGNORECASE,
)
_PLACING = re.compile(
    r"\b(?:in|of|at|near|along|off|on|to|from|between|for|with|by|and)(?: the)?"
    r"(?: [A-ZÀ-Þ][\w’'-]+)* $"
)
_SAYS = re.compile(r"(?: [A-ZÀ-Þ][\w’'-]+)*,? (?:said|says|told|reported|announced|promised|put)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO_RAISE = re.compile(
    r"\bto (?:boost|raise|increase|lift|expand|grow|bring|push|cut|reduce|lower|halve|double)\b"
    r"[^.;:]{3,80}\bto\s+(?:(?:about|around|some|nearly|roughly|over)\s+)?$",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"^[^.;,]{0,20}\bby (?:the end of )?20\d\d\b")


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
    subject: str | None
    """The name nearest before the figure that is no place and no speaker."""
    cues: frozenset[str]
    """How to compare it: goal, ahead, past, provisional, compared, denied, partitive, base,
    converted, local, moved, each or whole."""
    periods: frozenset[str]
    """Parts of a period that it is for: second year, third quarter."""
    years: frozenset[str]
    """Years that the sentence names."""
    place: str | None
    """Where it holds, as far as the words beside it say so."""
    spelled: Mapping[str, str]
    """A word for each stem."""


@lru_cache(maxsize=20_000)
def frame(side: FigureSide) -> Frame:
    """Return what a figure is about."""
    before, after = around(side)
    behind = [(word, far + BEFORE) for word, far in _near(_PIECE.findall(before)[::-1])]
    near = [*reversed(behind), *_near(_PIECE.findall(after))]
    named = _inside_names(side.sentence)
    stems = [
        (stem_of(word), far)
        for word, far in near
        if not word[0].isdigit() and word not in named and not _is_small(word)
    ]
    plain = [one_spelling(word) for word, far in near if far <= SAYS_HOW]
    counted = _counted(side)
    changed = change(side.text, side.value, side.value_high)
    now, high = (side.value, side.value_high) if changed is None else (changed[0], None)
    was = None if changed is None else value_of("", changed[1], None, None)
    return Frame(
        side=side,
        value=value_of(side.text, now, high, side.modifier),
        was=was,
        concepts=_named(side, near, stems, counted, is_base=_is_of_base(side, after)),
        heads=counted - vague(),
        counted=counted,
        words=frozenset(
            word
            for word, _ in stems
            if word not in vague() and word not in in_phrases() and len(word) > 2
        ),
        names=frozenset(_names(side.sentence)),
        subject=_subject(before.rpartition(";")[2]),
        cues=frozenset(_cue_names(side, frozenset(plain), before, after)),
        periods=_periods(plain),
        years=frozenset(_YEAR.findall(f"{before} {after}")),
        place=place_of(before, after),
        spelled={
            stem_of(word): word
            for word in (*surface_words(side.measures or ""), *(word for word, _ in near))
        },
    )


def _is_small(word: str) -> bool:
    """Return whether a word says little, and names no concept by itself or in a phrase."""
    if one_spelling(word) not in STOP:
        return False
    found = stem_of(word)
    return found not in in_phrases() and found not in concept_words()[0]


def _inside_names(sentence: str) -> frozenset[str]:
    """Return the words that a sentence writes as names alone: a toll of 5, and not Marek Toll."""
    if sentence.istitle() or sum(map(str.isupper, sentence)) * 4 > len(sentence):
        return frozenset()
    capital = {fold(re.sub(r"['’]s?$", "", name)) for name in _CAPITAL.findall(sentence)}
    return frozenset(capital - set(re.findall(r"[a-z]+", sentence)))


def _names(sentence: str) -> tuple[str, ...]:
    """Return the names in a sentence, but for countries and peoples, which half the news has."""
    found = (
        fold(name)
        for name in (re.sub(r"['’]s?$", "", word) for word in _CAPITAL.findall(sentence))
        if (name[1:].islower() or name.isupper()) and not is_place(name)
    )
    return tuple(name for name in found if len(name) > 2 and name not in common_names())


def _subject(before: str) -> str | None:
    """Return the name nearest before a figure, but for places and those who only say so."""
    named: str | None = None
    for found in _CAPITAL.finditer(before):
        names = _names(f"x {found[0]} ")
        if names and not (
            _PLACING.search(before[: found.start()]) or _SAYS.match(before[found.end() :])
        ):
            named = names[0]
    return named


def _periods(plain: Sequence[str]) -> frozenset[str]:
    ordinals, spans = cues()["ordinals"], cues()["spans"]
    return frozenset(
        f"{one} {two}" for one, two in pairwise(plain) if one in ordinals and two in spans
    )


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
        found.update(one_word(stem(word)) for word in words[-2:] if word not in STOP)
    return frozenset(found)


def _is_of_base(side: FigureSide, after: str) -> bool:
    """Return whether what is measured is what a share is of: a deficit of 3% of output."""
    return side.dimension == "percent" and after.startswith(" of ")


def _named(
    side: FigureSide,
    near: Sequence[tuple[str, float]],
    stems: Sequence[tuple[str, float]],
    counted: frozenset[str],
    *,
    is_base: bool,
) -> frozenset[str]:
    """Return the concepts whose words stand nearest; what a share is of is not what it measures."""
    by_word, by_phrase = concept_words()
    found: dict[str, float] = {}
    for at, (word, far) in enumerate(stems):
        pair = tuple(sorted((word, stems[at + 1][0]))) if at + 1 < len(stems) else ()
        if pair in by_phrase:
            found[by_phrase[pair]] = min(found.get(by_phrase[pair], NEAR), far)
        if word in by_word:
            found[by_word[word]] = min(found.get(by_word[word], NEAR), far)
    for word, far in near:
        if word in exact_words():
            found[exact_words()[word]] = min(found.get(exact_words()[word], NEAR), far)
    by_measure = {**by_word, **measured_words()}
    for word in () if is_base else sorted(counted & by_measure.keys()):
        found[by_measure[word]] = 0
    measured = dimensions()
    found = {
        name: far
        for name, far in found.items()
        if side.dimension in measured.get(name, {side.dimension})
    }
    for group in groups():
        held = {name: far for name, far in found.items() if name in group}
        closest = min(held.values(), default=0)
        found = {name: far for name, far in found.items() if held.get(name, closest) <= closest}
    nearest = min(found.values(), default=0)
    return frozenset(name for name, far in found.items() if far <= max(nearest + TIED, TIED))


def _cue_names(side: FigureSide, plain: frozenset[str], before: str, after: str) -> Iterator[str]:
    for name in ("goal", "past", "provisional", "compared", "denied", "each", "whole"):
        if plain & cues()[name]:
            yield name
    if side.status == "goal" or _TO_RAISE.search(before):
        yield "goal"
    if plain & cues()["future"] or side.status == "forecast" or _is_ahead(side, after):
        yield "ahead"
    if any((_PART_BEFORE.search(before), _PART_AFTER.search(after), _MORE.search(before))):
        yield "partitive"
    if _AGAINST.search(before):
        yield "compared"
    if _DENIED.search(before):
        yield "denied"
    if side.dimension == "money" and before.rstrip().endswith("("):
        yield "converted"
    if is_local(before, after):
        yield "local"
    if _BASE.search(before):
        yield "base"
    if _MOVED.search(before):
        yield "moved"


def _is_ahead(side: FigureSide, after: str) -> bool:
    """Return whether the figure is for a year that has not come."""
    if side.as_of and side.published_at:
        return side.as_of.rpartition("/")[2][:4] > f"{side.published_at.year}"
    return _BY_YEAR.search(after) is not None
