"""A figure in the making: a number in a sentence and what the grammars find around it."""

from bisect import bisect_left
from dataclasses import dataclass, field

from transforms.extract.figures.particles import DASHES
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
    _firsts: list[int] = field(default_factory=list)
    _moments: dict[int, TimeSpan] = field(default_factory=dict)
    _title: bool | None = None
    deeds: dict[int, str] = field(default_factory=dict)
    """Nouns of the verbs that stand where no noun says what a figure measures, by token."""
    covered: frozenset[int] = frozenset()
    """Tokens that belong to figures."""
    read_to: int = 0
    """Tokens before this one belong to figures already read."""

    def __post_init__(self) -> None:
        """Index numbers and times by their tokens, so that no look-up walks the sentence."""
        self._firsts = [number.first for number in self.numbers]
        self._moments = {
            index: span for span in self.times for index in range(span.first, span.last)
        }

    def number_at(self, first: int) -> Number | None:
        """Return the number that starts at a token."""
        at = bisect_left(self._firsts, first)
        found = self.numbers[at] if at < len(self.numbers) else None
        return found if found and found.first == first else None

    def number_before(self, index: int) -> Number | None:
        """Return the last number that starts before a token."""
        at = bisect_left(self._firsts, index)
        return self.numbers[at - 1] if at else None

    def times_near(self, first: int, last: int) -> list[TimeSpan]:
        """Return the time expressions that begin between two tokens."""
        low = bisect_left(self.times, first, key=lambda span: span.first)
        return self.times[low : bisect_left(self.times, last, key=lambda span: span.first)]

    @property
    def is_title(self) -> bool:
        """Whether most long words have capitals, as in a headline."""
        if self._title is None:
            long = [word for word in self.tokens.words if len(word) > 3 and word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in long)
            self._title = len(long) > 2 and capitals * 10 >= len(long) * 7
        return self._title

    def covers(self, index: int) -> bool:
        """Whether a token belongs to a figure."""
        return index in self.covered

    def time_at(self, index: int) -> TimeSpan | None:
        """Return the time expression that a token belongs to."""
        return self._moments.get(index)


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
    is_hyphen = tokens.at(at) in DASHES and tokens.glued(at) == tokens.glued(at + 1)
    return at + 1 if is_hyphen and tokens.at(at + 1)[:1].isalpha() else at
