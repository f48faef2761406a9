"""The words of a quote as they are compared: folded, gaps noted, reported words left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from transforms.link.words import NEGATIONS, STOP, one_spelling, stem, surface_words

_QUOTED = re.compile(r"“([^“”]+)(?:”|$)|\"([^\"]+)(?:\"|$)|«([^«»]+)(?:»|$)")
_QUOTED_SINGLY = re.compile(r"(?<!\w)[‘']([^‘]+?)(?:[’'](?!\w)|$)")
_GAP = re.compile(r"\[[^\]]*\]|\(\s*(?:\.\.\.|…)\s*\)|\.\s?\.\s?\.+|…")


@dataclass(frozen=True)
class Wording:
    """One run of quoted words."""

    text: str
    """As the article has it, without the marks around it."""
    surface: tuple[str, ...]
    """Words without case, accents and punctuation."""
    parts: tuple[tuple[str, ...], ...]
    """Words in one spelling, cut where the article left something out or put something in."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in one spelling."""
        return tuple(word for part in self.parts for word in part)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The same without endings."""
        return tuple(stem(word) for word in self.words)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Words that carry meaning."""
        return content(self.words)

    @cached_property
    def negations(self) -> int:
        """How many words deny."""
        return sum(word in NEGATIONS for word in self.words)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers named, sorted."""
        return tuple(sorted(word for word in self.words if word[0].isdigit()))


def content(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that carry meaning."""
    return tuple(word for word in words if word not in STOP and len(word) > 1)


@lru_cache(maxsize=20_000)
def wordings(text: str, kind: str) -> tuple[Wording, ...]:
    """Return what a quote row quotes: all of direct speech, of mixed speech what is in marks."""
    runs = _quoted(text) if kind == "mixed" else [text]
    found = (_wording(_mended(run)) for run in runs)
    return tuple(wording for wording in found if wording.words)


def _quoted(text: str) -> list[str]:
    for marks in (_QUOTED, _QUOTED_SINGLY):
        runs = ["".join(filter(None, found.groups())) for found in marks.finditer(text)]
        if runs:
            return runs
    return []


def _wording(text: str) -> Wording:
    parts = []
    for run in _GAP.split(text):
        words = tuple(one_spelling(word) for word in surface_words(run))
        if words:
            parts.append(words)
    bare = " ".join(text.split()).strip("“”\"«»‘’' ")
    return Wording(bare, surface_words(_GAP.sub(" ", text)), tuple(parts))


def _mended(text: str) -> str:
    """Return the text without the traces of a wrong encoding that source text may keep."""
    if "â€" not in text and "Ã" not in text:
        return text
    from ftfy import fix_text

    return str(fix_text(text, uncurl_quotes=False))
