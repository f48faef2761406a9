"""Units that one number of a sentence lends to another, and the same figure in two units."""

from itertools import pairwise

from transforms.extract.figures.draft import Draft
from transforms.extract.figures.nouns import OWNER_ENDS, PARTICIPLE_ENDS, PEOPLE, STOPS, VERBS
from transforms.extract.figures.particles import DASHES, FROM, OF, TO
from transforms.extract.figures.rates import read_rate
from transforms.extract.figures.units import NAMES
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_WORDS: dict[str, list[str]] = vocabulary(__name__)
_MILLION = 1e6
_NEAR = 5


def _gaps(name: str) -> frozenset[tuple[str, ...]]:
    """Return what may stand between two figures, cut into words."""
    return frozenset(tuple(words.split()) for words in _WORDS[name])


_PLACES = frozenset(_WORDS["places"])
_OF_THEM = _gaps("of_them")
_THEM = frozenset(_WORDS["them"])
_OWNERS_JOINED = frozenset(_WORDS["owners_joined"])
_CONTRASTS = frozenset(_WORDS["contrasts"])
_FOOT_MARKS = _gaps("foot_marks")
_LISTED = _gaps("listed")
_CARRIERS = frozenset(_WORDS["carriers"])
_SUSPENDED = _gaps("suspended")
_UP_OR_DOWN = frozenset(_WORDS["up_or_down"])
_BEFORE_A_LEVEL = frozenset(_WORDS["before_a_level"])
_ADDING = frozenset(_WORDS["adding"])
_RESPECTIVELY = frozenset(_WORDS["respectively"])
_AGED = frozenset(_WORDS["aged"])
_TALLIES = frozenset(_WORDS["tallies"])
_RESULT = _gaps("result")
_OF_WHICH = frozenset(_WORDS["of_which"])
_PREDICATES = frozenset(_WORDS["predicates"])
_MORE_MILLIONS = frozenset(_WORDS["more_millions"])
_THE = frozenset(_WORDS["the"])
_AFTER_THE = frozenset(_WORDS["after_the"])
_HARMING = frozenset(_WORDS["harming"])
_ASIDES = frozenset(_WORDS["asides"])
_CLAUSE_OPENERS = frozenset(_WORDS["clause_openers"])


def gap_between(tokens: Tokens, one: Draft, two: Draft) -> tuple[str, ...]:
    """Return the tokens between two drafts, in lower case."""
    return tokens.lower[one.reach : two.first]


def share_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give 7- in 7- or 8-inch the unit of what follows, from right to left."""
    for one, two in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        gap = gap_between(tokens, one, two)
        if one.is_unitless and gap[:1] == ("-",) and gap[1:] in _SUSPENDED:
            inherit(one, two)


def inherit_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give a bare number its neighbour's unit: 2 of the 5 ships; 435 homes and 187 by tender."""
    _feet(tokens, drafts)
    _level(tokens, drafts)
    _paired(tokens, drafts)
    _elided(tokens, drafts)
    _more_millions(tokens, drafts)
    for one, two in pairwise(drafts):
        gap = gap_between(tokens, one, two)
        if one.is_unitless and _is_before(two, gap):
            inherit(one, two)
        elif two.is_unitless and _is_after(tokens, one, two, gap):
            inherit(two, one)


def _is_before(two: Draft, gap: tuple[str, ...]) -> bool:
    """Whether a bare number counts what the next one does."""
    if not gap:
        return False
    is_of_them = gap[0] in OF and (len(gap) == 1 or gap[1:] in _OF_THEM)  # 2 of the 5 ships
    is_age = two.dimension == "age" and gap in _LISTED  # 27 and 29 years old
    is_level = two.unit == "point" and gap[-1] in _UP_OR_DOWN  # an index at 16,369 up 58 points
    return is_of_them or is_age or is_level


def _is_after(tokens: Tokens, one: Draft, two: Draft, gap: tuple[str, ...]) -> bool:
    """Whether a bare number counts what the one before it does."""
    if _is_owned_too(tokens, one, two, gap):
        return True
    if one.dimension == "age":
        return _is_aged_too(tokens, one, gap) or _runs_parallel(tokens, one, two)
    if one.dimension != "count":
        is_alike = gap in _LISTED and _is_respective(tokens, one, two)
        return is_alike or _runs_parallel(tokens, one, two)
    if one.noun and len(gap) > 1 and gap[-2] in _UP_OR_DOWN and gap[-1] in FROM:
        return True  # 900 cases, down from 1,200
    if one.unit in _TALLIES and gap[:1] in _RESULT:
        return len(gap) == 1 or gap[-1].endswith(OWNER_ENDS)  # to 298, to Labour's 298
    if tokens.at(two.last) in OF and tokens.at(two.last + 2)[:1].isdigit():
        return False  # and 3 of the 5 ships
    is_added = tokens.at(two.first - 1) in _ADDING and tokens.at(two.last) in _PLACES
    return is_added and one.noun is not None and one.unit is not None


def _is_owned_too(tokens: Tokens, one: Draft, two: Draft, gap: tuple[str, ...]) -> bool:
    """Whether another owner's figure follows: Kenya grew 8.2%, Uganda's economy 5.6."""
    is_name = tokens.word(two.first - 1)[:1].isupper()
    is_joined = 1 < len(gap) < _NEAR and gap[0] in _OWNERS_JOINED
    is_owned = is_name and is_joined and gap[-1].endswith(OWNER_ENDS)
    return is_owned and one.dimension not in ("age", "ordinal", "ratio")


def _is_aged_too(tokens: Tokens, one: Draft, gap: tuple[str, ...]) -> bool:
    """Whether a second age follows one: aged 19 and 23."""
    return gap in _LISTED and tokens.at(one.first - 1) in _AGED


def _elided(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give a number without its noun the one counted before: of 300 pupils, 120 said no."""
    counted: Draft | None = None
    for draft in drafts:
        is_open = draft.is_unitless and draft.value > 1
        if is_open and counted is not None and _leaves_noun_out(tokens, draft):
            if draft.value <= counted.value or _is_people(tokens, counted):
                inherit(draft, counted)
        elif is_open and counted is not None and _is_harmed(tokens, draft):
            if _is_people(tokens, counted):
                inherit(draft, counted)
        elif draft.dimension == "count" and draft.noun and not draft.is_attributive:
            counted = draft if draft.value > 1 else None


def _is_harmed(tokens: Tokens, draft: Draft) -> bool:
    """Whether people are left out behind what befell them: killed 12 people and injured 30."""
    at, after = draft.first - 1, tokens.at(draft.last)
    while tokens.at(at) in _ASIDES and draft.first - at < 4:
        at -= 1
    ends = not after[:1].isalnum() or (after in STOPS and after not in OF)
    return ends and tokens.at(at) in _HARMING


def _more_millions(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give a bare number in millions what the one before it has: $5 billion and 4 billion more."""
    known: Draft | None = None
    for draft in drafts:
        is_told = draft.dimension == "money" or draft.noun is not None
        if known and is_told and known.last == draft.first - 1 and tokens.at(known.last) == "(":
            continue  # what a conversion in brackets is in says nothing of the rest
        if is_told and draft.number.scale >= _MILLION and draft.per is None:
            known = draft
        elif known and draft.is_unitless and _goes_on(tokens, draft):
            inherit(draft, known)


def _goes_on(tokens: Tokens, draft: Draft) -> bool:
    """Whether nothing else can be counted: a further 800 million, the 14 billion that."""
    if draft.number.scale < _MILLION or tokens.at(draft.last) in OF:
        return False
    at = draft.first
    while tokens.at(at - 1) in _ASIDES and draft.first - at < 3:
        at -= 1
    before = tokens.at(at - 1)
    is_forecast = before in _THE and tokens.at(draft.last) in _AFTER_THE
    return before in _MORE_MILLIONS or tokens.at(at) in _MORE_MILLIONS or is_forecast


def _is_people(tokens: Tokens, draft: Draft) -> bool:
    """Whether people are counted, by a common noun or where they are from."""
    head = draft.noun[1] - 1 if draft.noun else -1
    return tokens.at(head) in PEOPLE or tokens.word(head)[:1].isupper()


def _leaves_noun_out(tokens: Tokens, draft: Draft) -> bool:
    """Whether a number opens a clause and its verb follows: of which 80 are, and 12 were."""
    at = draft.first
    while tokens.at(at - 1) in _ASIDES and draft.first - at < 3:
        at -= 1
    opener = tokens.at(at - 1)
    after = tokens.at(draft.last)
    if after in OF and tokens.at(draft.last + 1) in _THEM:
        return True  # 19 of them
    follows = after in _PREDICATES or after in VERBS or after.endswith(PARTICIPLE_ENDS)
    return opener in _OF_WHICH or (follows and opener in _CLAUSE_OPENERS)


def _feet(tokens: Tokens, drafts: list[Draft]) -> None:
    """Read an apostrophe before inches as feet: 6'3"."""
    for one, two in pairwise(drafts):
        is_marked = gap_between(tokens, one, two) in _FOOT_MARKS and tokens.glued(one.last)
        if is_marked and one.is_unitless and two.unit == "inch" and 0 <= two.value < 12:
            one.unit, one.dimension, one.factor = "foot", "length", NAMES["foot"].factor
            one.last, one.is_unitless = one.last + 1, False


def _level(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give an index its points: lost 162 points to fall to 7,425.81."""
    points = next((draft for draft in drafts if draft.unit == "point"), None)
    if points is None:
        return
    for draft in drafts:
        if (
            draft.is_unitless
            and draft.value >= 100
            and tokens.at(draft.first - 1) in _BEFORE_A_LEVEL
        ):
            inherit(draft, points)


def _paired(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give a bare amount the money of the one before: 24 yen ($3) and 16 ($2)."""
    known: dict[str, Draft] = {}
    for one, two in pairwise(drafts):
        if two.currency is None or gap_between(tokens, one, two) != ("(",):
            continue
        if one.is_unitless and two.currency in known:
            inherit(one, known[two.currency])
        elif one.currency:
            known[two.currency] = one


def _runs_parallel(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether a bare number is of the same sort: the highest is 8 cents, the lowest is 7."""
    gap = gap_between(tokens, one, two)
    if one.is_unitless or one.dimension in ("count", "ordinal", "ratio"):
        return False
    if len(gap) == 1 and gap[0] in TO and tokens.at(one.first - 1) in DASHES:
        return True  # from 14-18 mpg to 24
    before = tokens.at(two.first - 1)
    if before in _ADDING and tokens.at(two.last) in _PLACES:
        return tokens.at(one.last) == tokens.at(two.last)  # 83 years for women and 79 for men
    links = not _CONTRASTS.isdisjoint(gap)
    return links and before == tokens.at(one.first - 1) and before in _CARRIERS


def _is_respective(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether a list ends in respectively, so that its members are alike: €2bn and 71 million."""
    if one.dimension in ("count", "ordinal", "ratio"):
        return False
    end = two.last + (tokens.at(two.last) == ",")
    return tokens.at(end) in _RESPECTIVELY


def inherit(one: Draft, two: Draft) -> None:
    """Give a draft the unit, currency and noun of another."""
    one.unit, one.dimension, one.currency = two.unit, two.dimension, two.currency
    one.is_currency_assumed, one.factor, one.per = two.is_currency_assumed, two.factor, two.per
    one.noun, one.is_attributive, one.is_unitless = two.noun, two.is_attributive, two.is_unitless


def link_duals(tokens: Tokens, drafts: list[Draft]) -> None:
    """Link a figure in brackets to the one before them that it says in another unit."""
    for one, two in pairwise(drafts):
        gap = gap_between(tokens, one, two)
        if not gap or gap[0] not in ("(", "[") or len(gap) > 2:
            continue
        differs = (one.unit, one.currency) != (two.unit, two.currency)
        if one.dimension == two.dimension and differs and one.dimension not in ("count", "percent"):
            two.same_as = one
            _rate_of_both(tokens, one, two)


def _rate_of_both(tokens: Tokens, one: Draft, two: Draft) -> None:
    """Read the rate after the brackets: C$6 (US$4.46) per share."""
    rate = read_rate(tokens, two.last + 1) if tokens.at(two.last) in (")", "]") else None
    if rate is None or one.per or two.per:
        return
    for draft in (one, two):
        draft.per = rate[0]
        draft.unit = f"{draft.unit} per {draft.per}" if draft.unit else f"per {draft.per}"
