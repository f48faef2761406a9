"""Numbers as they are written: digits in any style, number words, fractions, ordinals, dozens."""

from typing import NamedTuple

from transforms.lexicon.digits import digits_value, exponent, slash_fraction, times
from transforms.lexicon.number_words import (
    AND,
    AND_A_HALF,
    APART,
    ARTICLES,
    BEFORE_PER,
    CARDINALS,
    COLLECTIVES,
    COUPLE,
    DOZEN,
    EITHER_SIGN,
    HYPHENED_ARTICLE,
    MEASURED_BY_ARTICLE,
    MULTIPLES,
    NEGATIVE,
    OF,
    ONLY_FIRST,
    ORDINALS,
    PARTS,
    PERIODS,
    PLURALS,
    POINT,
    SCALE_LETTERS,
    SCALES,
    SEVERAL,
    STARTERS,
    SUFFIXES,
    VULGAR,
    cardinal_words,
    denominator,
    part,
)
from transforms.lexicon.tokens import Tokens

_SHORT = 6
_MINUS = frozenset("-−–")


class Number(NamedTuple):
    """A number in tokens[first:last]. `high` is set where the words name a span, as dozens does."""

    first: int
    last: int
    value: float
    kind: str
    """cardinal, ordinal, fraction, article (a mile), vague (dozens) or multiple (doubled)."""
    high: float | None = None
    is_digits: bool = False
    scale: float = 1.0
    """The scale word that closes it: two numbers of a range may share one."""
    letter: str = ""
    """A glued letter that is read as a scale, and may be a unit instead."""


OPENERS = STARTERS | ARTICLES | NEGATIVE | _MINUS
"""Words that a number may open with, beside digits and a decimal point."""


def read_number(tokens: Tokens, at: int) -> Number | None:
    """Return the number that starts at a token, its sign and article included, or None."""
    word = tokens.at(at)
    if word[:1].isdigit() or (word[:1] == "." and len(word) > 1):
        return _from_digits(tokens, at)
    if word in NEGATIVE or (word in _MINUS and _is_sign(tokens, at)):
        skip = 2 if tokens.at(at + 1) == "-" and word in NEGATIVE else 1
        if tokens.lower[max(0, at - 2) : at] == EITHER_SIGN:
            return None  # plus or minus 3
        if tokens.at(at + skip) in NEGATIVE or tokens.at(at + skip) in _MINUS:
            return None
        inner = read_number(tokens, at + skip)
        if inner is None or inner.kind in ("ordinal", "vague", "multiple") or inner.value < 0:
            return None
        return inner._replace(first=at, value=-inner.value)
    if word in ARTICLES:
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
    return at == 0 and tokens.size <= _SHORT  # else it marks an item of a list


def _from_digits(tokens: Tokens, at: int) -> Number | None:
    value = digits_value(tokens.at(at))
    if value is None:
        return None
    end = at + 1
    if tokens.glued(end) and tokens.at(at)[-1] in SUFFIXES.get(tokens.at(end), ""):
        return Number(at, end + 1, value, "ordinal", is_digits=True)
    value, end = exponent(tokens, value, end)
    kind = "cardinal"
    found = slash_fraction(tokens, at, value)
    if found:
        value, end, kind = found
    elif tokens.at(end) in VULGAR:
        value, end = value + VULGAR[tokens.at(end)], end + 1
    return _scaled(tokens, Number(at, end, value, kind, is_digits=True))


def _scaled(tokens: Tokens, number: Number) -> Number:
    """Apply the scale words and scale letters after a number."""
    end, value, scale = number.last, number.value, 1.0
    while True:
        at = end + 1 if tokens.at(end) == "-" and tokens.at(end + 1) in SCALES else end
        factor = SCALES.get(tokens.at(at))
        if factor is None or (scale > 1 and tokens.at(at) in ONLY_FIRST):
            break
        value, scale, end = times(value, factor), scale * factor, at + 1
    if scale > 1:
        return _and_more(tokens, number._replace(last=end, value=value, scale=scale))
    if tokens.at(end) in AND and part(tokens, end + 1) == (0.5, end + 3):
        return number._replace(last=end + 3, value=value + 0.5)  # 59 and a half
    if tokens.glued(end) and tokens.word(end) in SCALE_LETTERS:
        return number._replace(letter=tokens.word(end))
    if tokens.at(end) in APART and tokens.at(end + 1) in ("", "."):
        return number._replace(last=end + 1, value=value * 1e3, scale=1e3)
    return _dozens(tokens, number) if value < 1000 else number


def _dozens(tokens: Tokens, number: Number) -> Number:
    if tokens.at(number.last) not in DOZEN:
        return number
    return number._replace(last=number.last + 1, value=number.value * 12, scale=12.0)


def _and_more(tokens: Tokens, number: Number) -> Number:
    """Add what follows a scale word: 6 crore and two hundred, one million and a half."""
    at = number.last
    has_and = tokens.at(at) in AND
    if has_and:
        at += 1
        found = part(tokens, at)
        if found and found[0] < 1:
            return _with_part(tokens, number, found)
    if (number.scale < 1000 and not has_and) or tokens.at(at) not in CARDINALS:
        return number
    rest = cardinal_words(tokens, at)
    if rest is None or rest[0] >= number.scale or (number.is_digits and rest[0] < 100):
        return number
    return number._replace(last=rest[1], value=number.value + rest[0])


def _with_part(tokens: Tokens, number: Number, found: tuple[float, int]) -> Number:
    """Add a half or three quarters: of one, of the scale before, or of the scale after."""
    share, end = found
    factor = SCALES.get(tokens.at(end))
    if factor and factor < number.scale:
        return number._replace(last=end + 1, value=number.value + share * factor)
    share *= number.scale if number.scale >= 1000 else 1
    whole = number._replace(last=end, value=number.value + share)
    return _scaled(tokens, whole) if number.scale == 1 else whole


def _from_words(tokens: Tokens, at: int) -> Number | None:
    word = tokens.at(at)
    if word in MULTIPLES:
        return Number(at, at + 1, float(MULTIPLES[word]), "multiple")
    if word in VULGAR:
        return Number(at, at + 1, VULGAR[word], "fraction", is_digits=True)
    if word in PLURALS:
        return _vague(tokens, at)
    if word in PARTS:
        return _of_a_scale(tokens, Number(at, at + 1, 1 / PARTS[word], "fraction"))
    if word in COLLECTIVES:
        return None  # only after an article or a number
    if word in ORDINALS:
        return Number(at, at + 1, ORDINALS[word], "ordinal")
    found = part(tokens, at)
    if found:
        return _of_a_scale(tokens, Number(at, found[1], found[0], "fraction"))
    run = cardinal_words(tokens, at)
    if run is None:
        # "hundred thousand dollars", with nothing before it
        value = SCALES.get(word) if len(word) > 3 else None
        if value and tokens.at(at - 1) in SEVERAL:
            return Number(at, at + 1, value, "vague", high=value * 10)
        return _scaled(tokens, Number(at, at + 1, value, "cardinal")) if value else None
    return _close(tokens, Number(at, run[1], run[0], "cardinal", scale=run[2]))


def _close(tokens: Tokens, number: Number) -> Number:
    """Read what may end a number in words: a point, an ordinal, a fraction, dozens."""
    end, value = number.last, number.value
    if tokens.at(end) in POINT:
        decimals, at = "", end + 1
        while tokens.at(at) in CARDINALS:
            decimals, at = decimals + str(CARDINALS[tokens.at(at)]), at + 1
        if decimals:
            value = float(f"{int(value)}.{decimals}")
            return _scaled(tokens, number._replace(last=at, value=value))
    if tokens.lower[end : end + 6] in AND_A_HALF:
        return number._replace(last=end + 6, value=value + 0.5)
    at = end + (tokens.at(end) == "-")
    room = max(number.scale, 10 if value % 10 == 0 and value >= 20 else 0)
    if ORDINALS.get(tokens.at(at), room) < room:
        return Number(number.first, at + 1, value + ORDINALS[tokens.at(at)], "ordinal")
    under = denominator(tokens, end)
    if under:
        return number._replace(last=under[1], value=value / under[0], kind="fraction", scale=1.0)
    if tokens.at(end) in AND:
        return _and_part(tokens, number)
    return _dozens(tokens, number)


def _and_part(tokens: Tokens, number: Number) -> Number:
    """Add the fraction of two and a half, and of two and fifty-four hundredths."""
    end = number.last
    found = part(tokens, end + 1)
    if found and found[0] < 1:
        return _with_part(tokens, number, found)
    run = cardinal_words(tokens, end + 1)
    under = denominator(tokens, run[1]) if run else None
    if run and under:
        if run[0] < under[0]:
            return number._replace(last=under[1], value=number.value + run[0] / under[0])
        whole = (number.value + run[0]) / under[0]
        return number._replace(last=under[1], value=whole, kind="fraction", scale=1.0)
    return number


def _after_article(tokens: Tokens, at: int) -> Number | None:
    """Read a hundred, a dozen, a couple of, a third."""
    word = tokens.at(at + 1)
    if word in SCALES and word not in PLURALS and tokens.word(at + 1).islower():
        found = _scaled(tokens, Number(at, at + 2, SCALES[word], "cardinal"))
        found = found._replace(scale=max(found.scale, SCALES[word]))
        if found.last == at + 2:
            found = _and_more(tokens, found)
        under = denominator(tokens, found.last)
        if under:
            return found._replace(last=under[1], value=found.value / under[0], kind="fraction")
        return found
    if word in DOZEN:
        return Number(at, at + 2, 12.0, "cardinal")
    if word in COUPLE and (not tokens.at(at + 2) or tokens.at(at + 2) in OF):
        return _couple(tokens, at)
    found_part = part(tokens, at)
    if found_part and tokens.at(at + 1) in ORDINALS and tokens.at(at + 2) in PERIODS:
        return None  # a third month comes after the second
    if found_part:
        return _of_a_scale(tokens, Number(at, found_part[1], found_part[0], "fraction"))
    if word in MEASURED_BY_ARTICLE and tokens.at(at - 1) not in BEFORE_PER:
        return Number(at, at + 1, 1.0, "article")
    return None


def _couple(tokens: Tokens, at: int) -> Number:
    """Read a couple of ships, a couple of hundred ships."""
    scale = SCALES.get(tokens.at(at + 3))
    if scale and tokens.at(at + 3) not in PLURALS:
        return Number(at, at + 4, 2 * scale, "couple", scale=scale)
    return Number(at, at + 2, 2.0, "couple")


def _of_a_scale(tokens: Tokens, number: Number) -> Number:
    """Multiply a fraction by the scale it is of: half a million, two thirds of a billion."""
    at = number.last
    if tokens.at(at) in OF and tokens.at(at + 1) in ARTICLES and tokens.at(at + 2) in SCALES:
        at += 2
    elif tokens.lower[at : at + 3] in HYPHENED_ARTICLE:
        at += 3
    elif tokens.at(at) in ARTICLES or tokens.at(at) == "-":
        at += 1
    word = tokens.at(at)
    factor = 12.0 if word in DOZEN else SCALES.get(word)
    if factor is None or word in PLURALS:
        return number
    return Number(number.first, at + 1, number.value * factor, "cardinal", scale=factor)


def _vague(tokens: Tokens, at: int) -> Number:
    """Read dozens, hundreds of thousands, tens of millions: from one of them to ten."""
    low, end = float(PLURALS[tokens.at(at)]), at + 1
    while tokens.at(end) in OF and tokens.at(end + 1) in PLURALS:
        low, end = low * PLURALS[tokens.at(end + 1)], end + 2
    return Number(at, end, low, "vague", high=low * 10)
