"""Repair of what the tagger marks: one rule for each kind of mistake, in order."""

import re
from collections.abc import Iterable, Sequence

from transforms.extract.mentions.ends import ENDS, Repair, bare
from transforms.extract.mentions.kinds import SENTENCE_WORDS
from transforms.extract.mentions.nameless import named_at_all
from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import (
    ALL_FAMILIES,
    KINDS,
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
    if not text.text.endswith(BEHIND, name.start, name.stop):
        return (name,)
    for behind in BEHIND:
        if text.text.endswith(behind, name.start, name.stop):
            stop = name.stop - len(behind)
            return (name.moved(name.start, stop, "photo_credits"),) if stop > name.start else ()
    return (name,)


def abbreviated(name: Name, text: Text) -> Sequence[Name]:
    """Take in the full stop of an abbreviated state: Calif."""
    if name.stop - name.start < 7 and text.text[name.stop : name.stop + 1] == ".":
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


def legal_form_after(name: Name, text: Text) -> Sequence[Name]:
    """Take in the legal form behind a company: Tarn Holdings (plc)."""
    behind = _LEGAL_FORM.match(text.text, name.stop) if name.label == "ORG" else None
    return (name.moved(name.start, behind.end(), "legal_form"),) if behind else (name,)


def marks(name: Name, text: Text) -> Sequence[Name]:
    """Cut the mark off a player in a line-up: Hale 7, Prado 6."""
    found = _MARK.fullmatch(text.text, name.start, name.stop)
    if found is None:
        return (name,)
    behind = _MARK_BEHIND.match(text.text, name.stop)
    if behind is None and not _MARK_BEFORE.search(text.text, max(0, name.start - 30), name.start):
        return (name,)
    return (Name(name.start, found.end(1), "PERSON", "marks"),)


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


_MARK = re.compile(r"([A-Z][a-z’'-]+) \d{1,2}")
_MARK_BEHIND = re.compile(r"(?: \([^()\n]*\))?[;,] [A-Z][a-z’'-]+ \d{1,2}\b")
_MARK_BEFORE = re.compile(r"[A-Z][a-z’'-]+ \d{1,2}(?: \([^()\n]*\))?[;,] $")
_LEGAL_FORM = re.compile(
    r" (?:plc|PLC|Plc|Inc\.?|Ltd\.?|LLC|LLP|ASA|AG|AB|NV|GmbH|Oyj|SpA|S\.A\.|"
    r"Co\.?,? Ltd\.?)(?![\w-])"
)
_HALF = re.compile(r"-([a-z]{2,6})\b")

WORDS: tuple[Repair, ...] = (
    photo_credits,
    abbreviated,
    starters_before,
    titles,
    people_before,
    leader_before,
    given_name_before,
    legal_form_after,
    hyphen_after,
    named_at_all,
)
"""For all names, after the others."""
ALL = (*ENDS, marks, *WORDS)
WORD: tuple[Repair, ...] = (
    abbreviated,
    given_name_before,
    legal_form_after,
    hyphen_after,
    named_at_all,
)
"""Those of them that may change a single word."""

_PLAIN = re.compile(r"(?!(?:The|A|An|THE|Former) )[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*)*")


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
