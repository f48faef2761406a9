"""Money's names and signs, and whose money a bare one is."""

from typing import NamedTuple

from transforms.extract.figures.particles import ARTICLES
from transforms.lexicon.number_words import SCALE_LETTERS, SCALES
from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
CODES: list[str] = _DATA["codes"]
NAMES: dict[str, str] = {name.replace("_", " "): code for name, code in _DATA["names"].items()}
HOMES: dict[str, dict[str, str]] = _DATA["homes"]
"""The name of a money -> country -> currency; * is the usual one where no country is known."""
_BY_CODE: dict[str, str] = {code: code for code in CODES} | _DATA["renamed"]
_WITHOUT_PLURAL = tuple(_DATA["without_plural"])


def _plural(name: str) -> list[str]:
    return [name] if name.endswith(_WITHOUT_PLURAL) else [name, f"{name}s"]


_LOWER_CODES = {code.lower(): code for code in _DATA["lower_codes"]}
_LOWER_CODES_BEFORE = {code.lower(): _BY_CODE[code] for code in _DATA["lower_codes_before"]}
_SIGNS: dict[str, str] = _DATA["before"]
_BEFORE = Phrases(_SIGNS | _BY_CODE, exact=True)
_BEFORE_LOWER = Phrases(
    {
        sign.lower(): code
        for sign, code in _SIGNS.items()
        if "$" in sign and (len(sign) > 2 or sign == "C$")
    }
)
_AFTER = Phrases(_DATA["after"] | _BY_CODE, exact=True)
_NAMES = Phrases(
    {form: code for name, code in NAMES.items() for form in _plural(name)} | _LOWER_CODES
)
_MINOR = Phrases(
    {
        form: (name, code)
        for name, code in ((key.replace("_", " "), code) for key, code in _DATA["minor"].items())
        for form in _plural(name)
    }
)
_LETTERS = frozenset(_DATA["letters"] + _DATA["shy_codes"])
_MACHINES = frozenset(_DATA["machines"])
_GLUED_SIGNS = frozenset(_DATA["glued_signs"])
_PENNIES = frozenset(_DATA["pennies"])
_CENTS = frozenset(_DATA["cents"])
SHY_NAMES = frozenset(_DATA["shy_names"])
"""Names of money that are common words, money only with a large or exact amount."""
_APART = frozenset(_DATA["apart"])
_AFTER_WHAT_IS_APART = frozenset(_DATA["after_what_is_apart"])
_MERIDIAN = frozenset(_DATA["meridian"])


class Money(NamedTuple):
    """A currency as it is written at a place: tokens[first:last]."""

    first: int
    last: int
    code: str | None
    name: str
    """The bare name where the country is unknown: franc, dollar."""
    assumed: bool


def _whose(mark: str, first: int, last: int, country: str | None) -> Money:
    """Settle whose money is meant: by the outlet's country, else by what is usual, marked so."""
    if not mark.startswith("?"):
        return Money(first, last, mark, "", False)
    name = mark[1:]
    homes = HOMES.get(name, {})
    if country and country in homes:
        return Money(first, last, homes[country], name, False)
    usual = homes.get("*")
    return Money(first, last, usual, name, usual is not None)


def money_before(tokens: Tokens, end: int, country: str | None) -> Money | None:
    """Return the currency that ends right before a number, as in US$ 5 or RM79."""
    found = _BEFORE.ending(tokens, end)
    lower = _BEFORE_LOWER.ending(tokens, end)
    if lower and (found is None or lower[1] < found[1]):
        found = lower
    if found is None:
        code = _LOWER_CODES_BEFORE.get(tokens.at(end - 1))
        if code:
            return Money(end - 1, end, code, "", False)
        name = _NAMES.ending(tokens, end)
        if name and " " in tokens.text[tokens.starts[name[1]] : tokens.stops[end - 1]]:
            return _whose(name[0], name[1], end, country)
        return None
    mark, first = found
    if tokens.at(first) in ARTICLES and not tokens.glued(first + 1):
        mark, first = _SIGNS[tokens.word(end - 1)], end - 1  # A $25 discount
    if tokens.word(first) in _LETTERS and not _is_large(tokens, end):
        return None
    if tokens.word(first) in _MACHINES and len(tokens.at(end)) == 1 and not _is_large(tokens, end):
        return None  # PS4 is a machine
    if first and tokens.glued(first) and tokens.at(first - 1)[:1].isalpha():
        is_sign = tokens.word(first) in _GLUED_SIGNS
        return _whose(mark, first, end, country) if is_sign else None
    return _whose(mark, first, end, country)


def _is_large(tokens: Tokens, at: int) -> bool:
    """Whether the number at a token is so large that a letter before it is money: R18.5bn."""
    follower = tokens.at(at + 1)
    is_scaled = tokens.glued(at + 1) and tokens.word(at + 1) in SCALE_LETTERS
    return "," in tokens.at(at) or follower in SCALES or is_scaled


def money_after(tokens: Tokens, at: int, country: str | None) -> Money | None:
    """Return the currency that starts at a token after a number, as in 5 euros or 20 USD."""
    name = _NAMES.starting(tokens, at)
    sign = _AFTER.starting(tokens, at)
    found = sign if sign and (name is None or sign[1] >= name[1]) else name
    if found is None:
        return None
    mark, last = found
    if tokens.glued(last) and tokens.at(last)[:1].isalnum() and tokens.word(at) != "$":
        return None
    return _whose(mark, at, last, country)


def _stands_apart(tokens: Tokens, last: int) -> bool:
    """Whether the sign of a hundredth may end there: 68 p at, and not: 3 p. m."""
    is_clock = tokens.at(last) == "." and tokens.at(last + 1) in _MERIDIAN
    return tokens.at(last) in _AFTER_WHAT_IS_APART and not is_clock


def minor_after(tokens: Tokens, at: int, country: str | None) -> Money | None:
    """Return the hundredth that starts at a token after a number: cents, pence, 17c."""
    found = _MINOR.starting(tokens, at)
    if found is None:
        return None
    (name, code), last = found
    if (
        len(tokens.at(at)) == 1
        and not tokens.glued(at)
        and not (name in _APART and _stands_apart(tokens, last))
    ):
        return None
    if tokens.word(at) == "C" or (tokens.glued(last) and tokens.at(last)[:1].isalnum()):
        return None
    name = "penny" if name in _PENNIES else "cent" if name in _CENTS else name
    if code == "?":
        home = HOMES["dollar"].get(country or "") if name == "cent" else None
        return Money(at, last, home, name, False)
    return Money(at, last, code, name, False)
