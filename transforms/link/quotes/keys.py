"""Keys under which a quote is found by quotes of the same words, however they were trimmed.

Every pair of neighbouring words that carry meaning is an entry of the index. A quote looks itself
up under a few of its own pairs only, long words first, since those are rare: if all of it stands in
a longer quote, so do they. Pairs over one word further apart let one changed word pass.
"""

from zlib import crc32

from transforms.link.quotes.wording import Wording, wordings
from transforms.link.words import stem

LOOKED_UP = 4
"""Pairs that share no word and that a quote looks itself up under. One changed word leaves three,
two leave two."""

SHORTEST = 3
"""Words that a quote needs to be matched at all: one or two in quotation marks are a term."""


def quote_keys(text: str, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that a quote is found under and those that it is looked up under, sorted."""
    entries: set[str] = set()
    looked_up: set[str] = set()
    for wording in wordings(text, kind):
        if len(wording.words) < SHORTEST:
            continue
        pairs = _pairs(wording)
        entries.update(_key(one, other) for _, one, other in pairs)
        looked_up.update(_key(one, other) for _, one, other in _rare(pairs))
    return tuple(sorted(entries)), tuple(sorted(looked_up))


def _pairs(wording: Wording) -> list[tuple[int, str, str]]:
    """Return neighbouring words of meaning and those one further apart, with their place."""
    words = [stem(word) for word in wording.content] or [stem(word) for word in wording.words]
    near = [(at, words[at], words[at + 1]) for at in range(len(words) - 1)]
    far = [(at, words[at], words[at + 2]) for at in range(len(words) - 2)]
    return near + far or [(0, words[0], "")]


def _rare(pairs: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Return the pairs of the longest words, taking no word twice, and all of a short quote."""
    if len(pairs) <= 2 * LOOKED_UP:
        return pairs
    chosen: list[tuple[int, str, str]] = []
    taken: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (-len(pair[1]) - len(pair[2]), pair)):
        if not taken & {pair[1], pair[2]}:
            chosen.append(pair)
            taken |= {pair[1], pair[2]}
        if len(chosen) == LOOKED_UP:
            break
    return chosen


def _key(one: str, other: str) -> str:
    return f"{crc32(f'{one} {other}'.encode()):08x}"
