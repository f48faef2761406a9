"""Numbers in names: G7, Section 427, S&P 500, 575 Wilbraham Road, phone numbers, 2-2."""

import re

from transforms.extract.figures.draft import Sentence, past_hyphen
from transforms.extract.figures.nouns import OWNER_ENDS, STOPS, is_plural, noun_phrase
from transforms.extract.figures.particles import DASHES, OF
from transforms.extract.figures.surroundings import has_money, has_unit
from transforms.extract.figures.units import read_unit
from transforms.lexicon.calendar_words import MONTHS, WEEKDAYS
from transforms.lexicon.numbers import Number
from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA: dict[str, list[str]] = vocabulary(__name__)
_INDICES = Phrases(dict.fromkeys(_DATA["indices"], True))
_NAMES = Phrases(dict.fromkeys(_DATA["names"], True), exact=True)
_GROUPS = Phrases(dict.fromkeys(_DATA["groups"], True), exact=True)
_SETS = {name: frozenset(words) for name, words in _DATA.items()}
_LABELS = _SETS["labels"]
_VERBS_TOO = _SETS["verbs_too"]
_BEFORE_VERBS = _SETS["before_verbs"]
_ABBREVIATED = _SETS["abbreviated"]
_CLOSING = _SETS["closing"]
_AFTER_A_LABEL = _SETS["after_a_label"]
_BEFORE_HYPHEN = _SETS["before_hyphen"]
_GLUED = _SETS["glued"]
_JOINING = _SETS["joining"]
_BY = _SETS["by"]
_SHARES = _SETS["shares"]
_NO_BRANDS = _SETS["no_brands"]
_OWNER = "s"
_NAMED_SPANS = _SETS["named_spans"]
_POSSESSIVES = _SETS["possessives"]
_ODDS = _SETS["odds"]
_BEFORE_A_RANGE = _SETS["before_a_range"]
_OPENINGS = _SETS["openings"]
_ENDINGS = _SETS["endings"]
_ARTICLES = _SETS["articles"]
_WHOLE_NUMBER = re.compile(r"\d{1,5}(?:\.\d{1,2})?")


def in_name(sentence: Sentence, number: Number) -> bool:
    """Veto G7, COVID-19, F-16, mid-40s: letters glued before, with or without a hyphen."""
    tokens, at = sentence.tokens, number.first
    if not tokens.glued(at):
        return False
    before = tokens.at(at - 1)
    if before[-1:].isalpha():
        return not has_money(tokens, number)
    if before == "#":
        return True
    if before not in DASHES or not tokens.glued(at - 1):
        return False
    word = tokens.at(at - 2)
    return word[-1:].isalpha() and word not in _BEFORE_HYPHEN and not _is_own_figure(sentence, at)


def _is_own_figure(sentence: Sentence, at: int) -> bool:
    """Whether what stands before a dash belongs to another number: 5km-10km."""
    tokens = sentence.tokens
    number = sentence.number_before(at)
    if number is None:
        return False
    if number.letter and number.last == at - 2:
        return True  # 5k-20k
    unit = read_unit(tokens, past_hyphen(tokens, number.last), after_digits=number.is_digits)
    return unit is not None and unit[1] == at - 1  # 5km-10km, 6-foot-2


def glued_letters(sentence: Sentence, number: Number) -> bool:
    """Veto 5G, 49ers, 13F: letters glued after that are neither unit nor scale."""
    tokens, end = sentence.tokens, number.last
    if not number.is_digits or not tokens.glued(end):
        return False
    word = tokens.at(end)
    if word in _POSSESSIVES and tokens.at(end + 1) == _OWNER and tokens.glued(end + 1):
        return True  # the 777's engines
    if not word[0].isalpha():
        return False
    if word in _BY and tokens.glued(end + 1) and tokens.at(end + 1)[:1].isdigit():
        return read_unit(tokens, end + 2, after_digits=True) is None  # a 4x4
    if number.letter:
        follower = end + 1
        if not tokens.glued(follower) or not tokens.at(follower)[0].isalnum():
            return False
    return not (has_unit(tokens, number) or word in _GLUED)


def label(sentence: Sentence, number: Number) -> bool:
    """Veto Section 427, Row 21, Game 7, top 10, No. 1."""
    tokens, at = sentence.tokens, number.first
    before = tokens.at(at - 1)
    if before == ".":
        before = tokens.at(at - 2) if tokens.at(at - 2) in _ABBREVIATED else ""
    if before in _CLOSING and number.is_digits:
        return noun_phrase(tokens, number.last) is None and not has_unit(tokens, number)
    if before in OF and _is_labelled(tokens, at - 2):
        return True  # photo 3 of 12
    if before in _JOINING and _is_labelled(tokens, at - 2) and is_plural(tokens.at(at - 3)):
        return noun_phrase(tokens, number.last) is None  # exits 40 and 52
    if before in WEEKDAYS and number.is_digits and number.value < 32:
        return noun_phrase(tokens, number.last) is None and not has_unit(tokens, number)
    is_seat = tokens.glued(number.last) and tokens.word(number.last) == "A"  # row 14A
    has_own = has_money(tokens, number) or (has_unit(tokens, number) and not is_seat)
    if before not in _LABELS or has_own or _is_verb(tokens, at - 1):
        return False
    return number.kind != "ordinal" and number.scale < 1000


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word that may be a label is what somebody does: to train 5,000 officers."""
    if not tokens.word(at).islower():
        return False
    before = tokens.at(at - 1)
    does = tokens.at(at) in _VERBS_TOO and is_plural(before) and before not in STOPS
    return before in _BEFORE_VERBS or (does and _counts_at(tokens, at + 2))


def _is_labelled(tokens: Tokens, at: int) -> bool:
    return tokens.at(at).isdecimal() and tokens.at(at - 1) in _LABELS


def named(sentence: Sentence, number: Number) -> bool:
    """Veto 3M, 50 Cent, Maroon 5: names that have a number in them."""
    tokens, at = sentence.tokens, number.first
    return _NAMES.starting(tokens, at) is not None or _NAMES.ending(tokens, at + 1) is not None


def index_name(sentence: Sentence, number: Number) -> bool:
    """Veto S&P 500, FTSE 100, Group of Seven; a level after an index stays."""
    tokens = sentence.tokens
    if _GROUPS.ending(tokens, number.first) is not None:
        return tokens.word(number.first)[:1].isupper() or not _counts(tokens, number)
    if _INDICES.ending(tokens, number.first) is None:
        return False
    after = tokens.at(number.last)
    is_name = number.value == int(number.value) and number.value < 4000
    return is_name and after not in _SHARES and number.scale == 1


def product(sentence: Sentence, number: Number) -> bool:
    """Veto iPhone 14, Fusion 5, NATO 2030: a plain number after a capitalised word."""
    tokens, at = sentence.tokens, number.first
    if not number.is_digits or number.kind != "cardinal" or (at < 2 and not _is_brand(tokens, at)):
        return False
    if not _WHOLE_NUMBER.fullmatch(tokens.at(at)) or number.letter or number.scale > 1:
        return False
    before = tokens.word(at - 1)
    if not _is_brand(tokens, at) or before.lower() in STOPS or _ends(before):
        return False
    if has_unit(tokens, number) or has_money(tokens, number):
        return False
    return not (tokens.word(number.last).islower() and _counts(tokens, number))


def _ends(word: str) -> bool:
    return word.lower() in MONTHS or word.lower() in WEEKDAYS or word.endswith(".")


def _is_brand(tokens: Tokens, at: int) -> bool:
    before = tokens.word(at - 1)
    if before.lower().endswith(OWNER_ENDS) and not _names_a_model(tokens, at + 1):
        return False  # to Labour's 203
    return before[:1].isalpha() and before != before.lower() and before not in _NO_BRANDS


def _names_a_model(tokens: Tokens, at: int) -> bool:
    """Whether a model's name goes on after its number: Boeing's 787-9 Dreamliner."""
    return tokens.word(at)[:1].isupper() or (tokens.at(at) == "-" and tokens.glued(at))


def _counts(tokens: Tokens, number: Number) -> bool:
    return _counts_at(tokens, number.last)


def _counts_at(tokens: Tokens, at: int) -> bool:
    noun = noun_phrase(tokens, at)
    return noun is not None and is_plural(tokens.at(noun[1] - 1))


def formation(sentence: Sentence, number: Number) -> bool:
    """Veto the 82nd Airborne, 5th Avenue, the 118th Congress: an ordinal in a name."""
    tokens = sentence.tokens
    follower = tokens.word(number.last)
    return number.kind == "ordinal" and number.is_digits and follower[:1].isupper()


def named_span(sentence: Sentence, number: Number) -> bool:
    """Veto the Thirty Years' War and 4K screens."""
    tokens, end = sentence.tokens, number.last
    if tokens.at(end) in _NAMED_SPANS and tokens.word(end)[0].isupper():
        return tokens.at(end + 1) in _POSSESSIVES and tokens.word(end + 2)[:1].isupper()
    return number.letter == "K" and number.value < 10 and not has_money(tokens, number)


def bracketed(sentence: Sentence, number: Number) -> bool:
    """Veto the (4) of a player or a footnote; another figure before it is said again."""
    tokens, at, end = sentence.tokens, number.first, number.last
    if tokens.at(end) == "(" and tokens.at(end + 2) == ")" and tokens.glued(end):
        return len(tokens.at(end + 1)) == 1 and number.is_digits  # a 401(k)
    if tokens.at(at - 1) not in ("(", "[") or tokens.at(end) not in (")", "]"):
        return False
    is_small = number.is_digits and number.value < 200 and number.value == int(number.value)
    before = tokens.at(at - 2) if at > 1 else ""
    is_note = tokens.at(at - 1) == "[" or (before in _ENDINGS and tokens.glued(at - 1))
    return is_small and (is_note or before[-1:].isalpha())


def model_name(sentence: Sentence, number: Number) -> bool:
    """Veto 787 Dreamliner, 90049 ZIP code."""
    return sentence.tokens.at(number.last) in _AFTER_A_LABEL and number.is_digits


def slashes(sentence: Sentence, number: Number) -> bool:
    """Veto 24/7, 9/11 and 16:9."""
    tokens, at, end = sentence.tokens, number.first, number.last
    after = tokens.at(end) in ("/", ":") and tokens.glued(end) and tokens.at(end + 1)[:1].isdigit()
    before = (
        tokens.at(at - 1) in ("/", ":") and tokens.glued(at) and tokens.at(at - 2)[:1].isdigit()
    )
    return number.is_digits and (after or before) and number.value < 10000


def score(sentence: Sentence, number: Number) -> bool:
    """Veto 2-2 and 89–89 where nothing is counted after them."""
    tokens = sentence.tokens
    pair = _pair(sentence, number)
    if pair is None or not (number.is_digits and pair.is_digits):
        return False
    last = max(number, pair, key=lambda item: item.first)
    first = min(number, pair, key=lambda item: item.first)
    is_rising = first.value < last.value  # a range; 245-6 is a score
    if (is_rising and last.value > 199) or first.value != int(first.value):
        return False
    if has_unit(tokens, last) or has_money(tokens, first) or last.letter or last.scale > 1:
        return False
    is_counting = _counts(tokens, last) and tokens.at(last.last) not in _ODDS
    return not is_counting and not (is_rising and tokens.at(first.first - 1) in _BEFORE_A_RANGE)


def _pair(sentence: Sentence, number: Number) -> Number | None:
    """Return the number on the other side of a dash."""
    tokens = sentence.tokens
    before = sentence.number_before(number.first)
    if before and before.last == number.first - 1 and tokens.at(before.last) in DASHES:
        return before
    return sentence.number_at(number.last + 1) if tokens.at(number.last) in DASHES else None


def capitalised_word(sentence: Sentence, number: Number) -> bool:
    """Veto One China, Big Four, Three Gorges: a number word with a capital inside a sentence."""
    tokens, at = sentence.tokens, number.first
    if number.is_digits or not tokens.word(at)[0].isupper():
        return False
    if at == 0 or tokens.at(at - 1) in _OPENINGS:
        follower = tokens.word(number.last)
        return (
            follower[:1].isupper()
            and number.value == 1
            and tokens.size > number.last + 1
            and not has_unit(tokens, number)
        )
    return not (sentence.is_title and _counts(tokens, number)) and tokens.word(at) not in _ARTICLES


def list_number(sentence: Sentence, number: Number) -> bool:
    """Veto 1. and (2) that count the paragraphs of a list."""
    tokens = sentence.tokens
    if not number.is_digits or number.value > 50 or tokens.size <= number.last + 1:
        return False
    after = tokens.at(number.last)
    if number.first == 0:
        return after in (")", ".") and tokens.glued(number.last) and tokens.size > 3
    return number.first == 1 and tokens.at(0) == "(" and after == ")"
