"""What a stand-alone block says of itself: which furniture its words make it, and how surely.

    furniture_kind(text) -> (kind, rule, weight) | None

`kind` is a kind of block of the design. `weight` is evidence against the block as part of the
article: 3 or more decides alone, 2 decides for a block that is not running text, below 2 needs
company (position, neighbours, repetition). A `correction` has the weight 0: it is kept.
`rule` names the family of words or the pattern, as it goes into `blocks.rule`.
"""

from collections.abc import Sequence
from functools import cache

from transforms.clean.spared import tests_of
from transforms.clean.vocabulary import KEPT_STARTS, Hit, hits, plain, words_of

SENTENCE_WORDS = 14
"""Words from which on a block that ends in a full stop is a sentence and not a label."""

type Furniture = tuple[str, str, float]


def furniture_kind(text: str) -> Furniture | None:
    """Return (kind, rule, weight) of the furniture that a block by itself looks like, if any."""
    folded = plain(text)
    return judge_words(text, folded, words_of(folded))


def judge_words(text: str, folded: str, words: Sequence[str]) -> Furniture | None:
    """Do what furniture_kind does, for a text whose plain form and words are known already."""
    count = len(words)
    if not folded.startswith(KEPT_STARTS):
        line = text.strip()
        for kind, rule, weight, longest, pattern in tests_of(line, words):
            if count <= longest and pattern(line):
                return kind, rule, weight
    by_family: dict[str, list[Hit]] = {}
    for hit in hits(folded, words):
        by_family.setdefault(hit.family.name, []).append(hit)
    if not by_family:
        return None
    is_sentence = count >= SENTENCE_WORDS and folded.endswith(".")
    scored = [
        (_weigh(found, count, is_sentence=is_sentence), name) for name, found in by_family.items()
    ]
    scored.sort(reverse=True)
    weight, name = scored[0]
    family = by_family[name][0].family
    if family.kept:
        return family.kind, name, 0.0
    company = sum([other for other, one in scored[1:] if not by_family[one][0].family.kept])
    return family.kind, name, weight + 0.25 * company


@cache
def _size(phrase: str) -> int:
    """Return how many words a phrase of the vocabulary has."""
    return len(words_of(phrase))


def _weigh(found: list[Hit], count: int, *, is_sentence: bool) -> float:
    """Add up a family's phrases in one block; in a long block each says less."""
    best = max([hit.weight for hit in found])
    covered = sum([_size(hit.phrase) for hit in found]) / max(count, 1)
    thin = 1.0 if count <= 30 else max(0.5, 30 / count)
    thin *= found[0].family.sentence_factor if is_sentence else 1.0
    return best * thin + 0.5 * (len(found) - 1) * thin + min(covered, 1.0)
