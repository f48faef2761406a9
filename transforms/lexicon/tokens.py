"""Words, numbers and signs of a sentence, each with where it stands."""

import re
from dataclasses import dataclass, field

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
    found = list(_TOKEN.finditer(text))
    words = tuple(match.group() for match in found)
    return Tokens(
        text=text,
        words=words,
        lower=tuple(word.lower().replace("’", "'") for word in words),
        starts=tuple(match.start() for match in found),
        stops=tuple(match.end() for match in found),
        size=len(words),
    )
