"""Time zones as bylines abbreviate them."""

import re
import tomllib
from datetime import UTC, date, timedelta, timezone
from importlib.resources import files


def _offset(text: str) -> timezone:
    sign = -1 if text[0] in "-−" else 1
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:4] or 0)
    if hours > 14 or minutes > 59:
        return UTC
    return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours or minutes else UTC


_ZONES = tomllib.loads((files(__package__) / "zones.toml").read_text("utf-8"))
_FIXED = {name: _offset(value) for name, value in _ZONES["fixed"].items()}
_AMERICAN = {name: _offset(value) for name, value in _ZONES["american"].items()}
_AMBIGUOUS = {
    name: {word: _offset(value) for word, value in readings.items()}
    for name, readings in _ZONES["ambiguous"].items()
}
NAMES = "|".join(sorted({*_FIXED, *_AMERICAN}, key=lambda name: (-len(name), name)))
"""The abbreviations as alternatives of a pattern, the longest first."""


def _summer(day: date) -> bool:
    """Whether American summer time holds on a day."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return begins <= day < ends


def zone_of(name: str, day: date, hint: str = "") -> timezone:
    """Return the zone that an abbreviation or offset names on a day.

    IST is India's, unless `hint`, the text around, names Israel or Ireland. BST is British and
    CST American time. ET, CT, MT and PT follow American summer time.
    """
    plain = name.strip().upper().replace("−", "-")
    if plain in _AMBIGUOUS:
        around = hint.lower()
        for word, zone in _AMBIGUOUS[plain].items():
            if word in around:
                return zone
    if plain in _FIXED:
        return _FIXED[plain]
    if plain in _AMERICAN:
        offset = _AMERICAN[plain].utcoffset(None) + timedelta(hours=int(_summer(day)))
        return timezone(offset)
    digits = re.sub(r"^(?:UTC|GMT)\s?", "", plain)
    return _offset(digits if len(digits) > 2 else f"{digits[0]}0{digits[1:]}")
