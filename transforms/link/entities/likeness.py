"""Likeness: how much speaks for two articles meaning two persons by one name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from transforms.lexicon.names import sense_of
from transforms.lexicon.occupations import distance
from transforms.link.entities.context import Companions, shared
from transforms.link.entities.forms import Form

APART = 3.0
"""How much must speak for two persons, see `against`."""

STRANGERS = 3
"""Names of company that both must have before it means something that they share none."""

OLD = 3
"""Years between two birth years that no slip and no birthday explain."""

LONG = 15
"""Years between two ages without a date that a folder of articles seldom spans."""


class Calling(NamedTuple):
    """What an article says that a person is, and was, and what it is about: domains."""

    now: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()

    def surest(self) -> list[tuple[str, float]]:
        """Return the domains that it says most clearly, and how little each then weighs.

        Anybody may come before a court or into hospital.
        """
        if self.now or self.past:
            return [(domain, 0.0 if self.now else 1.0) for domain in sorted(self.now or self.past)]
        return [(domain, 2.0 if domain in _ANYBODYS else 1.0) for domain in sorted(self.scenes)]


_ANYBODYS = frozenset({"law", "crime", "medicine"})


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody: what articles say, and whom and what they name beside."""

    now: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    callings: frozenset[Calling] = frozenset()
    """What single articles say that the person is, and was. Who is two things in one is both."""
    countries: frozenset[str] = frozenset()
    born: frozenset[int] = frozenset()
    ages: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    beside: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0

    @property
    def domains(self) -> frozenset[str]:
        """What the person is or was."""
        return self.now | self.past

    @property
    def is_introduced(self) -> bool:
        """Whether anything is known that may tell the person from another."""
        return bool(self.domains or self.countries or self.born or self.ages)

    def joined(self, other: "Person") -> "Person":
        """Return what is known if two are one."""
        beside = dict(self.beside)
        for key, number in other.beside.items():
            beside[key] = beside.get(key, 0) + number
        return Person(
            self.now | other.now,
            self.past | other.past,
            self.callings | other.callings,
            self.countries | other.countries,
            self.born | other.born,
            self.ages | other.ages,
            self.roles | other.roles,
            beside,
            self.documents + other.documents,
        )


def described(form: Form, companions: Companions) -> Person:
    """Return what the articles that use a form in one sense say of the person.

    What they are about where they say nothing of it weighs as little as what the person was.
    """
    words = [word for word in sense_of(form.form_key).split(".") if word]
    years = [word for word in words if word.isdigit()]
    now = frozenset(word for word in words if len(word) > 2 and word.isalpha())
    past = frozenset(word[3:] for word in words if word.startswith("ex-"))
    scenes = frozenset(word[3:] for word in words if word.startswith("in-"))
    return Person(
        now=now,
        past=past | scenes,
        callings=frozenset({Calling(now, past, scenes)} if now or past or scenes else ()),
        countries=frozenset(w for w in words if len(w) == 2),
        born=frozenset(int(year) for year in years),
        ages=frozenset(int(w.removeprefix("aged-")) for w in words if w.startswith("aged-")),
        roles=frozenset(role for role in form.roles if " " in role),
        beside=companions.get(form.form_key, {}),
        documents=form.documents,
    )


def against(one: Person, other: Person, *, is_common: bool = False) -> float:
    """Return how much speaks for two persons, below 0 for one; they are two from APART on.

    Domains that one person hardly ever has weigh 3, and two countries as much; birth years decide.
    Whom and what both are named with, and the same role, weigh against.
    """
    against_them = doubts(one, other)
    together = len(shared(one.beside, other.beside))
    if against_them > 0:
        strangers = not together and min(len(one.beside), len(other.beside)) >= STRANGERS
        against_them += is_common + strangers
    return against_them - 2 * min(together, 2) - 2 * bool(one.roles & other.roles)


def doubts(one: Person, other: Person) -> float:
    """Return how much what articles say of two persons speaks against their being one."""
    return _by_domain(one, other) + _by_country(one, other) + _by_age(one, other)


def _by_domain(one: Person, other: Person) -> float:
    if not one.domains or not other.domains:
        return 0.0
    if one.domains & other.domains:
        return -1.0
    return max(_between(a, b) for a in one.callings for b in other.callings)


def _between(one: Calling, other: Calling) -> float:
    """Return the distance of what two articles say most clearly."""
    return min(
        max(distance(a, b) - less - still_less, 0.0)
        for a, less in one.surest()
        for b, still_less in other.surest()
    )


def _by_country(one: Person, other: Person) -> float:
    if not one.countries or not other.countries:
        return 0.0
    return -1.0 if one.countries & other.countries else 3.0


def _by_age(one: Person, other: Person) -> float:
    if one.born and other.born:
        gap = min(abs(a - b) for a in one.born for b in other.born)
        return -2.0 if gap <= 1 else 5.0 if gap > OLD else 0.0
    if one.ages and other.ages:
        gap = min(abs(a - b) for a in one.ages for b in other.ages)
        return 4.0 if gap > 2 * LONG else 2.5 if gap > LONG else -1.0 if gap <= 1 else 0.0
    return 0.0


def in_favour(one: Person, other: Person) -> int:
    """Return how much speaks for one person, where nobody says who it is."""
    return (
        2 * min(len(shared(one.beside, other.beside)), 3)
        + 2 * bool(one.domains & other.domains)
        + bool(one.countries & other.countries)
    )
