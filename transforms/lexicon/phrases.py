"""Phrases looked up at a place in a sentence, the longest first."""

from collections.abc import Iterable, Mapping

from transforms.lexicon.tokens import Tokens, tokens


class Phrases[V]:
    """A table from phrases to what they stand for. Phrases are cut into tokens as texts are."""

    def __init__(self, table: Mapping[str, V], *, exact: bool = False) -> None:
        """Index the phrases by their first and last token; `exact` heeds capital letters."""
        self.exact = exact
        self._first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in table.items():
            parts = _cut(phrase, exact=exact)
            self._first.setdefault(parts[0], []).append((parts, value))
            self._last.setdefault(parts[-1], []).append((parts, value))
        for index in (self._first, self._last):
            for entries in index.values():
                if len(entries) > 1:
                    entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))

    def starting(self, text: Tokens, at: int) -> tuple[V, int] | None:
        """Return the longest phrase that starts at a token: its value and where it ends."""
        words = text.words if self.exact else text.lower
        if not 0 <= at < text.size:
            return None
        for parts, value in self._first.get(words[at], ()):
            if words[at : at + len(parts)] == parts:
                return value, at + len(parts)
        return None

    def every_starting(self, text: Tokens, at: int) -> list[tuple[V, int]]:
        """Return all phrases that start at a token, the longest first."""
        words = text.words if self.exact else text.lower
        if not 0 <= at < text.size:
            return []
        return [
            (value, at + len(parts))
            for parts, value in self._first.get(words[at], ())
            if words[at : at + len(parts)] == parts
        ]

    def ending(self, text: Tokens, end: int) -> tuple[V, int] | None:
        """Return the longest phrase that ends before a token: its value and where it starts."""
        words = text.words if self.exact else text.lower
        if not 0 < end <= text.size:
            return None
        for parts, value in self._last.get(words[end - 1], ()):
            start = end - len(parts)
            if start >= 0 and words[start:end] == parts:
                return value, start
        return None


def _cut(phrase: str, *, exact: bool) -> tuple[str, ...]:
    """Cut a phrase as a text is cut; plain words, which most are, the short way."""
    if phrase.replace(" ", "").isalpha():
        return tuple((phrase if exact else phrase.lower()).split())
    found = tokens(phrase)
    return found.words if exact else found.lower


def by_phrase(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn name -> phrases into phrase -> name."""
    return {phrase: name for name, phrases in lists.items() for phrase in phrases}
