"""Datelines: the place and the agency that a report begins with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import DATES, KINDS, NEVER
from transforms.lexicon.countries import place, region
from transforms.lexicon.names import bodies
from transforms.lexicon.roles import GIVEN_NAMES

_DATELINE = re.compile(
    r"^[ \t]*(?P<town>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3})"
    r"(?:, (?P<area>[A-ZÀ-Þ][\w.]+(?: [A-ZÀ-Þ][\w.]+){0,2}))?"
    r"(?P<day>,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
    r"(?:,? ?(?:\((?P<agency>[A-Z][\w.&/ -]{1,30})\)|/(?P<wire>[A-Z][\w.& -]{1,30})/))?"
    r"(?: ?[—–] ?| -{1,2} |(?P<colon>: ))(?=[\"“‘'«]?[A-ZÀ-Þ\d])",
    re.MULTILINE,
)
_HEADINGS = frozenset(KINDS["dateline"]["headings"].split())
"""Words in capitals that stand before a dash as well: EXCLUSIVE."""


class _Line(NamedTuple):
    town: tuple[int, int]
    area: tuple[int, int]
    agency: tuple[int, int]
    is_bare: bool
    """Whether nothing but the capitals and a dash says that this is a dateline."""


def datelines(text: Text) -> Iterator[Name]:
    """Yield the places and agencies of datelines: TARNBY, April 3 (Nordwire) - At least ...

    Of capitals and a dash alone there must be no other: else they are headings of a list.
    """
    lines = [line for match in _DATELINE.finditer(text.text) if (line := _line(match))]
    bare = sum(line.is_bare for line in lines)
    for line in lines:
        if line.is_bare and bare > 1:
            continue
        yield Name(*line.town, "GPE", "dateline")
        if line.area[0] >= 0:
            yield Name(*line.area, "GPE", "dateline")
        if line.agency[0] >= 0:
            yield Name(*line.agency, "ORG", "dateline")


def _line(match: re.Match[str]) -> _Line | None:
    """Return what a match names, if it is a dateline."""
    town, area = match["town"], match["area"]
    agency = "agency" if match["agency"] else "wire"
    known = place(town) or place(town.title())
    has_agency = match[agency] is not None and _is_agency(match[agency])
    has_area = area is not None and (place(area) or region(area)) is not None
    if (area is not None and not has_area) or (known is not None and known.label == "NORP"):
        return None
    told = has_agency or (match["day"] is not None and town.isupper())
    if not town.isupper() and not has_agency:
        return None
    is_bare = not (told or has_area or known)
    if is_bare and (match["colon"] or _is_heading(town)):
        return None
    spans = match.span("town"), match.span("area"), match.span(agency) if has_agency else (-1, -1)
    return _Line(*spans, is_bare)


def _is_agency(name: str) -> bool:
    return place(name) is None and region(name) is None and not ({name} & (NEVER | DATES))


def _is_heading(town: str) -> bool:
    """Whether these are words that head a passage, a body or a person."""
    words = town.split()
    person = len(words) > 1 and words[0].title() in GIVEN_NAMES
    return bool(person or _HEADINGS.intersection(words) or town in bodies() or town in NEVER)


def towns(text: Text, names: list[Name]) -> Iterator[Name]:
    """Yield a dateline's town where the text writes it small: the Tarnby man."""
    for name in names:
        town = text.text[name.start : name.stop]
        if name.label == "GPE" and town.isupper() and len(town) > 3:
            for start, stop in text.occurrences(town.title()):
                if not text.text.startswith((" ", "-"), stop) or not _goes_on(text, stop):
                    yield Name(start, stop, "GPE", "town")


def _goes_on(text: Text, stop: int) -> bool:
    """Whether a longer name may go on behind an offset: Tarnby (Council)."""
    return text.text[stop + 1 : stop + 2].isupper()
