"""What a rate is per: a day, per barrel, km/h, annually."""

from transforms.extract.figures.nouns import STOPS, is_plural, noun_phrase
from transforms.extract.figures.particles import ARTICLES
from transforms.extract.figures.units import read_unit
from transforms.lexicon.calendar_words import UNITS
from transforms.lexicon.number_words import SCALES
from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
_NAMES = Phrases({name: name for name in _DATA["rates"]})
ADVERBS: dict[str, str] = _DATA["rate_adverbs"]
_ARTICLES = frozenset(_DATA["articles"])
_PER = frozenset(_DATA["per"])
_HYPHENED = frozenset(_DATA["hyphened"])
_AFTER_A_SLASH = frozenset(_DATA["after_a_slash"])
_BEFORE_NO_SIGN = frozenset(_DATA["before_no_sign"])
_CENT = frozenset(_DATA["cent"])
_OF_TWO_WORDS = frozenset(_DATA["of_two_words"])
_GOING_ON = frozenset(_DATA["going_on"])
_ONLY_AFTER_A_TIME = frozenset(_DATA["only_after_a_time"])


def read_rate(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return what the rate that starts at a token is per, and where it ends."""
    word = tokens.at(at)
    if word == "-" and tokens.glued(at) and tokens.at(at + 1) in _HYPHENED:
        at, word = at + 1, tokens.at(at + 1)
    dash = tokens.at(at + 1) == "-" and tokens.glued(at + 1)
    inner = at + 2 if dash else at + 1
    if word in _PER:
        return _denominator(tokens, inner, slash=word == "/")
    if word in _ARTICLES:
        found = _NAMES.starting(tokens, inner)
        if found and not _goes_on(tokens, found[1], word):
            return _plain(tokens, inner, found)
    return None


def _goes_on(tokens: Tokens, end: int, article: str) -> bool:
    """Whether "a year" is no rate: a year ago, a year earlier, a unit of."""
    after = tokens.at(end)
    if after in _ONLY_AFTER_A_TIME and tokens.at(end - 1) not in UNITS:
        return False
    return after in _GOING_ON or (after == "-" and article in ARTICLES)


def _plain(tokens: Tokens, at: int, found: tuple[str, int]) -> tuple[str, int]:
    unit = read_unit(tokens, at, after_digits=False)
    if unit and unit[1] >= found[1]:
        return unit[0].name, unit[1]
    return found


def _denominator(tokens: Tokens, at: int, *, slash: bool) -> tuple[str, int] | None:
    """Read what stands after per or a slash."""
    unit = read_unit(tokens, at, after_digits=tokens.word(at) not in _BEFORE_NO_SIGN)
    if unit:
        return unit[0].name, unit[1]
    word = tokens.at(at)
    if slash and word not in _AFTER_A_SLASH:
        return None
    found = _NAMES.starting(tokens, at)
    if found:
        return found
    if tokens.word(at)[:1].isdigit() or word in SCALES:
        # per 100,000 people, per million live births
        end = at + 1 + (tokens.at(at + 1) in SCALES)
        noun = noun_phrase(tokens, end)
        end = noun[1] if noun and is_plural(tokens.at(noun[1] - 1)) else end
        return tokens.text[tokens.starts[at] : tokens.stops[end - 1]], end
    if not word.isalpha() or word in STOPS or word in _CENT:
        return None
    if word in _OF_TWO_WORDS and tokens.at(at + 1).isalpha():
        return f"{word} {tokens.at(at + 1)}", at + 2
    return word, at + 1
