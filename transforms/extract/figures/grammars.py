"""The grammars: what a number is a number of, tried in order until one fits."""

from collections.abc import Callable

from transforms.extract.figures import currencies
from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.nouns import is_plural, noun_phrase
from transforms.extract.figures.rates import read_rate
from transforms.extract.figures.units import read_unit
from transforms.lexicon.number_words import SCALE_LETTERS, SCALES
from transforms.lexicon.numbers import Number
from transforms.lexicon.tokens import Tokens

type Grammar = Callable[[Sentence, Number], Draft | None]

_PERCENT = frozenset({"%", "percent", "percentage", "pct", "pc", "percents", "٪"})
_SHY_NAMES = frozenset({"won", "crown", "crowns", "real", "sen"})
_COUNTRIES_AFTER = {"us": "USD", "u.s.": "USD", "cdn": "CAD", "cad": "CAD", "aud": "AUD",
                    "can": "CAD", "usd": "USD", "nz": "NZD"}  # fmt: skip
_AGES = frozenset({"old", "olds"})
_BELOW = (("below", "zero"), ("below", "freezing"))


def _draft(number: Number, last: int, dimension: str) -> Draft:
    return Draft(number, number.first, last, number.value, number.high, dimension)


def _scaled_by_letter(draft: Draft) -> Draft:
    """Read the glued letter as a scale: 4.5m is 4.5 million."""
    letter = draft.number.letter
    if letter:
        factor = SCALE_LETTERS[letter]
        draft.value *= factor
        draft.number = draft.number._replace(scale=factor, letter="", last=draft.number.last + 1)
        draft.last = max(draft.last, draft.number.last)
    return draft


def _hyphen(tokens: Tokens, at: int) -> int:
    """Step over the hyphen of 10-gallon or 12 - page."""
    if tokens.at(at) in ("-", "‑", "–") and tokens.at(at + 1)[:1].isalpha():
        if tokens.glued(at) == tokens.glued(at + 1):
            return at + 1
    return at


def money(sentence: Sentence, number: Number) -> Draft | None:
    """Read $4.5m, C$149 billion, Rs 5 crore, 20 euros, 63 cents a share, $72 a barrel."""
    tokens, country = sentence.tokens, sentence.country
    before = currencies.money_before(tokens, number.first, country)
    if before and (
        before.first < sentence.read_to
        or (
            tokens.word(before.first) == "P"
            and number.scale == 1
            and "," not in tokens.at(number.first)
        )
    ):
        before = None
    if number.value < 0 and before is None:
        before = currencies.money_before(tokens, number.first + 1, country)
    draft = _draft(number, number.last, "money")
    if number.letter:
        draft = _scaled_by_letter(draft)
    after = None
    if before is None or tokens.word(before.last - 1) == "$" or before.name:
        at = _hyphen(tokens, draft.last)
        after = currencies.money_after(tokens, at, country)
        if after and before and (tokens.at(at) in ("$", "£", "€") or not before.name):
            after = None
    if after and tokens.at(after.first) in _SHY_NAMES and not _is_large(tokens, draft):
        return None
    if before:
        return _rate_of_money(tokens, _with_currency(tokens, draft, before, after))
    if after:
        if (
            tokens.at(after.first) == "pounds"
            and number.scale < 1e6
            and country not in ("GB", "IE")
        ):
            return None
        draft.last = after.last
        _take(draft, after)
        draft.is_attributive = after.first > draft.number.last
        return _rate_of_money(tokens, _scale_after(tokens, draft))
    return _minor_money(sentence, number)


def _is_large(tokens: Tokens, draft: Draft) -> bool:
    """Whether an amount is so large or exact that won and crowns are money."""
    return draft.value >= 1000 or draft.value != int(draft.value)


def _with_currency(
    tokens: Tokens, draft: Draft, before: currencies.Money, after: currencies.Money | None
) -> Draft:
    draft.first = before.first
    _take(draft, before)
    if after:
        draft.last = after.last
        _take(draft, after)
    elif before.assumed or before.name:
        code = _COUNTRIES_AFTER.get(tokens.at(draft.last))
        if code and tokens.word(draft.last)[0].isupper():
            draft.last += 1
            draft.currency, draft.is_currency_assumed = code, False
    if draft.first and tokens.at(draft.first - 1) in ("-", "−", "–") and draft.value > 0:
        if draft.first == 1 or not tokens.glued(draft.first - 1):
            draft.first, draft.value = draft.first - 1, -draft.value
    return draft


def _take(draft: Draft, money: currencies.Money) -> None:
    draft.currency, draft.is_currency_assumed = money.code, money.assumed
    draft.unit = money.name if money.code is None else None


def _scale_after(tokens: Tokens, draft: Draft) -> Draft:
    """Read 75 USD million."""
    factor = SCALES.get(tokens.at(draft.last))
    if factor and draft.number.scale == 1 and factor > 100:
        draft.value, draft.last = draft.value * factor, draft.last + 1
    return draft


def _minor_money(sentence: Sentence, number: Number) -> Draft | None:
    tokens = sentence.tokens
    minor = currencies.minor_after(tokens, _hyphen(tokens, number.last), sentence.country)
    if minor is None:
        return None
    draft = _draft(number, minor.last, "money")
    draft.unit, draft.currency = minor.name, minor.code
    return _rate_of_money(tokens, draft)


def _rate_of_money(tokens: Tokens, draft: Draft) -> Draft:
    at = draft.last + (tokens.at(draft.last) == "more" and tokens.at(draft.last + 1) == "per")
    rate = read_rate(tokens, at)
    if rate:
        draft.per, draft.last = rate
        draft.unit = f"{draft.unit} per {draft.per}" if draft.unit else f"per {draft.per}"
    return draft


def percents(sentence: Sentence, number: Number) -> Draft | None:
    """Read 40%, 19 per cent, 1.38pc, 2 percentage points, 50 basis points."""
    tokens = sentence.tokens
    at = _hyphen(tokens, number.last)
    word = tokens.at(at)
    if word == "per" and tokens.at(at + 1) == "cent":
        end = at + 2
    elif word in _PERCENT and (word != "pc" or number.is_digits):
        end = at + 1
    else:
        return None
    draft = _draft(number, end, "percent")
    draft.unit = "percent"
    points = end + (tokens.at(end) == "-")
    if tokens.at(points) in ("point", "points"):
        draft.unit, draft.last = "percentage point", points + 1
    rate = read_rate(tokens, draft.last)
    if rate:
        draft.per, draft.last = rate
    return draft


def ages(sentence: Sentence, number: Number) -> Draft | None:
    """Read 15-year-old, 30 years old, three months of age, aged 15."""
    tokens = sentence.tokens
    at = _hyphen(tokens, number.last)
    unit = tokens.at(at).rstrip("s")
    if unit in ("year", "month", "week", "day", "yr"):
        end = at + 1
        dashed = end + (tokens.at(end) == "-")
        if tokens.at(dashed) in _AGES:
            return _age(number, unit, dashed + 1, is_attributive=dashed > end)
        if tokens.at(end) == "of" and tokens.at(end + 1) == "age":
            return _age(number, unit, end + 2, is_attributive=False)
        if tokens.at(number.first - 1) == "of" and tokens.at(number.first - 2) == "age":
            return _age(number, unit, end, is_attributive=False)
        return None
    before = tokens.at(number.first - 1)
    is_age = before in ("aged", "age", "ages") or (
        before in ("of", "under", "over") and tokens.at(number.first - 2) in ("age", "ages")
    )
    if before == "," and _is_aside_age(tokens, number):
        is_age = True
    if before in ("was", "is", "turned") and tokens.at(number.first - 2) == "who":
        is_age = tokens.at(number.last) in ("", ".", ",", ")", "when", "and", "at")
    if is_age and 0 <= number.value < 130 and not read_unit(tokens, at, after_digits=True):
        return _age(number, "year", number.last, is_attributive=False)
    return None


def _is_aside_age(tokens: Tokens, number: Number) -> bool:
    """Whether a number between commas after a name is an age: Ekdahl, 57, shows."""
    name = tokens.word(number.first - 2)
    return (
        number.is_digits
        and number.last - number.first == 1
        and tokens.at(number.last) == ","
        and name[:1].isupper()
        and 0 < number.value < 111
        and tokens.at(number.last + 1)[:1].isalpha()
    )


def _age(number: Number, unit: str, last: int, *, is_attributive: bool) -> Draft:
    draft = _draft(number, last, "age")
    draft.unit, draft.is_attributive = f"{'year' if unit == 'yr' else unit} of age", is_attributive
    return draft


def measures(sentence: Sentence, number: Number) -> Draft | None:
    """Read 250ml, 2,500-mile, 18 meters, 325,000 barrels per day, 30Mbps."""
    tokens = sentence.tokens
    if number.kind == "ordinal":
        return None
    at = _hyphen(tokens, number.last)
    hyphened = at > number.last
    if tokens.at(at) in ("{", "<"):
        at += 1
    found = read_unit(tokens, at, after_digits=number.is_digits)
    if number.letter == "m" and _counts_after(tokens, number.last + 1):
        return None
    if number.letter:
        after_letter = read_unit(tokens, number.last + 1, after_digits=True)
        if after_letter and not tokens.glued(number.last + 1):
            draft = _scaled_by_letter(_draft(number, number.last, "count"))
            return _measure(sentence, draft, after_letter[0].name, after_letter)
        if number.letter in "KkBM" and found and found[1] == number.last + 1:
            found = None
    elif found is None and number.kind == "fraction" and tokens.at(at) in ("a", "an", "of"):
        step = at + 1 + (tokens.at(at + 1) in ("a", "an"))
        found = read_unit(tokens, step, after_digits=False)
    if found is None:
        return None
    if number.kind == "vague" and tokens.at(at) == "of":
        return None
    draft = _draft(number, number.last, "count")
    draft.is_attributive = hyphened
    return _measure(sentence, draft, found[0].name, found)


def _counts_after(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun follows a glued m, which so is million: 5m people."""
    noun = noun_phrase(tokens, at) if not tokens.glued(at) else None
    return noun is not None and is_plural(tokens.at(noun[1] - 1))


def _measure(sentence: Sentence, draft: Draft, name: str, found: tuple[object, int]) -> Draft:
    from transforms.extract.figures.units import Unit

    tokens = sentence.tokens
    unit, end = found
    if tokens.at(end) in ("}", ">") and tokens.at(end - 2) in ("{", "<"):
        end += 1
    assert isinstance(unit, Unit)
    draft.unit, draft.dimension, draft.factor, draft.last = name, unit.dimension, unit.factor, end
    if unit.dimension in ("temperature", "angle") and tokens.lower[end : end + 2] in _BELOW:
        draft.value, draft.last = -abs(draft.value), end + 2
    rate = read_rate(tokens, end)
    if rate and not (unit.dimension == "time" and rate[0] == "year"):
        draft.per, draft.last = rate
        draft.unit = f"{name} per {draft.per}"
        draft.factor = None
    return draft


def multiples(sentence: Sentence, number: Number) -> Draft | None:
    """Read doubled, tenfold, 6.5 times earnings, three times as many."""
    tokens = sentence.tokens
    at = number.last
    if number.kind == "multiple":
        draft = _draft(number, at, "ratio")
        draft.unit = "times"
        return draft
    if number.kind not in ("cardinal", "fraction", "couple"):
        return None
    dashed = _hyphen(tokens, at)
    if tokens.at(dashed) in ("fold", "times") or (tokens.at(at) in ("x", "×") and tokens.glued(at)):
        if tokens.at(dashed) == "times" and tokens.word(dashed) != "times":
            return None
        if tokens.glued(dashed + 1) and tokens.at(dashed + 1)[:1].isalnum():
            return None
        draft = _draft(number, dashed + 1, "ratio")
        draft.unit = "times"
        rate = read_rate(tokens, draft.last)
        if rate:
            draft.per, draft.last, draft.dimension = *rate, "count"
            draft.unit = f"times per {draft.per}"
        return draft
    return None


def ratios(sentence: Sentence, number: Number) -> Draft | None:
    """Read one-third, two in five, half of, one out of three."""
    tokens = sentence.tokens
    if number.kind == "fraction":
        return _fraction(sentence, number)
    if number.kind != "cardinal" or number.letter:
        return None
    at, value = number.last, number.value
    at += tokens.at(at) in ("time", "times")  # one time in 20
    if tokens.at(at) == "out" and tokens.at(at + 1) == "of":
        under = at + 2
    elif tokens.at(at) in ("in", "over"):
        under = at + 1
    else:
        return None
    other = next((item for item in sentence.numbers if item.first == under), None)
    if other is None or other.kind != "cardinal" or not 0 < value < other.value:
        return None
    over_words = tokens.at(at) == "over"
    if other.value > (1000 if not over_words else 100) or value != int(value):
        return None
    if read_unit(tokens, other.last, after_digits=True) or sentence.time_at(under):
        return None
    if over_words and tokens.at(other.last) not in ("", ".", ","):
        return None
    draft = _draft(number, other.last, "ratio")
    draft.value = value / other.value
    draft.noun = noun_phrase(tokens, other.last)
    return draft


def _fraction(sentence: Sentence, number: Number) -> Draft | None:
    tokens = sentence.tokens
    draft = _draft(number, number.last, "ratio")
    start = number.first
    if (
        number.value == 0.5
        and tokens.at(start - 1) == "and"
        and tokens.at(start - 3) in ("a", "an")
    ):
        unit = read_unit(tokens, start - 2, after_digits=False)
        if unit and unit[1] == start - 1:  # a year and a half
            draft.first, draft.value = start - 3, 1.5
            return _measure(sentence, draft, unit[0].name, (unit[0], number.last))
    if tokens.at(number.last) != "of":
        draft.noun = noun_phrase(tokens, number.last)
    return draft


def ordinals(sentence: Sentence, number: Number) -> Draft | None:
    """Read the 38th exchange; what it counts is the noun phrase after it."""
    if number.kind != "ordinal":
        return None
    draft = _draft(number, number.last, "ordinal")
    draft.noun = noun_phrase(sentence.tokens, _hyphen(sentence.tokens, number.last), is_one=True)
    return draft


def counts(sentence: Sentence, number: Number) -> Draft | None:
    """Read 130,000 troops, a dozen officials, dozens of ships, a four-cylinder engine."""
    tokens = sentence.tokens
    draft = _draft(number, number.last, "count")
    if number.letter:
        draft = _scaled_by_letter(draft)
    at = _hyphen(tokens, draft.last)
    hyphened = at > draft.last
    if tokens.at(at) == "of" and (
        number.kind in ("vague", "couple") or tokens.at(at - 1) in ("dozen",)
    ):
        at += 1
        while tokens.at(at) in ("the", "its", "their", "these", "those", "his", "her"):
            at += 1
    is_one = number.value == 1 and number.scale == 1
    if not hyphened:
        at = _past_a_measure(sentence, at)
    draft.noun = _hyphened_noun(tokens, at) if hyphened else noun_phrase(tokens, at, is_one=is_one)
    if draft.noun and not is_one and not hyphened and draft.noun[1] - draft.noun[0] > 1:
        if not is_plural(tokens.at(draft.noun[1] - 1)) and number.scale == 1 and at == draft.last:
            draft.noun = _attributive_noun(tokens, draft)
            hyphened = draft.is_attributive
    if draft.noun is None:
        draft.is_unitless = True
        return draft
    draft.unit = tokens.text[tokens.starts[draft.noun[0]] : tokens.stops[draft.noun[1] - 1]]
    draft.is_attributive = hyphened
    rate = read_rate(tokens, draft.noun[1])
    if rate:
        draft.per = rate[0]
        draft.unit = f"{draft.unit} per {draft.per}"
    return draft


def _past_a_measure(sentence: Sentence, at: int) -> int:
    """Step over what says of what size they are: eight 250ml bottles, two new 737 jets."""
    tokens = sentence.tokens
    start = at
    while tokens.at(at) in ("new", "old", "other", "more", "additional", "different", "further"):
        at += 1
    inner = next((number for number in sentence.numbers if number.first == at), None)
    if inner is None or not inner.is_digits or inner.kind != "cardinal":
        return start
    end = _hyphen(tokens, inner.last)
    unit = read_unit(tokens, end, after_digits=True)
    end = unit[1] if unit else end
    noun = noun_phrase(tokens, end)
    return end if noun and is_plural(tokens.at(noun[1] - 1)) else start


def _attributive_noun(tokens: Tokens, draft: Draft) -> tuple[int, int] | None:
    """Cut the phrase of "12 page document" after its first noun, which is what is counted."""
    assert draft.noun is not None
    first, last = draft.noun
    if "-" in tokens.lower[first:last] or tokens.word(first)[0].isupper():
        return draft.noun
    draft.is_attributive = True
    return first, first + 1


def _hyphened_noun(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the noun of a four-cylinder engine: the one word after the hyphen."""
    word = tokens.at(at)
    return (at, at + 1) if word.isalpha() and len(word) > 1 else None


GRAMMARS: tuple[Grammar, ...] = (
    money, percents, ages, multiples, measures, ratios, ordinals, counts,
)  # fmt: skip
