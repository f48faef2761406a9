"""A human's corrections: same, different, rename, label. They win over every rule.

[[same]]
label = "PERSON"
names = ["Mohammed bin Salman", "MBS"]     # the first one gives the id

[[different]]
label = "PERSON"
names = ["George Bush", "George W. Bush"]

[[rename]]
label = "GPE"
name = "Kyiv"
to = "Kiev"

[[label]]
name = "Xinhua"
from = "PERSON"
to = "ORG"

Where one name is of several persons, `entity_evidence` gives a key for each, which stands for the
name: names = ["person:john smith~sport", "person:john smith~politics"]. Names that are said to be
the same as others are of one person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from transforms.errors import BadSettings
from transforms.lexicon.names import LABEL_CLASSES, block_key, form_key, plain

type Table = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Corrections by form key, checked: nothing is both same and different."""

    same: tuple[tuple[str, ...], ...] = ()
    """Groups of form keys that are one thing. No key is in two; the first gives the id."""
    different: frozenset[tuple[str, str]] = frozenset()
    """Pairs of form keys, sorted, that are two things."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Form key -> name to show."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Form key -> label."""

    def is_one(self, name: str) -> bool:
        """Whether a name means one person by a human's word: it is the same as something."""
        return any(name in group for group in self.same)

    def joins(self, key: str, others: Iterable[str]) -> bool:
        """Whether a form is the same as one of several."""
        return any(key in group and not set(group).isdisjoint(others) for group in self.same)

    def parts(self, key: str, others: Iterable[str]) -> bool:
        """Whether a form is not the same as one of several."""
        return any(((key, o) if key < o else (o, key)) in self.different for o in others)

    def of_persons(self, owner: Mapping[str, str]) -> "Corrections":
        """Return the corrections of persons: `owner` gives the person of each form.

        What is said of a name without a sense is said of all its bearers.
        """
        bearers: dict[str, set[str]] = {}
        for form, key in owner.items():
            for name in (form, plain(form)):
                bearers.setdefault(name, set()).add(key)

        def of(key: str) -> list[str]:
            return [owner[key]] if key in owner else sorted(bearers.get(key, {key}))

        return Corrections(
            same=tuple(tuple(dict.fromkeys(k for key in g for k in of(key))) for g in self.same),
            different=frozenset(
                (a, b) if a < b else (b, a)
                for one, two in self.different
                for a in of(one)
                for b in of(two)
                if a != b
            ),
            names={key: name for form, name in self.names.items() for key in of(form)},
            labels={key: label for form, label in self.labels.items() for key in of(form)},
        )


NO_CORRECTIONS = Corrections()


def parse_corrections(table: Table) -> Corrections:
    """Read corrections from the tables of an entities.toml.

    Raises BadSettings for anything that is not understood or contradicts itself.
    """
    unknown = sorted(set(table) - {"same", "different", "rename", "label"})
    if unknown:
        message = f"entities.toml: [[{unknown[0]}]] is not same, different, rename or label."
        raise BadSettings(message)
    groups = [_keys(row) for row in _rows(table, "same")]
    pairs = [
        tuple(sorted(pair))
        for row in _rows(table, "different")
        for pair in combinations(_keys(row), 2)
    ]
    names: dict[str, str] = {}
    for row in _rows(table, "rename"):
        names[_key(row, "name", "label")] = _text(row, "to")
    labels: dict[str, str] = {}
    for row in _rows(table, "label"):
        old, new = _key(row, "name", "from"), _key(row, "name", "to")
        labels[old] = labels[new] = _text(row, "to")
        groups.append((new, old) if new != old else (new,))
    same = _joined(groups)
    for one, two in pairs:
        if any(one in group and two in group for group in same):
            message = f"entities.toml says that {one} and {two} are the same and different."
            raise BadSettings(message)
    return Corrections(
        same=same, different=frozenset((a, b) for a, b in pairs), names=names, labels=labels
    )


def ties(corrections: Corrections) -> tuple[frozenset[str], ...]:
    """Return the groups of blocks that corrections tie together."""
    return tuple(frozenset(block_key(key) for key in group) for group in corrections.same)


def _joined(groups: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Join groups that share a key; the first key of the first of them stays first."""
    joined: list[list[str]] = []
    for group in groups:
        touching = [known for known in joined if set(known) & set(group)]
        rest = [known for known in joined if known not in touching]
        keys = [key for known in touching for key in known] + list(group)
        joined = [*rest, list(dict.fromkeys(keys))]
    return tuple(tuple(group) for group in joined)


def _rows(table: Table, kind: str) -> list[Table]:
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        message = f"entities.toml: write each {kind} as a table, [[{kind}]]."
        raise BadSettings(message)
    return rows


def _keys(row: Table) -> tuple[str, ...]:
    names = row.get("names")
    if not isinstance(names, list) or len(names) < 2:
        message = f"entities.toml: names must be a list of two names or more, not {names!r}."
        raise BadSettings(message)
    return tuple(_key({**row, "name": name}, "name", "label") for name in names)


def _key(row: Table, name: str, label: str) -> str:
    """Return the form key of a name, given with its label or as a form key itself."""
    text = _text(row, name)
    if text.partition(":")[0] in LABEL_CLASSES.values() and ":" in text:
        return text
    kind = _text(row, label)
    if kind not in LABEL_CLASSES:
        message = f"entities.toml: {kind!r} is no label; these are: {', '.join(LABEL_CLASSES)}."
        raise BadSettings(message)
    return form_key(text, kind)


def _text(row: Table, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        message = f"entities.toml: {key} must be a text, not {value!r}, in {dict(row)!r}."
        raise BadSettings(message)
    return value
