"""Short and long names of one thing inside an article: Putin is Vladimir Putin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from transforms.extract.mentions.acronyms import Pair
from transforms.extract.mentions.bearers import bearers_of, fitting
from transforms.extract.mentions.kinds import LAST
from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import place, sense
from transforms.lexicon.folding import fold
from transforms.lexicon.names import LEGAL_FORMS, PersonName, form_key, person
from transforms.lexicon.roles import GIVEN_NAMES
from transforms.lexicon.romanisation import nicknames

type Heads = dict[str, str]
"""Form key -> form key of the fuller name that it stands for."""

KIND_WORDS = frozenset(fold(noun) for noun in LAST) | LEGAL_FORMS


def heads_of(names: Sequence[Name], pairs: Sequence[Pair], text: Text) -> list[str]:
    """Return for each name the form key of the fullest name of what it names."""
    keys = [form_key(meaning(name, text), name.label) for name in names]
    forms = sorted(set(keys))
    heads: Heads = {}
    heads.update(_acronyms(names, keys, pairs))
    heads.update(_bodies(forms))
    heads.update(_events(forms))
    heads.update(_halves(forms))
    heads.update(_fuller_persons(forms, text))
    bearers = bearers_of(forms)
    often = Counter(_end(key, heads) for key in keys if key not in bearers)
    last_at: dict[str, int] = {}
    found: list[str] = []
    for name, key in zip(names, keys, strict=True):
        head = _end(key, heads)
        if key in bearers:
            fits = fitting({_end(one, heads) for one in bearers[key]}, name, text)
            head = _meant(fits, last_at, text.text.rfind("\n", 0, name.start), often)
        last_at[head] = name.start
        found.append(head)
    return found


def meaning(name: Name, text: Text) -> str:
    """Return a name as written, but for places of which there are two and for Ann and Tom Hale."""
    written = text.text[name.start : name.stop]
    if name.label == "PERSON" and written in GIVEN_NAMES:
        pair = _PAIR.match(text.text, name.stop)
        return f"{written} {pair[2]}" if pair and pair[1] in GIVEN_NAMES else written
    return sense(written, text.places)


_HYPHEN = re.compile(r"([A-Z]\w+)-([A-Z]\w+)")
_PAIR = re.compile(r" (?:and|&) ([A-Z][\w’'-]+) ([A-Z][\w’'-]+)")


def _meant(
    fits: Sequence[str], last_at: Mapping[str, int], paragraph: int, often: Mapping[str, int]
) -> str:
    """Choose among bearers of a surname: the last in the paragraph, or whom the article names most.

    Often the others are called by their given names where they are not near.
    """
    near = [one for one in fits if last_at.get(one, -1) > paragraph]
    if near:
        return max(near, key=lambda one: (last_at[one], one))
    return min(fits, key=lambda one: (-often[one], one))


def _end(key: str, heads: Heads) -> str:
    """Follow a form to its fullest name; of forms that each take the other for it, the longest."""
    seen = [key]
    while (fuller := heads.get(key)) is not None:
        if fuller in seen:
            return max(seen[seen.index(fuller) :], key=lambda one: (len(one), one))
        key = fuller
        seen.append(key)
    return key


def _words(key: str) -> tuple[str, ...]:
    return tuple(key.partition(":")[2].split(" "))


def _acronyms(names: Sequence[Name], keys: Sequence[str], pairs: Sequence[Pair]) -> Heads:
    """Tie acronyms to what the article spells out beside them."""
    at = {(name.start, name.stop): key for name, key in zip(names, keys, strict=True)}
    tied = ((at.get(pair.short), at.get(pair.long)) for pair in pairs)
    return {short: long for short, long in tied if short and long and short != long}


def _bodies(forms: Iterable[str]) -> Heads:
    """Tie a body's short name to the only longer one that ends, or but for its kind begins, so."""
    bodies = [form for form in forms if form.startswith(("org:", "place:"))]
    longer: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for form in bodies:
        words = _words(form)
        if place(" ".join(words).title()) is not None:
            continue
        for cut in range(1, len(words)):
            longer[words[cut:]].add(form)
            if form.startswith("org:") and all(word in KIND_WORDS for word in words[cut:]):
                longer[words[:cut]].add(form)
    return {
        form: next(iter(longer[_words(form)]))
        for form in bodies
        if form.startswith("org:")
        and place(form[4:].title()) is None
        and len(longer.get(_words(form), ())) == 1
    }


def _events(forms: Iterable[str]) -> Heads:
    """Tie an event's short name to the only longer one: the Games, Storm Ian and just Ian."""
    events = {form: _core(_words(form)) for form in forms if form.startswith("event:")}
    heads: Heads = {}
    for form, words in events.items():
        longer = {other for other, more in events.items() if words < more}
        longest = [one for one in longer if not any(events[one] < events[o] for o in longer)]
        last = _words(form)[-1]
        if len(longest) == 1 and last not in _NOT_FOR_SHORT:
            heads[form] = longest[0]
    for storm in sorted(events, key=lambda form: (len(events[form]), form)):
        if _STORMS.intersection(_words(storm)) and len(_words(storm)) > 1:
            heads[f"person:{_words(storm)[-1]}"] = storm
    return {form: head for form, head in heads.items() if form in forms}


def _core(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words that tell an event: without years, and a storm's name without its kind."""
    named = frozenset(word for word in words if not word.isdigit())
    kinds = named & _STORMS
    if kinds and len(words) > 1:
        return (named - kinds) | ({"storm"} if kinds == {"storm"} else {"storm", *kinds})
    return frozenset("olympics" if word == "games" else word for word in named)


_STORMS = frozenset({"storm", "hurricane", "typhoon", "cyclone", "tropical"})
_NOT_FOR_SHORT = frozenset({"war", "wars", "election", "elections"})
"""Last words of names that say too little: the Cold War is no new cold war."""


def _halves(forms: Iterable[str]) -> Heads:
    """Tie Korea and Congo to the one of the two countries that the article names."""
    named = set(forms)
    heads: Heads = {}
    for short, both in _TWO_OF_A_NAME.items():
        found = [one for one in both if one in named]
        if short in named and len(found) == 1:
            heads[short] = found[0]
    for form in named:
        words = _words(form)
        swapped = f"org:{' '.join((*words[2:], 'university'))}"
        if form.startswith("org:university of ") and swapped in named:
            heads[swapped] = form
    return heads


_TWO_OF_A_NAME = {
    "place:congo": (
        "place:democratic republic of the congo",
        "place:republic of the congo",
    ),
    "place:korea": ("place:south korea", "place:north korea"),
}


def _fuller_persons(forms: Iterable[str], text: Text) -> Heads:
    """Tie Bill Hale, W. Hale and Luisa Gómez to the only longer name that fits."""
    full = [(form, person(_words(form))) for form in forms if form.startswith("person:")]
    by_last: defaultdict[str, list[tuple[str, PersonName]]] = defaultdict(list)
    suffixes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    hyphened = {tuple(map(fold, pair)) for pair in _HYPHEN.findall(text.text)}
    for form, name in full:
        if name.first:
            by_last[name.last].append((form, name))
        words = _words(form)
        for cut in range(1, len(words) - 1):
            suffixes[words[cut:]].add(form)
        if len(words) == 3 and words[1:] in hyphened:
            suffixes[words[:2]].add(form)  # Esi Owusu, later of Esi Owusu-Darko
    heads: Heads = {}
    for form, name in full:
        if not name.first:
            continue
        fits = {
            other for other, fuller in by_last[name.last] if other != form and _longer(fuller, name)
        } | suffixes.get(_words(form), set())
        if len(fits) == 1:
            heads[form] = next(iter(fits))
    return heads


def _longer(fuller: PersonName, name: PersonName) -> bool:
    """Whether a name says more of what may be the same person."""
    if fuller.generation != name.generation:
        return False
    if fuller.first != name.first:
        if len(name.first) == 1:
            return fuller.first.startswith(name.first) and len(fuller.first) > 1
        known = nicknames(name.first) & nicknames(fuller.first)
        return bool(known) and (len(fuller.first), fuller.first) > (len(name.first), name.first)
    if not name.middles:
        return bool(fuller.middles)
    if len(fuller.middles) != len(name.middles):
        return False
    paired = list(zip(fuller.middles, name.middles, strict=True))
    return (
        fuller.middles != name.middles
        and all(long.startswith(short) and len(short) <= len(long) for long, short in paired)
        and all(long == short or len(short) == 1 for long, short in paired)
    )
