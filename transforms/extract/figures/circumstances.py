"""When a figure holds and who gives it: by 2024, last year, according to the Kremlin."""

import re
from datetime import datetime

from transforms.extract.figures.draft import Draft, Sentence
from transforms.lexicon.number_words import CARDINALS
from transforms.lexicon.time_resolution import iso_text, resolve_between
from transforms.lexicon.time_span import TimeSpan
from transforms.lexicon.vocabulary import vocabulary

_WORDS: dict[str, list[str]] = vocabulary(__name__)
_IN_NAME = r"(?:[^,.;:()“”\"]|\.(?=.))"
_NAME = rf"((?:an? |the )?[^\W_]{_IN_NAME}{{1,60}}?)"
_SUBJECT = r"((?:an? |the )?[^\W_](?:[^,.;:()“”\"\d]|\.(?=.)){1,60}?)"
_SAYING_WORDS = frozenset(_WORDS["saying"] + _WORDS["finding"])
_SAYING = "|".join(_WORDS["saying"])
_FINDING = "|".join(_WORDS["finding"])
_ACCORDING = re.compile(
    rf"\b(?i:{'|'.join(_WORDS['according'])}) {_NAME}"
    r"(?=[,;:()“”\"]|\.?$| (?:who|which|that|and|driven)\b)"
)
_SAID = re.compile(rf", {_SUBJECT} (?:{_SAYING}|{_FINDING})\b[^“”\"]{{0,40}}$")
_INVERTED = re.compile(rf"[,?!][”\"’] (?:{_SAYING}) {_NAME}(?=[,;]|\.?$)")
_OPENING = re.compile(rf"{_SUBJECT} (?:has |have |had )?(?:(?:{_SAYING})|(?:{_FINDING}) that) ")
_REACH = 12
_REACH_OF_AN_OPENING = 24
"""How far a time before the first comma of a sentence holds: in 2019, when he took office, ..."""
_LONGEST = 2000
_TAIL = 200
_LATEST_OPENING = 5
_APART = frozenset(_WORDS["apart"])
"""Words that a time does not reach over: 5%, compared with 3% in May."""
_PREPOSITIONS = frozenset(_WORDS["before_a_time"])
_NOBODY = frozenset(_WORDS["nobody"])
_NO_SUBJECTS = frozenset(_WORDS["no_subjects"])
_TRAILING = frozenset(_WORDS["trailing"])
_CLAUSAL = frozenset(_WORDS["clausal"])
type Bounds = tuple[datetime, datetime]
"""The first and last moment at which an article may have been published."""
_STRETCHES = frozenset(
    (first, link) for first in _WORDS["stretch_from"] for link in _WORDS["stretch_to"]
)
_YEAR_BEFORE = tuple(tuple(phrase.split()) for phrase in _WORDS["year_before"])


def as_of(
    sentence: Sentence, draft: Draft, published: Bounds | None, *, forward: bool = False
) -> str | None:
    """Return the time that a figure holds for or by as ISO 8601, or None.

    A change from one time to another has both, as has between 2020 and 2023: 2020/2023.
    """
    best: TimeSpan | None = None
    distance = _REACH
    for span in sentence.times_near(draft.first - _REACH_OF_AN_OPENING, draft.last + _REACH):
        if span.hour is not None or (span.first < draft.last and draft.first < span.last):
            continue
        gap = _gap(sentence, draft, span)
        if gap is not None and gap < distance:
            best, distance = span, gap
    if best is None or sentence.tokens.lower[draft.last : draft.last + 3] in _YEAR_BEFORE:
        return None
    found = _iso_text(best, published, forward=forward)
    stretch = _stretch(sentence, best, published)
    if stretch:
        return stretch
    began = _beginning(sentence, draft, published) if best.first >= draft.last else None
    return f"{began}/{found}" if began and found and _are_in_turn(began, found) else found


def _iso_text(span: TimeSpan, published: Bounds | None, *, forward: bool = False) -> str | None:
    """Resolve a time; what counts from a publication known by its bounds, where these agree."""
    if published is None:
        return iso_text(span, None, forward=forward)
    first, last = published
    is_open = first != last and resolve_between(span, first, last, forward=forward) is None
    return None if is_open else iso_text(span, first, forward=forward)


def _stretch(sentence: Sentence, span: TimeSpan, published: Bounds | None) -> str | None:
    """Return the whole of a stretch that a time begins or ends: between 2009 and 2018."""
    ends = _ends(sentence, span)
    if ends is None:
        return None
    one, two = (_iso_text(end, published) for end in ends)
    return f"{one}/{two}" if one and two and _are_in_turn(one, two) else None


def _ends(sentence: Sentence, span: TimeSpan) -> tuple[TimeSpan, TimeSpan] | None:
    """Return the two times of a stretch that a time is one of: from 2009 to 2018."""
    tokens = sentence.tokens
    before, after = sentence.time_at(span.first - 2), sentence.time_at(span.last + 1)
    for one, two in ((before, span), (span, after)):
        if one is None or two is None or one.last + 1 != two.first or one.grain != two.grain:
            continue
        if (tokens.at(one.first - 1), tokens.at(one.last)) in _STRETCHES:
            return one, two
    return None


def _beginning(sentence: Sentence, draft: Draft, published: Bounds | None) -> str | None:
    """Return the time at which a change began: from 2.3% in 2020 to 3.1% in 2023."""
    if draft.high is None:
        return None
    inside = [span for span in sentence.times_near(draft.first, draft.last) if span.hour is None]
    return _iso_text(inside[0], published) if inside else None


def _are_in_turn(one: str, other: str) -> bool:
    """Whether two times are plain and the first is before the second."""
    return "/" not in one + other and one < other


def _gap(sentence: Sentence, draft: Draft, span: TimeSpan) -> int | None:
    """Return how far a time is from a figure that it may hold for; None where it can't."""
    after = span.first - draft.last
    before = draft.first - span.last
    words = sentence.tokens.lower[min(draft.last, span.last) : max(draft.first, span.first)]
    if _is_other_time(sentence, draft, span) or not _APART.isdisjoint(words):
        return None
    if before >= 0 and "that" in words and _is_of_a_report(sentence, span):
        return None
    if after >= 0:
        is_base = _is_base_before(sentence, draft, span)
        return None if is_base or _opens_a_clause(words) else after
    is_opening = "," not in sentence.tokens.lower[: span.first] and span.first <= _LATEST_OPENING
    if "," in words and not is_opening:
        return None
    is_set_off = is_opening and words[:1] == (",",)
    return min(before + 2, _REACH - 1) if is_set_off else before + 2


def _is_base_before(sentence: Sentence, draft: Draft, span: TimeSpan) -> bool:
    """Whether a time is that of where the figure came from: to 64%, from 70% four years ago."""
    tokens = sentence.tokens
    return any(
        tokens.at(at) in _WORDS["bases"] and sentence.covers(at + 1)
        for at in range(draft.last, span.first)
    )


def _is_of_a_report(sentence: Sentence, span: TimeSpan) -> bool:
    """Whether a time is when something was said: it predicted in February that."""
    tokens, at = sentence.tokens, span.first - 1
    at -= tokens.at(at) in _PREPOSITIONS
    return tokens.at(at) in _SAYING_WORDS


def _opens_a_clause(words: tuple[str, ...]) -> bool:
    """Whether a time behind a figure begins the next clause: 5%, and last month 3%."""
    end = len(words)
    while end and words[end - 1] in _PREPOSITIONS:
        end -= 1
    return end > 0 and words[end - 1] in _WORDS["joiners"]


def _is_other_time(sentence: Sentence, draft: Draft, span: TimeSpan) -> bool:
    """Whether a time says since when or against when, and not when: up 12% from 2022."""
    at = sentence.tokens.at(span.first - 1)
    if _ends(sentence, span):
        return False
    if at in _WORDS["other_times"] or (span.grain == "year" and at in _WORDS["before_a_base_year"]):
        return True
    return at == "to" and span.first > draft.last


def attribution(text: str) -> str | None:
    """Return who a sentence outside quotation marks gives as its source, in its words."""
    found = (
        _ACCORDING.search(text[:_LONGEST])
        or _SAID.search(text[-_TAIL:])
        or _INVERTED.search(text[:_LONGEST])
        or _OPENING.match(text[:_TAIL])
    )
    if found is None:
        return None
    return _source(found.group(1))


def _source(name: str) -> str | None:
    """Return who a name is, without an adverb behind it; None where it is no name but a clause."""
    words = name.split()
    while words and words[-1] in _TRAILING:  # but not the WHO
        words.pop()
    lower = [word if word.isupper() else word.lower() for word in words]
    if not words or "\n" in name or " ".join(lower) in _NOBODY or lower[0] in _NO_SUBJECTS:
        return None
    is_number = lower[0].partition("-")[0] in CARDINALS
    return None if is_number or not _CLAUSAL.isdisjoint(lower) else " ".join(words)
