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
    spans = [part for match in _TOKEN.finditer(text) for part in _parts(match)]
    words = tuple(text[start:stop] for start, stop in spans)
    return Tokens(
        text=text,
        words=words,
        lower=tuple(word.lower().replace("’", "'") for word in words),
        starts=tuple(start for start, _ in spans),
        stops=tuple(stop for _, stop in spans),
        size=len(words),
    )


def _parts(match: re.Match[str]) -> Sequence[tuple[int, int]]:
    """Return where a token stands, in two where a time owns something: Tuesday | ’s vote."""
    word = match.group()
    if word[-2:] in _OWNS and word[:-2].lower() in NAMES_OF_TIMES:
        return (match.start(), match.end() - 2), (match.end() - 2, match.end())
    return (match.span(),)
