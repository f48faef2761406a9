"""A time expression as it is said, before anyone asks when that was."""

from collections.abc import Callable
from typing import NamedTuple

from transforms.lexicon.tokens import Tokens


class TimeSpan(NamedTuple):
    """A time expression in tokens[first:last], as it is said and not yet on the time line."""

    first: int
    last: int
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: tuple[int | None, int | None, int | None] | None = None
    """(year, month, day) of the last year, month or day of a span, itself included."""
    hour: int | None = None
    minute: int = 0
    weekday: int | None = None
    offset: int | None = None
    """For what is said from now: how many grains away, as -1 for last week."""
    years_away: int | None = None
    """For a month or part of a year: which year it is of, as -1 for March of last year."""
    is_duration: bool = False
    """Whether it also states a quantity: three years ago, the past two years."""


type Reader = Callable[[Tokens, int], TimeSpan | None]
