"""Time expressions in a sentence: dates, years, clock times, last week, three years ago."""

from transforms.lexicon import calendar_words as words
from transforms.lexicon.number_words import CARDINALS, ORDINALS
from transforms.lexicon.time_span import Reader, TimeSpan
from transforms.lexicon.time_spoken import ago, century, clock_name, part_of_year, pointed, weekday
from transforms.lexicon.time_written import (
    clock_time,
    day_month,
    decade_short,
    iso_date,
    month_first,
    slash_date,
    year_short,
    year_span,
)
from transforms.lexicon.tokens import Tokens


def time_spans(tokens: Tokens) -> list[TimeSpan]:
    """Return the time expressions of a sentence, in order and apart from each other."""
    spans: list[TimeSpan] = []
    at = 0
    while at < tokens.size:
        span = _read(tokens, at)
        if span is None:
            at += 1
        else:
            spans.append(span)
            at = span.last
    return spans


def _read(tokens: Tokens, at: int) -> TimeSpan | None:
    """Return the time expression that starts at a token, or None."""
    word = tokens.lower[at]
    if word[0].isdigit():
        readers = DIGIT_READERS
    elif word in _KEYWORDS:
        readers = _KEYWORDS[word]
    elif word in CARDINALS or word in ("a", "an") or word in ORDINALS:
        readers = NUMBER_WORD_READERS
    else:
        return None
    for reader in readers:
        span = reader(tokens, at)
        if span:
            return span
    return None


DIGIT_READERS: tuple[Reader, ...] = (
    iso_date, slash_date, clock_time, day_month, century, part_of_year, decade_short, year_short,
    ago, year_span,
)  # fmt: skip
NUMBER_WORD_READERS: tuple[Reader, ...] = (century, part_of_year, ago)
_KEYWORDS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys((*words.DAYS, *words.DIRECTIONS), (pointed,)),
    **dict.fromkeys(words.MONTHS, (month_first,)),
    **dict.fromkeys(words.WEEKDAYS, (weekday,)),
    **dict.fromkeys(words.CLOCK_NAMES, (clock_name,)),
    **dict.fromkeys(words.PARTS_SHORT, (part_of_year,)),
}
