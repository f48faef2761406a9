"""Whether a time lies ahead: will meet on Friday, against: met on Friday."""

from collections.abc import Iterable, Sequence

from transforms.lexicon.calendar_words import ASKING, BE, BEFORE_DUE, FORWARD, INTENT, PAST

_SHORT = 4
"""Letters that a word in -ed must have more than to be taken for a verb: not: need, shed."""


def looks_ahead(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether the expression words[first:last] of a sentence in lower case looks ahead.

    The nearest word before it that shows a time decides, and without one the nearest after it;
    for an owner, as in `Friday’s vote will go ahead`, what comes after decides.
    """
    sides = [_outlook(words, range(first - 1, -1, -1)), _outlook(words, range(last, len(words)))]
    if last < len(words) and words[last] == "'s":
        sides.reverse()
    return next((side for side in sides if side is not None), False)


def is_told(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether the clause of words[first:last] tells of the past only: four years on, she left.

    What comes `over the next four years` of a story counts from its own time, which is not said.
    """
    told = _outlook(words, range(last, len(words)))
    return told is False and _outlook(words, range(first - 1, -1, -1)) is not True


def _outlook(words: Sequence[str], places: Iterable[int]) -> bool | None:
    asked = False
    for at in places:
        word, before = words[at], words[at - 1] if at else ""
        if word == ";":
            return None
        if word in FORWARD or (word == "to" and _is_intent(words, at)):
            return True
        if word in ASKING and asked:
            return True  # urged them to vote in May
        asked = asked or word == "to"
        is_past = word in PAST or (len(word) > _SHORT and word.endswith("ed"))
        if is_past and before not in BE:  # the vote to be held
            return False
    return None


def _is_intent(words: Sequence[str], at: int) -> bool:
    """Tell `plans to meet` and `to be signed` from `goes to work`."""
    if at + 1 < len(words) and words[at + 1] in BE:
        return True
    named = at > 0 and words[at - 1] in INTENT  # and no cause: called off due to rain
    return named and not (words[at - 1] == "due" and at > 1 and words[at - 2] not in BEFORE_DUE)
