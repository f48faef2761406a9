"""Number words that count nothing: one another, second-hand, half past, three-way."""

from transforms.extract.figures.draft import Sentence
from transforms.extract.figures.nouns import (
    ADVERB_ENDS,
    DETERMINERS,
    OWNER_ENDS,
    PARTICIPLE_ENDS,
    PLURALS,
    STOPS,
    SUPERLATIVE_ENDS,
    VERBS,
    is_plural,
    noun_phrase,
)
from transforms.extract.figures.particles import ARTICLES, DASHES, OF, THE, TO
from transforms.extract.figures.surroundings import has_money
from transforms.extract.figures.units import read_unit
from transforms.lexicon.calendar_words import UNITS as TIME_UNITS
from transforms.lexicon.number_words import CARDINALS, COLLECTIVES
from transforms.lexicon.numbers import Number
from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA: dict[str, list[str]] = vocabulary(__name__)
_IDIOMS = Phrases(dict.fromkeys(_DATA["idioms"], True))
_SETS = {name: frozenset(words) for name, words in _DATA.items() if name != "idioms"}
_MULTIPLE_ENDS = tuple(_DATA["multiple_ends"])
_ORDINAL_ENDS = tuple(_DATA["ordinal_ends"])
_BEFORE_A_PRONOUN = _SETS["before_a_pronoun"]
_POINTING = _SETS["pointing"]
_NAMED = _SETS["named"]
_NO_COUNTING = _SETS["no_counting"]
_ALTERNATIVE = _SETS["alternative"]
_NEGATIVE = _SETS["negative"]
_GOING_ON = _SETS["going_on"]
_PERIODS = _SETS["periods"]
_WAYS = _SETS["ways"]
_RANKS = _SETS["ranks"]
_AFTER_A_RANK = _SETS["after_a_rank"]
_PERSON = _SETS["person"]
_HALVES = _SETS["halves"]
_PARTLY = _SETS["partly"]
_HALVED = _SETS["halved"]
_QUARTERED = _SETS["quartered"]
_AFTER_A_HALF = _SETS["after_a_half"]
_AFTER_A_MULTIPLE = _SETS["after_a_multiple"]
_BEFORE_A_MULTIPLE = _SETS["before_a_multiple"]
_SURE_COLLECTIVES = _SETS["sure_collectives"]
_LOOSE_COLLECTIVES = _SETS["loose_collectives"]
_CLOCK = _SETS["clock"]
_CLOCK_PARTS = _SETS["clock_parts"]
_ZONES = Phrases(dict.fromkeys(_DATA["zones"] + _DATA["zones_in_words"], True))
_MERIDIANS = Phrases(dict.fromkeys(_DATA["meridians"], True))
_HOURS = _SETS["hours"]
_PARTS_OF_DAY = Phrases(dict.fromkeys(_DATA["parts_of_day"], True))
_BEFORE_AN_HOUR = _SETS["before_an_hour"]
_AT = _SETS["at"]
_ALWAYS_AT = _SETS["always_at"]
_RANGING = _SETS["ranging"]
_PAST = _DATA["clock"][-1]


def in_date(sentence: Sentence, number: Number) -> bool:
    """Veto dates, years and clock times; "two years ago" states a quantity as well."""
    span = sentence.time_at(number.first)
    if span is None or span.is_duration:
        return False
    return not (span.grain == "year" and has_money(sentence.tokens, number))


def idiom(sentence: Sentence, number: Number) -> bool:
    """Veto one of, one another, first of all, second-hand."""
    at = number.first
    return _IDIOMS.starting(sentence.tokens, at) is not None or (
        number.last - at > 1 and _IDIOMS.starting(sentence.tokens, at + 1) is not None
    )


def pronoun(sentence: Sentence, number: Number) -> bool:
    """Veto the one that, this one, no one; and the two, where nothing is counted."""
    tokens, at, end = sentence.tokens, number.first, number.last
    if number.is_digits or end - at != 1 or number.kind != "cardinal":
        return False
    other = sentence.number_before(at)
    if other and other.last == at - 1 and tokens.at(at - 1) in TO:
        return False  # 17 to one
    alone = tokens.size <= 2 or tokens.at(end) in _NO_COUNTING
    if number.value == 1 and not alone:
        after = tokens.at(end)
        if after in _ALTERNATIVE and tokens.at(end + 1) in CARDINALS:
            return False
        if (
            not after[:1].isalpha()
            or after in STOPS
            or after in VERBS
            or after.endswith(OWNER_ENDS)
        ):
            return tokens.at(at - 1) not in _NEGATIVE
        if is_plural(after):
            return True  # if one steps back
        before = tokens.at(at - 1)
        if before in _POINTING:
            return True
        if before in THE and after.endswith(PARTICIPLE_ENDS):
            return True
        return before in _BEFORE_A_PRONOUN and before not in DETERMINERS
    after = tokens.at(end)
    return (
        tokens.at(at - 1) in _NAMED
        and (
            not after[:1].isalnum()
            or _is_their_verb(tokens, end)
            or (after in STOPS and after not in _GOING_ON)
            or after in VERBS
        )
        and after not in DASHES
        and after != "%"
    )


def _is_their_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word in -ed is what the two did: the two turned left, not: the two wounded men."""
    if not tokens.at(at).endswith(PARTICIPLE_ENDS) or tokens.at(at) in PLURALS:
        return False
    noun = noun_phrase(tokens, at)
    return noun is None or not is_plural(tokens.at(noun[1] - 1))


def loose_ordinal(sentence: Sentence, number: Number) -> bool:
    """Veto ranks and adverbs: second-largest, finished third, first met."""
    tokens, end = sentence.tokens, number.last
    if number.kind != "ordinal":
        return False
    at = end + (tokens.at(end) == "-")
    after = tokens.at(at)
    if after in _PERIODS and tokens.at(at + 1) in OF:
        return True
    if after in CARDINALS and tokens.at(at + 1) in TIME_UNITS:
        return True  # the first nine months
    if after in _PERSON and tokens.at(at + 1) != "-":
        return True
    if after.endswith(SUPERLATIVE_ENDS) or after in _AFTER_A_RANK:
        return True
    if tokens.size == number.last - number.first:
        return False
    before = tokens.at(number.first - 1)
    if before in _RANKS or not after[:1].isalpha() or after in STOPS or after in VERBS:
        return True
    if tokens.at(number.last) == "-" and not number.is_digits and number.value < 4:
        return True
    is_determined = before in DETERMINERS or before.endswith(OWNER_ENDS) or number.is_digits
    return not is_determined or after.endswith(ADVERB_ENDS)


def loose_part(sentence: Sentence, number: Number) -> bool:
    """Veto the second half, each quarter, a third person: parts that are no fractions."""
    tokens, at, end = sentence.tokens, number.first, number.last
    if number.kind != "fraction" or number.is_digits:
        return False
    before, after, word = tokens.at(at - 1), tokens.at(end), tokens.at(end - 1)
    if word in _HALVED:
        if before in _HALVES or before.endswith(_ORDINAL_ENDS):
            return True
        if after == "-":
            return read_unit(tokens, end + 1, after_digits=False) is None
        return after in _AFTER_A_HALF or (tokens.at(end - 2) == "-" and end - at == 1)
    if end - at > 1 and tokens.at(at) not in ARTICLES:
        return False  # two thirds, one-third
    is_unit = read_unit(tokens, end + (after == "-"), after_digits=False) is not None
    if word in _QUARTERED and end - at == 1:
        return not is_unit
    return not (
        not after
        or after in OF
        or before in _PARTLY
        or is_unit
        or (after in (".", ",") and before in ARTICLES)
    )


def loose_multiple(sentence: Sentence, number: Number) -> bool:
    """Veto double rooms and double standards; a verb or adverb counts: will double, doubled."""
    tokens, at, end = sentence.tokens, number.first, number.last
    word = tokens.at(at)
    if number.kind != "multiple" or word.endswith(_MULTIPLE_ENDS):
        return False
    after, before = tokens.at(end), tokens.at(at - 1)
    if before in CARDINALS or before.isdecimal():
        return True  # two doubles
    if after == "-" or (before == "-" and tokens.at(at - 2) not in _BEFORE_A_MULTIPLE):
        return True
    return after[:1].isalpha() and after not in STOPS


def loose_collective(sentence: Sentence, number: Number) -> bool:
    """Veto scores and couples that count nothing: scores of people, and no other scores."""
    tokens = sentence.tokens
    word = tokens.at(number.first).rstrip("s")
    if number.kind != "vague" or word not in COLLECTIVES or word in _SURE_COLLECTIVES:
        return False
    return word not in _LOOSE_COLLECTIVES or tokens.at(number.last) not in OF


def clock_digits(sentence: Sentence, number: Number) -> bool:
    """Veto 1115 GMT, 0900 hours, 1430 local time, 20.15 CET."""
    tokens, word = sentence.tokens, sentence.tokens.at(number.first).replace(".", "")
    if _MERIDIANS.starting(tokens, number.last):
        return True  # 3 p. m.
    if not (word.isdecimal() and len(word) == 4) or int(word[:2]) > 24 or int(word[2:]) > 59:
        return False
    is_early = word[0] == "0" and tokens.at(number.last) in _HOURS
    return is_early or _ZONES.starting(tokens, number.last) is not None


def clock_words(sentence: Sentence, number: Number) -> bool:
    """Veto a quarter to six and half past nine."""
    tokens, at = sentence.tokens, number.first
    before = tokens.at(at - 1) in _CLOCK and tokens.at(at - 2) in _CLOCK_PARTS
    after = tokens.at(number.last) in _CLOCK and tokens.at(number.last - 1) in _CLOCK_PARTS
    if before or (after and _is_hour(tokens.at(number.last + 1))):
        return True
    return _is_at_an_hour(tokens, number) or _is_minutes(sentence, number)


def _is_hour(word: str) -> bool:
    return word in CARDINALS or (word.isdecimal() and len(word) < 3)


def _is_at_an_hour(tokens: Tokens, number: Number) -> bool:
    """Whether an hour and its part of the day stand there: at around two in the morning."""
    is_hour = number.last - number.first == 1 and _is_hour(tokens.at(number.first))
    at = number.first - 1
    while tokens.at(at) in _BEFORE_AN_HOUR:
        at -= 1
    return (
        is_hour and tokens.at(at) in _AT and _PARTS_OF_DAY.starting(tokens, number.last) is not None
    )


def _is_minutes(sentence: Sentence, number: Number) -> bool:
    """Whether minutes and their hour stand there: at five past three, ten to six."""
    tokens = sentence.tokens
    for at, link in ((number.first, number.last), (None, number.first - 1)):
        if tokens.at(link) not in _CLOCK or not _is_hour(tokens.at(link + 1)):
            continue
        first = sentence.number_before(link) if at is None else number
        if first is None or first.last != link or not _is_hour(tokens.at(first.first)):
            continue
        opens = tokens.at(first.first - 1) in _AT and tokens.at(first.first - 1) not in _RANGING
        is_even = first.value % 5 == 0 and first.value < 30
        if is_even and opens and _ends_a_time(tokens, link + 2):
            return tokens.at(link) == _PAST or tokens.at(first.first - 1) in _ALWAYS_AT
    return False


def _ends_a_time(tokens: Tokens, at: int) -> bool:
    """Whether nothing that could be counted follows an hour."""
    after = tokens.at(at)
    return (
        not after[:1].isalnum() or after in STOPS or _PARTS_OF_DAY.starting(tokens, at) is not None
    )


def compound_way(sentence: Sentence, number: Number) -> bool:
    """Veto three-way, two-tier and doubling down."""
    tokens, end = sentence.tokens, number.last
    if number.kind == "multiple":
        return tokens.at(end) in _AFTER_A_MULTIPLE
    if tokens.at(end) != "-":
        return False
    is_compound = not number.is_digits and number.kind == "cardinal" and number.value < 10
    return tokens.at(end + 1) in _WAYS or (is_compound and _is_compound(tokens, end + 1))


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Whether a plural ends the word: three-pointers, and not: three-bedroom flats."""
    if not is_plural(tokens.at(at)) or read_unit(tokens, at, after_digits=False):
        return False
    after = tokens.at(at + 1)
    return not after[:1].isalnum() or after in STOPS or after in VERBS
