"""What a rate is per: a day, per barrel, km/h, annually."""

import tomllib
from importlib.resources import files

from transforms.extract.figures.nouns import STOPS
from transforms.extract.figures.units import read_unit
from transforms.lexicon.calendar_words import UNITS
from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens

_DATA = tomllib.loads(files(__package__).joinpath("rates.toml").read_text("utf-8"))
_NAMES = Phrases({name: name for name in _DATA["rates"]})
ADVERBS: dict[str, str] = _DATA["rate_adverbs"]
_ARTICLES = frozenset({"a", "an", "each", "every", "the"})
_TWO_WORDS = frozenset({"square", "sq", "cubic", "metric", "fluid", "kilowatt", "megawatt", "sq."})


def read_rate(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return what the rate that starts at a token is per, and where it ends."""
    word = tokens.at(at)
    if word == "-" and tokens.glued(at) and tokens.at(at + 1) in ("a", "per"):
        at, word = at + 1, tokens.at(at + 1)
    dash = tokens.at(at + 1) == "-" and tokens.glued(at + 1)
    inner = at + 2 if dash else at + 1
    if word in ("per", "/"):
        return _denominator(tokens, inner, slash=word == "/")
    if word in _ARTICLES and word != "the":
        found = _NAMES.starting(tokens, inner)
        if found and not _goes_on(tokens, found[1], word):
            return _plain(tokens, inner, found)
    return None


def _goes_on(tokens: Tokens, end: int, article: str) -> bool:
    """Whether "a year" is no rate: a year ago, a year earlier, a unit of."""
    after = tokens.at(end)
    if after in ("after", "before") and tokens.at(end - 1) not in UNITS:
        return False
    return after in ("ago", "earlier", "later", "before", "after", "of", "long", "old", "away") or (
        after == "-" and article in ("a", "an")
    )


def _plain(tokens: Tokens, at: int, found: tuple[str, int]) -> tuple[str, int]:
    unit = read_unit(tokens, at, after_digits=False)
    if unit and unit[1] >= found[1]:
        return unit[0].name, unit[1]
    return found


def _denominator(tokens: Tokens, at: int, *, slash: bool) -> tuple[str, int] | None:
    """Read what stands after per or a slash."""
    unit = read_unit(tokens, at, after_digits=tokens.word(at) not in ("a", "in"))
    if unit:
        return unit[0].name, unit[1]
    word = tokens.at(at)
    if slash and word not in ("month", "year", "share", "day", "week", "mo", "yr"):
        return None
    found = _NAMES.starting(tokens, at)
    if found:
        return found
    if tokens.word(at)[:1].isdigit():
        # per 100,000 people
        noun = tokens.at(at + 1)
        if noun.isalpha() and noun not in STOPS:
            return f"{tokens.word(at)} {noun}", at + 2
        return tokens.word(at), at + 1
    if not word.isalpha() or word in STOPS or word == "cent":
        return None
    if word in _TWO_WORDS and tokens.at(at + 1).isalpha():
        return f"{word} {tokens.at(at + 1)}", at + 2
    return word, at + 1
