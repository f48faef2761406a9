"""Groups of forms that are one thing, and the verdicts that made them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.link.entities.corrections import Corrections
from transforms.link.entities.forms import Form


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement: a form is the same as another, or is kept apart from it."""

    form: str
    other: str
    same: bool
    rule: str
    why: str


class Groups:
    """Disjoint groups of forms. What a human called different is never joined."""

    def __init__(self, forms: Mapping[str, Form], corrections: Corrections) -> None:
        """Start with a group per form, and join what the corrections call the same."""
        self.forms = forms
        self._corrections = corrections
        self._parent = {key: key for key in forms}
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for one, two in corrections.different:
            self._foes[one].add(two)
            self._foes[two].add(one)
        for group in corrections.same:
            present = [key for key in group if key in forms]
            for key in present[1:]:
                self.join(key, present[0])

    def root(self, key: str) -> str:
        """Return the key that stands for a form's group."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, two: str) -> bool:
        """Join two forms' groups, unless a correction forbids it. Return whether they are one."""
        a, b = sorted((self.root(one), self.root(two)))
        if a == b:
            return True
        if any(self.root(foe) == a for foe in self._foes[b] if foe in self._parent):
            return False
        self._parent[b] = a
        foes = self._foes.pop(b, set())
        self._foes[a] |= foes
        return True

    def members(self) -> dict[str, list[Form]]:
        """Return each group's forms, in the order of their keys."""
        found: dict[str, list[Form]] = {}
        for key, form in self.forms.items():
            found.setdefault(self.root(key), []).append(form)
        return found

    def corrected(self) -> Iterator[Verdict]:
        """Yield the corrections that concern these forms, as verdicts."""
        for group in self._corrections.same:
            present = [key for key in group if key in self.forms]
            for key in present[1:]:
                yield Verdict(key, present[0], True, "correction", "entities.toml: same")
        for one, two in sorted(self._corrections.different):
            if one in self.forms and two in self.forms:
                yield Verdict(one, two, False, "correction", "entities.toml: different")
                yield Verdict(two, one, False, "correction", "entities.toml: different")


type Rule = Callable[[Sequence[Form], Groups], list[Verdict]]
"""Joins groups within one block and says why. Forms come sorted by key."""


def same(groups: Groups, form: Form, other: Form, rule: str, why: str) -> list[Verdict]:
    """Join two forms and return the verdict; nothing if they are one already or must not be."""
    if groups.root(form.form_key) == groups.root(other.form_key):
        return []
    if not groups.join(form.form_key, other.form_key):
        return []
    return [Verdict(form.form_key, other.form_key, True, rule, why)]
