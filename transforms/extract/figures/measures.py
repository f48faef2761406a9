"""Percent and measures: 40%, 250ml, 325,000 barrels per day."""

from transforms.extract.figures.draft import (
    Draft,
    Sentence,
    draft_of,
    past_hyphen,
    scaled_by_letter,
)
from transforms.extract.figures.nouns import (
    DETERMINERS,
    is_plural,
    noun_phrase,
)
from transforms.extract.figures.particles import AND, ARTICLES, OF
from transforms.extract.figures.rates import ADVERBS, read_rate
from transforms.extract.figures.surroundings import has_money
from transforms.extract.figures.units import Unit, read_unit
from transforms.lexicon.numbers import Number
from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_WORDS = vocabulary(__name__)
_PERCENT = frozenset(_WORDS["percent"])
_OF_DIGITS = frozenset(_WORDS["of_digits"])
_PER_CENT = Phrases(dict.fromkeys(_WORDS["per_cent"], True))
_POINTS = frozenset(_WORDS["points"])
_GLUED_POINTS = frozenset(_WORDS["glued_points"])
_BELOW = Phrases(dict.fromkeys(_WORDS["below"], True))
_PER_DAY: str = _WORDS["per_day"]
_SCALE_LETTERS = frozenset(_WORDS["scale_letters"])
_LENGTH_LETTER = frozenset(_WORDS["length_letter"])


def percents(sentence: Sentence, number: Number) -> Draft | None:
    """Read 40%, 19 per cent, 1.38pc, 2 percentage points, 50 basis points."""
    tokens = sentence.tokens
    at = past_hyphen(tokens, number.last)
    word = tokens.at(at)
    in_words = _PER_CENT.starting(tokens, at)
    if in_words:
        end = in_words[1]
    elif word in _GLUED_POINTS and number.is_digits and tokens.glued(at):
        draft = draft_of(number, at + 1, "percent")
        draft.unit = "percentage point"
        return draft
    elif word in _PERCENT and (word not in _OF_DIGITS or number.is_digits):
        end = at + 1
    else:
        return None
    draft = draft_of(number, end, "percent")
    draft.unit = "percent"
    points = end + (tokens.at(end) == "-")
    if tokens.at(points) in _POINTS:
        draft.unit, draft.last = "percentage point", points + 1
    rate = read_rate(tokens, draft.last)
    if rate:
        draft.per, draft.last = rate
    return draft


def measures(sentence: Sentence, number: Number) -> Draft | None:
    """Read 250ml, 2,500-mile, 18 meters, 325,000 barrels per day, 30Mbps."""
    tokens = sentence.tokens
    if number.kind == "ordinal":
        return None
    at = past_hyphen(tokens, number.last)
    hyphened = at > number.last
    if tokens.at(at) in ("{", "<"):
        at += 1
    is_vague = number.kind == "vague" and tokens.at(at) in OF  # thousands of tonnes
    found = read_unit(tokens, at + is_vague, after_digits=number.is_digits)
    if number.letter:
        after_letter = read_unit(tokens, number.last + 1, after_digits=True)
        if after_letter and not tokens.glued(number.last + 1):
            draft = scaled_by_letter(draft_of(number, number.last, "count"))
            return measure_in(sentence, draft, after_letter)
        if number.letter in _LENGTH_LETTER and (
            _counts_after(tokens, number.last + 1)
            or _goes_on_with_money(sentence, number)
            or _is_of_more(sentence, number)
        ):
            return None
        if number.letter in _SCALE_LETTERS and found and found[1] == number.last + 1:
            found = None
    elif (
        found is None
        and number.kind == "fraction"
        and (tokens.at(at) in ARTICLES or tokens.at(at) in OF)
    ):
        step = at + 1 + (tokens.at(at + 1) in ARTICLES)
        found = read_unit(tokens, step, after_digits=False)
    if found is None:
        return None
    draft = draft_of(number, number.last, "count")
    draft.is_attributive = hyphened
    return measure_in(sentence, draft, found)


def _is_of_more(sentence: Sentence, number: Number) -> bool:
    """Whether a glued m is part of more of them: 3.2m of the 5m shares."""
    tokens, at = sentence.tokens, number.last + 1
    if tokens.at(at) not in OF or tokens.at(at + 1) not in DETERMINERS:
        return False
    whole = sentence.number_at(at + 2)
    return whole is not None and whole.letter == number.letter


def _goes_on_with_money(sentence: Sentence, number: Number) -> bool:
    """Whether a glued m closes a range of money: $20-30m, £5m to 7m."""
    before = sentence.number_before(number.first)
    is_next = before is not None and before.last + bool(before.letter) == number.first - 1
    return before is not None and is_next and has_money(sentence.tokens, before)


def _counts_after(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun follows a glued m, which so is million: 5m people."""
    at += tokens.at(at) in ADVERBS  # 45m daily users
    noun = noun_phrase(tokens, at) if not tokens.glued(at) else None
    return noun is not None and is_plural(tokens.at(noun[1] - 1))


def _add_one_before(tokens: Tokens, draft: Draft) -> None:
    """Add the one in "an hour and 45 minutes"."""
    at = draft.first
    if (
        draft.dimension != "time"
        or tokens.at(at - 1) not in AND
        or tokens.at(at - 3) not in ARTICLES
    ):
        return
    larger = read_unit(tokens, at - 2, after_digits=False)
    if larger and larger[1] == at - 1 and larger[0].factor and draft.factor:
        one = larger[0].factor / draft.factor
        if larger[0].dimension == "time" and draft.value < one and one == int(one):
            draft.first, draft.value = at - 3, draft.value + one


def measure_in(sentence: Sentence, draft: Draft, found: tuple[Unit, int]) -> Draft:
    """Make the draft a measure in a unit, and read what it is per."""
    tokens = sentence.tokens
    unit, end = found
    if tokens.at(end) in ("}", ">") and tokens.at(end - 2) in ("{", "<"):
        end += 1
    draft.unit, draft.dimension, draft.factor, draft.last = (
        unit.name,
        unit.dimension,
        unit.factor,
        end,
    )
    below = _BELOW.starting(tokens, end) if unit.dimension in ("temperature", "angle") else None
    if below:
        draft.value, draft.last = -abs(draft.value), below[1]
    _add_one_before(tokens, draft)
    if unit.name.endswith(f" per {_PER_DAY}"):
        draft.per = _PER_DAY  # 4 million bpd
        return draft
    rate = read_rate(tokens, end)
    if rate and not (unit.dimension == "time" and rate[0] == "year"):
        draft.per, draft.last = rate
        draft.unit = f"{unit.name} per {draft.per}"
        draft.factor = None
    return draft
