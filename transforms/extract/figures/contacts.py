"""Numbers to find or call somebody by: 575 Wilbraham Road, PA 23456, 0800 123 456."""

from transforms.extract.figures.draft import Sentence
from transforms.extract.figures.particles import DASHES
from transforms.extract.figures.surroundings import has_money
from transforms.lexicon.numbers import Number
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_SETS = {name: frozenset(words) for name, words in vocabulary(__name__).items()}
_STREETS = _SETS["streets"]
_LEADING_STREETS = _SETS["leading_streets"]
_ORDINAL_ENDS = _SETS["ordinal_ends"]
_LONGEST_PHONE = 8
_LOCAL = (3, 4)
"""Digits of the two parts of an American number."""


def address(sentence: Sentence, number: Number) -> bool:
    """Veto 575 Wilbraham Road, 16-18 Industrial Avenue, PA 23456."""
    tokens, at = sentence.tokens, number.last
    if not number.is_digits:
        return False
    before = tokens.word(number.first - 1)
    if len(tokens.at(number.first)) == 5 and len(before) == 2 and before.isupper():
        return tokens.at(number.first).isdecimal() and not has_money(tokens, number)
    if tokens.at(at) in DASHES and tokens.at(at + 1).isdecimal():
        at += 2
    if tokens.at(at) in _LEADING_STREETS:
        return tokens.word(at)[:1].isupper() and tokens.word(at + 1)[:1] not in ("", ".", ",")
    for step in range(at, at + 4):
        word = tokens.word(step)
        if step > at and word.lower() in _STREETS and word[:1].isupper():
            return True
        if not (word[:1].isupper() or word[:1].isdigit() or word in _ORDINAL_ENDS):
            return False
    return False


def phone(sentence: Sentence, number: Number) -> bool:
    """Veto 1-222-2222 and other chains of three numbers or more."""
    tokens = sentence.tokens
    if not number.is_digits:
        return False
    if _in_digit_groups(tokens, number.first) or _is_local(tokens, number.first):
        return True
    links = 0
    for step in (2, -2):
        at = number.first
        while (
            tokens.at(at + step)[:1].isdigit()
            and tokens.at(at + step // 2) in ("-", "–", "/")
            and tokens.glued(max(at, at + step))
            and tokens.glued(max(at, at + step) - 1)
        ):
            links, at = links + 1, at + step
            if links > 1:
                return True
    return False


def _is_local(tokens: Tokens, at: int) -> bool:
    """Whether three digits and four stand there, maybe after an area code: (808) 847-3246."""
    if tokens.at(at) == ")" or tokens.at(at + 1) == ")":
        return tokens.at(at - 1) == "(" and len(tokens.at(at)) == 3 and _is_local(tokens, at + 2)
    at -= 2 * (tokens.at(at - 1) in DASHES and tokens.glued(at))
    lengths = len(tokens.at(at)), len(tokens.at(at + 2))
    is_bound = tokens.at(at + 1) in DASHES and tokens.glued(at + 1) and tokens.glued(at + 2)
    are_digits = tokens.at(at).isdecimal() and tokens.at(at + 2).isdecimal()
    return is_bound and are_digits and lengths == _LOCAL and not tokens.at(at + 3).isalpha()


def _is_group(word: str) -> bool:
    return word.isdecimal() or word in ("(", ")")


def _in_digit_groups(tokens: Tokens, at: int) -> bool:
    """Whether bare groups of digits stand in a row, as in +46 70 555 01 23."""
    first = last = at
    while at - first < _LONGEST_PHONE and _is_group(tokens.at(first - 1)):
        first -= 1
    while last - at < _LONGEST_PHONE and _is_group(tokens.at(last + 1)):
        last += 1
    groups = sum(tokens.at(index).isdecimal() for index in range(first, last + 1))
    is_dialled = tokens.at(first)[0] == "0" or (tokens.at(first - 1) == "+" and tokens.glued(first))
    return groups > 3 or (groups > 1 and is_dialled)


def leading_zero(sentence: Sentence, number: Number) -> bool:
    """Veto 007 and the 0800 of a phone number."""
    word = sentence.tokens.at(number.first)
    return word.isdecimal() and len(word) > 1 and word[0] == "0"
