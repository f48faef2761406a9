"""Names that the tagger left out: bodies in capitals, events called for short, newspapers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.extract.mentions.datelines import datelines, towns
from transforms.extract.mentions.introduced import introduced
from transforms.extract.mentions.possessives import possessives
from transforms.extract.mentions.text import Name, Text, laid_over
from transforms.extract.mentions.vocabulary import FAMILIES, KINDS, MEASURES, NEVER, NOUNS
from transforms.lexicon.countries import place, region
from transforms.lexicon.names import EAST_ASIAN_GIVEN, bodies, words_for_bodies
from transforms.lexicon.roles import GIVEN_NAMES, TITLES

_CAPITALS = re.compile(r"(?<![\w@#/.&-])[A-Z]{4,8}(?![\w@&/-]|\.\w)")
_NUMERAL = re.compile(r"[IVXLCDM]+")
_SHOUTED = re.compile(r"\b[A-Z]{2,}\W{1,3}$")
_SHOUTING = re.compile(r"\W{1,3}[A-Z]{2,}\b")
_BODY = re.compile(
    r"(?:['’]s?|,)? (?:the )?(?:[a-z-]+ ){0,2}?"
    r"(?:alliance|pact|agreement|group|grouping|treaty|members?|bloc|summit|officials?|leaders|"
    r"forum|agency|network|union|coalition|spokes\w+|company|party|countries|nations|partners)\b"
)
_OF_STATE = re.compile(r"[,(] ?[DRI]-((?:[A-Z]\.){2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?\.?)")
_AT_BODY = re.compile(r" (?:of|by|at|from|to|with|told|joined|left) the $")
_SAYS_SO = re.compile(
    r" (?:newspaper|magazine|weekly|daily|tabloid|(?:said|reported|wrote|argued|noted) that)\b"
)
_ASKED_BY = re.compile(
    r"\b(?:told|[Ww]r(?:ote|iting|itten) (?:[\w ]{1,20} )?in|(?:interview|op-ed|article|essay|"
    r"column|letter|piece) (?:with|in|for)|published (?:\w+ )?(?:in|by)|reported in|editor of|"
    r"columnist (?:for|at)|reporter (?:for|at)|according to|reports|spoke to|speaking to) $"
)
"""Wrote in (The Tarn Republic), told (The Norwegian)."""
_PAPER = re.compile(r"The ([A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})")
_OWNS = re.compile(r"[\w-]| -|['’]s? \w")
_POLL = re.compile(
    r"\b([A-Z][\w.]+(?: [A-Z][\w.]+){0,2})/([A-Z][\w.]+(?: [A-Z][\w.]+){0,2}) "
    r"(?:(?:[a-z]+|[A-Z][a-z]+) )?$"
)
"""A Tarnpoll/Herald (survey)."""

_INSIDE = re.compile(
    r"(?!Ma?c[A-Z]|Fitz|De[A-Z]|Di[A-Z]|Du[A-Z]|La[A-Z]|Le[A-Z]|Van[A-Z]|O[A-Z])[A-Z][a-z]+[A-Z][a-z]{2,}"
)
"""BioTarn; not McTarn or LeTarn, which are surnames."""
_BESIDE = re.compile(r"(?:[a-z0-9](?:,|['’]s?|[ ]—|[ ]–) |[“\"(] ?)$")
_GOES_ON = re.compile(r" [A-Z0-9]|[-/&.@][A-Za-z0-9]| &|['’][a-rt-z]")
_CREDITED = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}"
_CREDIT = re.compile(
    rf"\((?:(?:Photo|Credit|Picture|Image): )?({_CREDITED}(?:/{_CREDITED}){{1,4}})"
    r"(?: via [A-Z][\w ]+)?\)"
)
FIRSTS = GIVEN_NAMES | FAMILIES
_SHORT: dict[str, frozenset[str]] = {
    short: frozenset(words.split()) for short, words in KINDS["short"].items()
}


def capitals(text: Text) -> Iterator[Name]:
    """Yield bodies written in capitals in a sentence that is not: the TARNUS pact.

    Four letters at least: shorter ones are as often measures, codes and abbreviations. Once is
    stress as often as a name, unless it is called a body or something is of the TARNUS.
    """
    found = list(_in_capitals(text))
    often = Counter(text.text[name.start : name.stop] for name in found)
    for name in found:
        often_so = often[text.text[name.start : name.stop]] > 1
        before = _AT_BODY.search(text.text, max(0, name.start - 12), name.start)
        if often_so or before or _BODY.match(text.text, name.stop):
            yield name


def _in_capitals(text: Text) -> Iterator[Name]:
    for match in _CAPITALS.finditer(text.text):
        found = match[0]
        if not text.word_before(match.start())[0].islower():
            continue
        if found in NEVER or found in MEASURES or _NUMERAL.fullmatch(found):
            continue
        if found.lower() in text.places or found.title() in text.places or place(found):
            continue
        if _SHOUTED.search(text.text, max(0, match.start() - 20), match.start()):
            continue
        if not _SHOUTING.match(text.text, match.end()):
            yield Name(match.start(), match.end(), "ORG", "capitals")


def persons(text: Text) -> Iterator[Name]:
    """Yield a given name and what follows it, or a family's name and a Chinese given name."""
    for word in sorted(FIRSTS & text.places.keys()):
        for number in text.places[word]:
            last = _surname(number, text)
            if last > number and not text.in_headline(text.starts[number]):
                yield Name(text.starts[number], text.stop(last), "PERSON", "person")


def _surname(number: int, text: Text) -> int:
    """Return the last word of the person's name that starts with a word, or the word itself."""
    word, start = text.words[number], text.starts[number]
    before, gap = text.word_before(start)
    if (gap in (" ", "-") and before[0].isupper()) or (
        text.starts_sentence(start) and word.lower() in text.places
    ):
        return number
    last = number
    while last + 1 < len(text.words) and last - number < 3:
        after = text.words[last + 1]
        if text.text[text.stop(last) : text.starts[last + 1]] != " " or not _may_be_surname(after):
            break
        last += 1
    given = text.words[number + 1 : last + 1]
    if word not in GIVEN_NAMES and not all(EAST_ASIAN_GIVEN.fullmatch(w.lower()) for w in given):
        return number
    return last if last - number < 3 else number


def _may_be_surname(word: str) -> bool:
    return (
        word.istitle()
        and len(word) > 2
        and word not in NOUNS
        and word not in NEVER
        and word not in TITLES
        and place(word) is None
    )


def alone(text: Text) -> Iterator[Name]:
    """Yield bodies that are called by a word, where no other name stands beside it: at Shell.

    The same for words with a capital inside: BioTarn. Of surnames, McTarn is none.
    """
    known = words_for_bodies()
    inside = [word for word in text.places if not word[1:].islower() and _INSIDE.fullmatch(word)]
    for word in [*inside, *sorted(known & text.places.keys())]:
        for number in text.places[word]:
            start, stop = text.starts[number], text.stop(number)
            if _stands_alone(start, stop, text):
                yield Name(start, stop, "ORG", "alone")


def _stands_alone(start: int, stop: int, text: Text) -> bool:
    """Whether small words or marks stand on both sides, and it is not a sentence's first word."""
    word, gap = text.word_before(start)
    if not (gap == " " and word.islower()) and not _BESIDE.search(
        text.text, max(0, start - 4), start
    ):
        return False
    return not text.in_headline(start) and not _GOES_ON.match(text.text, stop)


def picture_credits(text: Text) -> Iterator[Name]:
    """Yield who made a picture, and for whom: (Ann Lee/Tarn Press/TPA)."""
    for credit in _CREDIT.finditer(text.text):
        at = credit.start(1)
        for number, part in enumerate(re.split(r"(/)", credit[1])):
            words = part.split()
            if part != "/" and not place(part) and all(w[0].isupper() for w in words):
                label = (
                    "PERSON"
                    if number == 0 and 1 < len(words) < 4 and not _is_agency(part)
                    else "ORG"
                )
                if words and words[-1] not in NEVER:
                    yield Name(at, at + len(part), label, "credit")
            at += len(part)


def _is_agency(part: str) -> bool:
    return part in bodies() or part.split()[-1] in NOUNS | {"Images", "Pictures", "Pool"}


def short_events(names: Sequence[Name], text: Text) -> Iterator[Name]:
    """Yield the Games, where the article names some."""
    for short, words in _SHORT.items():
        if short not in text.places:
            continue
        events = [text.text[n.start : n.stop] for n in names if n.label == "EVENT"]
        if not any(words.intersection(event.split()) for event in events):
            continue
        for number in text.places[short]:
            start = text.starts[number]
            if text.word_before(start)[0].lower() in ("the", "these", "s"):
                yield Name(start, text.stop(number), "EVENT", "short_event")


def lawmakers_states(text: Text) -> Iterator[Name]:
    """Yield the state behind the letter of a lawmaker's party: Ann Lee, R-S.C."""
    for match in _OF_STATE.finditer(text.text):
        short = match[1] if region(match[1]) else match[1].rstrip(".")
        if region(short) or place(short):
            yield Name(match.start(1), match.start(1) + len(short), "GPE", "lawmaker")


def newspapers(text: Text) -> Iterator[Name]:
    """Yield The Norwegian, where it is called a newspaper, says something or is told it."""
    for number in text.places.get("The", ()):
        start = text.starts[number]
        word, gap = text.word_before(start)
        if gap not in (" ", ", ") or not word.islower():
            continue
        paper = _PAPER.match(text.text, start)
        if paper is None:
            continue
        is_told = (
            _ASKED_BY.search(text.text, max(0, start - 40), start)
            and not _OWNS.match(text.text, paper.end())
            and _may_be_paper(paper[0])
            and _may_be_paper(paper[1])
        )
        if is_told or _SAYS_SO.match(text.text, paper.end()):
            yield Name(start, paper.end(), "ORG", "newspaper")


def _may_be_paper(name: str) -> bool:
    """Whether tables know no place or body of this name; one of the Norwegians may be a paper."""
    known = place(name)
    return name not in bodies() and (known is None or known.kind == "people")


def polls(text: Text) -> Iterator[Name]:
    """Yield those who ask together: a Tarnpoll/Herald survey."""
    for word in ("poll", "polls", "survey", "surveys"):
        for number in text.places.get(word, ()):
            start = text.starts[number]
            if found := _POLL.search(text.text, max(0, start - 80), start):
                yield Name(*found.span(1), "ORG", "poll")
                yield Name(*found.span(2), "ORG", "poll")


def with_unmarked(names: Sequence[Name], text: Text) -> list[Name]:
    """Add these names; only the first ones take the place of what the tagger saw."""
    lines = list(datelines(text))
    seen = {(name.start, name.stop) for name in names}
    owned = (name for name in possessives(text) if (name.start, name.stop) not in seen)
    sure = [*newspapers(text), *lines, *polls(text), *owned]
    found = laid_over(names, sure, text) if sure else list(names)
    new = [*towns(text, lines), *introduced(text)]
    new += [*capitals(text), *short_events(names, text), *picture_credits(text), *persons(text)]
    new += lawmakers_states(text)
    new += alone(text)
    return laid_over(new, found, text) if new else found


def without_starters(names: Sequence[Name], text: Text) -> list[Name]:
    """Drop single words that are capitals only where a sentence starts: Deaths, Peace.

    The article must write them small as well, and no table know them.
    """
    starters: dict[str, bool] = {}
    parts: set[str] = set()
    for name in names:
        found = text.text[name.start : name.stop]
        parts.update(found.split() if " " in found else ())
        if found.isalpha() and found.istitle():
            starts = text.starts_sentence(name.start) or text.in_headline(name.start)
            starters[found] = starters.get(found, True) and starts
    dropped = {
        found
        for found, always in starters.items()
        if always
        and found not in parts
        and found not in GIVEN_NAMES
        and not place(found)
        and _is_common(found, text)
    }
    if not dropped:
        return list(names)
    return [name for name in names if text.text[name.start : name.stop] not in dropped]


def _is_common(word: str, text: Text) -> bool:
    """Whether a word stands small between blanks somewhere, not only in an address."""
    small = word.lower()
    return small in text.places and any(
        text.text[start - 1 : start] == " "
        and text.text[start - 2 : start - 1].isalpha()
        and text.text[start + len(small) : start + len(small) + 1] in (" ", ",", ".", ";")
        for start in (text.starts[number] for number in text.places[small])
    )
