"""Shingles of an article, and the few of them that stand for it when copies are looked for.

Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every WINDOW shingles in a row the one with
the smallest hash is kept. Two texts that have WINDOW + WORDS - 1 words in a row in common have a
kept one in common, wherever the words stand, so that a cut text is found as surely as an edited
one. MinHash over whole texts finds an edited text as well, but not one that was cut to a part.
"""

from collections import deque
from functools import lru_cache
from zlib import crc32

from transforms.link.words import one_spelling, surface_words

WORDS = 5
"""Words to a shingle."""

WINDOW = 16
"""Shingles of which one is kept: a run of 20 common words is always found."""

_SPREAD = 0x9E3779B1
"""Odd number near 2^32 divided by the golden ratio (Knuth, multiplicative hashing): the order of
CRC values of like texts becomes no order."""


@lru_cache(maxsize=256)
def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of five words."""
    return frozenset(_in_turn(text))


def _in_turn(text: str) -> list[int]:
    words = [one_spelling(word) for word in surface_words(text)]
    if len(words) < WORDS:
        return [_hash(words)] if words else []
    return [_hash(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)]


def _hash(words: list[str]) -> int:
    return crc32(" ".join(words).encode()) * _SPREAD & 0xFFFFFFFF


def copy_keys(text: str) -> tuple[str, ...]:
    """Return the keys of an article, sorted: about one for nine words."""
    hashes = _in_turn(text)
    kept = {min(hashes)} if hashes else set()
    waiting: deque[tuple[int, int]] = deque()
    for at, value in enumerate(hashes):
        while waiting and waiting[-1][0] >= value:
            waiting.pop()
        waiting.append((value, at))
        if waiting[0][1] <= at - WINDOW:
            waiting.popleft()
        if at >= WINDOW - 1:
            kept.add(waiting[0][0])
    return tuple(f"{value:08x}" for value in sorted(kept))
