"""Whether two values say the same, as precisely as their texts are."""

import re
from dataclasses import dataclass, replace
from math import floor, inf, log10

ROUNDED = 0.015
"""How far off a value may be that was rounded without saying so, as a share of the greater one."""

APPROX = 0.05
"""The same for one that says that it is approximate, where its own digits allow less."""

BEYOND = 1.15
"""How far beyond a bound a value may lie and still be what is meant: 43 for more than 40."""

ABOVE = frozenset(["more_than", "at_least"])
BELOW = frozenset(["less_than", "at_most"])

_CHANGE = re.compile(r"\bfrom\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Value:
    """A number with what its text says of its precision."""

    low: float
    high: float
    half: float
    """Half a step of the last digit that was given: 5 for 140, 0.05 for 1.4."""
    digits: int
    """Digits that were given, trailing zeros apart. One may be rounded or not."""
    modifier: str | None

    @property
    def is_range(self) -> bool:
        """Whether two ends were given."""
        return self.low != self.high


def value_of(text: str, value: float, high: float | None, modifier: str | None) -> Value:
    """Return a value with the precision that its text has."""
    digits = _digits(text, value)
    ends = sorted((value, value if high is None else high))
    step = 10.0 ** (floor(log10(abs(value))) - digits + 1) if value else 1.0
    return Value(ends[0], ends[1], step / 2, digits, modifier)


def scaled(value: Value, factor: float) -> Value:
    """Return the value in another unit."""
    ends = sorted((value.low * factor, value.high * factor))
    return replace(value, low=ends[0], high=ends[1], half=abs(value.half * factor))


def change(text: str, value: float, high: float | None) -> tuple[float, float] | None:
    """Return the new value and the old one of "3.7bn from 3.4bn", which is no range; else None."""
    if high is None or not _CHANGE.search(text):
        return None
    found = [one for one in _NUMBER.finditer(text) if not _YEAR.fullmatch(one[0])]
    if len(found) < 2:
        return None
    first, last = (
        float(re.sub(r"[.,](?=.*[.,])|,(?=\d{3}$)", "", one[0]).replace(",", "."))
        for one in (found[0], found[-1])
    )
    new, old = (first, last) if "from" in text[found[0].end() :].lower() else (last, first)
    ends = sorted((value, high), reverse=new > old)
    return ends[0], ends[1]


def _digits(text: str, value: float) -> int:
    """Count the significant digits of a number as it was written; trailing zeros don't count."""
    found = re.search(r"\d[\d.,]*", text)
    digits = found[0] if found else f"{value:.12g}".partition("e")[0]
    return max(1, len(re.sub(r"\D", "", digits).strip("0")))


def agree(one: Value, other: Value) -> bool:
    """Return whether the values are equal as far as they are given.

    16.2 inches are 412 millimetres, nearly 130,000 are 130,000, and 43 are more than 40.
    """
    if one.is_range or other.is_range:
        return one.low <= other.high and other.low <= one.high
    gap, most = abs(one.low - other.low), max(abs(one.low), abs(other.low))
    if gap <= 1e-6 * most:
        return True
    if "approx" in (one.modifier, other.modifier):
        vague = [value.half for value in (one, other) if value.modifier == "approx"]
        return gap <= max(APPROX * most, *vague)
    if _just_beyond(one, other) or _just_beyond(other, one):
        return True
    coarse = max(one, other, key=lambda value: value.half)
    return coarse.digits > 1 and gap < coarse.half and gap <= ROUNDED * most


def _just_beyond(bound: Value, value: Value) -> bool:
    """Return whether a value lies where the bound leaves room for it, and near."""
    if value.modifier is not None and value.modifier not in ABOVE | BELOW:
        return False
    if bound.modifier in ABOVE and value.modifier not in BELOW:
        return bound.low <= value.low <= bound.low * BEYOND
    if bound.modifier in BELOW and value.modifier not in ABOVE:
        return bound.low / BEYOND <= value.low <= bound.low
    return False


def contradict(one: Value, other: Value) -> bool:
    """Return whether both can't be true at once: more than 40 says nothing against 60."""
    if agree(one, other):
        return False
    (low, high), (other_low, other_high) = _room(one), _room(other)
    return low > other_high or other_low > high


def _room(value: Value) -> tuple[float, float]:
    return (
        -inf if value.modifier in BELOW else value.low,
        inf if value.modifier in ABOVE else value.high,
    )


def difference(one: Value, other: Value) -> float:
    """Return by how much the values differ, as a share of the greater one."""
    a, b = (one.low + one.high) / 2, (other.low + other.high) / 2
    most = max(abs(a), abs(b))
    return round(abs(a - b) / most, 6) if most else 0.0
