"""A figure in the making: a number in a sentence and what the grammars find around it."""

from dataclasses import dataclass, field

from transforms.lexicon.digits import times
from transforms.lexicon.number_words import SCALE_LETTERS
from transforms.lexicon.numbers import Number
from transforms.lexicon.time_span import TimeSpan
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

    @property
    def reach(self) -> int:
        """Where it ends with the noun that it counts: after "lots" in 138,285 lots."""
        if self.noun and self.dimension == "count" and self.noun[0] >= self.last:
            return self.noun[1]
        return self.last

    is_unitless: bool = False
    """Whether the number stands with nothing that it counts."""


def draft_of(number: Number, last: int, dimension: str) -> Draft:
    """Return a draft of a number whose evidence goes up to a token."""
    return Draft(number, number.first, last, number.value, number.high, dimension)


def scaled_by_letter(draft: Draft) -> Draft:
    """Read the glued letter as a scale: 4.5m is 4.5 million."""
    letter = draft.number.letter
    if letter:
        factor = SCALE_LETTERS[letter]
        draft.value = times(draft.value, factor)
        draft.number = draft.number._replace(scale=factor, letter="", last=draft.number.last + 1)
        draft.last = max(draft.last, draft.number.last)
    return draft


def past_hyphen(tokens: Tokens, at: int) -> int:
    """Step over the hyphen of 10-gallon or 12 - page."""
    is_hyphen = tokens.at(at) in ("-", "‑", "–") and tokens.glued(at) == tokens.glued(at + 1)
    return at + 1 if is_hyphen and tokens.at(at + 1)[:1].isalpha() else at
