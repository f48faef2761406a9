"""Counts, ordinals and ratios: 130,000 troops, the 38th exchange, two in five, doubled."""

from transforms.extract.figures.draft import (
    Draft,
    Sentence,
    draft_of,
    past_hyphen,
    scaled_by_letter,
)
from transforms.extract.figures.measures import measure_in
from transforms.extract.figures.nouns import STOPS, is_plural, noun_phrase
from transforms.extract.figures.particles import AND, ARTICLES, IN, OF, PER
from transforms.extract.figures.rates import ADVERBS, read_rate
from transforms.extract.figures.units import read_unit
from transforms.lexicon.numbers import Number
from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_SHARES = frozenset({3.0, 4.0, 5.0, 10.0, 100.0, 1000.0})
_RAREST = 1e10
_WORDS: dict[str, list[str]] = vocabulary(__name__)
_MULTIPLYING = frozenset(_WORDS["multiplying"])
_SIGNS_OF_TIMES = frozenset(_WORDS["signs_of_times"])
_TIME = frozenset(_WORDS["time"])
_OUT_OF = Phrases(dict.fromkeys(_WORDS["out_of"], True))
_WITHIN = frozenset(_WORDS["within"])
_EVERY = frozenset(_WORDS["every"])
_OVER = frozenset(_WORDS["over"])
_LOOSE = frozenset(_WORDS["loose"])
_OR_SO = Phrases(dict.fromkeys(_WORDS["or_so"], True))
_DOZEN = frozenset(_WORDS["dozen"])
_OWNERS = frozenset(_WORDS["owners"])
_SIZED = frozenset(_WORDS["sized"])
_NOT_BY_RATE = frozenset(_WORDS["not_by_rate"])
_OF_WHICH = frozenset(_WORDS["of_which"])
_ADJECTIVES = frozenset(_WORDS["adjectives"])
_OR_TWO = frozenset(_WORDS["or_two"])
_ANOTHER = frozenset(_WORDS["another"])


def multiples(sentence: Sentence, number: Number) -> Draft | None:
    """Read doubled, tenfold, 6.5 times earnings, three times as many."""
    tokens = sentence.tokens
    at = number.last
    if number.kind == "multiple":
        draft = draft_of(number, at, "ratio")
        draft.unit = "times"
        return draft
    if number.kind not in ("cardinal", "fraction", "couple"):
        return None
    dashed = past_hyphen(tokens, at)
    is_sign = tokens.at(at) in _SIGNS_OF_TIMES and tokens.glued(at)
    if is_sign or tokens.at(dashed) in _MULTIPLYING:
        if not is_sign and not tokens.word(dashed).islower():
            return None  # a newspaper
        if tokens.glued(dashed + 1) and tokens.at(dashed + 1)[:1].isalnum():
            return None
        draft = draft_of(number, dashed + 1, "ratio")
        draft.unit = "times"
        rate = read_rate(tokens, draft.last)
        if rate:
            draft.per, draft.last, draft.dimension = *rate, "count"
            draft.unit = f"count per {draft.per}"
        return draft
    return None


def ratios(sentence: Sentence, number: Number) -> Draft | None:
    """Read one-third, two in five, half of, one out of three."""
    tokens = sentence.tokens
    if number.kind == "fraction":
        return _fraction(sentence, number)
    if number.kind != "cardinal" or number.letter:
        return None
    noun = _one_noun(tokens, number)
    at, value = noun[1] if noun else number.last, number.value
    at += tokens.at(at) in _TIME  # one time in 20
    under = _under(tokens, at)
    other = sentence.number_at(under) if under else None
    if other is None or under is None or other.kind != "cardinal" or not 0 < value < other.value:
        return None
    if tokens.at(at) in OF and other.value not in _SHARES:
        return None  # eight of 10 voters, and not: two of 15 ships
    over_words = tokens.at(at) in _OVER
    largest = 100 if over_words else 1000 if value > 1 else _RAREST
    if other.value > largest or value != int(value) or other.value != int(other.value):
        return None
    if read_unit(tokens, other.last, after_digits=True) or sentence.time_at(under):
        return None
    if over_words and tokens.at(other.last) not in ("", ".", ","):
        return None
    draft = draft_of(number, other.last, "ratio")
    draft.value = value / other.value
    after = noun_phrase(tokens, other.last)
    if noun and after:
        return None  # one goal in 10 games
    draft.noun = noun or after
    return draft


def _one_noun(tokens: Tokens, number: Number) -> tuple[int, int] | None:
    """Return the noun of one child in 50."""
    at = number.last
    is_noun = tokens.at(at).isalpha() and tokens.at(at) not in STOPS and tokens.at(at) not in _TIME
    is_share = number.value == 1 and is_noun and tokens.at(at + 1) in IN
    return (at, at + 1) if is_share else None


def _under(tokens: Tokens, at: int) -> int | None:
    """Return where the whole stands: two in five, one out of three, a one-in-five chance."""
    if tokens.at(at) == "-" and tokens.at(at + 1) in IN and tokens.at(at + 2) == "-":
        return at + 3
    out_of = _OUT_OF.starting(tokens, at)
    if out_of:
        return out_of[1]
    if tokens.at(at) in _WITHIN:
        return at + 1 + (tokens.at(at + 1) in _EVERY)
    return None


def _fraction(sentence: Sentence, number: Number) -> Draft | None:
    tokens = sentence.tokens
    draft = draft_of(number, number.last, "ratio")
    start = number.first
    if number.value == 0.5 and tokens.at(start - 1) in AND and tokens.at(start - 3) in ARTICLES:
        unit = read_unit(tokens, start - 2, after_digits=False)
        if unit and unit[1] == start - 1:  # a year and a half
            draft.first, draft.value = start - 3, 1.5
            return measure_in(sentence, draft, (unit[0], number.last))
    if tokens.at(number.last) not in OF:
        draft.noun = noun_phrase(tokens, number.last)
    return draft


def ordinals(sentence: Sentence, number: Number) -> Draft | None:
    """Read the 38th exchange; what it counts is the noun phrase after it."""
    if number.kind != "ordinal":
        return None
    draft = draft_of(number, number.last, "ordinal")
    draft.noun = noun_phrase(
        sentence.tokens, past_hyphen(sentence.tokens, number.last), is_one=True
    )
    return draft


def counts(sentence: Sentence, number: Number) -> Draft | None:
    """Read 130,000 troops, a dozen officials, dozens of ships, a four-cylinder engine."""
    if number.kind == "article":
        return None
    tokens = sentence.tokens
    draft = draft_of(number, number.last, "count")
    if number.letter:
        draft = scaled_by_letter(draft)
    at = past_hyphen(tokens, draft.last)
    if at > draft.last and tokens.at(at) in _LOOSE:
        draft.last, at = at + 1, at + 1  # 100-odd people
    hyphened = at > draft.last
    if tokens.at(at) in OF and (number.kind in ("vague", "couple") or tokens.at(at - 1) in _DOZEN):
        at += 1
        while tokens.at(at) in _OWNERS:
            at += 1
    is_one = number.value == 1 and number.scale == 1
    loosened = _OR_SO.starting(tokens, at)
    at = loosened[1] if loosened else at
    draft.noun = _hyphened_noun(tokens, at) if hyphened else _noun(sentence, at, is_one=is_one)
    if not is_one and not hyphened and number.scale == 1 and at == draft.last:
        draft.noun = _attributive_noun(tokens, draft)
        hyphened = draft.is_attributive
    is_part = tokens.at(draft.first - 1) in _OF_WHICH
    if draft.noun and is_part and not is_plural(tokens.at(draft.noun[1] - 1)):
        draft.noun = None  # of whom 12 million use it
    if draft.noun is None:
        return _without_noun(sentence, draft)
    draft.unit = tokens.text[tokens.starts[draft.noun[0]] : tokens.stops[draft.noun[1] - 1]]
    draft.is_attributive = hyphened
    sentence.read_to = max(sentence.read_to, _past_a_model(tokens, draft.noun))
    return _per(sentence, draft, read_rate(tokens, draft.noun[1]))


def _per(sentence: Sentence, draft: Draft, rate: tuple[str, int] | None) -> Draft:
    """Say what a count is per; the number in "per 100,000 people" is no figure of its own."""
    if rate:
        draft.per = rate[0]
        draft.unit = f"{draft.unit} per {draft.per}" if draft.unit else None
        sentence.read_to = max(sentence.read_to, rate[1])
    return draft


def _past_a_model(tokens: Tokens, noun: tuple[int, int]) -> int:
    """Return where a noun with a model's number ends, as in 737 jets, or zero."""
    is_model = any(tokens.at(at)[0].isdigit() for at in range(*noun))
    return noun[1] if is_model else 0


def _without_noun(sentence: Sentence, draft: Draft) -> Draft:
    """Read what a bare number counts: 14 weekly flights, a pick or two, 12 per 100,000."""
    tokens, at = sentence.tokens, draft.last
    is_adjective = tokens.at(at) in _ADJECTIVES
    noun = noun_phrase(tokens, at + 1) if is_adjective or tokens.at(at) in ADVERBS else None
    head = tokens.at(noun[1] - 1) if noun else ""
    if noun and is_plural(head):
        draft.noun = (at, noun[1]) if is_adjective else noun
        draft.unit = tokens.text[tokens.starts[draft.noun[0]] : tokens.stops[noun[1] - 1]]
        draft.per = None if head in _NOT_BY_RATE else ADVERBS.get(tokens.at(at))
        return draft
    return _after_or(sentence, draft) or _unitless(sentence, draft)


def _unitless(sentence: Sentence, draft: Draft) -> Draft:
    """Leave a number without what it counts, and read what it is per."""
    tokens, at = sentence.tokens, draft.last
    draft.is_unitless = True
    return _per(sentence, draft, read_rate(tokens, at) if tokens.at(at) in PER else None)


def _after_or(sentence: Sentence, draft: Draft) -> Draft | None:
    """Read the noun before the number: a pick or two, a minute or two."""
    tokens = sentence.tokens
    if tokens.at(draft.first - 1) in _OR_TWO and tokens.at(draft.first - 3) in _ANOTHER:
        noun = draft.first - 2
        unit = read_unit(tokens, noun, after_digits=False)
        if unit:
            return measure_in(sentence, draft, (unit[0], draft.last))
        if draft.value == 2 and tokens.at(noun).isalpha() and tokens.at(noun) not in STOPS:
            draft.unit, draft.noun = tokens.word(noun), (noun, noun + 1)
            return draft
    return None


def _noun(sentence: Sentence, at: int, *, is_one: bool) -> tuple[int, int] | None:
    """Return the noun phrase that is counted: eight 250ml bottles, two new 737 jets."""
    tokens, start = sentence.tokens, at
    while tokens.at(at) in _SIZED:
        at += 1
    inner = sentence.number_at(at)
    if inner is None or not inner.is_digits or inner.kind != "cardinal":
        return noun_phrase(tokens, start, is_one=is_one)
    end = past_hyphen(tokens, inner.last)
    unit = read_unit(tokens, end, after_digits=True)
    noun = noun_phrase(tokens, unit[1] if unit else end)
    if noun and unit is None:
        sentence.read_to = inner.last  # a model's number is no figure
    if noun is None or not is_plural(tokens.at(noun[1] - 1)):
        return noun_phrase(tokens, start, is_one=is_one)
    return noun if unit or at == start else (start, noun[1])


def _attributive_noun(tokens: Tokens, draft: Draft) -> tuple[int, int] | None:
    """Cut the phrase of "12 page document" after its first noun, which is what is counted."""
    if draft.noun is None or is_plural(tokens.at(draft.noun[1] - 1)):
        return draft.noun
    first, last = draft.noun
    if last - first < 2 or "-" in tokens.lower[first:last] or tokens.word(first)[0].isupper():
        return draft.noun
    draft.is_attributive = True
    return first, first + 1


def _hyphened_noun(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the noun of a four-cylinder engine: the one word after the hyphen."""
    word = tokens.at(at)
    return (at, at + 1) if word.isalpha() and len(word) > 1 and word not in STOPS else None
