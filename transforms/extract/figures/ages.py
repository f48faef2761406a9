"""Ages: 15-year-old, aged 15, three months of age; Ekdahl, 57, and the victim, 34."""

from transforms.extract.figures.draft import Draft, Sentence, draft_of, past_hyphen
from transforms.extract.figures.nouns import (
    AGELESS,
    DETERMINERS,
    PARTICIPLE_ENDS,
    PEOPLE,
    STOPS,
    VERBS,
    is_plural,
    noun_phrase,
)
from transforms.extract.figures.particles import OF
from transforms.extract.figures.units import read_unit
from transforms.lexicon.numbers import Number
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_WORDS = vocabulary(__name__)
_SPANS: dict[str, str] = _WORDS["spans"]
_OLD = frozenset(_WORDS["old"])
_AGE = frozenset(_WORDS["age"])
_AGED = frozenset(_WORDS["aged"])
_BOUNDS = frozenset(_WORDS["bounds"])
_UNDER_OR_OVER = frozenset(_WORDS["under_or_over"])
_BEING = frozenset(_WORDS["being"])
_WHO = frozenset(_WORDS["who"])
_AFTER_WHO = frozenset(_WORDS["after_who"])
_PERSONS = frozenset(_WORDS["persons"])
_TITLES = frozenset(_WORDS["titles"])
_WHEN = frozenset(_WORDS["when"])
_AFTER_AN_AGE = frozenset(_WORDS["after_an_age"]) | _WHEN
_AGE_GOES_ON = frozenset(_WORDS["age_goes_on"])
_KIN = frozenset(_WORDS["kin"])
_PLURAL_BEING = frozenset(_WORDS["plural_being"])
_YOUNG = frozenset(_WORDS["young"])
_LONG_DASHES = frozenset("–—―")


def ages(sentence: Sentence, number: Number) -> Draft | None:
    """Read 15-year-old, 30 years old, three months of age, aged 15."""
    tokens = sentence.tokens
    at = past_hyphen(tokens, number.last)
    unit = _SPANS.get(tokens.at(at))
    if unit:
        end = at + 1
        dashed = end + (tokens.at(end) == "-")
        if tokens.at(dashed) in _OLD:
            return _age(number, unit, dashed + 1, is_attributive=dashed > end)
        if tokens.at(end) in OF and tokens.at(end + 1) in _AGE:
            return _age(number, unit, end + 2, is_attributive=False)
        if tokens.at(number.first - 1) in OF and tokens.at(number.first - 2) in _AGE:
            return _age(number, unit, end, is_attributive=False)
        return None
    before = tokens.at(number.first - 1)
    is_age = before in _AGED or (before in _BOUNDS and tokens.at(number.first - 2) in _AGED)
    if before == "," and _is_aside_age(tokens, number):
        is_age = True
    if before in _UNDER_OR_OVER and tokens.at(number.first - 2) in PEOPLE:
        is_young = tokens.at(number.first - 2) in _YOUNG
        is_likely = is_young or (number.is_digits and number.value > 9)
        is_age = is_likely and number.value < 100 and _stands_alone(tokens, number)
    if before in _BEING and tokens.at(number.first - 2) in _WHO:
        is_age = tokens.at(number.last) in _AFTER_WHO
    if before in _BEING and not is_age:
        is_age = _is_somebodys_age(tokens, number)
    if is_age and 0 <= number.value < 130 and not read_unit(tokens, at, after_digits=True):
        return _age(number, "year", number.last, is_attributive=False)
    return None


def _is_somebodys_age(tokens: Tokens, number: Number) -> bool:
    """Whether a number is how old somebody was: she was 101; Ms. Abernathy was 19 when."""
    after, end = tokens.at(number.last), number.first - 2
    if tokens.at(end) == ",":  # Dr. Adu, 71, was; her son, Luis, is
        end = next((at - 1 for at in range(end - 1, end - 5, -1) if tokens.at(at) == ","), end)
    if number.scale > 1 or number.value != int(number.value) or number.value < 1:
        return False
    is_closed = after in _AFTER_AN_AGE or (
        after in _AGE_GOES_ON and not tokens.at(number.last + 1)[:1].isdigit()
    )
    if _is_kin(tokens, end, number):
        return is_closed or tokens.at(number.first - 1) in _PLURAL_BEING
    if tokens.at(end) in _PERSONS:
        return is_closed and (number.is_digits or after in _WHEN)
    name = tokens.word(end)
    is_titled = any(tokens.at(at) in _TITLES for at in range(max(0, end - 4), end))
    return name[:1].isupper() and ((is_titled and is_closed) or after in _WHEN)


def _is_kin(tokens: Tokens, end: int, number: Number) -> bool:
    """Whether a relative or person stands before was: his sister was 39; her son, Luis, is 51."""
    is_owned = tokens.at(end - 1) in DETERMINERS or tokens.at(end - 2) in DETERMINERS
    return tokens.at(end) in _KIN and is_owned and number.is_digits


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
    goes_on = after in STOPS or after in VERBS or after.endswith(PARTICIPLE_ENDS)
    is_singular = noun.isalpha() and not is_plural(noun) and noun not in AGELESS | STOPS
    return opens and goes_on and is_singular and number.value >= 5


def _age(number: Number, unit: str, last: int, *, is_attributive: bool) -> Draft:
    draft = draft_of(number, last, "age")
    draft.unit, draft.is_attributive = f"{unit} of age", is_attributive
    return draft
