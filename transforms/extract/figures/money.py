"""Money: $4.5m, C$149 billion, Rs 5 crore, 63 cents a share, $72 a barrel."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.extract.figures import currencies
from transforms.extract.figures.draft import (
    Draft,
    Sentence,
    draft_of,
    past_hyphen,
    scaled_by_letter,
)
from transforms.extract.figures.particles import MORE, OF, PER
from transforms.extract.figures.rates import read_rate
from transforms.lexicon.number_words import SCALES
from transforms.lexicon.numbers import Number
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary
from transforms.model.facts import Figure

_WORDS = vocabulary(__name__)
_WEIGHTS = frozenset(_WORDS["weights"])
_PLURALS_OF_SHY_NAMES = frozenset(_WORDS["plurals_of_shy_names"])
_PAYING = frozenset(_WORDS["paying"])
_WINNING = frozenset(_WORDS["winning"])
_COUNTRIES_AFTER: dict[str, str] = _WORDS["countries_after"]


def money(sentence: Sentence, number: Number) -> Draft | None:
    """Read $4.5m, C$149 billion, Rs 5 crore, 20 euros, 63 cents a share, $72 a barrel."""
    tokens, country = sentence.tokens, sentence.country
    before = currencies.money_before(tokens, number.first, country)
    if before and before.first < sentence.read_to:
        before = None
    if number.value < 0 and before is None:
        before = currencies.money_before(tokens, number.first + 1, country)
    draft = draft_of(number, number.last, "money")
    if number.letter:
        draft = scaled_by_letter(draft)
    after = None
    if before is None or tokens.word(before.last - 1) == "$" or before.name:
        at = past_hyphen(tokens, draft.last)
        at += number.kind == "vague" and tokens.at(at) in OF  # millions of dollars
        after = currencies.money_after(tokens, at, country)
        if after and before and (tokens.at(at) in ("$", "£", "€") or not before.name):
            after = None
    if after and tokens.at(after.first) in currencies.SHY_NAMES and not _is_money(tokens, draft):
        return None
    if before:
        return _rate_of_money(tokens, _with_currency(tokens, draft, before, after))
    if after:
        if tokens.at(after.first) in _WEIGHTS and not _is_sterling(tokens, draft, after, country):
            return None
        draft.last = after.last
        _take(draft, after)
        draft.is_attributive = (
            after.first > draft.number.last and tokens.at(draft.number.last) not in OF
        )
        return _rate_of_money(tokens, _scale_after(tokens, draft))
    return _minor_money(sentence, number)


def _is_money(tokens: Tokens, draft: Draft) -> bool:
    """Whether an amount is so large or exact that won is money; digits are enough for crowns."""
    is_plain = tokens.at(draft.last) in _PLURALS_OF_SHY_NAMES and draft.number.is_digits
    is_title = tokens.at(draft.first - 1) in _WINNING
    return draft.value >= 1000 or draft.value != int(draft.value) or (is_plain and not is_title)


def _is_sterling(
    tokens: Tokens, draft: Draft, after: currencies.Money, country: str | None
) -> bool:
    """Whether pounds are money: at home, or by the million and not of something."""
    if tokens.at(after.last) in OF:
        return False
    is_paid = not _PAYING.isdisjoint(tokens.lower[max(0, draft.first - 3) : draft.first])
    return country in currencies.HOMES["pound"] or draft.value >= 1e6 or is_paid


def _with_currency(
    tokens: Tokens, draft: Draft, before: currencies.Money, after: currencies.Money | None
) -> Draft:
    draft.first = before.first
    _take(draft, before)
    if after:
        draft.last = after.last
        _take(draft, after)
    elif before.assumed or before.name:
        code = _COUNTRIES_AFTER.get(tokens.at(draft.last))
        if code and tokens.word(draft.last)[0].isupper():
            draft.last += 1
            draft.currency, draft.is_currency_assumed = code, False
    is_minus = draft.first > 0 and tokens.at(draft.first - 1) in ("-", "−", "–")
    if is_minus and draft.value > 0 and (draft.first == 1 or not tokens.glued(draft.first - 1)):
        draft.first, draft.value = draft.first - 1, -draft.value
    return draft


def _take(draft: Draft, money: currencies.Money) -> None:
    draft.currency, draft.is_currency_assumed = money.code, money.assumed
    draft.unit = money.name if money.code is None else None


def _scale_after(tokens: Tokens, draft: Draft) -> Draft:
    """Read 75 USD million."""
    factor = SCALES.get(tokens.at(draft.last))
    if factor and draft.number.scale == 1 and factor > 100:
        draft.value, draft.last = draft.value * factor, draft.last + 1
    return draft


def _minor_money(sentence: Sentence, number: Number) -> Draft | None:
    tokens = sentence.tokens
    minor = currencies.minor_after(tokens, past_hyphen(tokens, number.last), sentence.country)
    if minor is None:
        return None
    draft = draft_of(number, minor.last, "money")
    draft.unit, draft.currency = minor.name, minor.code
    return _rate_of_money(tokens, draft)


def _rate_of_money(tokens: Tokens, draft: Draft) -> Draft:
    at = draft.last + (tokens.at(draft.last) in MORE and tokens.at(draft.last + 1) in PER)
    rate = read_rate(tokens, at)
    if rate:
        draft.per, draft.last = rate
        draft.unit = f"{draft.unit} per {draft.per}" if draft.unit else f"per {draft.per}"
    return draft


def of_one_kind(rows: Sequence[Figure]) -> list[Figure]:
    """Give crowns of no country the currency of the one kind of crown that the rows name."""
    told = {row.currency for row in rows if not row.is_currency_assumed}
    return [_of_kind(row, told) if _is_of_no_country(row) else row for row in rows]


def _is_of_no_country(row: Figure) -> bool:
    return row.dimension == "money" and row.currency is None


def _of_kind(row: Figure, told: set[str | None]) -> Figure:
    name, _, per = (row.unit or "").partition(" per ")
    kinds = told.intersection(currencies.HOMES.get(name, {}).values())
    if len(kinds) != 1:
        return row
    return replace(row, currency=kinds.pop(), unit=f"per {per}" if per else None)
