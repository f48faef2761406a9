"""Percent, ages and measures: 40%, 15-year-old, 250ml, 325,000 barrels per day."""

from transforms.extract.figures.draft import (
    Draft,
    Sentence,
    draft_of,
    past_hyphen,
    scaled_by_letter,
)
from transforms.extract.figures.nouns import (
    AGELESS,
    DETERMINERS,
    PEOPLE,
    STOPS,
    VERBS,
    is_plural,
    noun_phrase,
)
from transforms.extract.figures.rates import ADVERBS, read_rate
from transforms.extract.figures.surroundings import has_money
from transforms.extract.figures.units import Unit, read_unit
from transforms.lexicon.numbers import Number
from transforms.lexicon.tokens import Tokens

_PERCENT = frozenset({"%", "percent", "percentage", "pct", "pc", "percents", "٪"})


_LONG_DASHES = frozenset("–—―")
_AGES = frozenset({"old", "olds", "old's"})


_BELOW = (("below", "zero"), ("below", "freezing"))


def percents(sentence: Sentence, number: Number) -> Draft | None:
    """Read 40%, 19 per cent, 1.38pc, 2 percentage points, 50 basis points."""
    tokens = sentence.tokens
    at = past_hyphen(tokens, number.last)
    word = tokens.at(at)
    if word == "per" and tokens.at(at + 1) == "cent":
        end = at + 2
    elif word in ("pp", "ppt") and number.is_digits and tokens.glued(at):
        draft = draft_of(number, at + 1, "percent")
        draft.unit = "percentage point"
        return draft
    elif word in _PERCENT and (word != "pc" or number.is_digits):
        end = at + 1
    else:
        return None
    draft = draft_of(number, end, "percent")
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
    at = past_hyphen(tokens, number.last)
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
        before in ("of", "under", "over", "between", "from")
        and tokens.at(number.first - 2) in ("age", "ages", "aged")
    )
    if before == "," and _is_aside_age(tokens, number):
        is_age = True
    if before in ("under", "over") and tokens.at(number.first - 2) in PEOPLE:
        is_age = number.is_digits and 9 < number.value < 100 and _stands_alone(tokens, number)
    if before in ("was", "is", "turned") and tokens.at(number.first - 2) == "who":
        is_age = tokens.at(number.last) in ("", ".", ",", ")", "when", "and", "at")
    if is_age and 0 <= number.value < 130 and not read_unit(tokens, at, after_digits=True):
        return _age(number, "year", number.last, is_attributive=False)
    return None


def _stands_alone(tokens: Tokens, number: Number) -> bool:
    """Whether nothing that could be counted follows: voters under 30, and not: 30 seats."""
    after = tokens.at(number.last)
    is_word = after[:1].isalnum() or after == "%"
    noun = noun_phrase(tokens, number.last) if is_word and after != "%" else None
    is_counting = after == "%" or (noun is not None and is_plural(tokens.at(noun[1] - 1)))
    return number.scale == 1 and (not is_counting or after in STOPS or after in VERBS)


def _is_aside_age(tokens: Tokens, number: Number) -> bool:
    """Whether a number between commas is an age: Ekdahl, 57, shows; the victim, 34, was."""
    name = tokens.word(number.first - 2)
    is_person = name[:1].isupper() or _is_somebody(tokens, number)
    return (
        number.is_digits
        and number.last - number.first == 1
        and (tokens.at(number.last) == "," or tokens.at(number.last) in _LONG_DASHES)
        and is_person
        and 0 < number.value < 111
        and tokens.at(number.last + 1)[:1].isalpha()
    )


def _is_somebody(tokens: Tokens, number: Number) -> bool:
    """Whether a noun with its article stands before the comma: the victim, a second man."""
    at, after = number.first - 2, tokens.at(number.last + 1)
    noun = tokens.at(at)
    opens = tokens.at(at - 1) in DETERMINERS or tokens.at(at - 2) in DETERMINERS
    goes_on = after in STOPS or after in VERBS or after.endswith("ed")
    is_singular = noun.isalpha() and not is_plural(noun) and noun not in AGELESS | STOPS
    return opens and goes_on and is_singular and number.value >= 5


def _age(number: Number, unit: str, last: int, *, is_attributive: bool) -> Draft:
    draft = draft_of(number, last, "age")
    draft.unit, draft.is_attributive = f"{'year' if unit == 'yr' else unit} of age", is_attributive
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
    is_vague = number.kind == "vague" and tokens.at(at) == "of"  # thousands of tonnes
    found = read_unit(tokens, at + is_vague, after_digits=number.is_digits)
    if number.letter:
        after_letter = read_unit(tokens, number.last + 1, after_digits=True)
        if after_letter and not tokens.glued(number.last + 1):
            draft = scaled_by_letter(draft_of(number, number.last, "count"))
            return measure_in(sentence, draft, after_letter)
        if number.letter == "m" and (
            _counts_after(tokens, number.last + 1)
            or _goes_on_with_money(sentence, number)
            or _is_of_more(sentence, number)
        ):
            return None
        if number.letter in "KkBM" and found and found[1] == number.last + 1:
            found = None
    elif found is None and number.kind == "fraction" and tokens.at(at) in ("a", "an", "of"):
        step = at + 1 + (tokens.at(at + 1) in ("a", "an"))
        found = read_unit(tokens, step, after_digits=False)
    if found is None:
        return None
    draft = draft_of(number, number.last, "count")
    draft.is_attributive = hyphened
    return measure_in(sentence, draft, found)


def _is_of_more(sentence: Sentence, number: Number) -> bool:
    """Whether a glued m is part of more of them: 3.2m of the 5m shares."""
    tokens, at = sentence.tokens, number.last + 1
    if tokens.at(at) != "of" or tokens.at(at + 1) not in DETERMINERS:
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
        or tokens.at(at - 1) != "and"
        or tokens.at(at - 3) not in ("a", "an")
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
    if unit.dimension in ("temperature", "angle") and tokens.lower[end : end + 2] in _BELOW:
        draft.value, draft.last = -abs(draft.value), end + 2
    _add_one_before(tokens, draft)
    if unit.name.endswith(" per day"):
        draft.per = "day"  # 4 million bpd
        return draft
    rate = read_rate(tokens, end)
    if rate and not (unit.dimension == "time" and rate[0] == "year"):
        draft.per, draft.last = rate
        draft.unit = f"{unit.name} per {draft.per}"
        draft.factor = None
    return draft
