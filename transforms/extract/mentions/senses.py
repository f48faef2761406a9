"""Which John Smith: what the article alone says a person is, as a few words behind the form key.

The words are domains (`sport`; `ex-sport` of the past; `in-sport` where only the surroundings
speak), the country, and the year of birth or, without a date, the age: `politics.us.1942`. Two
articles whose words differ may still mean one person; linking decides that.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from transforms.extract.mentions.scenes import scene
from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import place, region
from transforms.lexicon.occupations import (
    BOUNDS,
    DEEDS,
    OCCUPATIONS,
    OFFICES,
    OPEN,
    SCENES,
    SETTINGS,
)

MOST_MENTIONS = 12
"""Mentions that are read: who somebody is stands near the first ones."""

OLDEST = 110
"""Years that nobody whom news names is older than."""

_LONGEST_LEAD = 7
_LEAD = re.compile(r"(?:[\w’'.&-]+ ){1,7}$")
_LEAD_COMMA = re.compile(
    r"(?:[Tt]he|[Aa]n?|[’']s|[Ii]ts|[Tt]heir) ((?:[\w’'.&-]+ ){0,8}[\w’'-]+), $"
)
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[\w’'-]+ ){0,5}$")
_AGE = re.compile(
    r",? \(?(?:aged? )?(\d{1,2})(?:\)|(?=[,. ](?!\d)))|, (?:who is )?an? (\d{1,2})-year-old"
)
_APPOSED = re.compile(
    r"(?:, (?:who (?:is|was|became|has been) )?| is | was | became | as | \(|, aged \d+, )"
    r"(?!and |or |but )((?:(?:now|then|once|also|currently) )?[^,.;:()\n“”\"]{2,120})"
)
_CLAUSE = re.compile(
    r" (?:who|whose|that|which|said|says|told|when|where|because|after|before|but|while|is|was)\b"
)
_JOINED = re.compile(r",? (?:and|turned|as well as) (?:now )?|-turned-")
_ANEW = re.compile(r"(?:an?|the|now|current|senator|president|minister)\b")
"""Opens what somebody is now, behind what somebody was: the former striker and now senator."""

_BOUND = re.compile(r" (?:of|at|for|in|from|with|on|to|by)\b")
_OF = re.compile(r",? (?:of|from) (?:the )?((?:[A-Z][\w’'&-]+ ?){1,5})")
_OFFICE_OF = re.compile(r"([A-Z][\w-]+) (?:of|for) (?:the )?((?:[A-Z][\w&’'-]+ )+)$")
_PARTY = re.compile(r",? \(?[RDI]-([A-Z][\w.]+)")
_PLAYS = re.compile(
    r",? who (?:plays?|played|coaches|coached|manages|pitched|pitches) (?:for|in|at)?"
)
_LATER = re.compile(r"([^.\n]{1,160})\.[”\"]? The ((?:[\w-]+ ){0,2}[\w-]+)(?=[ ,.])")
"""What the next sentence begins with: The actor, 40, was ..."""

_OTHERS = re.compile(
    r"(?<! in)(?<! at)(?<! of)(?<! to)(?<! from)(?<! near) [A-Z][a-z]+ [A-Z][a-z]+"
)
"""Somebody else, whom the next sentence may be about."""

_RETIRED = re.compile(r"\bretired from (?:professional |competitive |international )?(\w+)")
_VERB = re.compile(r" ([a-z]+)\b")
_FORMER = frozenset({"former", "ex", "retired", "onetime", "one-time", "ex-", "formerly", "once"})
_TITLE = re.compile(r"[A-Z]")


class Said(NamedTuple):
    """What one place says of a person."""

    domain: str = ""
    is_past: bool = False
    country: str = ""
    age: int = 0


def sense(names: Sequence[Name], text: Text, published_at: datetime | None) -> str:
    """Return what an article says a person is, in words joined by full stops; empty for nothing."""
    read = names[:MOST_MENTIONS]
    said = [one for name in read for one in _said(name, text)]
    around = scene(read, text)
    if not said:
        return f"in-{around}" if around else ""
    now = Counter(one.domain for one in said if one.domain and not one.is_past)
    past = Counter(one.domain for one in said if one.domain and one.is_past)
    domains = [domain for domain, _ in _most(now, 2)]
    words = sorted(domains)
    words += sorted(f"ex-{domain}" for domain, _ in _most(past, 1) if domain not in domains)
    if around and around not in {*domains, *past}:
        words.append(f"in-{around}")
    words += [code.lower() for code, _ in _most(Counter(o.country for o in said if o.country), 1)]
    ages = Counter(one.age for one in said if 0 < one.age <= OLDEST)
    for age, _ in _most(ages, 1):
        words.append(str(published_at.year - age) if published_at else f"aged-{age}")
    return ".".join(words)


def _most[Value: (str, int)](tally: "Counter[Value]", size: int) -> list[tuple[Value, int]]:
    return sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:size]


def _said(name: Name, text: Text) -> Iterator[Said]:
    line = text.text.rfind("\n", 0, name.start) + 1
    yield from _before(text.text[max(line, name.start - 90) : name.start], name, text)
    behind = text.text[name.stop : name.stop + 170].partition("\n")[0]
    if behind[:1] in (",", " ", "("):
        yield from _behind(behind)
    if "retired" in behind and (retired := _RETIRED.search(behind)) and retired[1] in SCENES:
        yield Said(SCENES[retired[1]], is_past=True)
    later = _LATER.match(text.text, name.stop)
    if later is not None and not _OTHERS.search(later[1]):
        yield from _phrase(later[2].split(" "))


def _before(lead: str, name: Name, text: Text) -> Iterator[Said]:
    """Yield what stands directly before a name: the former Tarn United striker."""
    if "-year-old" in lead and (aged := _AGE_BEFORE.search(lead)):
        yield Said(age=int(aged[1]))
    words = lead.rsplit(" ", _LONGEST_LEAD + 1)
    far = len(words[0]) if len(words) > _LONGEST_LEAD + 1 else 0  # no lead starts before it
    if lead.endswith(" ") and (found := _LEAD.search(lead, far)):
        pieces = _JOINED.split(found[0].rstrip())
        yield from _phrase(pieces[-1].split(" "), is_title=True)
        if office := _OFFICE_OF.search(found[0]):
            yield from _phrase(office[1].split(" "), office[2].split(), is_title=True)
        if len(pieces) > 1 and len(pieces[-1].split()) <= 2:  # the actor and politician Ann Hale
            yield from _phrase(pieces[-2].split(" "))
    elif text.text.startswith(",", name.stop) and (found := _LEAD_COMMA.search(lead)):
        head, _, tail = _BOUND.sub("\0", found[1], count=1).partition("\0")
        yield from _phrase(head.split(" "), tail.split())


def _behind(text: str) -> Iterator[Said]:
    """Yield what an apposition, a copula or a verb behind a name says."""
    if aged := _AGE.match(text):
        yield Said(age=int(aged[1] or aged[2]))
        if aged[1]:
            text = text[aged.end() :]
    if party := _PARTY.match(text):
        known = region(party[1])
        yield Said("politics", country=(known.country_code if known else None) or "")
    elif _PLAYS.match(text):
        yield Said("sport")
    elif belongs := _OF.match(text):
        yield _of(belongs[1].strip())
    elif apposed := _APPOSED.match(text):
        clause = _CLAUSE.split(apposed[1], maxsplit=1)[0]
        past = False
        for number, piece in enumerate(_JOINED.split(clause)[:3]):
            if number and len(piece.split()) > 4:
                break
            head, _, tail = _BOUND.sub("\0", piece, count=1).partition("\0")
            for said in _phrase(head.split(" "), tail.split()):
                past = said.is_past or (past and not _ANEW.match(piece))
                yield said._replace(is_past=past)
    elif (verb := _VERB.match(text)) and verb[1] in DEEDS:
        yield Said(DEEDS[verb[1]])


def _phrase(
    words: list[str], tail: Sequence[str] = (), *, is_title: bool = False
) -> Iterator[Said]:
    """Yield what a noun phrase says: its last words are the occupation, if it is one."""
    plain = _plain(words)
    tail = _plain(tail)
    lower = [word.lower() for word in plain]
    past = bool(_FORMER.intersection(lower)) or any(word.startswith("ex-") for word in lower)
    if lower and lower[-1].startswith("ex-"):
        lower[-1] = lower[-1].removeprefix("ex-")
    for size in (3, 2, 1):
        head = " ".join(lower[-size:])
        if len(lower) < size or (head not in OCCUPATIONS and head not in OPEN):
            continue
        rest = _modifiers(plain[:-size])
        domain = OCCUPATIONS.get(head) or _setting(rest[::-1]) or _setting(tail)
        domain = domain or _side(head, rest)
        countries = _countries(rest, domain) or (
            _countries_of(tail) if domain == "politics" else ""
        )
        if not domain and head in OFFICES and _is_office(plain, rest, is_title=is_title, tail=tail):
            domain = OFFICES[head]
            countries = countries or _countries_of(tail)
        if domain or countries:
            yield Said(domain, past, countries)
        return
    if is_title and words[-1].endswith(("’s", "'s")):  # Russia's Vladimir Putin
        owner = place(" ".join(plain[-2:])) or place(plain[-1]) if plain else None
        if owner is not None and owner.kind == "country" and owner.country_code:
            yield Said(country=owner.country_code)


def _plain(words: Iterable[str]) -> list[str]:
    """Return the words without full stops and possessives."""
    bare = (word.strip("’'.,").removesuffix("’s").removesuffix("'s") for word in words)
    return [word for word in bare if word]


def _is_office(
    plain: Sequence[str], rest: Sequence[str], *, is_title: bool, tail: Sequence[str]
) -> bool:
    """Whether an open title is that of a state: President Hale, the president of Peru."""
    if tail:
        return bool(_countries_of(tail))
    named = [word for word in rest if _TITLE.match(word) and place(word) is None]
    if named and not (len(named) == 1 and named[0] in ("The", "Former", "Then", "Vice")):
        return False
    stately = any(place(word) is not None for word in rest)
    return stately or (is_title and bool(_TITLE.match(plain[-1])))


def _setting(words: Sequence[str]) -> str:
    """Return the domain that the words around an open title speak of; the first one decides."""
    return next((SETTINGS[word.lower()] for word in words if word.lower() in SETTINGS), "")


def _modifiers(words: Sequence[str]) -> Sequence[str]:
    """Return the words that belong to a head: those behind the last article, verb or the like."""
    first = 0
    for number, word in enumerate(words):
        if word.lower() in BOUNDS:
            first = number + 1
    return words[first:]


def _side(head: str, rest: Sequence[str]) -> str:
    """Return sport for England captain: a country's coach, not one of its people's."""
    known = place(rest[-1]) if rest and head in _OF_SIDES else None
    return "sport" if known is not None and known.kind in _LANDS else ""


_OF_SIDES = frozenset({"captain", "manager", "skipper", "star", "legend", "ace", "boss"})
_LANDS = frozenset({"country", "nation"})
_SIDES = frozenset({"sport", "politics"})


def _countries(words: Sequence[str], domain: str) -> str:
    """Return the country of a phrase: the Peruvian striker, the Ohio senator; not Peru experts."""
    for word in reversed(words):
        if word.endswith("-born"):
            continue
        known = place(word.partition("-")[0] if "-" in word else word)
        if known is None or not known.country_code:
            continue
        if known.kind == "people" or (known.kind in (*_LANDS, "region") and domain in _SIDES):
            return known.country_code
    return ""


def _countries_of(tail: Sequence[str]) -> str:
    """Return the country in president of Peru, mayor of Leeds."""
    plain = [word for word in tail if word != "the"]
    for size in (3, 2, 1):
        known = place(" ".join(plain[:size])) if len(plain) >= size else None
        if known is not None and known.country_code and known.kind != "people":
            return known.country_code
    return ""


def _of(owner: str) -> Said:
    """Return what belonging to a town or a body says: Ann Hale of Tarn University, of Leeds."""
    known = place(owner)
    if known is not None:
        return Said(country=known.country_code or "")
    return Said(_setting(owner.split()))
