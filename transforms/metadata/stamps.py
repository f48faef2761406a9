"""Points in time as bylines and markup write them, with their zone and grain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from transforms.metadata.zones import NAMES, zone_of

ENGLISH_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
EARLIEST_YEAR = 1850
LATEST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class Stamp:
    """A point in time that a text states: text[start:stop].

    `at` is in the stated zone, or in UTC where none is stated (`is_zoned` tells which).
    """

    at: datetime
    grain: str
    """day or minute."""
    is_zoned: bool
    start: int
    stop: int

    @property
    def until(self) -> datetime:
        """The last moment that it may stand for: the next midnight where only a day is stated."""
        return self.at + timedelta(days=1) if self.grain == "day" else self.at


_ZONE = (
    r"(?P<zone>(?:UTC|GMT)?\s?[+\-−]\d\d:?\d\d(?!\d)|(?:UTC|GMT)\s?[+\-−]\d\d?\b"
    rf"|(?-i:(?:{NAMES})(?=\b|[A-Z][a-z]))|(?-i:ist|gmt|utc|est|edt|pst|pdt|bst)\b)"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>[ap]\.?m\b\.?))?|\s?(?P<bare_half>[ap]\.?m\b\.?))"
)
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
_DAY = rf"(?P<day>[0-3]?\d){_ORDINAL}"
_AFTER = re.compile(
    rf"[\s,;|/@·•(–—-]{{0,4}}(?:(?:at|um|a las|à|T)\s?)?{_CLOCK}(?:\s?(?:Uhr|hrs?\b))?"
    rf"(?:\s?\(?{_ZONE})?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\d:]){_CLOCK}(?:\s?\(?{_ZONE}\)?)?[\s,|·•–—-]{{1,4}}(?:on\s)?(?:\w{{3,9}},?\s)?$",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)"
    r"(?!\d)"
)
_NUMBERS = re.compile(
    r"(?<![\d.:/-])(?P<first>[0-3]?\d)(?P<mark>[-/.])(?P<second>[0-3]?\d)(?P=mark)"
    r"(?P<year>(?:1[89]|20)\d\d(?![.\d/-]\d)|\d\d(?![\d:]))"
)
_YEAR_AND_WORD = re.compile(r"(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*[^\W\d_a-zA-Z]{2})")
_SLASH = re.compile(r"/\d\d?/")
_SLASHED = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(?:19|20)?\d\d(?![\d/])")
_ASCTIME = re.compile(
    r"\b[A-Z][a-z]{2} (?P<name>[A-Z][a-z]{2}) (?P<day>[ 0-3]\d) (?P<hour>\d\d):(?P<minute>\d\d):"
    rf"(?P<second>\d\d) (?:{_ZONE} )?(?P<year>\d{{4}})\b"
)
_MAY_HOLD_ONE = re.compile(r"(?:1[89]|20)\d\d|\d\d?\.\d\d?\.\d\d")


def _names_of_months(language: str) -> tuple[tuple[str, ...], ...]:
    if language == "en":
        return ENGLISH_MONTHS
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language).months["format"]
    except (UnknownLocaleError, ValueError):
        return ENGLISH_MONTHS
    return tuple(
        tuple(
            dict.fromkeys([months["wide"][n].lower(), months["abbreviated"][n].lower().rstrip(".")])
        )
        for n in range(1, 13)
    )


@cache
def _worded(language: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    """Patterns for month-day-year and day-month-year in a language, and its months' numbers."""
    numbers = {
        name: n for n, names in enumerate(_names_of_months(language), start=1) for name in names
    }
    names = "|".join(re.escape(name) for name in sorted(numbers, key=len, reverse=True))
    month = rf"(?P<name>{names})\b\.?"
    month_first = rf"\b{month}[\s-]*{_DAY}[\s,-]+(?:de\s)?{_YEAR}"
    day_first = rf"(?<![\d:./]){_DAY}[\s-]*(?:of\s|de\s)?{month}[\s,-]*(?:de\s|del\s)?{_YEAR}"
    return re.compile(month_first, re.I), re.compile(day_first, re.I), numbers


def _clocked(day: date, clock: re.Match[str], hint: str) -> tuple[datetime, bool] | None:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or clock["bare_half"] or "").lower()
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = zone_of(clock["zone"], day, hint) if clock["zone"] else UTC
    moment = datetime(
        day.year, day.month, day.day, hour, minute, int(clock["second"] or 0), tzinfo=zone
    )
    return moment, bool(clock["zone"])


def _dated(text: str, day: date, start: int, stop: int) -> Stamp:
    """Return the stamp for a day found in a text, with the clock time beside it, if any."""
    after = _AFTER.match(text, stop)
    found = _clocked(day, after, text) if after else None
    if after and found:
        end = after.end() + (text[after.end() : after.end() + 1] == ")" and "(" in after[0])
        return Stamp(found[0], "minute", found[1], start, end)
    before = _BEFORE.search(text, max(0, start - 40), start)
    found = _clocked(day, before, text) if before else None
    if before and found:
        return Stamp(found[0], "minute", found[1], before.start(), stop)
    return Stamp(datetime(day.year, day.month, day.day, tzinfo=UTC), "day", False, start, stop)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def _numbered(match: re.Match[str], month_first: bool | None) -> date | None:
    """Read 03.04.22 or 3/14/2022; NULL where day and month can't be told apart."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:
        if match["mark"] != ".":
            return None
        year += 2000
    if match["mark"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    if month_first is None:
        return None
    return _day(year, first, second) if month_first else _day(year, second, first)


def _matches(text: str, language: str, month_first: bool | None) -> Iterator[tuple[date, int, int]]:
    by_month, by_day, numbers = _worded(language)
    for pattern in (by_month, by_day):
        for match in pattern.finditer(text):
            found = _day(int(match["year"]), numbers[match["name"].lower()], int(match["day"]))
            if found:
                yield found, match.start(), match.end()
    for match in _ISO.finditer(text):
        found = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        if found:
            yield found, match.start(), match.end()
    for match in _NUMBERS.finditer(text):
        found = _numbered(match, month_first)
        if found:
            yield found, match.start(), match.end()


def _asctime(text: str) -> Iterator[Stamp]:
    """Read the form of C's asctime, as in: Mon Aug 22 16:45:24 PDT 2022."""
    numbers = _worded("en")[2]
    for match in _ASCTIME.finditer(text):
        month = numbers.get(match["name"].lower())
        day = _day(int(match["year"]), month, int(match["day"])) if month else None
        if day is None or int(match["hour"]) > 23:
            continue
        zone = zone_of(match["zone"], day, text) if match["zone"] else UTC
        clock = int(match["hour"]), min(59, int(match["minute"])), min(59, int(match["second"]))
        moment = datetime(day.year, day.month, day.day, *clock, tzinfo=zone)
        yield Stamp(moment, "minute", bool(match["zone"]), match.start(), match.end())


def stamps(
    text: str, *, language: str = "en", month_first: bool | None = None
) -> tuple[Stamp, ...]:
    """Return the points in time with day, month and year that a text states, in order.

    `month_first` says how 03/04/2022 is to be read; without it such a date is left out.
    """
    if not _MAY_HOLD_ONE.search(text):
        return ()
    found: list[Stamp] = list(_asctime(text))
    taken = [(stamp.start, stamp.stop) for stamp in found]
    for day, start, stop in _matches(text, language, month_first):
        if all(stop <= a or b <= start for a, b in taken):
            taken.append((start, stop))
            found.append(_dated(text, day, start, stop))
    return tuple(sorted(found, key=lambda stamp: stamp.start))


def machine_stamp(value: str) -> Stamp | None:
    """Read the one point in time that an attribute or JSON value holds, in whatever form."""
    text = value.strip()[:80]
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        seconds = int(text[:10])
        return Stamp(datetime.fromtimestamp(seconds, UTC), "minute", True, 0, len(text))
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = stamps(text, month_first=True)
    if found:
        return replace(found[0], start=0, stop=len(value))
    return _foreign_stamp(text) if _YEAR_AND_WORD.search(text) else None


def _foreign_stamp(text: str) -> Stamp | None:
    """Read a day in words of any language; dateparser knows most of them.

    It reads only what gives day, month and year, so that no clock is asked.
    """
    from dateparser import parse

    try:
        found = parse(text, settings={"REQUIRE_PARTS": ["day", "month", "year"], "TIMEZONE": "UTC"})
    except (ValueError, OverflowError, RecursionError):
        return None
    if found is None or not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        return None
    zoned = found.tzinfo is not None
    has_clock = ":" in text
    at = found if zoned else found.replace(tzinfo=UTC)
    at = at if has_clock else at.replace(hour=0, minute=0, second=0, microsecond=0)
    return Stamp(at, "minute" if has_clock else "day", zoned, 0, len(text))


def slash_order(text: str) -> bool | None:
    """Whether the month comes first in a text's dates such as 8/27/2025; None where none tells."""
    if not _SLASH.search(text):
        return None
    for match in _SLASHED.finditer(text, 0, 40_000):
        first, second = int(match[1]), int(match[2])
        if 12 < second <= 31 and 0 < first <= 12:
            return True
        if 12 < first <= 31 and 0 < second <= 12:
            return False
    return None
