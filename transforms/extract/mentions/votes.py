"""Label voting: all occurrences of a name in an article say together what it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from transforms.extract.mentions.kinds import kind_of
from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies
from transforms.lexicon.roles import GIVEN_NAMES, HONORIFICS, ROLES, TITLES

type Tally = Counter[str]

_BEFORE = re.compile(r"([\w.’'-]+)(\s*[,(“\"]?\s*)$")
_AGE = re.compile(r",? \(?(?:aged )?\d{1,2}\)?,|, (?:a|an) \d{1,2}-year-old")
_SAYS = re.compile(
    r",? (?:said|says|told|tweeted|testified|pleaded|resigned|married|died|retired|recalled|"
    r"smiled|laughed|joked|admitted|who)\b"
)
_KIN = re.compile(
    r"['’]s? (?:wife|husband|father|mother|son|daughter|brother|sister|lawyer|attorney|girlfriend|"
    r"boyfriend|widow|family|career|death|body|life)\b"
)
_REGION = re.compile(r", ((?:[A-Z][\w’'.-]+ ?){1,3})")
_PLACE_BEFORE = frozenset(
    {"in", "at", "near", "from", "across", "outside", "throughout", "inside", "around"}
)
_DOMAIN = re.compile(r"\.(?:com|org|net|gov|edu|co|tv|io|ca|uk|ru|cn)$", re.IGNORECASE)


def voted(names: Sequence[Name], text: Text) -> list[Name]:
    """Return the names with the label that the article as a whole speaks for."""
    by_spelling: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_spelling[text.text[name.start : name.stop]].append(name)
    tallies = {spelling: tally(spelling, where, text) for spelling, where in by_spelling.items()}
    support_surnames(tallies)
    labels = {spelling: winner(tallies[spelling]) for spelling in tallies}
    return [
        name if name.label == label else name.labelled(label, "vote")
        for name in names
        if (label := labels[text.text[name.start : name.stop]])
    ]


def winner(tally_: Tally) -> str:
    """Return the label with most votes; of equals the one that sorts first."""
    return min(tally_, key=lambda label: (-tally_[label], label))


def tally(spelling: str, where: Iterable[Name], text: Text) -> Tally:
    """Count what the tagger, the name itself and its surroundings say."""
    votes: Tally = Counter()
    for name in where:
        votes[name.label] += 10
        for label, weight in context(name, text):
            votes[label] += weight
    for label, weight in itself(spelling):
        votes[label] += weight * max(1, len(votes))
    return votes


def itself(spelling: str) -> list[tuple[str, int]]:
    """Return what a name says of itself: votes that outweigh a few of the tagger's."""
    known = place(spelling)
    if known is not None:
        return [(known.label, 40 if known.kind != "capital" else 20)]
    if spelling in bodies():
        return [("ORG", 60)]
    kind = kind_of(spelling)
    if kind is not None:
        return [(kind, 50)]
    words = spelling.split()
    if _DOMAIN.search(spelling):
        return [("ORG", 60)]
    if len(words) == 1 and spelling.isupper() and 2 <= len(spelling) <= 6:
        return [("ORG", 15), ("PERSON", -30)]
    if any(letter.isdigit() for letter in spelling):
        return [("PERSON", -40)]
    if 2 <= len(words) <= 4 and words[0] in GIVEN_NAMES and words[-1][0].isupper():
        return [("PERSON", 15)]
    return []


def context(name: Name, text: Text) -> list[tuple[str, int]]:
    """Return what stands around one occurrence says of it."""
    found: list[tuple[str, int]] = []
    before = _BEFORE.search(text.text, max(0, name.start - 40), name.start)
    if before:
        word, gap = before[1], before[2]
        if gap.strip():
            pass
        elif word.rstrip(".") in HONORIFICS:
            found.append(("PERSON", 40))
        elif word in TITLES or word.lower() in ROLES:
            found.append(("PERSON", 15))
        elif word in _PLACE_BEFORE:
            found.append(("GPE", 4))
        elif word in ("the", "The"):
            found.append(("PERSON", -15))
    after = name.stop
    if _AGE.match(text.text, after):
        found.append(("PERSON", 30))
    elif _SAYS.match(text.text, after):
        found.append(("PERSON", 5))
    elif _KIN.match(text.text, after):
        found.append(("PERSON", 10))
    elif (region := _REGION.match(text.text, after)) and (known := place(region[1].strip())):
        found.append(("GPE", 20 if known.kind in ("country", "region") else 0))
    return found


def support_surnames(tallies: Mapping[str, Tally]) -> None:
    """Let a person's full name speak for the surname, and for the given name a little."""
    persons = [name for name in tallies if " " in name and winner(tallies[name]) == "PERSON"]
    for spelling in persons:
        parts = spelling.split()
        for part, weight in ((parts[-1], 25), (parts[0], 10)):
            if part in tallies:
                tallies[part]["PERSON"] += weight * max(1, len(tallies[part]))
