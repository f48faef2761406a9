"""What a language model says of a text, in plain values: names, tokens and their heads.

The model itself is loaded by `flows`; stages are handed a `LanguageModel` and tests hand them a
fake one. Offsets are code points into the text that was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as the tagger marks it: text[start:stop], with the tagger's label."""

    start: int
    stop: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens of a text in parallel columns, with dependency heads as token numbers.

    A root is its own head. `sentence` is the number of the sentence that a token is in.
    """

    starts: Sequence[int]
    stops: Sequence[int]
    words: Sequence[str]
    pos: Sequence[str]
    dep: Sequence[str]
    heads: Sequence[int]
    sentence: Sequence[int]


class LanguageModel(Protocol):
    """The language model, as far as stages know it. Answers depend on the text alone."""

    @property
    def version(self) -> str:
        """Name and version, as recorded on every run."""
        ...

    def names(self, text: str) -> Sequence[NameSpan]:
        """Return the names in the text, in order, as the tagger sees them."""
        ...

    def parse(self, text: str) -> Parse:
        """Return tokens, parts of speech and dependencies of the text."""
        ...
