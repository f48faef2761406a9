"""Senses: whether all whom articles call John Smith are one person.

Articles say what a person is: a footballer, of Peru, aged 34 (see the senses of mentions). Every
sense of a name is a form of its own, and here those that may be one person are put together again.
One name is one person unless something speaks against it; then each sense goes to the only person
whom it fits, and what fits several, or nobody known, stays a person of its own under the bare name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from transforms.lexicon.names import person, plain, sense_of, with_sense
from transforms.lexicon.occupations import COMMON_SURNAMES
from transforms.link.entities.context import Companions, leading
from transforms.link.entities.corrections import Corrections
from transforms.link.entities.forms import Form, pooled
from transforms.link.entities.likeness import (
    APART,
    Person,
    against,
    described,
    doubts,
    in_favour,
)
from transforms.link.entities.verdicts import Verdict

MARGIN = 1.0
"""How much better than any other a person must fit a sense that fits several."""

DOMINANT = 10
"""Times the articles of all others that a person needs to be the one who is meant by default."""

MOST_SENSES = 48
"""Senses of one name that are compared, the most frequent ones: it bounds the work for a name."""


@dataclass(slots=True)
class Bearer:
    """Senses of one name that are one person. One bearer of a name may have it without a sense."""

    person: Person
    keys: list[str]
    is_meant_by_default: bool = False


def doubtful(forms: Iterable[Form]) -> list[str]:
    """Return the forms of names that may be of several persons: whom they are named with matters.

    Where nothing else speaks for two persons, no company does, so it need not be looked up.
    """
    found: list[str] = []
    for senses in _by_name(forms).values():
        if len(senses) == 1:
            continue
        known = [described(form, {}) for form in _most_frequent(senses)]
        if any(doubts(one, other) >= APART - 2 for one, other in combinations(known, 2)):
            found += [form.form_key for form in senses]
    return sorted(found)


def persons(
    forms: Iterable[Form], companions: Companions, corrections: Corrections
) -> tuple[list[Form], dict[str, str], list[Verdict]]:
    """Put together the senses of each name that may be one person.

    Returns a form for each person, the person's form for every form, and why names were split.
    """
    found: list[Form] = []
    owner: dict[str, str] = {}
    verdicts: list[Verdict] = []
    for name, senses in sorted(_by_name(forms).items()):
        if len(senses) == 1:
            owner[senses[0].form_key] = name
            found.append(pooled(name, senses))
            continue
        bearers = _bearers(name, senses, companions, corrections)
        keys = _keys(name, bearers)
        for key, bearer in zip(keys, bearers, strict=True):
            owner.update(dict.fromkeys(bearer.keys, key))
            meant = set(bearer.keys)
            found.append(pooled(key, [form for form in senses if form.form_key in meant]))
        if len(bearers) > 1:
            verdicts += _told(keys, bearers)
    return sorted(found, key=lambda form: form.form_key), owner, verdicts


def _by_name(forms: Iterable[Form]) -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for form in forms:
        found.setdefault(plain(form.form_key), []).append(form)
    return found


def _most_frequent(senses: Sequence[Form]) -> list[Form]:
    return sorted(senses, key=lambda form: (-form.documents, form.form_key))[:MOST_SENSES]


def _bearers(
    name: str, senses: Sequence[Form], companions: Companions, corrections: Corrections
) -> list[Bearer]:
    """Return who bears a name. The senses that say most come first, so that the order is fixed."""
    keys = [form.form_key for form in senses]
    if corrections.is_one(name) or _is_known_to_all(name):
        return [Bearer(Person(), keys, is_meant_by_default=True)]
    known = {form.form_key: described(form, companions) for form in _most_frequent(senses)}
    is_common = person(tuple(name.partition(":")[2].split(" "))).last in COMMON_SURNAMES
    bearers: list[Bearer] = []
    rest = [key for key in keys if key not in known or not known[key].is_introduced]
    introduced = [key for key in known if known[key].is_introduced]
    for key in sorted(introduced, key=lambda key: _precedence(key, known[key])):
        fits = _fits(key, known[key], bearers, corrections, is_common=is_common)
        if len(fits) == 1:
            fits[0].person = fits[0].person.joined(known[key])
            fits[0].keys.append(key)
        elif fits:
            rest.append(key)
        else:
            bearers.append(Bearer(known[key], [key]))
    if len(bearers) < 2:
        return [Bearer(Person(), keys, is_meant_by_default=True)]
    return _with_rest(bearers, sorted(rest), known)


def _is_known_to_all(name: str) -> bool:
    """Whether a full name is that of somebody whom news need not introduce: who else is it?"""
    parts = person(tuple(name.partition(":")[2].split(" ")))
    return bool(parts.first) and parts.last in leading() and parts.last not in COMMON_SURNAMES


def _precedence(key: str, one: Person) -> tuple[int, int, int, str]:
    said = len(one.domains) + len(one.countries) + len(one.born or one.ages)
    return -len(one.domains), -said, -one.documents, key


def _fits(
    key: str,
    one: Person,
    bearers: Sequence[Bearer],
    corrections: Corrections,
    *,
    is_common: bool,
) -> list[Bearer]:
    """Return the bearers who may be meant: the best one alone, if it is so by far."""
    wished = [bearer for bearer in bearers if corrections.joins(key, bearer.keys)]
    if wished:
        return wished[:1]
    scored = [
        (against(one, bearer.person, is_common=is_common), number)
        for number, bearer in enumerate(bearers)
        if not corrections.parts(key, bearer.keys)
    ]
    fits = sorted(row for row in scored if row[0] < APART)
    if len(fits) > 1 and fits[0][0] <= fits[1][0] - MARGIN:
        fits = fits[:1]
    return [bearers[number] for _, number in fits]


def _with_rest(
    bearers: list[Bearer], rest: Sequence[str], known: Mapping[str, Person]
) -> list[Bearer]:
    """Give the other senses to whom they fit, else to whom the name nearly always means."""
    total = sum(bearer.person.documents for bearer in bearers)
    default: Bearer | None = None
    for bearer in bearers:
        if bearer.person.documents >= DOMINANT * (total - bearer.person.documents):
            bearer.is_meant_by_default, default = True, bearer
    left: list[str] = []
    meant = {key: _meant(known.get(key, Person()), bearers) for key in rest}
    for key in rest:
        wanted = meant[key] or default
        (wanted.keys if wanted else left).append(key)
    if left:
        bearers.append(Bearer(Person(), left, is_meant_by_default=True))
    return bearers


def _meant(one: Person, bearers: Sequence[Bearer]) -> Bearer | None:
    """Return the only bearer for whom something speaks, by far."""
    scores = [in_favour(one, bearer.person) for bearer in bearers]
    first, second = sorted(scores, reverse=True)[:2]
    return bearers[scores.index(first)] if first > second + 1 else None


def _keys(name: str, bearers: Sequence[Bearer]) -> list[str]:
    """Name each bearer by as little as tells it from the others: sport, sport-gb."""
    options = [_options(bearer) for bearer in bearers]
    found: list[str] = []
    for number, bearer in enumerate(bearers):
        if bearer.is_meant_by_default:
            found.append(name)
            continue
        others = {word for at, words in enumerate(options) if at != number for word in words}
        short = next((word for word in options[number] if word not in others), options[number][-1])
        found.append(with_sense(name, short))
    return found


def _options(bearer: Bearer) -> list[str]:
    known = bearer.person
    domain = min(known.now or known.past or {""})
    country = min(known.countries or {""})
    joined = "-".join(word for word in (domain, country) if word)
    exact = sense_of(min(bearer.keys))
    return [word for word in (domain, country, joined, exact) if word]


def _told(keys: Sequence[str], bearers: Sequence[Bearer]) -> list[Verdict]:
    """Say what each of the persons of one name is, against the others."""
    said = [_in_words(bearer) for bearer in bearers]
    return [
        Verdict(key, key, False, "sense", f"{said[number]}; not {others}")
        for number, key in enumerate(keys)
        if (others := "; not ".join(w for at, w in enumerate(said) if at != number)[:200])
    ]


def _in_words(bearer: Bearer) -> str:
    """Return what articles say of a person: politics, once sport, US, born about 1950."""
    words = sorted({word for key in bearer.keys for word in sense_of(key).split(".") if word})
    told = [_SPELLED.sub(lambda found: _WORDS[found[0]], word) for word in words]
    told = [f"born about {word}" if word.isdigit() else word for word in told]
    return ", ".join(w.upper() if len(w) == 2 else w for w in told) or "whom no article introduces"


_SPELLED = re.compile(r"^(?:ex|in|aged)-")
_WORDS = {"ex-": "once ", "in-": "in articles on ", "aged-": "aged "}
