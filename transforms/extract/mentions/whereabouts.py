"""Places that no table knows, told by the words before them: near Tarnby, Hale, 27, of Orsk."""

import re
from collections.abc import Mapping, Sequence

from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import KINDS
from transforms.lexicon.roles import GIVEN_NAMES

_WORDS = {key: frozenset(words.split()) for key, words in KINDS["where"].items()}
_BEFORE = re.compile(
    r"(?:(?P<word>[\w’'-]+),? |(?<![\w-]))(?P<where>"
    r"[Ii]n|[Nn]ear|outside|across|throughout|around|[Ff]rom|of) "
    r"(?:(?:nearby|central|downtown|rural|neighbou?ring|northern|southern|eastern|western) "
    r"|[A-Z]\w+ (?:and|or) )?$"
)
_AGED = re.compile(r"\b\d{1,3}\)?, (?:of|from) $")
_REACH = 45
_SURE = frozenset({"near", "outside"})


def is_where(spelling: str, names: Sequence[Name], votes: Mapping[str, int], text: Text) -> bool:
    """Whether a name that says nothing of itself is where things are, in half of its places.

    `votes` are those of its surroundings: who is said to speak or to live is no place.
    """
    if any(_AGED.search(text.text, max(0, name.start - _REACH), name.start) for name in names):
        return True
    if not _may_be_place(spelling):
        return False
    if sum(name.label in ("GPE", "LOC", "FAC") for name in names) * 2 > len(names):
        return False
    if any(votes.get(label, 0) > 0 for label in ("PERSON", "ORG")):
        return False
    placed = sum(_is_placed(name, text) for name in names)
    return placed * 2 >= len(names)


def _may_be_place(spelling: str) -> bool:
    """Whether this is a word or two with no capital inside: Tarnby, Orsk Creek."""
    words = spelling.split()
    if words[0] in GIVEN_NAMES:
        return False
    return len(words) < 3 and all(word.istitle() and word.isalpha() for word in words)


def _is_placed(name: Name, text: Text) -> bool:
    start = max(0, name.start - _REACH)
    found = _BEFORE.search(text.text, start, name.start)
    if found is None or text.text[name.stop : name.stop + 2] in ("'s", "’s"):
        return False
    where, word = found["where"].lower(), (found["word"] or "").lower()
    if where in ("of", "from"):
        return word in _WORDS[where]
    if where in _SURE:
        return True
    return word not in _WORDS["not_in"]
