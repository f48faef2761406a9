"""What the tagger marks and is no name: shorthand, measures, offices, addresses."""

import re
from collections.abc import Sequence

from transforms.extract.mentions.kinds import LAST
from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import COMMON, DATES, MEASURES, NEVER
from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies, words_for_bodies
from transforms.lexicon.roles import HONORIFICS, TITLES

_COUNTS = re.compile(r" ?\d")
"""Behind a currency: NOK 31.2bn."""
_ADDRESS = re.compile(r"(?:https?:|www\.|\w\.\w{2,4}/)\S*$")
_IN_ADDRESS = frozenset("/-.=#")
_NUMBERED = re.compile(
    r"(?:Group|Series|Level|Week|Phase|Stage|Tier|Class|Type|Gate|Room|Box|Figure|Chapter|Page|Round|"
    r"Game|Day|Division|Grade|Pool|Stop|Step|Zone|Category|No\.?) (?:[A-Z]|\d{1,3}|[IVX]{1,4})"
)
"""Group C, Level 2."""
_ROLE_OF = re.compile(
    r"(?:[A-Z][a-z]+ ){0,2}?(?:Superintendents?|Secretar(?:y|ies)|Commissioners?|Ministers?|"
    r"Directors?|Registrar|Comptroller|Treasurer|Chief|Professor|Dean|Speaker|Chairman|"
    r"President) of\b"
)
"""State Superintendent of Public (Instruction): an office, not a body."""
_OFFICE = re.compile(r" (?:Ministers?|Secretary|Commissioner) (?=[A-Z])")


def named_at_all(name: Name, text: Text) -> Sequence[Name]:
    """Drop what is no name: no capital or digit in it, a bare office, a month, shorthand."""
    found = text.text[name.start : name.stop]
    if found in NEVER or found in TITLES or not (found[0].isupper() or _has_capital(found)):
        return ()
    if found in HONORIFICS and text.text[name.stop : name.stop + 1] == ".":
        return ()
    is_no_name = _is_no_word(found, name, text) if found.isalpha() else _is_no_phrase(found, name)
    if is_no_name or _is_address(name, text) or _is_portfolio(name, found, text):
        return ()
    return (name,)


def _has_capital(found: str) -> bool:
    return any(letter.isupper() for letter in found)


def _is_no_word(found: str, name: Name, text: Text) -> bool:
    """Whether one word is a letter, a common word, or a minister's (Secretary of) State."""
    if len(found) < 3 and (len(found) == 1 or (found[1].islower() and name.label != "PERSON")):
        return True
    if found in COMMON and name.label != "PERSON":
        return True
    if found in MEASURES and _COUNTS.match(text.text, name.stop):
        return True
    return found == "State" and text.text.endswith("Secretary of ", 0, name.start)


def _is_no_phrase(found: str, name: Name) -> bool:
    """Whether this is a measure, shorthand with a full stop, or one of numbered things."""
    if _is_measure(found) and not (name.label == "EVENT" and DATES.intersection(found.split())):
        return True
    if found.rstrip(".") in NEVER or sum(map(str.isalpha, found)) < 2:
        return True
    if name.label == "ORG" and _ROLE_OF.match(found):
        return True
    return name.label not in ("LAW", "WORK") and _NUMBERED.fullmatch(found) is not None


def _is_address(name: Name, text: Text) -> bool:
    """Whether this is an account or stands in the address of a page."""
    before = text.text[name.start - 1 : name.start]
    if before == "@" or "@" in text.text[name.start : name.stop]:
        return True
    if before not in _IN_ADDRESS:
        return False
    return _ADDRESS.search(text.text, max(0, name.start - 80), name.start) is not None


def _is_portfolio(name: Name, found: str, text: Text) -> bool:
    """Whether this is what a minister is in charge of: (the) External Affairs (Minister)."""
    office = _OFFICE.match(text.text, name.stop)
    if office is None or name.label not in ("ORG", "LAW", "EVENT") or found in bodies():
        return False
    return (
        found not in words_for_bodies()
        and place(found) is None
        and found.rpartition(" ")[2] not in LAST
    )


def _is_measure(found: str) -> bool:
    """Whether this is a number and its unit, time zone or currency, or a day: March 7."""
    words = found.split()
    numbers = [word for word in words if word[0].isdigit()]
    if not numbers or (words[0] not in numbers and words[0] in MEASURES and words[0].istitle()):
        return False  # a title: Kelvin 300
    return all(word in numbers or word in MEASURES or word in DATES for word in words)
