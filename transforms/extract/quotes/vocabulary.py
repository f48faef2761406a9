"""Words that report speech, read from cues.toml: every form of every cue, and what it takes."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a verb that reports speech takes, and how strongly it speaks for its subject."""

    base: str
    strength: float = 0.0
    clause: bool = False
    infinitive: bool = False
    object: bool = False
    particles: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    """Particles of which one must follow, for verbs that report only with one."""
    groups: frozenset[str] = frozenset()


def forms(base: str, irregular: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the forms of a verb: `deny` gives deny, denies, denied, denying."""
    if base in irregular:
        return (base, *irregular[base])
    last, before = base[-1], base[-2]
    if last == "e":
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if last == "y" and before not in VOWELS:
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    plural = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return (base, plural, base + "ed", base + "ing")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _cues(table: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    merged: dict[str, Cue] = {}
    for group in table["verbs"]:
        for word in group["words"].split():
            base, _, particle = word.partition("_")
            old = merged.get(base)
            bare = not particle or (old is not None and not old.needs)
            old = old or Cue(base)
            merged[base] = Cue(
                base,
                max(old.strength, group["strength"]),
                old.clause or group.get("clause", False),
                old.infinitive or group.get("infinitive", False),
                old.object or group.get("object", False),
                frozenset(table["particles"].get(base, ())),
                frozenset() if bare else old.needs | {particle},
                old.groups | {group["group"]},
            )
    for base, prepositions in table["particles"].items():
        merged.setdefault(base, Cue(base, 0.7, particles=frozenset(prepositions)))
    for base, cue in merged.items():
        for form in forms(base, table["irregular"]):
            yield form, cue


_TABLE = _read("cues.toml")
WEIGHTS: Mapping[str, float] = _read("weights.toml")
"""What speaks for a candidate; see weights.toml."""
CUES: Mapping[str, Cue] = dict(_cues(_TABLE))
"""Every form of every reporting verb, in lower case."""
CUE_NOUNS = frozenset(_TABLE["nouns"]["words"].split())
INFINITIVE_NOUNS = frozenset(_TABLE["nouns"]["infinitives"].split())
"""Nouns for what is said whose infinitive is said too: `her promise to go`."""
PEOPLE = frozenset(_TABLE["people"]["words"].split())
DOCUMENTS = frozenset(_TABLE["documents"]["words"].split())
SPEAKERS = PEOPLE | DOCUMENTS
"""Common nouns that may speak."""
SPOKEN_NOUNS = CUE_NOUNS | DOCUMENTS
"""Nouns for what somebody has said or written."""
VIEWS = frozenset(_TABLE["phrases"]["views"])
NAMING = frozenset(_TABLE["phrases"]["naming"])
WITHHOLDING = frozenset(_TABLE["phrases"]["withholding"])
QUOTING = frozenset(_TABLE["phrases"]["quoting"])
TOLD = frozenset(_TABLE["circumstances"]["told"].split())
"""Verbs whose object is the person spoken to."""
OCCASIONS = frozenset(_TABLE["circumstances"]["occasions"].split())
TIMES = frozenset(_TABLE["circumstances"]["times"].split())
MALE = frozenset(_TABLE["pronouns"]["male"])
FEMALE = frozenset(_TABLE["pronouns"]["female"])
NEUTER = frozenset(_TABLE["pronouns"]["neuter"])
PLURAL = frozenset(_TABLE["pronouns"]["plural"])
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL | frozenset(_TABLE["pronouns"]["others"])
LEADERS: Mapping[str, frozenset[str]] = {
    word: frozenset(roles) for word, roles in _TABLE["roles"].items()
}
"""Words for a role, and the roles that they may stand for."""
SMALL_WORDS = frozenset(_TABLE["titles"]["small"])


def _next_words() -> Iterator[tuple[str, frozenset[str]]]:
    for form in _TABLE["ambiguous"]["words"].split():
        if form in CUES:
            yield form, frozenset(_TABLE["ambiguous"]["before"])
    for form, cue in CUES.items():
        if cue.needs:
            yield form, cue.needs


NEXT_WORDS: Mapping[str, frozenset[str]] = dict(_next_words())
"""Forms that report only before certain words, and those words."""
UNREPORTING = frozenset(
    form for form, cue in CUES.items() if cue.groups <= {"manner", "form", "stance"}
)
"""Forms that speak for the subject of a quotation, but report nothing without marks."""


def is_speaker(word: str) -> bool:
    """Tell whether a common noun names people, a body or something written."""
    singular = word.removesuffix("s") if not word.endswith("ss") else word
    return word in SPEAKERS or singular in SPEAKERS or word.removesuffix("ies") + "y" in SPEAKERS
