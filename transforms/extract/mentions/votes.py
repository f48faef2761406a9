"""Label voting: all occurrences of a name in an article say together what it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.extract.mentions.context import Tally, added, context
from transforms.extract.mentions.itself import itself
from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import NOUNS, STORMS
from transforms.extract.mentions.whereabouts import is_where
from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies
from transforms.lexicon.roles import GIVEN_NAMES

CERTAIN = frozenset({"works", "short_event", "newspaper", "dateline", "poll"})
"""Rules that know what their names are."""
TAGGER = 20
_FIRM = frozenset({"country", "people", "seat"})


def voted(names: Sequence[Name], text: Text) -> list[Name]:
    """Return the names with the label that the article as a whole speaks for."""
    by_spelling: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_spelling[text.text[name.start : name.stop]].append(name)
    labels = {spelling: winner(tally) for spelling, tally in tallies(by_spelling, text).items()}
    return [
        name if name.label == label else name.labelled(label, "vote")
        for name in names
        if (label := labels[text.text[name.start : name.stop]])
    ]


def winner(votes: Tally) -> str:
    """Return the label with most votes; of equals the one that sorts first."""
    return min(votes, key=lambda label: (-votes[label], label))


def tallies(by_spelling: Mapping[str, Sequence[Name]], text: Text) -> dict[str, Tally]:
    """Count for each spelling what the tagger, the name itself, and its surroundings say."""
    around = {
        spelling: {} if _is_known(spelling, names) else context(names, text)
        for spelling, names in by_spelling.items()
    }
    for spelling in by_spelling:
        last = spelling.rpartition(" ")[2]
        if last != spelling and last in around:  # what is said of Hale is said of Ann Hale
            speaking = [(label, n) for label, n in around[last].items() if n > 0]
            around[spelling] = added(around[spelling], speaking)
    found: dict[str, Tally] = {}
    towns: list[str] = []
    for spelling, names in by_spelling.items():
        votes: Tally = {}
        for name in names:
            votes[name.label] = votes.get(name.label, 0) + TAGGER
        votes = {label: n // len(names) for label, n in votes.items()}
        sure = next((name.label for name in names if name.rule in CERTAIN), None)
        if sure is not None:  # a title in quotes once is a title everywhere
            found[spelling] = added(votes, [(sure, 90)])
            if sure == "GPE" and spelling.isupper():
                towns.append(spelling.title())
            continue
        of_itself = itself(spelling)
        votes = added(votes, of_itself)
        if not of_itself and is_where(spelling, names, around[spelling], text):
            votes = added(votes, [("GPE", 30)])
        found[spelling] = added(votes, around[spelling].items())
    for town in towns:  # the Tarnby man, where the dateline is TARNBY
        if town in found:
            found[town] = added(found[town], [("GPE", 60)])
    _support_parts(found)
    return found


def _is_known(spelling: str, names: Sequence[Name]) -> bool:
    """Whether a table and the tagger agree so that no surroundings could change it."""
    known = place(spelling)
    if known is None:
        return spelling in bodies() and all(name.label == "ORG" for name in names)
    return known.kind in _FIRM and all(name.label == known.label for name in names)


def _support_parts(found: dict[str, Tally]) -> None:
    """Let a person's full name speak for the surname, and a body's for its short names."""
    full = [(spelling, winner(found[spelling])) for spelling in found if " " in spelling]
    persons: set[str] = set()
    for spelling in [name for name, label in full if label == "PERSON"]:
        last = spelling.rpartition(" ")[2]
        for part, weight in ((last, 40), (f"{last}s", 50), (spelling.partition(" ")[0], 15)):
            if part in found:
                persons.add(part)
                found[part] = added(found[part], [("PERSON", weight)])
    _support_families(found, full)
    for spelling in [name for name, label in full if label == "EVENT"]:
        if spelling.partition(" ")[0] in STORMS and (storm := spelling.rpartition(" ")[2]) in found:
            found[storm] = added(found[storm], [("EVENT", 90)])
    for spelling in [name for name, label in full if label == "ORG"]:
        head, _, rest = spelling.partition(" ")
        tail = spelling.rpartition(" ")[2]
        for part in {rest, tail, head if tail in NOUNS else rest}:
            if part in found and part not in persons and place(part) is None:
                found[part] = added(found[part], [("ORG", 25)])


def _support_families(found: dict[str, Tally], full: Sequence[tuple[str, str]]) -> None:
    """Let a person speak for who bears the same surname: Ann Hale for Tamsin Hale."""
    surnames = {
        spelling.rpartition(" ")[2]
        for spelling, label in full
        if label == "PERSON" and spelling.partition(" ")[0] in GIVEN_NAMES
    } - NOUNS
    for spelling, label in full:
        first, _, last = spelling.partition(" ")
        plain = first not in NOUNS and place(first) is None and place(spelling) is None
        if label not in ("PERSON", "WORK") and last in surnames and first.isalpha() and plain:
            found[spelling] = added(found[spelling], [("PERSON", 30)])
            if first in found:
                found[first] = added(found[first], [("PERSON", 30)])
