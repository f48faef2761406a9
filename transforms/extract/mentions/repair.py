"""Repair of what the tagger marks: one rule for each kind of mistake, in order."""

import re
from collections.abc import Iterable, Sequence

from transforms.extract.mentions.ends import ENDS, Repair, bare
from transforms.extract.mentions.kinds import LAST, SENTENCE_WORDS
from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import (
    ALL_FAMILIES,
    COMMON,
    DATES,
    KINDS,
    MEASURES,
    NEVER,
    NOUNS,
)
from transforms.lexicon.countries import place, region
from transforms.lexicon.names import EAST_ASIAN_GIVEN, bodies, leaders, words_for_bodies
from transforms.lexicon.roles import GIVEN_NAMES, HONORIFICS, TITLES, before_name

LEADS = frozenset(title.partition(" ")[0].partition("-")[0] for title in TITLES | HONORIFICS) | {
    *("former", "Former", "then", "Then", "ex", "Ex", "acting", "Acting", "deputy", "interim"),
    *("Interim", "late", "Late"),
}
"""First words of what `before_name` finds."""
BEHIND = tuple(f" {word}" for word in KINDS["never"]["behind"])


def photo_credits(name: Name, text: Text) -> Sequence[Name]:
    """Cut Photo off AP Photo."""
    for behind in BEHIND:
        if text.text.endswith(behind, name.start, name.stop):
            stop = name.stop - len(behind)
            return (name.moved(name.start, stop, "photo_credits"),) if stop > name.start else ()
    return (name,)


def abbreviated(name: Name, text: Text) -> Sequence[Name]:
    """Take in the full stop of an abbreviated state: Calif."""
    if text.text[name.stop : name.stop + 1] == "." and name.stop - name.start < 7:
        short = text.text[name.start : name.stop + 1]
        if region(short) and not place(short[:-1]):
            return (Name(name.start, name.stop + 1, "GPE", "abbreviated"),)
    return (name,)


def given_name_before(name: Name, text: Text) -> Sequence[Name]:
    """Take in the given name that the tagger left out: Don (Emmert)."""
    if name.label not in ("PERSON", "ORG", "GPE") or text.text[name.start - 1 : name.start] != " ":
        return (name,)
    number = text.number(name.start) - 1
    if (
        number < 0
        or text.words[number] not in GIVEN_NAMES
        or place(text.text[name.start : name.stop])
    ):
        return (name,)
    if text.stop(number) != name.start - 1 or text.words[number] in TITLES:
        return (name,)
    return (
        name.moved(text.starts[number], name.stop, "given_name").labelled("PERSON", "given_name"),
    )


def hyphen_after(name: Name, text: Text) -> Sequence[Name]:
    """Take in the second half of a given name: Yoon Suk(-yeol)."""
    behind = _HALF.match(text.text, name.stop)
    if name.label != "PERSON" or behind is None or not EAST_ASIAN_GIVEN.fullmatch(behind[1]):
        return (name,)
    if text.text[name.start : name.stop].partition(" ")[0] not in ALL_FAMILIES:
        return (name,)
    return (name.moved(name.start, behind.end(), "hyphen_after"),)


def titles(name: Name, text: Text) -> Sequence[Name]:
    """Trim offices and honorifics before a person, and an office behind a place or body."""
    found = text.text
    if name.label in ("PERSON", "ORG") and _may_be_led(found[name.start : name.stop]):
        lead = before_name().match(found, name.start, name.stop)
        rest = found[lead.end() : name.stop] if lead else ""
        if lead and rest[:1].isupper() and not _is_no_office(lead[0].strip(), rest, name, text):
            return (name.moved(lead.end(), name.stop, "titles").labelled("PERSON", "titles"),)
    if name.label in ("GPE", "ORG", "NORP", "FAC", "LOC"):
        words = found[name.start : name.stop].split()
        office = next((n for n in (2, 1) if _is_office(words[-n:]) and len(words) > n), 0)
        if office:
            stop = found.rindex(words[-office], name.start, name.stop)
            return bare(name.moved(name.start, stop, "titles"), text)
    return (name,)


def _may_be_led(found: str) -> bool:
    """Whether the first word is one of an office: asked first, as the pattern takes long."""
    head, space, _ = found.partition(" ")
    return bool(space) and head.partition("-")[0].rstrip(".") in LEADS


def _is_no_office(lead: str, rest: str, name: Name, text: Text) -> bool:
    """Whether what looks like an office is part of the name: General Staff, Dean Smith."""
    found = text.text[name.start : name.stop]
    start = " ".join(found.split()[:2])
    if rest in NOUNS or rest in NEVER or found in bodies() or start in words_for_bodies():
        return True
    return lead in GIVEN_NAMES and lead in TITLES and " " not in rest


def _is_office(words: Sequence[str]) -> bool:
    """Whether words are an office; one of two words also of several: Foreign Ministers."""
    office = " ".join(words)
    return office in TITLES or (len(words) > 1 and office.removesuffix("s") in TITLES)


def starters_before(name: Name, text: Text) -> Sequence[Name]:
    """Cut Beyond off Beyond Hale: a capital that only the sentence gives."""
    head, space, rest = text.text[name.start : name.stop].partition(" ")
    if name.label != "PERSON" or head not in SENTENCE_WORDS or not rest[:1].isupper():
        return (name,)
    return (name.moved(name.start + len(head) + 1, name.stop, "starters_before"),) if space else ()


def leader_before(name: Name, text: Text) -> Sequence[Name]:
    """Cut Obama off the Obama White House: who leads a known body is no part of its name."""
    head, _, rest = text.text[name.start : name.stop].partition(" ")
    if head not in leaders():
        return (name,)
    seat = place(rest)
    if rest not in bodies() and (seat is None or seat.kind != "seat"):
        return (name,)
    cut = name.start + len(head)
    return (
        Name(name.start, cut, "PERSON", "leader_before"),
        Name(cut + 1, name.stop, "ORG", "leader_before"),
    )


def people_before(name: Name, text: Text) -> Sequence[Name]:
    """Cut Iraqi off Iraqi Ali Hassan, as a people of its own, and Democratic off Sen. Ann Lee."""
    head, space, rest = text.text[name.start : name.stop].partition(" ")
    if name.label != "PERSON" and not _is_led(rest):
        return (name,)
    known = place(head) if space else None
    if (
        known is None
        or known.kind != "people"
        or not text.text[name.start + len(head) + 1].isupper()
    ):
        return (name,)
    cut = name.start + len(head)
    person = name.moved(cut + 1, name.stop, "people_before").labelled("PERSON", "people_before")
    return (Name(name.start, cut, "NORP", "people_before"), *titles(person, text))


def _is_led(found: str) -> bool:
    """Whether this is an office and a person's full name: Sen. Ann Lee, not General Staff."""
    lead = before_name().match(found) if _may_be_led(found) else None
    return lead is not None and " " in found[lead.end() :]


def named_at_all(name: Name, text: Text) -> Sequence[Name]:
    """Drop what is no name: no capital or digit in it, a bare office, a month, shorthand."""
    found = text.text[name.start : name.stop]
    if found in NEVER or found in TITLES or not (found[0].isupper() or _has_capital(found)):
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
    return found == "State" and text.text.endswith("Secretary of ", 0, name.start)


def _is_no_phrase(found: str, name: Name) -> bool:
    """Whether this is a measure, shorthand with a full stop, or one of numbered things."""
    if _is_measure(found) and not (name.label == "EVENT" and DATES.intersection(found.split())):
        return True
    if found.rstrip(".") in NEVER or sum(map(str.isalpha, found)) < 2:
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


_ADDRESS = re.compile(r"(?:https?:|www\.|\w\.\w{2,4}/)\S*$")
_IN_ADDRESS = frozenset("/-.=#")
_NUMBERED = re.compile(
    r"(?:Group|Series|Level|Week|Phase|Stage|Tier|Class|Type|Gate|Room|Box|Figure|Chapter|Page|Round|"
    r"Game|Day|Division|Grade|Pool|Stop|Step|Zone|Category|No\.?) (?:[A-Z]|\d{1,3}|[IVX]{1,4})"
)
"""Group C, Level 2."""
_HALF = re.compile(r"-([a-z]{2,6})\b")
_OFFICE = re.compile(r" (?:Ministers?|Secretary|Commissioner) (?=[A-Z])")

WORDS: tuple[Repair, ...] = (
    photo_credits,
    abbreviated,
    starters_before,
    titles,
    people_before,
    leader_before,
    given_name_before,
    hyphen_after,
    named_at_all,
)
"""For all names, after the others."""
ALL = (*ENDS, *WORDS)
WORD: tuple[Repair, ...] = (abbreviated, given_name_before, hyphen_after, named_at_all)
"""Those of them that may change a single word."""

_PLAIN = re.compile(r"(?!(?:The|A|An|THE|Former) )[A-Z][^\W_]*(?: [A-Z][^\W_]*)*")


def repaired(names: Iterable[Name], text: Text) -> list[Name]:
    """Return what the names should have been, by every rule in order."""
    found: list[Name] = []
    for name in names:
        spelling = text.text[name.start : name.stop]
        if spelling.isalpha() and spelling[0].isupper():
            is_safe = _is_safe(spelling) and text.text[name.stop : name.stop + 1] != "."
            found += [name] if is_safe else _by(WORD, name, text)
        else:
            found += _by(WORDS if _PLAIN.fullmatch(spelling) else ALL, name, text)
    return found


def _is_safe(spelling: str) -> bool:
    """Whether a table knows a word so well that there is nothing to repair: Russia."""
    known = place(spelling)
    return known is not None and known.kind in ("country", "people")


def _by(rules: Sequence[Repair], name: Name, text: Text) -> list[Name]:
    """Return what the rules, one after the other, make of a name: mostly itself."""
    for number, rule in enumerate(rules, start=1):
        new = rule(name, text)
        if len(new) != 1:
            return [last for one in new for last in _by(rules[number:], one, text)]
        name = new[0]
    return [name]
