"""What digits with separators mean: 1,234.5 and 1.234,5 and 12,34,567."""

import re

from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_STYLE = vocabulary(__name__)
_DECIMAL: str = _STYLE["decimal"]
_GROUP: str = _STYLE["group"]
_EXPONENT = frozenset(_STYLE["exponent"])
_TIMES_TEN = frozenset(_STYLE["times_ten"])


def _pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern in which D stands for the decimal sign and G for that of groups."""
    return re.compile(text.replace("D", re.escape(_DECIMAL)).replace("G", re.escape(_GROUP)))


_PLAIN = _pattern(r"\d*D?\d+")
_GROUPED = _pattern(r"\d{1,3}(?:G\d{3})+(?:D\d+)?|\d{1,2}(?:G\d{2})+G\d{3}(?:D\d+)?")
_OTHER_DECIMAL = _pattern(r"\d+G\d{1,2}|\d{1,3}(?:D\d{3})+G\d+")
_OTHER_GROUPED = _pattern(r"\d{1,3}(?:D\d{3}){2,}")
_SLASHES = frozenset("/⁄")
_SPACED = re.compile(r"\d{1,3}(?:[\s]\d{3})+")


def digits_value(text: str) -> float | None:
    """Return what digits with separators mean, or None for what is no single number."""
    if _PLAIN.fullmatch(text):
        return float(text.replace(_DECIMAL, "."))
    if _GROUPED.fullmatch(text):
        return float(text.replace(_GROUP, "").replace(_DECIMAL, "."))
    if _OTHER_DECIMAL.fullmatch(text):
        return float(text.replace(_DECIMAL, "").replace(_GROUP, "."))
    if _OTHER_GROUPED.fullmatch(text):
        return float(text.replace(_DECIMAL, ""))
    if _SPACED.fullmatch(text):
        return float("".join(text.split()))
    return None


def exponent(tokens: Tokens, value: float, end: int) -> tuple[float, int]:
    """Read 1.3x10^6, 2.998×10−8 and 12.32e+14 to the end."""
    at, sign = end, 1
    if tokens.at(at) in _EXPONENT and tokens.glued(at):
        at += 1
    elif tokens.at(at) in _TIMES_TEN and tokens.at(at + 1) == "10":
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


def slash_fraction(tokens: Tokens, at: int, value: float) -> tuple[float, int, str] | None:
    """Read 3/4 and 1 4/5: a smaller number over a larger one, with nothing more after it."""
    if tokens.at(at + 1) not in _SLASHES and tokens.at(at + 2) not in _SLASHES:
        return None

    def small(index: int) -> float | None:
        word = tokens.at(index)
        return float(word) if word.isdecimal() and len(word) <= 3 else None

    def fraction(index: int) -> float | None:
        if tokens.at(index + 1) not in _SLASHES or tokens.at(index + 3) in _SLASHES:
            return None
        over, under = small(index), small(index + 2)
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


def times(value: float, factor: float) -> float:
    """Multiply and mend what binary fractions leave over: 65.4 times 1e9 is a whole number."""
    product = value * factor
    whole = float(round(product)) if abs(product) < 1e300 else product
    return whole if whole and abs(product - whole) <= 1e-9 * abs(product) else product
