"""Whether a page settles by itself what its article is, or another opinion is worth asking for."""

from collections.abc import Sequence

from transforms.clean.markup_facts import Facts
from transforms.clean.markup_hints import WEIGHT

_MOST_DOUBT = 0.06
"""Share of the kept words that blocks may hold which another opinion could turn over."""
_MOST_OUTSIDE = 0.2
"""Share of the page's prose that may stand outside of the article's element."""
_LEAST_TOGETHER = 0.65
"""Share of the article's prose that has to stand side by side in one element. An article in
several boxes looks like a page of teasers, and the other way round."""
_LEAD = WEIGHT["heard"] + WEIGHT["lead"] - WEIGHT["outside_before"]
"""What a paragraph between the headline and the article's element gains where it is heard."""
_LEAST_WORDS = 120
"""Of shorter articles too much hangs on every block."""


def is_scattered(facts: Sequence[Facts]) -> bool:
    """Tell whether the page's prose is little, or in too many places to be one article's."""
    prose = outside = 0
    together: dict[str, int] = {}
    for fact in facts:
        if not fact.is_prose or fact.block.tag == "img":
            continue
        prose += fact.words
        if fact.in_main:
            box = fact.block.place.rpartition("/")[0]
            together[box] = together.get(box, 0) + fact.words
        elif not fact.hidden:
            outside += fact.words
    inside = sum(together.values())
    return (
        inside < _LEAST_WORDS
        or outside > _MOST_OUTSIDE * prose
        or max(together.values(), default=0) < _LEAST_TOGETHER * inside
    )


def is_settled(facts: Sequence[Facts], scores: Sequence[float]) -> bool:
    """Tell whether the verdicts would hardly change, whatever another voice said.

    The bounds here were chosen on 239 labelled pages: two thirds of them are within, and asking
    nobody about these moved the mean F1 by less than .001.
    """
    kept = doubtful = 0
    for fact, score in zip(facts, scores, strict=True):
        if fact.is_lead and score > -_LEAD:
            return False
        if score > 0:
            kept += fact.words
        if -WEIGHT["heard"] < score <= -WEIGHT["unheard"]:
            doubtful += fact.words
    return doubtful <= _MOST_DOUBT * kept
