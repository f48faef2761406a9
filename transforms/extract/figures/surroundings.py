"""What stands right beside a number: a unit, money."""

from transforms.extract.figures import currencies
from transforms.extract.figures.units import read_unit
from transforms.lexicon.numbers import Number
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_WORDS: dict[str, list[str]] = vocabulary(__name__)
_PERCENT = frozenset(_WORDS["percent"])
_SMALL = 1000
_PLURAL = frozenset(_WORDS["plural"])


def has_unit(tokens: Tokens, number: Number) -> bool:
    """Whether a unit, a percent sign or money stands right after the number."""
    at = number.last
    at += tokens.at(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if tokens.at(at) in _PLURAL:
        return False  # Model 3s
    return (
        tokens.at(at) in _PERCENT
        or read_unit(tokens, at, after_digits=number.is_digits) is not None
        or _has_money_after(tokens, number, at)
        or currencies.minor_after(tokens, at, None) is not None
    )


def _has_money_after(tokens: Tokens, number: Number, at: int) -> bool:
    """Whether money follows, and no word that only sounds like it: Proposition 22 won."""
    is_word = tokens.at(at) in currencies.SHY_NAMES and number.value < _SMALL
    return not is_word and currencies.money_after(tokens, at, None) is not None


def has_money(tokens: Tokens, number: Number) -> bool:
    """Whether a currency stands right before the number."""
    return currencies.money_before(tokens, number.first, None) is not None
