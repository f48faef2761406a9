"""Clubs that sports reports call by their town, or by the town and a nickname."""

import re
from collections.abc import Iterator, Sequence

from transforms.extract.mentions.text import Name, Text, laid_over
from transforms.extract.mentions.vocabulary import KINDS, NEVER, NOUNS
from transforms.lexicon.countries import place
from transforms.lexicon.names import words_for_bodies

SPORT = frozenset(KINDS["sport"]["words"].split())
"""Words that hardly stand anywhere but in reports of games."""
USUAL = frozenset(KINDS["sport"]["usual"].split())
"""Words that stand there as well: game, team."""
FEW = 3
"""Words of sport in an article about it, at least; the usual ones count a third."""

_PLAYERS = "|".join(KINDS["sport"]["players"].split())
_VERBS = "|".join(KINDS["sport"]["verbs"].split())
_PLAYS = re.compile(
    rf"(?:['’]s? (?:\w+ ){{0,2}}?(?:{_PLAYERS})\b| (?:{_PLAYERS})\b| \d{{1,3}}[-–]\d{{1,3}}\b"
    rf"|,? (?:who |which |will |would |to )?(?:{_VERBS})\b"
    r"|,? (?:came? from behind|kicked off|takes? on|are (?:top|second|third|bottom)|were)\b)"
)
"""Behind a club: Tarnby's striker, Tarnby 2-1, Tarnby beat."""
_PLAYED = re.compile(
    rf"\b(?:{_VERBS}|over|against|past|versus|vs\.?|facing|beating|hosting|visiting|"
    r"played for|plays for|(?:signed|signs) (?:for|with)|lost (?:\d{1,3}[-–]\d{1,3} )?to|"
    r"defeat (?:by|to|of|against)|"
    r"(?:win|victory|triumph) over|draw (?:with|at|against)|drew with|"
    r"\d{1,3}[-–]\d{1,3} (?:to|by|against|over))(?: \w+ly)? $"
)
"""Before a club: lost 2-1 to Tarnby."""
SHORT = frozenset(KINDS["sport"]["short"].split())
"""Last words of clubs that stand for them."""
_CAPITAL = re.compile(r" [A-Z]")
_WHERE = frozenset({"in", "In", "at", "near", "from", "around", "of", "to", "outside"})
_NICKNAME = re.compile(
    r" ([A-Z][a-z]{2,}s|Heat|Jazz|Magic|Thunder|Lightning|Wild|United|City|Rovers)\b"
)


def clubs(names: Sequence[Name], text: Text) -> list[Name]:
    """Return the names, with clubs as bodies in an article about sport.

    A country's team stays the country, as agencies mark it.
    """
    if not _is_sport(text):
        return list(names)
    whole = list(_with_nicknames(names, text))
    whole = laid_over(_short_names(whole, text), whole, text)
    playing = {
        text.text[name.start : name.stop]
        for name in whole
        if _is_town(name, text) and _plays(name, text)
    }
    return [
        name.labelled("ORG", "club")
        if text.text[name.start : name.stop] in playing and not _is_where(name, text)
        else name
        for name in whole
    ]


def _is_sport(text: Text) -> bool:
    sure = len(SPORT & text.places.keys())
    return sure >= FEW or (sure > 0 and sure + len(USUAL & text.places.keys()) / 3 >= FEW)


def _short_names(names: Sequence[Name], text: Text) -> Iterator[Name]:
    """Yield City and United, where the article names Tarnby City."""
    clubs = [text.text[name.start : name.stop] for name in names if name.label == "ORG"]
    for short in sorted({club.rpartition(" ")[2] for club in clubs if " " in club} & SHORT):
        for number in text.places.get(short, ()):
            start, stop = text.starts[number], text.stop(number)
            if not _CAPITAL.match(text.text, stop) and not text.in_headline(start):
                yield Name(start, stop, "ORG", "club")


def _with_nicknames(names: Sequence[Name], text: Text) -> Iterator[Name]:
    """Yield the names, the town and the nickname of a club as one: Tarnby Gulls."""
    taken = 0
    for number, name in enumerate(names):
        if name.start < taken:
            continue
        nickname = _NICKNAME.match(text.text, name.stop)
        if (
            nickname
            and name.label in ("GPE", "LOC")
            and _may_be_nickname(nickname[1], names[number + 1 :], nickname.end())
        ):
            taken = nickname.end()
            yield Name(name.start, taken, "ORG", "club")
        else:
            yield name


def _may_be_nickname(word: str, behind: Sequence[Name], stop: int) -> bool:
    """Whether no people, kind or date is called so, and no longer name goes on with the word."""
    if word in words_for_bodies() or word in ("United", "City", "Rovers"):
        return True
    if word in NOUNS or word in NEVER or place(word) is not None or place(word[:-1]) is not None:
        return False
    return not behind or behind[0].start >= stop or behind[0].stop == stop


def _is_town(name: Name, text: Text) -> bool:
    """Whether a name may be a town's: countries play under their own name."""
    if name.label not in ("GPE", "LOC", "FAC", "PERSON", "NORP", "PRODUCT"):
        return False
    known = place(text.text[name.start : name.stop])
    if known is None:
        return name.label in ("GPE", "FAC")
    return known.kind in ("city", "capital", "region")


def _is_where(name: Name, text: Text) -> bool:
    """Whether something is or goes there: in Tarnby."""
    word, gap = text.word_before(name.start)
    return gap == " " and word in _WHERE


def _plays(name: Name, text: Text) -> bool:
    if _is_where(name, text) and text.word_before(name.start)[0] in ("in", "In", "near"):
        return False
    if _PLAYS.match(text.text, name.stop):
        return True
    return _PLAYED.search(text.text, max(0, name.start - 40), name.start) is not None
