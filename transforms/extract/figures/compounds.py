"""Figures in two units that add up: 7 feet 10 inches, 20 dollars 43 cents, two years and a half."""

from transforms.extract.figures.draft import Draft
from transforms.extract.figures.particles import AND
from transforms.extract.figures.sharing import gap_between
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_WORDS = vocabulary(__name__)
_PARTS: dict[str, int] = _WORDS["parts"]
_ADDING = frozenset(tuple(words.split()) for words in _WORDS["adding"])
_CLOSED = frozenset({"length", "mass", "volume", "time"})


def is_compound(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether two drafts add up: 7 feet 10 inches, 20 dollars 43 cents, 1 hour 15 minutes."""
    if one.high is not None or two.high is not None or two.modifier:
        return False
    gap = gap_between(tokens, one, two)
    if gap == ("-",) and one.unit == "foot" and two.dimension == "count":
        return 0 < two.value < 12 and one.value == int(one.value)  # 6-foot-2
    if gap not in _ADDING or (gap and _lists_on(tokens, two.last)):
        return False
    if one.dimension == "money" and one.currency and not (one.unit or "").startswith("per"):
        bare = two.is_unitless and two.value == int(two.value) and gap != (",",)
        minor = two.dimension == "money" and two.unit in _PARTS
        after_name = tokens.at(one.last - 1).isalpha()
        return (
            after_name and 0 < two.value < 100 and one.value == int(one.value) and (minor or bare)
        )
    if one.unit == "hour" and two.is_unitless and gap != (",",):
        return two.value == int(two.value) and 0 < two.value < 60 and one.value == int(one.value)
    if one.dimension != two.dimension or one.dimension not in _CLOSED:
        return False
    if not one.factor or not two.factor or one.is_attributive or one.value != int(one.value):
        return False
    return one.factor > two.factor and two.value * two.factor < one.factor * 1.5


def is_and_a_half(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether a half follows a measure: two years and a half."""
    return (
        _is_and(gap_between(tokens, one, two))
        and two.dimension == "ratio"
        and two.value == 0.5
        and two.noun is None
        and one.factor is not None
        and one.high is None
    )


def _is_and(gap: tuple[str, ...]) -> bool:
    return len(gap) == 1 and gap[0] in AND


def _lists_on(tokens: Tokens, at: int) -> bool:
    """Whether a list with a comma before its "and" goes on: 3 years, 2 months, and 14 days."""
    for step in range(at, min(at + 8, tokens.size - 1)):
        if tokens.at(step) == "," and tokens.at(step + 1) in AND:
            return True
        if tokens.at(step) in (".", ";"):
            return False
    return False


def make_compound(one: Draft, two: Draft) -> None:
    """Add the smaller part to the larger, in its unit or in the currency."""
    if one.dimension == "money":
        one.value += two.value / _PARTS.get(two.unit or "", 100)
    elif one.unit == "foot" and two.dimension == "count":
        one.value, one.unit, one.factor = one.value * 12 + two.value, "inch", 0.0254
    elif two.is_unitless:
        one.value, one.unit, one.factor = one.value * 60 + two.value, "minute", 60.0
    else:
        assert one.factor
        assert two.factor
        one.value = round(one.value * one.factor / two.factor, 9) + two.value
        one.unit, one.factor = two.unit, two.factor
    one.last = two.last
