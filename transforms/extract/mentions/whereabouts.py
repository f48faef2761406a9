"""Places that no table knows, told by the words before them: near Tarnby, Hale, 27, of Orsk."""

import re
from collections.abc import Mapping, Sequence

from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import KINDS
from transforms.lexicon.names import bodies
from transforms.lexicon.roles import GIVEN_NAMES

_WORDS = {key: frozenset(words.split()) for key, words in KINDS["where"].items()}
_BEFORE = re.compile(
    r"(?:(?P<word>[\w’'-]+),? |(?<![\w-]))(?P<where>"
    r"[Ii]n|[Nn]ear|outside|across|throughout|around|[Ff]rom|of) "
    r"(?:(?:nearby|central|downtown|rural|neighbou?ring|northern|southern|eastern|western) "
    r"|(?P<other>[A-Z]\w+) (?:and|or) )?$"
)
_AGED = re.compile(r"\b\d{1,3}\)?, (?:of|from) $")
_OPENS = frozenset(
    {"in", "In", "near", "Near", "outside", "across", "throughout", "around", "from", "From", "of"}
    | {"nearby", "central", "downtown", "rural", "neighbouring", "neighboring", "northern"}
    | {"southern", "eastern", "western", "and", "or"}
)
"""Words right before such a place."""
_REACH = 45
_OTHERS = ("PERSON", "ORG")
_SURE = frozenset({"near", "outside"})


def is_where(spelling: str, names: Sequence[Name], votes: Mapping[str, int], text: Text) -> bool:
    """Whether a name that says nothing of itself is where things are, in half of its places.

    `votes` are those of its surroundings: who is said to speak or to live is no place.
    """
    before = [text.word_before(name.start)[0] for name in names]
    if _OPENS.isdisjoint(before):
        return False
    if sum(name.label in ("GPE", "LOC", "FAC") for name in names) * 2 > len(names):
        return False
    if any(_is_aged(name, text) for name in names):
        return True
    if not _may_be_place(spelling) or any(votes.get(label, 0) > 0 for label in _OTHERS):
        return False
    placed = sum(
        word in _OPENS and _is_placed(name, text) for word, name in zip(before, names, strict=True)
    )
    return placed * 2 >= len(names)


def _is_aged(name: Name, text: Text) -> bool:
    """Whether this stands behind a person's age: Hale, 27, of Orsk."""
    return _AGED.search(text.text, max(0, name.start - 12), name.start) is not None


def _may_be_place(spelling: str) -> bool:
    """Whether this is a word or two with no capital inside: Tarnby, Orsk Creek."""
    words = spelling.split()
    if words[0] in GIVEN_NAMES or words[-1] in ("Affairs", "Policy", "Times"):
        return False
    return len(words) < 3 and all(word.istitle() and word.isalpha() for word in words)


def _is_placed(name: Name, text: Text) -> bool:
    start = max(0, name.start - _REACH)
    found = _BEFORE.search(text.text, start, name.start)
    if found is None or text.text[name.stop : name.stop + 2] in ("'s", "’s"):
        return False
    if found["other"] in bodies():
        return False
    where, word = found["where"].lower(), (found["word"] or "").lower()
    if where in ("of", "from"):
        return word in _WORDS[where]
    if where in _SURE:
        return True
    return word not in _WORDS["not_in"]
