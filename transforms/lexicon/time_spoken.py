"""Readers of what people say: last week, three years ago, Friday, the third quarter."""

from transforms.lexicon import calendar_words as words
from transforms.lexicon.numbers import read_number
from transforms.lexicon.time_span import TimeSpan
from transforms.lexicon.time_written import in_its_year, month_first, skip_point, year_after
from transforms.lexicon.tokens import Tokens

_CENTURIES = frozenset({"century", "centuries"})
PART_MONTHS = {"quarter": 3, "half": 6}
"""Months in a part of a year."""


def century(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read the 21st century, the nineteenth century."""
    if _CENTURIES.isdisjoint(tokens.lower):
        return None  # numbers are read only where it can matter, which is a tenth of all the time
    number = read_number(tokens, at)
    if number is None or number.kind != "ordinal":
        return None
    end = number.last + (tokens.at(number.last) == "-")
    if tokens.at(end) not in _CENTURIES or not 1 <= number.value <= 30:
        return None
    return TimeSpan(at, end + 1, "century", int(number.value) * 100 - 99)


def part_of_year(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read the third quarter of 2022, first-quarter, Q3 2022, the first half of last year."""
    short = words.PARTS_SHORT.get(tokens.at(at))
    if short is not None:
        if not tokens.at(at + 1).isdecimal() or not tokens.glued(at + 1):
            return None
        grain, value, end = short, float(tokens.at(at + 1)), at + 2
    else:
        if words.PARTS.keys().isdisjoint(tokens.lower):
            return None
        ordinal = read_number(tokens, at)
        if ordinal is None or ordinal.kind != "ordinal":
            return None
        end = ordinal.last + (tokens.at(ordinal.last) == "-")
        grain, value, end = words.PARTS.get(tokens.at(end), ""), ordinal.value, end + 1
    months = PART_MONTHS.get(grain)
    if months is None or not 1 <= value <= 12 / months:
        return None
    year, end = year_after(tokens, end)
    span = TimeSpan(at, end, grain, year, (int(value) - 1) * months + 1)
    span = in_its_year(tokens, span)
    # The first half of a match: only a year makes it one of a year.
    return None if grain == "half" and span.year is None and span.years_away is None else span


def weekday(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read Friday, last Friday, Friday night."""
    number = words.WEEKDAYS[tokens.at(at)]
    if not tokens.word(at)[0].isupper() or tokens.at(at - 1) in words.BEFORE_A_FEAST:
        return None
    end = at + 1
    if tokens.at(at) in words.AMBIGUOUS_WEEKDAYS:
        end = skip_point(tokens, end)
        if end == at + 1:
            return None
    end += tokens.at(end) in words.PARTS_OF_DAY
    # A date after a comma says which: Friday, Feb. 4
    if tokens.at(end) == "," and tokens.at(end + 1) in words.MONTHS:
        dated = month_first(tokens, end + 1)
        if dated and dated.day:
            return dated._replace(first=at, weekday=number)
    offset = words.DIRECTIONS.get(tokens.at(at - 1))
    return TimeSpan(at if offset is None else at - 1, end, "day", weekday=number, offset=offset)


def pointed(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read yesterday, last week, this summer, next two years, the past decade."""
    word = tokens.at(at)
    if word in words.DAYS:
        return TimeSpan(at, at + 1, "day", offset=words.DAYS[word])
    direction = words.DIRECTIONS[word]
    follower = tokens.at(at + 1)
    if follower in words.MONTHS or follower in words.WEEKDAYS:
        inner = (month_first if follower in words.MONTHS else weekday)(tokens, at + 1)
        return inner if inner and inner.first == at else None
    if follower in words.SEASONS and word not in ("past", "current"):
        return TimeSpan(at, at + 2, "season", month=words.SEASONS[follower], offset=direction)
    if follower in words.PERIODS:
        if follower == "day" and word in ("this", "last"):
            return None
        grain = words.PERIODS[follower]
        if direction == -1 and (word in words.STRETCHES or grain in ("decade", "century")):
            # the past year: a stretch up to now, and no calendar year
            return TimeSpan(at, at + 2, grain, until=(None, None, -1), offset=0, is_duration=True)
        return TimeSpan(at, at + 2, grain, offset=direction)
    number = read_number(tokens, at + 1) if follower else None
    if number and number.kind == "cardinal" and number.value == int(number.value) < 1000:
        unit = words.UNITS.get(tokens.at(number.last))
        if unit and direction:
            # "past two years": a stretch up to now, or from now on
            reach = (None, None, int(number.value) * direction)
            return TimeSpan(at, number.last + 1, unit, until=reach, offset=0, is_duration=True)
    return None


def ago(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read three years ago, a month ago."""
    if words.AGO.isdisjoint(tokens.lower):
        return None
    if tokens.at(at) in ("a", "an"):
        value, end = 1.0, at + 1
    else:
        number = read_number(tokens, at)
        if number is None or number.kind != "cardinal" or number.value < 0:
            return None
        value, end = number.value, number.last
    unit = words.UNITS.get(tokens.at(end))
    if unit is None or tokens.at(end + 1) not in words.AGO or value > 10000 or value != int(value):
        return None
    return TimeSpan(at, end + 2, unit, offset=-int(value), is_duration=True)


def clock_name(tokens: Tokens, at: int) -> TimeSpan | None:
    """Read noon, midnight."""
    return TimeSpan(at, at + 1, "minute", hour=12 if tokens.at(at) == "noon" else 0)
