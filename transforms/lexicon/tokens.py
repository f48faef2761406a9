"""Words, numbers and signs of a sentence, each with where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.lexicon.calendar_words import NAMES_OF_TIMES

_TOKEN = re.compile(
    # Initials such as U.S. and a.m. are one word.
    r"(?:[^\W\d_]\.){2,}"
    # 1 234 567, with any kind of space; two groups only where the second is 000.
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?![\d.,]*\d)"
    r"|\d{1,3}(?: \d{3}){2,}(?![\d.,]*\d)|\d{1,3} 000(?![\d.,]*\d)"
    # 1,234.5 and 5/17 are cut at what is no comma or point.
    r"|\d+(?:[.,]\d+)*|(?<![\d\w])\.\d+"
    # Words keep their apostrophes.
    r"|[^\W\d_]+(?:[’'][^\W\d_]+)*"
    r"|[^\w\s]|_"
)
_OWNS = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """A sentence in parallel columns: the words, the same in lower case, and their offsets."""

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    size: int = field(default=0)

    def glued(self, index: int) -> bool:
        """Whether the token stands right after the one before it, with no space between."""
        return 0 < index < self.size and self.starts[index] == self.stops[index - 1]

    def at(self, index: int) -> str:
        """Return the token in lower case, or an empty string outside the sentence."""
        return self.lower[index] if 0 <= index < self.size else ""

    def word(self, index: int) -> str:
        """Return the token as it is written, or an empty string outside the sentence."""
        return self.words[index] if 0 <= index < self.size else ""


def tokens(text: str) -> Tokens:
    """Cut a sentence into tokens; only white space is left out."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    if any(mark in text for mark in _OWNS):
        spans = [part for span in spans for part in _parts(text, span)]
    words = tuple([text[start:stop] for start, stop in spans])
    lower = [word.lower() for word in words]
    return Tokens(
        text=text,
        words=words,
        lower=tuple([word.replace("’", "'") for word in lower] if "’" in text else lower),
        starts=tuple([start for start, _ in spans]),
        stops=tuple([stop for _, stop in spans]),
        size=len(words),
    )


def _parts(text: str, span: tuple[int, int]) -> Sequence[tuple[int, int]]:
    """Return where a token stands, in two where a time owns something: Tuesday | ’s vote."""
    start, stop = span
    if text[stop - 2 : stop] in _OWNS and text[start : stop - 2].lower() in NAMES_OF_TIMES:
        return (start, stop - 2), (stop - 2, stop)
    return (span,)
