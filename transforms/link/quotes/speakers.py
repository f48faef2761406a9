"""Whether two quotes name the same speaker, as far as their articles say."""

import re

from transforms.lexicon.names import HONORIFICS, words

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "who",
        "one",
        "him",
        "her",
        "them",
        "this",
        "that",
    ]
)
_NEWCOMER = re.compile(
    r"^(?:an?|one|some|several|many|most|other|another|two|three|four|five)\s", re.IGNORECASE
)


def same_speaker(
    speaker: str | None, entity_id: str | None, other: str | None, other_id: str | None
) -> bool | None:
    """Return whether two speakers agree; None where an article leaves its own unknown.

    Somebody whom an article brings in without a name, as in "a welder", is not the one that
    another article names. "The minister" may be anybody who is one.
    """
    if entity_id is not None and entity_id == other_id:
        return True
    names, others = _names(speaker, entity_id), _names(other, other_id)
    if not names or not others:
        return None
    if _agree(names, others):
        return True
    if entity_id is not None and other_id is not None:
        return False
    newcomers = [bool(_NEWCOMER.match(text or "")) for text in (speaker, other)]
    if any(newcomers) and not all(newcomers):
        return False
    return False if _is_name(speaker) and _is_name(other) else None


def _names(speaker: str | None, entity_id: str | None) -> tuple[str, ...]:
    """Return the words of the speaker's name, or of the entity that a pronoun stands for."""
    folded = tuple(
        word for word in words(speaker or "") if word not in HONORIFICS and len(word) > 1
    )
    return _of_id(entity_id) if PRONOUNS.issuperset(folded) else folded


def _of_id(entity_id: str | None) -> tuple[str, ...]:
    """Return the words of the name that an entity id is made of."""
    return tuple((entity_id or "").rpartition("/")[2].split("-")) if entity_id else ()


def _agree(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether one name is all in the other, or they end alike and share more than that."""
    shorter, longer = sorted((frozenset(names), frozenset(others)), key=len)
    if shorter <= longer:
        return True
    return names[-1] == others[-1] and len(shorter & longer) > 1


def _is_name(speaker: str | None) -> bool:
    """Return whether the words look like a name: each begins with a capital."""
    found = [word for word in (speaker or "").split() if len(word) > 3]
    return bool(found) and all(word[0].isupper() for word in found)
