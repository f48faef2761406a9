"""Words without case, accents and letters that only some alphabets have."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources
from typing import Any


def vocabulary(file: str) -> dict[str, Any]:
    """Return what a vocabulary file of this package holds."""
    return tomllib.loads((resources.files("transforms.lexicon") / file).read_text(encoding="utf-8"))


VOCABULARY = vocabulary("names.toml")
LETTERS = str.maketrans(VOCABULARY["letters"])

_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return the text without case, accents and letters that only some alphabets have."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name; U.S. is one word, and so are O'Neill and Bob's."""
    joined = _INITIALS.sub(lambda run: re.sub(r"[.\s]", "", run[0]) + " ", name)
    joined = re.sub(r"(?<=\w)['’ʼ‘`](?=\w)", "", joined)
    return tuple(_WORD.findall(fold(joined)))
