"""Short and long names of one thing inside an article: Putin is Vladimir Putin."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from transforms.extract.mentions.acronyms import Pair
from transforms.extract.mentions.kinds import LAST
from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import place, sense
from transforms.lexicon.folding import fold
from transforms.lexicon.names import LEGAL_FORMS, PersonName, form_key, person
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
    heads.update(_fuller_persons(forms))
    bearers = _bearers(forms)
    often = Counter(_end(key, heads) for key in keys if key not in bearers)
    last_at: dict[str, int] = {}
    found: list[str] = []
    for name, key in zip(names, keys, strict=True):
        head = _end(key, heads)
        if key in bearers:
            fits = sorted({_end(one, heads) for one in bearers[key]})
            head = _meant(fits, last_at, text.text.rfind("\n", 0, name.start), often)
        last_at[head] = name.start
        found.append(head)
    return found


def meaning(name: Name, text: Text) -> str:
    """Return a name as written, but for places of which there are two."""
    return sense(text.text[name.start : name.stop], text.places)


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


def _fuller_persons(forms: Iterable[str]) -> Heads:
    """Tie Bill Hale, W. Hale and Luisa Gómez to the only longer name that fits."""
    full = [(form, person(_words(form))) for form in forms if form.startswith("person:")]
    by_last: defaultdict[str, list[tuple[str, PersonName]]] = defaultdict(list)
    suffixes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for form, name in full:
        if name.first:
            by_last[name.last].append((form, name))
        words = _words(form)
        for cut in range(1, len(words) - 1):
            suffixes[words[cut:]].add(form)
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


def _bearers(forms: Iterable[str]) -> Mapping[str, set[str]]:
    """Return bare surnames, or else given names, with the full names that they may stand for."""
    persons = [(form, person(_words(form))) for form in forms if form.startswith("person:")]
    by_last: defaultdict[str, set[str]] = defaultdict(set)
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    for form, name in persons:
        if name.first:
            by_last[name.last].add(form)
            by_first[name.first].add(form)
    bare = {form: name.last for form, name in persons if not name.first}
    return {
        form: by_last.get(word) or by_first[word]
        for form, word in bare.items()
        if word in by_last or word in by_first
    }
