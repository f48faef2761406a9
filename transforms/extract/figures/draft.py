"""A figure in the making: a number in a sentence and what the grammars find around it."""

from dataclasses import dataclass, field

from transforms.lexicon.numbers import Number
from transforms.lexicon.time_spans import TimeSpan
from transforms.lexicon.tokens import Tokens


@dataclass(slots=True)
class Sentence:
    """One sentence with its time expressions; `country` says whose dollar a bare $ is."""

    tokens: Tokens
    start: int
    times: list[TimeSpan]
    country: str | None = None
    numbers: list[Number] = field(default_factory=list)
    covered: frozenset[int] = frozenset()
    """Tokens that belong to figures."""
    read_to: int = 0
    """Tokens before this one belong to figures already read."""

    def covers(self, index: int) -> bool:
        """Whether a token belongs to a figure."""
        return index in self.covered

    def time_at(self, index: int) -> TimeSpan | None:
        """Return the time expression that a token belongs to."""
        for span in self.times:
            if span.first <= index < span.last:
                return span
        return None


@dataclass(slots=True)
class Draft:
    """A figure being put together; tokens[first:last] is its evidence."""

    number: Number
    first: int
    last: int
    value: float
    high: float | None
    dimension: str
    unit: str | None = None
    currency: str | None = None
    is_currency_assumed: bool = False
    factor: float | None = None
    modifier: str | None = None
    per: str | None = None
    noun: tuple[int, int] | None = None
    """Tokens of the noun phrase that the number counts or qualifies."""
    is_attributive: bool = False
    """Whether it stands before what it measures: a five-year plan, 7% price increase."""
    measures: tuple[int, int] | None = None
    same_as: "Draft | None" = None
    is_unitless: bool = False
    """Whether the number stands with nothing that it counts."""
