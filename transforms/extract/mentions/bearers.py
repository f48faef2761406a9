"""Bearers of a surname or given name: which full names of the article it may stand for."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.names import GENERATIONS, person
from transforms.lexicon.roles import MEN, WOMEN
from transforms.lexicon.romanisation import romanised

_SHE = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Madame|Madam|Queen|Princess|Baroness)\.? $")
_HE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Baron)\.? $")


def bearers_of(forms: Iterable[str]) -> Mapping[str, set[str]]:
    """Return bare surnames, or else given names, with the full names that they may stand for.

    Another romanisation of a surname is that surname where no bearer spells it so.
    """
    persons = [
        (form, person(tuple(form.partition(":")[2].split(" "))))
        for form in forms
        if form.startswith("person:")
    ]
    by_last: defaultdict[str, set[str]] = defaultdict(set)
    by_sound: defaultdict[str, set[str]] = defaultdict(set)
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    for form, name in persons:
        if name.first:
            by_last[name.last].add(form)
            by_sound[romanised(name.last)].add(form)
            by_first[name.first].add(form)
    bare = {form: name.last for form, name in persons if not name.first}
    found = {
        form: by_last.get(word) or by_first.get(word) or by_sound.get(romanised(word), set())
        for form, word in bare.items()
    }
    return {form: names for form, names in found.items() if names}


def fitting(fits: Collection[str], name: Name, text: Text) -> list[str]:
    """Return those whom a name may mean by Mr or Mrs before it and Jr behind it, else all; sorted.

    Who is called just Hale is no Tom Hale Jr. where there is a Tom Hale.
    """
    wanted = sorted(fits)
    if len(wanted) < 2:
        return wanted
    parts = {one: person(tuple(one.partition(":")[2].split(" "))) for one in wanted}
    behind = text.text[name.stop : name.stop + 5].strip(" ,.").partition(" ")[0].strip(".,").lower()
    if behind in GENERATIONS:
        wanted = [one for one in wanted if parts[one].generation] or wanted
    else:
        elders = {parts[one].first for one in wanted if not parts[one].generation}
        wanted = [w for w in wanted if not parts[w].generation or parts[w].first not in elders]
    before = text.text[max(0, name.start - 12) : name.start]
    others = MEN if _SHE.search(before) else WOMEN if _HE.search(before) else frozenset()
    return [one for one in wanted if parts[one].first not in others] or wanted
