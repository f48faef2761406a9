"""Stand-ins for what tests are not about."""

import re
from collections.abc import Sequence

from transforms.model.syntax import NameSpan, Parse

NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
WORD = re.compile(r"\w+|[^\w\s]")


class FakeModel:
    """Stands in for the language model: two capitalised words are a person, syntax is flat."""

    version = "fake 1"

    def names(self, text: str) -> Sequence[NameSpan]:
        return [NameSpan(*match.span(), "PERSON") for match in NAME.finditer(text)]

    def parse(self, text: str) -> Parse:
        found = list(WORD.finditer(text))
        words = [match.group() for match in found]
        numbers = range(len(words))
        return Parse(
            starts=[match.start() for match in found],
            stops=[match.end() for match in found],
            words=words,
            pos=["X"] * len(words),
            dep=["dep"] * len(words),
            heads=list(numbers),
            sentence=[0] * len(words),
        )
