"""Numbers as they are written: digits in any style, number words, fractions, ordinals, dozens."""

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

from transforms.lexicon.tokens import Tokens

_WORDS = tomllib.loads(files(__package__).joinpath("numbers.toml").read_text("utf-8"))
CARDINALS: dict[str, int] = _WORDS["cardinals"]
SCALES: dict[str, float] = _WORDS["scales"] | {f"{w}s": v for w, v in _WORDS["scales"].items()}
SCALE_LETTERS: dict[str, float] = _WORDS["scale_letters"]
COLLECTIVES: dict[str, int] = _WORDS["collectives"]
ORDINALS: dict[str, float] = _WORDS["ordinals"]
MULTIPLES: dict[str, int] = _WORDS["multiples"]
PLURALS = {f"{w}s": v for w, v in (_WORDS["scales"] | COLLECTIVES).items()} | {"tens": 10}
_DENOMINATORS = _WORDS["parts"] | ORDINALS | {f"{w}s": v for w, v in ORDINALS.items()}
del _DENOMINATORS["first"], _DENOMINATORS["second"], _DENOMINATORS["firsts"]
del _DENOMINATORS["seconds"]
_AND = frozenset(_WORDS["glue"]["and"])
_ARTICLES = frozenset(_WORDS["glue"]["articles"])
_NEGATIVE = frozenset(_WORDS["glue"]["negative"])
_POINT = frozenset(_WORDS["glue"]["point"])
_SUFFIXES = frozenset(_WORDS["glue"]["ordinal_suffixes"])
VULGAR = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
STARTERS = frozenset(
    {*CARDINALS, *SCALES, *COLLECTIVES, *ORDINALS, *PLURALS, *_WORDS["parts"], *MULTIPLES, *VULGAR}
)
"""Words that a number may start with, apart from articles and signs."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d*\.?\d+")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+")
_POINT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_SPACED = re.compile(r"\d{1,3}(?:[\s]\d{3})+")
_MINUS = frozenset("-−–")


class Number(NamedTuple):
    """A number in tokens[first:last]. `high` is set where the words name a span, as dozens does."""

    first: int
    last: int
    value: float
    kind: str
    """cardinal, ordinal, fraction, vague (dozens, hundreds) or multiple (doubled)."""
    high: float | None = None
    is_digits: bool = False
    scale: float = 1.0
    """The scale word that closes it: two numbers of a range may share one."""
    letter: str = ""
    """A glued letter that is read as a scale, and may be a unit instead."""


def digits_value(text: str) -> float | None:
    """Return what digits with separators mean, or None for what is no single number."""
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _POINT_GROUPED.fullmatch(text):
        return float(text.replace(".", ""))
    if _SPACED.fullmatch(text):
        return float("".join(text.split()))
    return None


def read_number(tokens: Tokens, at: int) -> Number | None:
    """Return the number that starts at a token, its sign and article included, or None."""
    word = tokens.at(at)
    if word[:1].isdigit() or (word[:1] == "." and len(word) > 1):
        return _from_digits(tokens, at)
    if word in _NEGATIVE or (word in _MINUS and _is_sign(tokens, at)):
        skip = 2 if tokens.at(at + 1) == "-" and word in _NEGATIVE else 1
        inner = read_number(tokens, at + skip)
        if inner is None or inner.kind in ("ordinal", "vague", "multiple") or inner.value < 0:
            return None
        return inner._replace(first=at, value=-inner.value)
    if word in _ARTICLES:
        return _after_article(tokens, at)
    if word in STARTERS:
        return _from_words(tokens, at)
    return None


def _is_sign(tokens: Tokens, at: int) -> bool:
    """Whether a dash is a minus sign: glued to digits and not to what stands before it."""
    follower = tokens.at(at + 1)
    if not follower[:1].isdigit() and not follower.startswith("."):
        return False
    if tokens.glued(at + 1):
        return not tokens.glued(at) or tokens.at(at - 1) in ("(", "$", "€", "£", "~", "=", "<", ">")
    return at == 0


def _from_digits(tokens: Tokens, at: int) -> Number | None:
    value = digits_value(tokens.at(at))
    if value is None:
        return None
    end = at + 1
    if tokens.at(end) in _SUFFIXES and tokens.glued(end):
        return Number(at, end + 1, value, "ordinal", is_digits=True)
    value, end = _exponent(tokens, value, end)
    kind = "cardinal"
    found = _slash_fraction(tokens, at, value)
    if found:
        value, end, kind = found
    elif tokens.at(end) in VULGAR:
        value, end = value + VULGAR[tokens.at(end)], end + 1
    return _scaled(tokens, Number(at, end, value, kind, is_digits=True))


def _exponent(tokens: Tokens, value: float, end: int) -> tuple[float, int]:
    """Read 1.3x10^6, 2.998×10−8 and 12.32e+14 to the end."""
    at, sign = end, 1
    if tokens.at(at) == "e" and tokens.glued(at):
        at += 1
    elif tokens.at(at) in ("x", "×") and tokens.at(at + 1) == "10":
        at += 2
        at += tokens.at(at) == "^"
    else:
        return value, end
    if tokens.at(at) in ("-", "−", "+"):
        sign, at = (1 if tokens.at(at) == "+" else -1), at + 1
    power = tokens.at(at)
    if not (power.isdecimal() and tokens.glued(at) and len(power) <= 3):
        return value, end
    exponent = sign * int(power)
    if abs(exponent) > 200:
        return value, end
    return value * 10.0**exponent, at + 1


def _slash_fraction(tokens: Tokens, at: int, value: float) -> tuple[float, int, str] | None:
    """Read 3/4 and 1 4/5: a smaller number over a larger one, with nothing more after it."""

    def part(index: int) -> float | None:
        word = tokens.at(index)
        return float(word) if word.isdecimal() and len(word) <= 3 else None

    def fraction(index: int) -> float | None:
        if tokens.at(index + 1) not in ("/", "⁄") or tokens.at(index + 3) in ("/", "⁄"):
            return None
        over, under = part(index), part(index + 2)
        if over is None or under is None or not tokens.glued(index + 2) or not 0 < over < under:
            return None
        return over / under

    whole = fraction(at)
    if whole is not None:
        return whole, at + 3, "fraction"
    rest = fraction(at + 1)
    if rest is not None and value == int(value):
        return value + rest, at + 4, "cardinal"
    return None


def _scaled(tokens: Tokens, number: Number) -> Number:
    """Apply the scale words and glued scale letters after a number."""
    end, value, scale = number.last, number.value, 1.0
    while True:
        at = end + 1 if tokens.at(end) == "-" and tokens.at(end + 1) in SCALES else end
        factor = SCALES.get(tokens.at(at))
        if factor is None or (scale > 1 and tokens.at(at) == "mil"):
            break
        value, scale, end = value * factor, scale * factor, at + 1
    letter = ""
    if scale == 1 and tokens.glued(end) and tokens.word(end) in SCALE_LETTERS:
        letter = tokens.word(end)
    elif scale == 1 and tokens.at(end) in ("dozen", "dozens") and value < 1000:
        value, end, scale = value * 12, end + 1, 12.0
    number = number._replace(last=end, value=value, scale=scale, letter=letter)
    if scale > 1:
        number = _and_part(tokens, number)
    return number


def _and_part(tokens: Tokens, number: Number) -> Number:
    """Add what follows a scale word: 6 crore and two hundred, one million and a half."""
    at = number.last
    has_and = tokens.at(at) in _AND
    at += has_and
    if has_and:
        part = _part(tokens, at)
        if part:
            return number._replace(last=part[1], value=number.value + part[0] * number.scale)
    if number.scale < 1000 or tokens.at(at) not in CARDINALS:
        return number
    rest = _words_below(tokens, at, number.scale)
    if rest is None:
        return number
    return number._replace(last=rest[1], value=number.value + rest[0])


def _part(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read a half, one quarter, three fifths: the fraction and where it ends."""
    word, over, end = tokens.at(at), 0, at
    if word in _ARTICLES:
        over, end = 1, at + 1
    elif word in CARDINALS and 0 < CARDINALS[word] < 20:
        over, end = CARDINALS[word], at + 1
    elif word == "half":
        return 0.5, at + 1
    if not over:
        return None
    end += tokens.at(end) == "-"
    under = _DENOMINATORS.get(tokens.at(end))
    if under is None or (over > 1 and not tokens.at(end).endswith("s") and under != 4):
        return None
    return over / under, end + 1


def _words_below(tokens: Tokens, at: int, limit: float) -> tuple[float, int] | None:
    """Read number words that together stay below a limit: the value and where they end."""
    found = _cardinal_words(tokens, at)
    return (found[0], found[1]) if found and found[0] < limit else None


def _cardinal_words(tokens: Tokens, at: int) -> tuple[float, int, float] | None:
    """Read a run of number words: its value, where it ends, and the scale that closes it."""
    total, current, last_scale, end, scale = 0.0, 0.0, float("inf"), at, 1.0
    room = 1000.0  # the next small number must be below this: after twenty, one to nine
    index = at
    while True:
        word = tokens.at(index)
        if word in CARDINALS:
            small = CARDINALS[word]
            if not (small < room and (small or index == at)):
                break
            current += small
            room = 10 if small >= 20 and small % 10 == 0 else 0
            scale, end, index = 1.0, index + 1, index + 1
        elif word in SCALES and (current or total or index == at):
            factor = SCALES[word]
            if factor == 100:
                if not 0 < current < 100:
                    break
                current, room = current * 100, 100
            elif current and factor < last_scale:
                total, current, room, last_scale = total + current * factor, 0, 1000, factor
            elif scale > 1 or factor > last_scale:
                total, current, room, last_scale = (total + current) * factor, 0, 1000, factor
            else:
                break
            scale, end, index = factor, index + 1, index + 1
        elif word == "-" and index == end and tokens.at(index + 1) in CARDINALS and room == 10:
            index += 1
            continue
        elif word in _AND and scale >= 100 and tokens.at(index + 1) in CARDINALS:
            index += 1
            continue
        else:
            break
    return (total + current, end, scale) if end > at else None


def _from_words(tokens: Tokens, at: int) -> Number | None:
    word = tokens.at(at)
    if word in MULTIPLES:
        return Number(at, at + 1, float(MULTIPLES[word]), "multiple")
    if word in VULGAR:
        return Number(at, at + 1, VULGAR[word], "fraction", is_digits=True)
    if word in PLURALS:
        return _vague(tokens, at)
    if word in _WORDS["parts"]:
        return _half(tokens, at)
    if word in COLLECTIVES:
        return None  # only after an article or a number
    if word in ORDINALS:
        return Number(at, at + 1, ORDINALS[word], "ordinal")
    part = _part(tokens, at)
    if part:
        return _of_a_scale(tokens, Number(at, part[1], part[0], "fraction"))
    found = _cardinal_words(tokens, at)
    if found is None:
        # "hundred thousand dollars", with nothing before it
        value = SCALES.get(word)
        return _scaled(tokens, Number(at, at + 1, value, "cardinal")) if value else None
    value, end, scale = found
    return _close(tokens, Number(at, end, value, "cardinal", scale=scale))


def _close(tokens: Tokens, number: Number) -> Number:
    """Read what may end a number in words: a point, a fraction, an ordinal, dozens."""
    end, value = number.last, number.value
    if tokens.at(end) in _POINT:
        decimals, at = "", end + 1
        while tokens.at(at) in CARDINALS:
            decimals, at = decimals + str(CARDINALS[tokens.at(at)]), at + 1
        if decimals:
            value = float(f"{int(value)}.{decimals}")
            return _scaled(tokens, number._replace(last=at, value=value))
    at = end + (tokens.at(end) == "-")
    if (
        tokens.at(at) in ORDINALS
        and number.scale >= 1
        and ORDINALS[tokens.at(at)]
        < max(number.scale, 10 if value % 10 == 0 and value >= 20 else 0)
    ):
        return Number(number.first, at + 1, value + ORDINALS[tokens.at(at)], "ordinal")
    if tokens.at(end) in _AND:
        part = _part(tokens, end + 1)
        if part:
            value += part[0] * (number.scale if number.scale >= 1000 else 1)
            return _scaled(tokens, number._replace(last=part[1], value=value))
    if tokens.at(end) in ("dozen", "dozens"):
        return number._replace(last=end + 1, value=value * 12, scale=12.0)
    return number


def _after_article(tokens: Tokens, at: int) -> Number | None:
    """Read a hundred, a dozen, a third, half of what "a million" may be."""
    word = tokens.at(at + 1)
    if word in SCALES and word not in PLURALS and tokens.word(at + 1).islower():
        found = _scaled(tokens, Number(at, at + 2, SCALES[word], "cardinal", scale=SCALES[word]))
        more = _and_part(tokens, found) if found.scale == 1 else found
        return more._replace(scale=max(more.scale, SCALES[word]))
    if word == "dozen" or (word == "couple" and tokens.at(at + 2) == "of"):
        kind = "cardinal" if word == "dozen" else "couple"
        return Number(at, at + 2, float(COLLECTIVES[word]), kind)
    if word == "half" and tokens.at(at + 2) in ("million", "billion", "trillion", "dozen"):
        return _half(tokens, at + 1, at)
    part = _part(tokens, at)
    if part:
        return _of_a_scale(tokens, Number(at, part[1], part[0], "fraction"))
    return None


def _half(tokens: Tokens, at: int, first: int | None = None) -> Number | None:
    """Read half, half a million, half a dozen, a quarter million."""
    if not tokens.at(at).startswith("half"):
        first = at if first is None else first
    number = Number(at if first is None else first, at + 1, 1 / _WORDS["parts"][tokens.at(at)],
                    "fraction")  # fmt: skip
    return _of_a_scale(tokens, number)


def _of_a_scale(tokens: Tokens, number: Number) -> Number:
    """Multiply a fraction by the scale it is of: half a million, two thirds of a billion."""
    at = number.last
    if tokens.at(at) == "of" and tokens.at(at + 1) in _ARTICLES and tokens.at(at + 2) in SCALES:
        at += 2
    elif tokens.at(at) in _ARTICLES or tokens.at(at) == "-":
        at += 1
    word = tokens.at(at)
    factor = SCALES.get(word) if not word.endswith("s") else None
    if word == "dozen":
        factor = 12.0
    if factor is None:
        return number
    return Number(number.first, at + 1, number.value * factor, "cardinal", scale=factor)


def _vague(tokens: Tokens, at: int) -> Number:
    """Read dozens, hundreds of thousands, tens of millions: from one of them to ten."""
    low, end = float(PLURALS[tokens.at(at)]), at + 1
    while tokens.at(end) == "of" and tokens.at(end + 1) in PLURALS:
        low, end = low * PLURALS[tokens.at(end + 1)], end + 2
    return Number(at, end, low, "vague", high=low * 10)
