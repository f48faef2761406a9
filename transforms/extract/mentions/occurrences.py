"""Every occurrence of a name that the article establishes, and never two names in one place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from transforms.extract.mentions.kinds import SINGLE
from transforms.extract.mentions.text import WORD, Name, Text
from transforms.extract.mentions.vocabulary import EVERYWHERE, NEVER
from transforms.lexicon.countries import known_places, place
from transforms.lexicon.names import bodies, leaders
from transforms.lexicon.roles import TITLES

type Known = Sequence[tuple[str, str]]
"""Names that tables know and the article may have, with their labels."""

SPREAD = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW"})
"""Labels whose names are looked for everywhere; of works only those of two words and more."""


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Keep the longer of two names that overlap; of equals the first. In order of the text."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.stop, n.label)):
        if kept and name.start < kept[-1].stop:
            if name.stop - name.start > kept[-1].stop - kept[-1].start:
                kept[-1] = name
        else:
            kept.append(name)
    return kept


def spread(names: Sequence[Name], known: Known, text: Text) -> list[Name]:
    """Add all further occurrences of the names, and of the surnames and given names of persons."""
    taken = bytearray(len(text.text))
    for name in names:
        taken[name.start : name.stop] = b"\1" * (name.stop - name.start)
    found = list(names)
    labels = {
        spelling: name.label
        for name in names
        if " " in (spelling := text.text[name.start : name.stop]) or name.label in SPREAD
    }
    wanted = dict(labels)
    for spelling, label in labels.items():
        if label == "PERSON" and " " in spelling:
            parts = spelling.split()
            for part in (parts[-1], parts[0]):
                if _stands_alone(part):
                    wanted.setdefault(part, "PERSON")
    for spelling, label in known:
        wanted.setdefault(spelling, label)
    often = Counter(text.text[name.start : name.stop] for name in names)
    rest = [word for word in wanted if often[word] < len(text.places.get(word, ALL))]
    for spelling in sorted(rest, key=lambda s: (-len(s), s)):
        for start, stop in text.occurrences(spelling):
            if taken.find(1, start, stop) < 0 and _is_name_here(spelling, start, text):
                taken[start:stop] = b"\1" * (stop - start)
                found.append(Name(start, stop, wanted[spelling], "spread"))
    return sorted(found, key=lambda n: n.start)


ALL = range(1_000_000)
"""More than a text has of a name that is not one word."""


def known_in(text: Text) -> list[tuple[str, str]]:
    """Return countries, peoples, seats of government and bodies that the article may name.

    In the order in which their first words stand in the text.
    """
    firsts, words = _by_first_word(), text.places.keys()
    return [
        (spelling, label)
        for word in words
        if word in firsts
        for spelling, label, rest in firsts[word]
        if not rest or words >= rest
    ]


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[str, str, frozenset[str]], ...]]:
    """Return the first word of each known name with (name, label, other words of it)."""
    known = [
        (spelling, found)
        for spelling, found in known_places()
        if found.kind in _SURE or (found.kind == "area" and _is_long(spelling)) or ", " in spelling
    ]
    pairs = [(spelling, found.label) for spelling, found in known]
    pairs += [(spelling, "ORG") for spelling in bodies()]
    pairs += [(surname, "PERSON") for surname in leaders()]
    pairs += [
        (word, label) for word, label in SINGLE.items() if label != "EVENT" or word in EVERYWHERE
    ]
    table: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for spelling, label in pairs:
        words = WORD.findall(spelling)
        if words:
            table.setdefault(words[0], []).append((spelling, label, frozenset(words[1:])))
    return {word: tuple(found) for word, found in table.items()}


def _is_long(name: str) -> bool:
    """Whether a name is more than one word: South China Sea, not the word South."""
    return " " in name or "-" in name


_SURE = frozenset({"country", "nation", "people", "seat"})
"""What is looked for though the tagger did not mark it; capitals are also people's names."""


def with_known(names: Sequence[Name], known: Known, text: Text) -> list[Name]:
    """Put known names of several words where the tagger saw a part: Bosnia (and Herzegovina)."""
    long = [
        Name(start, stop, label, "known")
        for spelling, label in known
        if " " in spelling or "-" in spelling
        for start, stop in text.occurrences(spelling)
    ]
    if not long:
        return list(names)
    return without_overlaps([*names, *long])


def without_compounds(names: Sequence[Name], text: Text) -> list[Name]:
    """Split Hale-Prado, where the article names a Hale and a Prado; Hale-Prado Summit as well."""
    spelled = [(name, text.text[name.start : name.stop]) for name in names]
    known = {s.rpartition(" ")[2] for n, s in spelled if n.label == "PERSON" and "-" not in s}
    found: list[Name] = []
    for name, spelling in spelled:
        head, hyphen, tail = spelling.partition("-")
        tail = tail.partition(" ")[0]
        if not (hyphen and head in known and tail in known):
            found.append(name)
            continue
        cut = name.start + len(head)
        end = cut + 1 + len(tail)
        found += [
            Name(name.start, cut, "PERSON", "compound"),
            Name(cut + 1, end, "PERSON", "compound"),
        ]
        if end + 1 < name.stop:
            found.append(Name(end + 1, name.stop, name.label, "compound"))
    return found


def out_of_headlines(names: Sequence[Name], text: Text) -> list[Name]:
    """Drop from lines In Title Case what the tagger made of names that the article knows."""
    if not text.headlines:
        return list(names)
    outside = [name for name in names if not text.in_headline(name.start)]
    body = {text.text[name.start : name.stop] for name in outside}
    body |= {n.rpartition(" ")[2] for n in body} - {""}
    kept = []
    for name in names:
        if text.in_headline(name.start):
            found = text.text[name.start : name.stop]
            words = found.split()
            inner = any(part in body for part in _runs(words)) and found not in body
            if inner or (len(words) > 2 and name.label != "PERSON" and found not in body):
                continue
        kept.append(name)
    return kept


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield all shorter runs of up to four words."""
    for first in range(len(words)):
        for last in range(first + 1, min(first + 5, len(words) + 1)):
            yield " ".join(words[first:last])


def _stands_alone(part: str) -> bool:
    """Whether one word of a person's name may stand for the person."""
    return (
        len(part) > 1
        and part[0].isupper()
        and part[-1] != "."
        and part not in NEVER
        and part not in TITLES
        and place(part) is None
    )


def _is_name_here(spelling: str, start: int, text: Text) -> bool:
    """Whether a word that is also used in lower case is a name in this place."""
    small = spelling.lower()
    if " " in spelling or spelling.isupper() or small == spelling or small not in text.places:
        return True
    return not text.starts_sentence(start)
