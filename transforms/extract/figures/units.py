"""Units of measurement by every name and sign that they go by."""

from typing import NamedTuple

from transforms.lexicon.phrases import Phrases
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
_WORDS: dict[str, list[str]] = _DATA.pop("words")


class Unit(NamedTuple):
    """A unit under pint's name, with its factor to SI base units where there is one."""

    name: str
    dimension: str
    factor: float | None


_PLURAL_SIGNS = frozenset(_WORDS["plural_signs"])
_WITHOUT_PLURAL = tuple(_WORDS["without_plural"])


def _load() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Read units.toml: names in lower case, and signs as they are written."""
    prefixes = {sign: text.split() for sign, text in _DATA.pop("prefixes").items()}
    names: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    for dimension, units in _DATA.items():
        for name, text in units.items():
            factor_text, *others = text.split()
            factor = None if factor_text == "?" else float(factor_text)
            wanted = others.pop()[1:] if others and others[-1].startswith("~") else ""
            forms = [name.replace("_", " "), *(form.replace("_", " ") for form in others)]
            _add(names, signs, Unit(name.replace("_", " "), dimension, factor), forms)
            for sign in wanted:
                word, size = prefixes[sign]
                larger = Unit(word + name, dimension, factor * float(size) if factor else None)
                _add(names, signs, larger, [_prefixed(form, word, sign) for form in forms])
    return names, signs


def _prefixed(form: str, word: str, sign: str) -> str:
    """Put a prefix before a name or a sign."""
    return (sign if _is_sign(form) else word) + form


def _is_sign(form: str) -> bool:
    return len(form.replace(" ", "")) <= 2 or not form.islower()


def _add(names: dict[str, Unit], signs: dict[str, Unit], unit: Unit, forms: list[str]) -> None:
    for form in forms:
        if _is_sign(form):
            signs.setdefault(form, unit)
            if form in _PLURAL_SIGNS:
                signs.setdefault(f"{form}s", unit)
            continue
        names.setdefault(form.lower(), unit)
        if form[-1].isalpha() and not form.endswith(_WITHOUT_PLURAL):
            names.setdefault(f"{form.lower()}s", unit)
            head, _, tail = form.partition(" per ")
            if tail:
                names.setdefault(f"{head.lower()}s per {tail.lower()}", unit)


NAMES, SIGNS = _load()
_BY_NAME = Phrases(NAMES)
_BY_SIGN = Phrases(SIGNS, exact=True)
_BY_ANY_SIGN = Phrases({sign.lower(): unit for sign, unit in SIGNS.items() if len(sign) > 1})
_SHY = frozenset(_WORDS["shy"])
_SYSTEMS = frozenset(_WORDS["systems"])
_PREPOSITION = frozenset(_WORDS["preposition"])
_BEFORE_A_PREPOSITION = frozenset(_WORDS["before_a_preposition"])
_AFTER_A_PREPOSITION = frozenset(_WORDS["after_a_preposition"])
_FINAL = frozenset(_WORDS["final"])
_DEGREES = frozenset(_WORDS["degrees"])
_BEFORE_DEGREES = frozenset(_WORDS["before_degrees"])
_SECONDS = frozenset(_WORDS["seconds"])


def read_unit(tokens: Tokens, at: int, *, after_digits: bool) -> tuple[Unit, int] | None:
    """Return the unit that starts at a token and where it ends; signs only after digits."""
    found = _BY_NAME.starting(tokens, at)
    if found is None and tokens.at(at) in _SYSTEMS:
        found = _BY_NAME.starting(tokens, at + 1)
    if after_digits:
        signs = _BY_SIGN.every_starting(tokens, at)
        if not signs and tokens.glued(at):
            signs = _BY_ANY_SIGN.every_starting(tokens, at)
        for sign in signs:
            if (found is None or sign[1] > found[1]) and _is_meant(tokens, at, sign[1]):
                found = sign
                break
    if found and tokens.glued(found[1]) and tokens.at(found[1])[:1].isalnum():
        return None
    return found


def _is_meant(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a short sign is the unit and no preposition, letter or abbreviation."""
    word = tokens.at(at)
    if word in ("'", '"'):
        return tokens.glued(at) and tokens.at(at - 2) != word  # "49" is in quotation marks
    if any(tokens.at(index)[0].isdigit() and not tokens.glued(index) for index in range(at, end)):
        return False  # m 2 is no m2
    if word in _DEGREES:
        is_second = tokens.at(at - 2) in _BEFORE_DEGREES
        return tokens.glued(at) and ("." in tokens.at(at - 1) or is_second)
    if word in _SECONDS and tokens.glued(at):
        return "." in tokens.at(at - 1)
    if end - at > 1 or word not in _SHY or tokens.glued(at):
        return True
    after = tokens.word(end)
    if word in _PREPOSITION:
        return after in _AFTER_A_PREPOSITION or tokens.at(at - 2) in _BEFORE_A_PREPOSITION
    if word in _FINAL:
        return after == ""
    return not after[:1].isupper() or word.isupper()
