"""Every occurrence of a name that the article establishes, and never two names in one place."""

from collections.abc import Iterable, Iterator, Sequence

from transforms.extract.mentions.repair import NEVER
from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import Place, by_first_word, place
from transforms.lexicon.roles import TITLES

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


def spread(names: Sequence[Name], text: Text) -> list[Name]:
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
    for spelling, known in known_in(text):
        wanted.setdefault(spelling, known.label)
    for spelling in sorted(wanted, key=lambda s: (-len(s), s)):
        for start, stop in text.occurrences(spelling):
            if taken.find(1, start, stop) < 0 and _is_name_here(spelling, start, text):
                taken[start:stop] = b"\1" * (stop - start)
                found.append(Name(start, stop, wanted[spelling], "spread"))
    return sorted(found, key=lambda n: n.start)


def known_in(text: Text) -> Iterator[tuple[str, Place]]:
    """Yield countries, peoples and seats of government that the article may name."""
    firsts = by_first_word()
    for word in text.places:
        for spelling in firsts.get(word, ()):
            known = place(spelling)
            if known is not None and known.kind != "capital" and known.kind != "region":
                yield spelling, known


def out_of_headlines(names: Sequence[Name], text: Text) -> list[Name]:
    """Drop from lines In Title Case what the tagger made of names that the article knows."""
    if not text.headlines:
        return list(names)
    body = {text.text[n.start : n.stop] for n in names if not text.in_headline(n.start)}
    kept = []
    for name in names:
        if text.in_headline(name.start):
            found = text.text[name.start : name.stop]
            words = found.split()
            inner = any(part in body for part in _runs(words)) and found not in body
            if inner or (len(words) > 3 and name.label in ("WORK", "EVENT", "LAW", "ORG")):
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
    if " " in spelling or spelling.isupper() or spelling.lower() not in text.places:
        return True
    return not text.starts_sentence(start)
