"""Passages of an article that are in another language than the article: flagged, never dropped."""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.metadata.language import FUNCTION_WORDS, identify
from transforms.model.documents import Block

LEAST_WORDS = 12
"""Words of a paragraph from which on its language can be told."""
MOST_OWN = 0.06
"""Share of the document's own function words up to which a paragraph may be foreign; running
English has 0.3 to 0.5."""
MOST_NAMES = 0.5
"""Share of capitalised words from which on a paragraph is taken for a list of names."""
LEAST_KNOWN = 0.2
"""Share of another language's function words that settles it."""
LEAST_PROBABILITY = 0.95
MOST_GUESSED = 0.02
"""Share of the document's own function words up to which a model is asked: loading it takes half
a second."""

_WORD = re.compile(r"[^\W\d_]+")
_SYMBOLS = re.compile(r"[{}<>=\[\]|\\]|://|\d.*\d.*\d")
"""Marks of code, tables and measures."""
_FOREIGN_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefc]")
"""Letters of other scripts than the Latin one."""


def passages(blocks: Sequence[Block], language: str | None) -> tuple[Block, ...]:
    """Return the blocks with the language of each that is clearly not in the document's.

    Only documents in a language whose function words are known have such blocks flagged.
    """
    own = FUNCTION_WORDS.get(language or "")
    if own is None:
        return tuple(blocks)
    return tuple(
        replace(block, language=found)
        if block.kept and (found := _foreign(block.text, own, language)) is not None
        else block
        for block in blocks
    )


def _foreign(text: str, own: frozenset[str], language: str | None) -> str | None:
    """Return the language of a text that is not in the given one, if it is clear."""
    words = _WORD.findall(text)
    strange = len(_FOREIGN_SCRIPT.findall(text))
    if len(words) < LEAST_WORDS and strange < 2 * LEAST_WORDS:
        return None
    folded = [word.lower() for word in words]
    if sum(map(own.__contains__, folded)) > MOST_OWN * len(words):
        return None
    if sum(word[0].isupper() for word in words) > MOST_NAMES * len(words):
        return None
    shares = {
        other: sum(map(known.__contains__, folded)) / len(words)
        for other, known in FUNCTION_WORDS.items()
    }
    best, second = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if best[1] >= LEAST_KNOWN and second[1] <= best[1] / 4:
        return best[0]
    # Code and lists of things have no function words of any language: they are not asked about.
    if not strange and (best[1] == 0 and not text.rstrip().endswith((".", "!", "?", "”", "»"))):
        return None
    if sum(map(own.__contains__, folded)) > MOST_GUESSED * len(words) or _SYMBOLS.search(text):
        return None
    code, probability = identify(text)
    return code if code != language and probability >= LEAST_PROBABILITY else None
