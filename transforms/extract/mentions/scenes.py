"""What the surroundings of a person speak of: sport, politics, courts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.occupations import SCENES

_WRITTEN = {form: word for word in SCENES for form in (word, word.capitalize(), word.upper())}
_NEAR = 3
"""Words that tell, at least, in the paragraphs around a person."""
_ANYWHERE = 5


def scene(names: Sequence[Name], text: Text) -> str:
    """Return the domain that the paragraphs around a name speak of, where it is clear."""
    numbers, words, theme = _scenes(text)
    near: set[str] = set()
    stop = -1
    for name in names:
        if name.start < stop:
            continue  # in the paragraph of the one before
        start = text.text.rfind("\n", 0, name.start) + 1
        stop = text.text.find("\n", name.stop)
        stop = stop if stop >= 0 else len(text.text)
        first = bisect_left(numbers, text.number(start))
        near.update(words[first : bisect_left(numbers, text.number(stop))])
    return _theme(near, _NEAR) or theme


@lru_cache(maxsize=1)
def _scenes(text: Text) -> tuple[list[int], list[str], str]:
    """Return the numbers of words that speak of a domain, the words, and the text's own domain."""
    found = sorted(
        (number, _WRITTEN[word])
        for word in _WRITTEN.keys() & text.places.keys()
        for number in text.places[word]
    )
    theme = _theme(text.places.keys(), _ANYWHERE)
    return [number for number, _ in found], [word for _, word in found], theme


def _theme(words: Collection[str], least: int) -> str:
    """Return the domain that clearly most of the words that tell are of."""
    telling = SCENES.keys() & words
    if len(telling) < least:
        return ""
    domains = Counter(SCENES[word] for word in telling)
    ranked = sorted(domains.items(), key=lambda item: (-item[1], item[0]))
    if ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ""
    return ranked[0][0]
