"""Passages of an article that are in another language than the article: flagged, never dropped."""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.metadata.language import (
    FUNCTION_WORDS,
    OWN_WORDS,
    identify,
    is_function_word,
    of_script,
    told_by_words,
)
from transforms.model.documents import Block

LEAST_WORDS = 12
"""Words of a paragraph from which on its language can be told."""
MOST_OWN = 0.06
"""Share of function words that only the document's language has, up to which a paragraph may be
foreign; running English has 0.2 to 0.4."""
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
    if language not in OWN_WORDS:
        return tuple(blocks)
    return tuple(
        replace(block, language=found)
        if block.kept and (found := _foreign(block.text, language)) is not None
        else block
        for block in blocks
    )


def _foreign(text: str, language: str) -> str | None:
    """Return the language of a text that is not in the given one, if it is clear."""
    words = _WORD.findall(text)
    strange = len(_FOREIGN_SCRIPT.findall(text))
    if len(words) < LEAST_WORDS and strange < 2 * LEAST_WORDS:
        return None
    folded = [word.lower() for word in words]
    if sum(map(OWN_WORDS[language].__contains__, folded)) > MOST_OWN * len(words):
        return None
    if sum(word[0].isupper() for word in words) > MOST_NAMES * len(words):
        return None
    told = told_by_words(folded, LEAST_KNOWN)
    if told is not None:
        return told[0] if told[0] != language else None
    if strange and (script := of_script(text)) is not None:
        return script[0] if script[0] != language else None
    # Code and lists of things have no function words of any language: they are not asked about.
    ends = text.rstrip().endswith((".", "!", "?", "”", "»"))
    if not strange and not ends and not any(map(is_function_word, folded)):
        return None
    all_own = FUNCTION_WORDS[language]
    if sum(map(all_own.__contains__, folded)) > MOST_GUESSED * len(words) or _SYMBOLS.search(text):
        return None
    code, probability = identify(text)
    return code if code != language and probability >= LEAST_PROBABILITY else None
