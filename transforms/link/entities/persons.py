"""Persons of one surname: which full names, initials and bare surnames are one of them.

A wrong merge poisons every query, so each rule asks for exactly one candidate that fits, and two
known countries that differ always keep persons apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from transforms.lexicon.names import PersonName, person, plain, sense_of
from transforms.lexicon.occupations import COMMON_SURNAMES
from transforms.lexicon.romanisation import family_name, formal_name, given_name, romanised
from transforms.link.entities.forms import Form
from transforms.link.entities.verdicts import Groups, Verdict, same


def namesakes(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Keep apart persons of one given name and surname whose middle names differ."""
    verdicts: list[Verdict] = []
    for forms in _by_full_name(block).values():
        by_middles = _by_middles(forms)
        if len(by_middles) > 1:
            names = sorted(form.name for form in forms if _parts(form).middles)
            verdicts += [
                Verdict(
                    form.form_key,
                    form.form_key,
                    False,
                    "middle_names",
                    f"middle names differ: {', '.join(names[:6])}",
                )
                for form in forms
            ]
        for alike in by_middles.values():
            for form in alike[1:]:
                verdicts += same(
                    groups, form, alike[0], "middle_initial", f"{alike[0].name}, abbreviated"
                )
    return verdicts


def fuller_names(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join a name without middle names to the one that has them, where only one does."""
    verdicts: list[Verdict] = []
    for forms in _by_full_name(block).values():
        bare = [form for form in forms if not _parts(form).middles]
        fuller = [form for form in forms if _parts(form).middles]
        if not bare or not fuller or len({groups.root(form.form_key) for form in fuller}) > 1:
            continue
        for form in fuller:
            fits = [one for one in bare if not _countries_differ([one], [form])]
            if len(fits) > 1:
                fits = [one for one in fits if _agree(one, form)]
            if len(fits) == 1:
                why = f"{fits[0].name} with middle names"
                verdicts += same(groups, form, fits[0], "middle_names", why)
    return verdicts


def spellings(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join romanisations of one name whose country or role agrees: Sergei and Sergey Lavrov."""
    alike: defaultdict[tuple[str, str, str], list[Form]] = defaultdict(list)
    for form in block:
        name = _parts(form)
        if name.first and not _NUMERAL.fullmatch(name.last):
            first = romanised(given_name(name.first))
            alike[first, romanised(name.last), name.generation].append(form)
    verdicts: list[Verdict] = []
    for forms in alike.values():
        by_spelling: dict[tuple[str, str, str], Form] = {}
        for form in forms:
            spelling = (_parts(form).first, _parts(form).last)
            for (*known, _), other in by_spelling.items():
                if spelling != tuple(known) and _agree(form, other):
                    why = f"another spelling of {other.name}, {_shared(form, other)}"
                    verdicts += same(groups, form, other, "spelling", why)
            by_spelling.setdefault((*spelling, sense_of(form.form_key)), form)
    return verdicts


def nicknames(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join Joe and Joseph Hale, where the role is the same, or the country of a seldom name."""
    alike: defaultdict[tuple[str, str, str], list[Form]] = defaultdict(list)
    for form in block:
        name = _parts(form)
        if len(name.first) > 1:
            alike[formal_name(name.first), name.last, name.generation].append(form)
    verdicts: list[Verdict] = []
    for (formal, last, _), forms in alike.items():
        for form in forms:
            first = _parts(form).first
            fits = [
                one
                for one in forms
                if first != formal
                and _parts(one).first == formal
                and _agree(form, one)
                and (_roles_shared(form, one) or last not in COMMON_SURNAMES)
            ]
            if len({groups.root(one.form_key) for one in fits}) == 1:
                why = f"short for {fits[0].name}, {_shared(form, fits[0])}"
                verdicts += same(groups, form, fits[0], "nickname", why)
    return verdicts


def generations(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join John Hale Jr. to the only John Hale, unless an article names both."""
    younger: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
    plainly: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in block:
        name = _parts(form)
        if name.first:
            (younger if name.generation else plainly)[name.first, name.last].append(form)
    verdicts: list[Verdict] = []
    for key, forms in younger.items():
        others = plainly[key]
        if not others or len({groups.root(one.form_key) for one in [*others]}) > 1:
            continue
        together = {plain(k) for form in forms for keys in form.beside for k in keys.split(" + ")}
        several = len({_parts(form).generation for form in forms}) > 1
        if several or any(plain(one.form_key) in together for one in others):
            why = f"there is {others[0].name} as well"
            verdicts += [Verdict(f.form_key, f.form_key, False, "generation", why) for f in forms]
        elif not _countries_differ(forms, others):
            for form in forms:
                why = f"{others[0].name} in full"
                verdicts += same(groups, form, others[0], "generation", why)
    return verdicts


def double_names(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join García Márquez to the only person whose name ends so."""
    ends: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    by_root: dict[str, Form] = {}
    for form in block:
        words = _words(form)
        by_root.setdefault(groups.root(form.form_key), form)
        for cut in range(1, len(words) - 1):
            ends[words[cut:]].add(groups.root(form.form_key))
    verdicts: list[Verdict] = []
    for form in block:
        fits = {groups.root(root) for root in ends.get(_words(form), ())}
        fits -= {groups.root(form.form_key)}
        if len(fits) == 1 and not _countries_differ([form], [by_root[min(fits)]]):
            other = by_root[min(fits)]
            why = f"{other.name} is the only one whose name ends so"
            verdicts += same(groups, form, other, "surname", why)
    return verdicts


def _words(form: Form) -> tuple[str, ...]:
    return tuple(plain(form.form_key).partition(":")[2].split(" "))


def initials(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join J. Smith to the only person whose name fits and whose country or role agrees."""
    full = [form for form in block if _full(form) and len(_parts(form).first) > 1]
    by_initial: defaultdict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in full:
        by_initial[_parts(form).first[0], _parts(form).last].append(form)
    verdicts: list[Verdict] = []
    for form in block:
        name = _parts(form)
        if not _full(form) or len(name.first) != 1:
            continue
        fits = [one for one in by_initial[name.first, name.last] if _agree(form, one)]
        if len({groups.root(one.form_key) for one in fits}) == 1:
            why = f"initial of {fits[0].name}, {_shared(form, fits[0])}"
            verdicts += same(groups, form, fits[0], "initial", why)
    return verdicts


def surnames(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join a bare surname to the only person of the block that fits it."""
    persons: defaultdict[str, list[Form]] = defaultdict(list)
    by_last: defaultdict[str, set[str]] = defaultdict(set)
    for form in block:
        if _full(form):
            root = groups.root(form.form_key)
            persons[root].append(form)
            by_last[family_name(_parts(form).last)].add(root)
    verdicts: list[Verdict] = []
    for form in block:
        name = _parts(form)
        if name is None or name.first:
            continue
        known = sorted(by_last[family_name(name.last)])
        fits = [root for root in known if not _countries_differ([form], persons[root])]
        agreeing = [root for root in fits if any(_agree(form, one) for one in persons[root])]
        chosen = agreeing if len(agreeing) == 1 else fits
        if len(chosen) == 1:
            person_form = persons[chosen[0]][0]
            why = f"{person_form.name} is the only one of that surname who fits"
            verdicts += same(groups, form, person_form, "surname", why)
        elif len(chosen) > 1:
            some = ", ".join(sorted(persons[root][0].name for root in chosen)[:6])
            why = f"could be any of {len(chosen)}: {some}"
            verdicts.append(Verdict(form.form_key, form.form_key, False, "surname", why))
    return verdicts


_NUMERAL = re.compile(r"[ivx]+")
"""Elizabeth I and II: no spellings of one family name."""


def _parts(form: Form) -> PersonName:
    kind, _, words = plain(form.form_key).partition(":")
    return person(tuple(words.split(" "))) if kind == "person" else _NOBODY


_NOBODY = PersonName("", (), "")


def _full(form: Form) -> bool:
    return bool(_parts(form).first)


def _by_full_name(block: Sequence[Form]) -> dict[tuple[str, str, str], list[Form]]:
    found: defaultdict[tuple[str, str, str], list[Form]] = defaultdict(list)
    for form in block:
        if _full(form):
            name = _parts(form)
            found[name.first, name.last, name.generation].append(form)
    return dict(found)


def _by_middles(forms: Iterable[Form]) -> dict[tuple[str, ...], list[Form]]:
    """Group forms with middle names by them; W. goes with the only Walker."""
    found: defaultdict[tuple[str, ...], list[Form]] = defaultdict(list)
    short: list[Form] = []
    for form in forms:
        middles = _parts(form).middles
        if any(len(middle) == 1 for middle in middles):
            short.append(form)
        elif middles:
            found[middles].append(form)
    spelled = defaultdict(list)
    for middles in found:
        spelled["".join(middle[0] for middle in middles)].append(middles)
    for form in short:
        middles = _parts(form).middles
        fits = spelled["".join(middle[0] for middle in middles)]
        found[fits[0] if len(fits) == 1 else middles].append(form)
    return dict(found)


def _agree(one: Form, two: Form) -> bool:
    """Whether something speaks for one person and no known country against it."""
    return not _countries_differ([one], [two]) and bool(_shared(one, two))


def _shared(one: Form, two: Form) -> str:
    if one.country_code and one.country_code == two.country_code:
        return f"both of {one.country_code}"
    roles = _roles_shared(one, two)
    return f"both called {roles[0]}" if roles else ""


def _roles_shared(one: Form, two: Form) -> list[str]:
    return sorted(set(one.roles) & set(two.roles))


def _countries_differ(ones: Iterable[Form], twos: Iterable[Form]) -> bool:
    first = {form.country_code for form in ones} - {None}
    second = {form.country_code for form in twos} - {None}
    return bool(first and second) and not first & second
