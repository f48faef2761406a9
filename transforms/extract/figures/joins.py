"""Figures that are one: ranges, changes from one to another, and bounds."""

from transforms.extract.figures.compounds import is_and_a_half, is_compound, make_compound
from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.modifiers import MOVES
from transforms.extract.figures.particles import AND, BETWEEN, BY, DASHES, FROM, TO
from transforms.extract.figures.sharing import (
    gap_between,
    inherit,
    inherit_units,
    link_duals,
    share_units,
)
from transforms.lexicon.digits import times
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_WORDS = vocabulary(__name__)
_ABOUT = frozenset(_WORDS["about"])
_THROUGH = frozenset(_WORDS["through"])
_SIGNS = frozenset(_WORDS["signs"])
_EITHER = frozenset(_WORDS["either"])
_PLACES = frozenset(_WORDS["places"])
_AGES = frozenset(_WORDS["ages"])
_TALLIES = frozenset(_WORDS["tallies"])
_BEFORE_NO_ODDS = frozenset(_WORDS["before_no_odds"])
_BEFORE_A_BOUND = frozenset(_WORDS["before_a_bound"])
_BOUNDS = frozenset(_WORDS["bounds"])
_HYPHENED, _ODDS = (
    frozenset(tuple(words.split()) for words in _WORDS[name]) for name in ("hyphened", "odds")
)
_LOWER = frozenset({"more_than", "at_least"})
_UPPER = frozenset({"less_than", "at_most"})
_NEAR = 6
_FAR = 3
"""An end so many times the other is the level that a change led to."""


def join(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with ranges and compounds made one, units shared, and duals linked."""
    tokens = sentence.tokens
    share_units(tokens, drafts)
    inherit_units(tokens, drafts)
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None:
            if draft.first < last.last or _repeats(tokens, last, draft):
                continue
            if _is_odds(tokens, last, draft):
                last.value, last.last, last.dimension = (
                    last.value / draft.value,
                    draft.last,
                    "ratio",
                )
                last.noun, last.unit = draft.noun, None
                continue
            if _is_range(sentence, last, draft):
                _make_range(last, draft)
                continue
            if is_and_a_half(tokens, last, draft):
                last.value, last.last = last.value + 0.5, draft.last
                continue
            if is_compound(tokens, last, draft):
                make_compound(last, draft)
                continue
        joined.append(draft)
    link_duals(tokens, joined)
    return joined


def bound(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Make one range of two bounds, once they are qualified: above 20 and below 30."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last is not None and _are_bounds(sentence.tokens, last, draft):
            last.modifier = None
            _make_range(last, draft)
        else:
            kept.append(draft)
    return kept


def _are_bounds(tokens: Tokens, one: Draft, two: Draft) -> bool:
    if one.modifier not in _LOWER or two.modifier not in _UPPER or one.value >= two.value:
        return False
    if one.high is not None or two.high is not None or not (_same(one, two) or one.is_unitless):
        return False
    gap = gap_between(tokens, one, two)
    return bool(gap) and gap[0] in _BEFORE_A_BOUND and _BOUNDS.issuperset(gap)


def _is_range(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Whether two drafts are the ends of one range, or of one change."""
    tokens = sentence.tokens
    if one.high is not None or two.high is not None or not _fit(tokens, one, two):
        return False
    if one.dimension == "ordinal" or "multiple" in (one.number.kind, two.number.kind):
        return False
    gap = gap_between(tokens, one, two)
    before = tokens.at(one.first - 1)
    if before in _ABOUT:
        before = tokens.at(one.first - 2)
    if len(gap) > 1 and gap[-1] in _ABOUT:
        gap = gap[:-1]
    if len(gap) == 1 and gap[0] in FROM and before in TO and (_same(one, two) or two.is_unitless):
        one.value, two.value = two.value, one.value  # to 5 from 7: a change from 7 to 5
        return True
    if len(gap) == 1:
        return _is_link(tokens, gap[0], before, one, two)
    if gap in _HYPHENED:
        return True
    if before not in FROM or not gap or gap[-1] not in TO:
        return False
    return _only_time(sentence, one, two) or (
        len(gap) < 6 and gap[0] in _PLACES and _same(one, two)
    )


def _is_link(tokens: Tokens, sign: str, before: str, one: Draft, two: Draft) -> bool:
    """Whether one word or sign between two drafts makes them a range: 5 to 10, 5-10."""
    if sign in DASHES or sign in _SIGNS:
        return one.value < two.value and _touches(tokens, one)
    if sign in _THROUGH:
        if _is_result(tokens, one, two, before) or _is_level(one, two, before):
            return False
        is_alike = _same(one, two) or _is_rate_of(one, two) or one.dimension == "age"
        return one.is_unitless or before in FROM or is_alike
    if sign in AND:
        return _is_aged(tokens, one) or before in BETWEEN or before in FROM
    is_step = two.value - one.value in (1.0, 5.0, 10.0) and one.value > 0
    return sign in _EITHER and is_step and not one.number.is_digits


def _is_result(tokens: Tokens, one: Draft, two: Draft, before: str) -> bool:
    """Whether two shares or counts tell who has more: leads by 43% to 38%, won 52 to 47."""
    if one.value <= two.value or before in FROM or before == "-":
        return False
    words = tokens.lower[max(0, one.first - _NEAR) : one.first]
    is_share = one.dimension == "percent" and two.dimension == "percent"
    is_bare = one.is_unitless and two.is_unitless and one.value < 1000
    is_tally = one.unit in _TALLIES
    return (is_share or is_bare or is_tally) and not any(word in MOVES for word in words)


def _is_level(one: Draft, two: Draft, before: str) -> bool:
    """Whether a change and what it leads to stand there: rose 3p to 245p, cut by $100 to $40."""
    is_by = before in BY
    if not is_by and (before not in MOVES or one.dimension == "percent"):
        return False
    return two.value > _FAR * one.value or (is_by and two.value < one.value)


def _is_rate_of(one: Draft, two: Draft) -> bool:
    """Whether only the second of two amounts says what both are per: $10 to $20 a year."""
    return one.currency is not None and one.per is None and two.per is not None


def _is_odds(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether two numbers are odds: a 3 to 1 margin, 3-to-1, but not a fall from 3 to 1."""
    return (
        gap_between(tokens, one, two) in _ODDS
        and one.is_unitless
        and two.dimension == "count"
        and two.value == 1
        and one.value > 1
        and one.high is None
        and tokens.at(one.first - 1) not in _BEFORE_NO_ODDS
    )


def _repeats(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether brackets only say a number again: 45 (forty-five)."""
    is_same = one.value == two.value and two.is_unitless and one.high is None
    return is_same and gap_between(tokens, one, two) == ("(",) and tokens.at(two.last) == ")"


def _touches(tokens: Tokens, one: Draft) -> bool:
    """Whether a dash binds two numbers, with the same space on both sides."""
    left, right = tokens.glued(one.last), tokens.glued(one.last + 1)
    return left == right and (tokens.at(one.last) != "/" or one.currency is not None)


def _only_time(sentence: Sentence, one: Draft, two: Draft) -> bool:
    """Whether only a time stands between: from 20 miles in 2008 to 29."""
    spans = [span for span in sentence.times_near(one.last, two.first) if span.last < two.first]
    covered = sum(span.last - span.first for span in spans)
    return two.first - one.last - covered <= 2 and (bool(spans) or two.first - one.last == 2)


def _same(one: Draft, two: Draft) -> bool:
    return one.dimension == two.dimension and one.unit == two.unit and one.currency == two.currency


def _fit(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether two drafts can be ends of one range."""
    if _same(one, two) or one.is_unitless:
        return True
    if two.is_unitless:
        before = tokens.at(one.first - 1)
        is_age = one.dimension == "age" and before in _AGES
        return before in FROM or one.dimension == "money" or is_age or _is_aged(tokens, one)
    if one.dimension == "age" and two.dimension == "time":
        return one.last == one.number.last and not one.is_attributive  # five to 17 months
    if one.dimension == "money" and two.dimension == "money":
        return one.currency == two.currency or one.is_currency_assumed
    return one.dimension == two.dimension and one.unit is not None and one.unit == two.unit


def _is_aged(tokens: Tokens, one: Draft) -> bool:
    """Whether a range of ages begins: ages 5 and up."""
    return one.dimension == "age" and tokens.at(one.first - 2) in _AGES


def _make_range(one: Draft, two: Draft) -> None:
    """Stretch a draft to another; a scale word after the second number is for both."""
    scale = two.number.scale
    if scale > 1 and one.number.scale == 1 and one.value < two.value / scale * 1.0001:
        one.value = times(one.value, scale)
    if two.is_unitless and not one.is_unitless:
        per = one.per
        one.high, one.last = two.value, two.last
        one.per = per
        return
    currency, assumed = one.currency, one.is_currency_assumed
    is_age = one.dimension == "age" and two.dimension == "time"
    rate = (one.per, one.unit) if one.per and two.per is None else None
    inherit(one, two)
    if rate:
        one.per, one.unit = rate  # from £10 an hour to £11
    if is_age:
        one.dimension, one.unit = "age", f"{two.unit} of age"
    if currency and not assumed and (two.currency is None or two.is_currency_assumed):
        one.currency, one.is_currency_assumed = currency, assumed
        one.dimension = "money"
    one.high, one.last = two.value, two.last
    one.number = one.number._replace(scale=scale)
