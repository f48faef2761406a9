"""The words of a text by place and by spelling, so that no name is searched for by scanning."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(r"[^\W_]+")
SENTENCE_END = frozenset(".!?:;•\n")
OPENING = frozenset(" \t\"'“”‘’«»([—–-")


@dataclass(frozen=True, slots=True)
class Name:
    """A name on its way to a mention: text[start:stop], a label and the rule that made it."""

    start: int
    stop: int
    label: str
    rule: str

    def moved(self, start: int, stop: int, rule: str) -> "Name":
        """Return the name with other ends."""
        return Name(start, stop, self.label, rule)

    def labelled(self, label: str, rule: str) -> "Name":
        """Return the name with another label."""
        return Name(self.start, self.stop, label, rule)


class Text:
    """A text and its words: runs of letters and digits."""

    def __init__(self, text: str) -> None:
        """Find the words."""
        self.text = text
        found = list(WORD.finditer(text))
        self.words: list[str] = [match[0] for match in found]
        self.starts: list[int] = [match.start() for match in found]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return word -> numbers of the words spelled so."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            found[word].append(number)
        return dict(found)

    def number(self, at: int) -> int:
        """Return the number of the first word that starts at an offset or after it."""
        return bisect_left(self.starts, at)

    def word_before(self, at: int) -> tuple[str, str]:
        """Return the last word before an offset and what stands between; empty at the start."""
        number = bisect_left(self.starts, at) - 1
        if number < 0:
            return "", ""
        return self.words[number], self.text[self.stop(number) : at]

    def stop(self, number: int) -> int:
        """Return where a word ends."""
        return self.starts[number] + len(self.words[number])

    def occurrences(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield where a name stands as whole words, spelled just so."""
        if name.isalnum():
            for number in self.places.get(name, ()):
                yield self.starts[number], self.stop(number)
            return
        first = WORD.search(name)
        if first is None:
            return
        for number in self.places.get(first[0], ()):
            start = self.starts[number] - first.start()
            stop = start + len(name)
            if start >= 0 and self.text.startswith(name, start) and self.is_whole(start, stop):
                yield start, stop

    def is_whole(self, start: int, stop: int) -> bool:
        """Whether no word is cut at either end."""
        text = self.text
        before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
        after = stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum()
        return not before and not after

    def starts_sentence(self, at: int) -> bool:
        """Whether nothing but quotes and brackets stands between a sentence end and an offset."""
        while at > 0 and self.text[at - 1] in OPENING:
            at -= 1
        return at == 0 or self.text[at - 1] in SENTENCE_END

    @cached_property
    def headlines(self) -> list[tuple[int, int]]:
        """Return the lines written In Title Case, where a capital says nothing."""
        return [m.span() for m in re.finditer(r"[^\n]+", self.text) if _in_title_case(m[0])]

    def in_headline(self, at: int) -> bool:
        """Whether an offset is in such a line."""
        number = bisect_left(self.headlines, (at + 1, 0)) - 1
        return number >= 0 and at < self.headlines[number][1]


def laid_over(names: Iterable[Name], new: Iterable[Name], text: Text) -> list[Name]:
    """Return new names, and the others where they leave room; of two new ones the first stays."""
    taken = bytearray(len(text.text))
    found: list[Name] = []
    for name in (*new, *names):
        if taken.find(1, name.start, name.stop) < 0:
            taken[name.start : name.stop] = b"\1" * (name.stop - name.start)
            found.append(name)
    return sorted(found, key=lambda name: name.start)


def _in_title_case(line: str) -> bool:
    """Whether nearly all long words of a line of five words and more are capitalised."""
    if (
        len(line) > 200
        or line.count(" ") < 4
        or (line.count(",") > 1 and line.rstrip().endswith("."))
    ):
        return False  # the latter is a list of names
    words = WORD.findall(line)
    long = [word for word in words if len(word) > 3]
    return (
        len(words) > 4
        and len(long) > 3
        and sum(word[0].isupper() or word[0].isdigit() for word in long) >= 0.9 * len(long)
    )
