"""What digits with separators mean: 1,234.5 and 1.234,5 and 12,34,567."""

import re

from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_STYLE = vocabulary(__file__)
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


def times(value: float, factor: float) -> float:
    """Multiply and mend what binary fractions leave over: 65.4 times 1e9 is a whole number."""
    product = value * factor
    whole = float(round(product)) if abs(product) < 1e300 else product
    return whole if whole and abs(product - whole) <= 1e-9 * abs(product) else product
