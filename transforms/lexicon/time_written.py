"""Readers of what a calendar or a clock shows: Feb. 4, 2022-02-04, 5:30 p.m., 2019, the 1990s."""

import re

from transforms.lexicon import calendar_words as words
from transforms.lexicon.time_span import TimeSpan
from transforms.lexicon.tokens import Tokens

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")


_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


_APOSTROPHES = frozenset("'’‘")
_DASHES = frozenset("-–—")


_CLOCK_POINT = re.compile(r"(1[0-2]|0?[1-9])\.[0-5]\d")


def skip_point(tokens: Tokens, at: int) -> int:
    """Step over the full stop of an abbreviation: Feb. 4, and not the end of: in May."""
    is_short = tokens.at(at - 1) in words.ABBREVIATED
    return at + 1 if is_short and tokens.at(at) == "." and tokens.glued(at) else at


def _year_at(tokens: Tokens, at: int) -> int | None:
    word = tokens.at(at)
    return int(word) if _YEAR.fullmatch(word) and not tokens.at(at + 1).startswith("%") else None


def _day_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read 4 or 4th: the day and where it ends."""
    if not _DAY.fullmatch(tokens.at(at)):
        return None
    end = at + 1
    if tokens.glued(end):
        if tokens.at(end) in _SUFFIXES:
            end += 1
        elif tokens.at(end)[0].isalpha() or tokens.at(end) in (":", "%"):
            return None
    return int(tokens.at(at)), end


def iso_date(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read 2022-02-04, with or without a time after it, and 2022/02/04."""
    year = _year_at(tokens, at)
    sign = tokens.at(at + 1)
    if year is None or sign not in ("-", "/") or tokens.at(at + 3) != sign:
        return None
    month, day = tokens.at(at + 2), tokens.at(at + 4)
    if not (month.isdecimal() and day.isdecimal() and len(month) <= 2 and len(day) <= 2):
        return None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    end = at + 5
    hour, minute = None, 0
    if tokens.at(end) == "t" and tokens.at(end + 1).isdecimal() and tokens.at(end + 2) == ":":
        hour, end = int(tokens.at(end + 1)), end + 2
        minute = int(tokens.at(end + 1)) if tokens.at(end + 1).isdecimal() else 0
        while tokens.glued(end) and (tokens.at(end) in ":z+.-" or tokens.at(end)[0].isdigit()):
            end += 1
        if hour > 23 or minute > 59:
            hour, minute = None, 0
    return TimeSpan(at, end, "day" if hour is None else "minute", year, int(month), int(day),
                    hour=hour, minute=minute)  # fmt: skip


def slash_date(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read 5/17/2018 and 17.05.2018; which number is the month shows only above twelve."""
    parts = [tokens.at(at + step) for step in range(5)]
    if parts[1] != "/" or parts[3] != "/" or not all(parts[i].isdecimal() for i in (0, 2, 4)):
        return None
    first, second, year = int(parts[0]), int(parts[2]), _year_at(tokens, at + 4)
    if year is None or not (1 <= first <= 31 and 1 <= second <= 31):
        return None
    month, day = (second, first) if first > 12 else (first, second)
    if month > 12 or (first <= 12 and second <= 12 and first != second):
        return TimeSpan(at, at + 5, "year", year)
    return TimeSpan(at, at + 5, "day", year, month, day)


def clock_time(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read 11 a.m., 5:25 p.m., 7.05am, 14:30, 5 o'clock, with a zone after it."""
    word, end, minute = tokens.at(at), at + 1, 0
    has_minutes = tokens.at(at + 1) == ":" and tokens.glued(at + 2)
    if has_minutes and re.fullmatch(r"[0-5]\d(\.\d+)?", tokens.at(at + 2)):
        hour, minute, end = _small(word), int(float(tokens.at(at + 2))), at + 3
        if tokens.at(end) == ":" and tokens.glued(end + 1):
            end += 2
    elif _CLOCK_POINT.fullmatch(word):
        hour, minute = int(word.split(".")[0]), int(word.split(".")[1])
    else:
        hour = _small(word)
    if hour is None or hour > 24:
        return None
    mark = tokens.at(end)
    if mark in words.MERIDIAN:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if mark.startswith("p") else 0)
        end += 1
    elif mark in words.CLOCK:
        end += 1
    elif not has_minutes:
        return None
    while tokens.at(end) in words.ZONES or (tokens.at(end) in ("noon",)):
        end += 1
    return TimeSpan(at, end, "minute", hour=hour % 24, minute=minute)


def _small(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 2 else None


def day_month(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read 4 February 2022, the 4th of February, 4-6 February."""
    found = _day_at(tokens, at)
    if found is None:
        return None
    day, end = found
    last = None
    if tokens.at(end) in (*_DASHES, "and", "to"):
        second = _day_at(tokens, end + 1)
        if second and tokens.at(second[1]) in words.MONTHS:
            last, end = second
    end += tokens.at(end) == "of"
    month = words.MONTHS.get(tokens.at(end))
    if month is None or not tokens.word(end)[0].isupper():
        return None
    end = skip_point(tokens, end + 1)
    year, end = year_after(tokens, end)
    until = (year, month, last) if last else None
    return in_its_year(tokens, TimeSpan(at, end, "day", year, month, day, until))


def year_after(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Read a year with or without a comma before it: the year and where it ends."""
    at_year = at + 1 if tokens.at(at) in (",", "of") else at
    year = _year_at(tokens, at_year)
    return (year, at_year + 1) if year else (None, at)


def year_said(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Read `of last year`, `this year`: how many years away and where it ends."""
    start = at + (tokens.at(at) == "of")
    start += start > at and tokens.at(start) == "the"
    away = words.DIRECTIONS.get(tokens.at(start))
    if away is None or tokens.at(start + 1) != words.YEAR:
        return None, at
    return away, start + 2


def in_its_year(tokens: Tokens, span: TimeSpan) -> TimeSpan:
    """Return a time without a year, with what is said of its year behind it."""
    if span.year is not None or span.offset is not None:
        return span
    away, end = year_said(tokens, span.last)
    return span if away is None else span._replace(last=end, years_away=away)


def month_first(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read Feb. 4, 2022, Sept. 20-24, March 2020, and a month alone."""
    month = words.MONTHS[tokens.at(at)]
    if not tokens.word(at)[0].isupper():
        return None
    end = skip_point(tokens, at + 1)
    found = _day_at(tokens, end)
    if found:
        return _month_day(tokens, at, month, found)
    year, end_year = year_after(tokens, end)
    if year:
        return TimeSpan(at, end_year, "month", year, month)
    before = tokens.at(at - 1)
    offset = words.DIRECTIONS.get(before)
    if tokens.at(at) in words.AMBIGUOUS_MONTHS and before not in words.BEFORE_A_MONTH:
        return None
    is_name = tokens.word(end)[:1].isupper() and before not in words.ONLY_BEFORE_A_MONTH
    if is_name and tokens.at(at) in words.AMBIGUOUS_MONTHS | words.GIVEN_NAMES:
        return None  # Mr. May, after June Archer
    first = at - 1 if offset is not None else at
    return in_its_year(tokens, TimeSpan(first, end, "month", None, month, offset=offset))


def _month_day(tokens: Tokens, at: int, month: int, found: tuple[int, int]) -> TimeSpan:
    day, end = found
    until: tuple[int | None, int | None, int | None] | None = None
    if tokens.at(end) in (*_DASHES, "to", "and"):
        step = end + 1
        month_to = words.MONTHS.get(tokens.at(step))
        if month_to:
            step = skip_point(tokens, step + 1)
        second = _day_at(tokens, step)
        if (
            second
            and (second[0] > day or month_to)
            and not (tokens.at(end) == "and" and tokens.at(second[1])[:1].isalpha())
        ):
            until, end = (None, month_to or month, second[0]), second[1]
    year, end = year_after(tokens, end)
    if until:
        until = (year, until[1], until[2])
    return in_its_year(tokens, TimeSpan(at, end, "day", year, month, day, until))


def year_span(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read 2024, 2022-23, 2014–2019, the 1990s."""
    year = _year_at(tokens, at)
    if year is None:
        return None
    if tokens.at(at + 1) in ("s", "'s") and tokens.glued(at + 1) and year % 10 == 0:
        return TimeSpan(at, at + 2, "decade", year)
    if tokens.at(at + 1) in (*_DASHES, "/") and tokens.glued(at + 1) and tokens.glued(at + 2):
        second = tokens.at(at + 2)
        last = _year_at(tokens, at + 2)
        if len(second) == 2 and second.isdecimal() and int(second) == (year + 1) % 100:
            last = year + 1
        if last and last > year:
            return TimeSpan(at, at + 3, "year", year, until=(last, None, None))
    if _is_amount(tokens, at):
        return None
    return TimeSpan(at, at + 1, "year", year)


def _is_amount(tokens: Tokens, at: int) -> bool:
    """Whether four digits are an amount: glued to signs or letters, or counting what follows."""
    before, after = tokens.at(at - 1), tokens.at(at + 1)
    if before in ("$", "€", "£", "¥", "#", "+", "=") or before in words.BEFORE_AN_AMOUNT:
        return True
    if after in words.AFTER_AN_AMOUNT:
        return True
    if _pairs_with_an_amount(tokens, at) or _is_address(tokens, at):
        return True
    if before == "-" and tokens.glued(at) and not tokens.at(at - 2).isalpha():
        return True
    if tokens.glued(at + 1) and (after.isalnum() or after in ("%", "°", "$", "€", "£")):
        return True
    return bool(tokens.glued(at) and before.isalpha() and before not in ("fy", "q", "c"))


def _is_address(tokens: Tokens, at: int) -> bool:
    """Whether a street follows: 1909 Jolinda Drive."""
    return tokens.word(at + 1)[:1].isupper() and any(
        tokens.at(step) in words.STREETS and tokens.word(step)[:1].isupper()
        for step in (at + 2, at + 3)
    )


def _pairs_with_an_amount(tokens: Tokens, at: int) -> bool:
    """Whether the other end of a range is no year: from 1000 to 2000, 2000 - 2500."""
    links = ("to", "and", *_DASHES)
    if tokens.at(at - 1) in links and tokens.at(at - 3) in ("from", "between"):
        other = tokens.at(at - 2)
    elif tokens.at(at + 1) in links:
        other = tokens.at(at + 2)
        if tokens.at(at + 1) == "and" and tokens.at(at - 1) != "between":
            return False
    else:
        return False
    return other.isdecimal() and len(other) in (3, 4) and not _YEAR.fullmatch(other)


def year_short(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read ’16, as in: class of ’16."""
    word = tokens.at(at)
    is_marked = (
        tokens.at(at - 1) in ("'", "’", "‘") and tokens.glued(at) and not tokens.glued(at - 1)
    )
    if at < 2 or not is_marked or len(word) != 2 or not word.isdecimal():
        return None
    if tokens.glued(at + 1) and tokens.at(at + 1)[:1].isalpha():
        return None
    return TimeSpan(at - 1, at + 1, "year", (1900 if int(word) > 40 else 2000) + int(word))


def decade_short(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read '90s."""
    if tokens.at(at - 1) not in _APOSTROPHES or not tokens.glued(at) or at < 1:
        return None
    word = tokens.at(at)
    if len(word) == 2 and word.endswith("0") and tokens.at(at + 1) == "s":
        tens = int(word)
        return TimeSpan(at - 1, at + 2, "decade", (1900 if tens > 20 else 2000) + tens)
    return None
