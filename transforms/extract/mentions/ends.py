"""Repair of the ends of a name, and of names run together: one rule for each kind of mistake.

A rule takes one name and the text, and gives the names that it should have been: one, several or
none.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from transforms.extract.mentions.kinds import LAST, OF, SENTENCE_WORDS, kind_of
from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import KINDS
from transforms.lexicon.countries import place, region
from transforms.lexicon.names import bodies, words_for_bodies
from transforms.lexicon.roles import GIVEN_NAMES

CUT = re.compile(rf"\s+(?:{'|'.join(KINDS['cut']['words'].split())})\s+(?:the\s+)?")
type Repair = Callable[[Name, Text], Sequence[Name]]

_PARTICLES = frozenset({"al", "el", "de", "da", "di", "du", "van", "von", "bin", "ibn", "la", "le"})
_LEAD = re.compile(
    r"(?:(?:the|a|an|The|A|An|THE|[Ff]ormer|[a-z]{1,3}\.)\s+|(?:anti|pro|un|non|ex)-(?=[A-Z])|[\s\"'“”‘’«(\[{*•·–—―&#-]+)"
)
_WITHIN = re.compile(r"(?<=\w) of (?:the )?(?=[A-Z])")
_TAIL = re.compile(r"(?:['’][sS]|[\s\"'“”‘’»,;:!?)\]}*–—―-]+)$")
_COUNTED = re.compile(r"(?<=s)['’]\s+\d[\d.,]*$|(?<=[^s])['’]s\s+\d[\d.,]*$")
_UNDATED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_YEAR = re.compile(r"(?:19|20)\d\d\s+(?=[A-Z])")
_NUMBER = re.compile(r"(?<=\w)\s+\d[\d.,]*$")
_SCORE = re.compile(r"\s+\d[\d\s:–-]*$")
_DOTTED = re.compile(r"\b[A-Z](?:\.[A-Z])+$")
_SEPARATOR = re.compile(r"\s*/\s*")
_AND = re.compile(r"\s+(?:and|&)\s+")
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’]) (?=[A-Z])")
_LIST = re.compile(r",\s+| [-–—] ")
_SMALL_ENDS = re.compile(
    r"^(?:[a-z]+(?:-[a-z]+)*\s+)+(?=[A-Z\d])|(?:[\s&]+(?:[a-z]+(?:-[a-z]+)*|&))+(?:['’]s?)?$"
)
_CLOSING = re.compile(r"(?<=\w[\w!?.,])[\"”]\s")
_FUNCTION_END = re.compile(r"(?:\s+(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|that))+$")
_NEXT_SENTENCE = re.compile(r"(?:(?<=\w\w\.)|(?<=\.\w\.)) ([A-Z][a-z]*)(?![\w-])")
_ARTICLES = frozenset({"The", "A", "An"})
_PART = re.compile(r"(?:Inc|Ltd|LLC|LLP|Co|Corp|PLC|Jr|Sr|II|III|IV|MD|PhD|D\.C|DC)\b\.?")


def one_line(name: Name, text: Text) -> Sequence[Name]:
    """Cut where a line ends: no name runs on into the next line or cell."""
    found = text.text[name.start : name.stop]
    if "\n" not in found and "\t" not in found:
        return (name,)
    return [
        name.moved(name.start + part.start(), name.start + part.end(), "one_line")
        for part in re.finditer(r"[^\n\t]+", found)
    ]


def slashes(name: Name, text: Text) -> Sequence[Name]:
    """Split Tass/Abaca Press/TNS; AC/DC and TCP/IP are one."""
    found = text.text[name.start : name.stop]
    parts = _SEPARATOR.split(found)
    if len(parts) == 1 or all(len(part) <= 3 for part in parts):
        return (name,)
    return list(_parts(name, text, _SEPARATOR, "slashes"))


def joined(name: Name, text: Text) -> Sequence[Name]:
    """Split Ann Lee and Tom Ray, FBI and Justice Department: a person is not two.

    Of other names one side must be known: Arm and Credit Suisse, but Lee and Ray may be one firm.
    """
    joint = _AND.search(text.text, name.start, name.stop)
    found = text.text[name.start : name.stop]
    if joint is None or (name.label != "PERSON" and _is_one(found)):
        return (name,)
    sides = text.text[name.start : joint.start()], text.text[joint.end() : name.stop]
    if all(side in GIVEN_NAMES for side in sides):
        name = name.labelled("PERSON", "joined")
    if name.label == "PERSON" or any(map(_is_body, sides)) or all(map(place, sides)):
        return list(_parts(name, text, _AND, "joined"))
    return (name,)


def _is_one(name: str) -> bool:
    return _known(name.removeprefix("the ").removeprefix("The "))


def _is_body(name: str) -> bool:
    owner = re.split(r"['’]s? ", name.removeprefix("the "))[0]
    return owner in bodies() or owner in words_for_bodies()


def owners(name: Name, text: Text) -> Sequence[Name]:
    """Split Peru's Tarn Bank and the Marlow University's Reef Institute: a body and its owner."""
    found = text.text[name.start : name.stop]
    cut = _OWNER.search(found)
    if cut is None or name.label not in ("ORG", "FAC", "PERSON", "GPE") or _is_one(found):
        return (name,)
    owner = found[: cut.start()].removeprefix("the ").removeprefix("The ")
    known = place(owner)
    if known is None and not (owner in bodies() or _names_body(owner)):
        return (name,)
    if (
        known is not None
        and known.kind in ("region", "city", "capital")
        and " " not in found[cut.end() :]
    ):
        return (name,)  # Wendy's, Denver's Best
    return (
        Name(name.start, name.start + cut.start(), known.label if known else "ORG", "owners"),
        name.moved(name.start + cut.end(), name.stop, "owners"),
    )


def within(name: Name, text: Text) -> Sequence[Name]:
    """Split Tarn District of Peru, a part and the whole; State of Peru is one."""
    found = text.text[name.start : name.stop]
    cut = _WITHIN.search(found)
    if cut is None or name.label not in ("GPE", "LOC", "FAC"):
        return (name,)
    head, tail = found[: cut.start()].split(), found[cut.end() :]
    if len(head) < 2 or head[0] == "the" or (LAST | OF).get(head[-1]) not in ("LOC", "FAC"):
        return (name,)
    return list(_parts(name, text, _WITHIN, "within")) if place(tail) else (name,)


def _names_body(name: str) -> bool:
    """Whether a name of several words says that it is a body."""
    return " " in name and kind_of(name) == "ORG"


def lists(name: Name, text: Text) -> Sequence[Name]:
    """Split Leeds, England and Rome - Paris; Acme, Inc. and Washington, D.C. are one."""
    found = text.text[name.start : name.stop]
    cut = _LIST.search(found)
    if cut is None or name.label in ("WORK", "LAW", "EVENT"):
        return (name,)
    rest = found[cut.end() :]
    if _PART.match(rest) or not rest[:1].isupper() or " and " in rest or "&" in rest:
        return (name,)
    return list(_parts(name, text, _LIST, "lists"))


def clauses(name: Name, text: Text) -> Sequence[Name]:
    """Split Quad although Ukraine: some small words stand in no name but a title's."""
    if name.label in ("WORK", "LAW", "EVENT") or not CUT.search(text.text, name.start, name.stop):
        return (name,)
    return list(_parts(name, text, CUT, "clauses"))


def small_ends(name: Name, text: Text) -> Sequence[Name]:
    """Trim small words off the ends: every Perth Glory, Grand Duchy of."""
    found = text.text[name.start : name.stop]
    if name.label in ("WORK", "LAW"):
        if quote := _CLOSING.search(found):  # “Salt Road” actor
            return (name.moved(name.start, name.start + quote.start(), "small_ends"),)
        behind = _FUNCTION_END.search(found)
        return (
            (name.moved(name.start, name.start + behind.start(), "small_ends"),)
            if behind
            else (name,)
        )
    start, stop = name.start, name.stop
    for small in _SMALL_ENDS.finditer(found):
        if small.start() == 0 and small[0].split()[0] not in _PARTICLES:
            start = name.start + small.end()
        elif small.start() > 0 and not found[small.start() :].strip().endswith(BODY_WORDS):
            stop = name.start + small.start()
    if start >= stop or (start, stop) == (name.start, name.stop):
        return (name,)
    return (name.moved(start, stop, "small_ends"),)


BODY_WORDS = ("agency", "party", "police", "state", "county", "river", "island", "islands")
"""Small words that the tagger rightly takes into a name: Yonhap news agency."""


def sentence_ends(name: Name, text: Text) -> Sequence[Name]:
    """Cut where a sentence starts behind an abbreviation: N.M. She."""
    found = text.text[name.start : name.stop]
    cut = _NEXT_SENTENCE.search(found)
    if cut is None or cut[1] not in SENTENCE_WORDS | _ARTICLES:
        return (name,)
    return (name.moved(name.start, name.start + cut.start(), "sentence_ends"),)


def places_hyphenated(name: Name, text: Text) -> Sequence[Name]:
    """Split China-European Union and Moscow-Beijing, where tables know both sides."""
    found = text.text[name.start : name.stop]
    if found[:2] in ("D-", "R-", "I-") and _of_party(found[2:], name.start, text):  # (D-Mass.)
        return (Name(name.start + 2, name.stop, "GPE", "places_hyphenated"),)
    head, hyphen, tail = found.partition("-") if "-" in found else found.partition("–")
    if not hyphen or "-" in tail or not (_known(head) and _known(tail)) or place(found):
        return (name,)
    cut = name.start + len(head)
    return (
        name.moved(name.start, cut, "places_hyphenated"),
        name.moved(cut + 1, name.stop, "places_hyphenated"),
    )


def _of_party(rest: str, start: int, text: Text) -> bool:
    """Whether a lawmaker's state or town stands behind the letter of the party."""
    behind = text.text[start - 2 : start]
    return region(rest) is not None or (rest[:1].isupper() and behind in (", ", " (", " -"))


def _known(name: str) -> bool:
    return place(name) is not None or name in bodies()


def bare(name: Name, text: Text) -> Sequence[Name]:
    """Trim articles, quotes, possessives and a match's score off the ends."""
    start, stop = name.start, name.stop
    found = text.text
    while (lead := _LEAD.match(found, start, stop)) and lead.end() < stop:
        start = lead.end()
    while (tail := _TAIL.search(found, start, stop)) and tail.start() > start:
        if tail[0][1:] == "s" and found[start:stop].replace("’", "'") in bodies():
            break  # Moody's
        stop = tail.start()
    if counted := _COUNTED.search(found, start, stop):  # the Hale Board's 15 (percent)
        stop = counted.start()
    if name.label in _UNDATED and (year := _YEAR.match(found, start, stop)):
        start = year.end()
    if name.label == "PERSON" and (number := _NUMBER.search(found, start, stop)):
        stop = number.start()
    score = _SCORE.search(found, start, stop)
    if score and name.label != "WORK" and "-" in score[0] + " ":
        stop = score.start() if re.search(r"\d\s*[-–:]\s*\d", score[0]) else stop
    if found[stop : stop + 1] == "." and _DOTTED.search(found, start, stop):
        stop += 1
    if found[start:stop].endswith(".") and not _is_abbreviation(found[start:stop]):
        stop -= 1
    return (name.moved(start, stop, "bare"),) if start < stop else ()


def _is_abbreviation(name: str) -> bool:
    last = name.split()[-1]
    return "." in last[:-1] or len(last) <= 5


ENDS: tuple[Repair, ...] = (
    one_line,
    slashes,
    joined,
    owners,
    within,
    lists,
    clauses,
    sentence_ends,
    places_hyphenated,
    small_ends,
    bare,
)
"""For names that are more than capitalised words."""


def _parts(name: Name, text: Text, cut: re.Pattern[str], rule: str) -> Iterator[Name]:
    at = name.start
    for match in cut.finditer(text.text, name.start, name.stop):
        if match.start() > at:
            yield name.moved(at, match.start(), rule)
        at = match.end()
    if at < name.stop:
        yield name.moved(at, name.stop, rule)
