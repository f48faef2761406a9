"""Bodies, events and works: names that articles label differently, and acronyms."""

from collections import defaultdict
from collections.abc import Sequence

from transforms.lexicon.countries import place
from transforms.lexicon.names import form_words, initials
from transforms.link.entities.forms import Form
from transforms.link.entities.verdicts import Groups, Verdict, same


def labels(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join a name of several words that articles label differently: the World Cup is one thing.

    Not a town's or country's, which is a team's as well, and none of a single word: Amazon.
    """
    alike: defaultdict[str, list[Form]] = defaultdict(list)
    for form in block:
        kind, _, text = form.form_key.partition(":")
        if kind not in ("person", "norp") and " " in text and not _is_place(form):
            alike[text].append(form)
    verdicts: list[Verdict] = []
    for forms in alike.values():
        often = min(forms, key=lambda form: (-form.documents, form.form_key))
        for form in forms:
            why = f"{form.label} in {form.documents}, {often.label} in {often.documents} articles"
            verdicts += same(groups, form, often, "label", why)
    return verdicts


def _is_place(form: Form) -> bool:
    known = place(form.name) or place(form.form_key.partition(":")[2].title())
    return known is not None and known.kind != "seat"


def acronyms(block: Sequence[Form], groups: Groups) -> list[Verdict]:
    """Join an acronym to the only name that an article gives it for."""
    spelled: defaultdict[str, list[Form]] = defaultdict(list)
    for form in block:
        if form.form_key.startswith("org:") and " " in form.form_key:
            letters = initials(_words(form))
            if letters in {"".join(form_words(alias, "ORG")) for alias in form.aliases}:
                spelled[letters].append(form)
    verdicts: list[Verdict] = []
    for form in block:
        if not form.form_key.startswith("org:") or " " in form.form_key:
            continue
        fits = spelled.get(form.form_key.partition(":")[2], [])
        if len({groups.root(one.form_key) for one in fits}) == 1:
            why = f"an article gives it for {fits[0].name}"
            verdicts += same(groups, form, fits[0], "acronym", why)
        elif fits:
            some = ", ".join(sorted(one.name for one in fits)[:6])
            why = f"articles give it for {some}"
            verdicts.append(Verdict(form.form_key, form.form_key, False, "acronym", why))
    return verdicts


def _words(form: Form) -> tuple[str, ...]:
    return tuple(form.form_key.partition(":")[2].split(" "))
