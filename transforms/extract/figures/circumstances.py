"""When a figure holds and who gives it: by 2024, last year, according to the Kremlin."""

import re
import tomllib
from datetime import datetime
from importlib.resources import files

from transforms.extract.figures.draft import Draft, Sentence
from transforms.lexicon.time_resolution import iso_text
from transforms.lexicon.time_span import TimeSpan

_WORDS: dict[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("circumstances.toml").read_text("utf-8")
)
_NAME = r"((?:an? |the )?[^\W_][^,.;:()“”\"]{1,60}?)"
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to {_NAME}(?=[,.;:()“”\"]|$| (?:who|which|that|and|driven)\b)"
)
_SAID = re.compile(rf", {_NAME} (?:said|says|reported|estimates|estimated)\b[^“”\"]{{0,40}}$")
_REACH = 12
_LONGEST = 2000
_TAIL = 200
_APART = frozenset(_WORDS["apart"])
"""Words that a time does not reach over: 5%, compared with 3% in May."""
_PREPOSITIONS = frozenset(_WORDS["before_a_time"])
_YEAR_BEFORE = tuple(tuple(phrase.split()) for phrase in _WORDS["year_before"])


def as_of(
    sentence: Sentence, draft: Draft, published_at: datetime | None, *, forward: bool = False
) -> str | None:
    """Return the time that a figure holds for or by as ISO 8601, or None."""
    best: TimeSpan | None = None
    distance = _REACH
    for span in sentence.times_near(draft.first - 2 * _REACH, draft.last + _REACH):
        if span.hour is not None or (span.first < draft.last and draft.first < span.last):
            continue
        after = span.first - draft.last
        before = draft.first - span.last
        gap = after if after >= 0 else before + 2
        words = sentence.tokens.lower[min(draft.last, span.last) : max(draft.first, span.first)]
        if _is_other_time(sentence, draft, span) or (
            before >= 0 and "," in words and span.first > 5
        ):
            continue
        if after >= 0 and _opens_a_clause(words):
            continue
        if 0 <= gap < distance and _APART.isdisjoint(words):
            best, distance = span, gap
    if best is None or sentence.tokens.lower[draft.last : draft.last + 3] in _YEAR_BEFORE:
        return None
    return iso_text(best, published_at, forward=forward)


def _opens_a_clause(words: tuple[str, ...]) -> bool:
    """Whether a time behind a figure begins the next clause: 5%, and last month 3%."""
    end = len(words)
    while end and words[end - 1] in _PREPOSITIONS:
        end -= 1
    return end > 0 and words[end - 1] in _WORDS["joiners"]


def _is_other_time(sentence: Sentence, draft: Draft, span: TimeSpan) -> bool:
    """Whether a time says since when or against when, and not when: up 12% from 2022."""
    at = sentence.tokens.at(span.first - 1)
    return at in _WORDS["other_times"] or (at == "to" and span.first > draft.last)


def attribution(text: str) -> str | None:
    """Return who a sentence outside quotation marks gives as its source, in its words."""
    found = _ACCORDING.search(text[:_LONGEST]) or _SAID.search(text[-_TAIL:])
    if found is None:
        return None
    name = found.group(1).strip()
    return name if name.lower() not in _WORDS["nobody"] else None
