"""Resolution: which forms of a block are one thing, under what id and name, and why."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.lexicon.names import entity_ids, family, plain, sense_of
from transforms.link.entities.context import Companions
from transforms.link.entities.corrections import NO_CORRECTIONS, Corrections
from transforms.link.entities.forms import Form, documents, most
from transforms.link.entities.organisations import acronyms, labels
from transforms.link.entities.persons import (
    double_names,
    fuller_names,
    generations,
    initials,
    namesakes,
    nicknames,
    spellings,
    surnames,
)
from transforms.link.entities.scope import CROWD
from transforms.link.entities.senses import persons
from transforms.link.entities.verdicts import Groups, Rule, Verdict
from transforms.model.links import Entity, EntityEvidence

BLOCK_RULES: tuple[Rule, ...] = (
    labels,
    namesakes,
    fuller_names,
    generations,
    spellings,
    nicknames,
)
"""Rules on the forms of one block, in order. Each reads the groups that those before it made."""

FAMILY_RULES: tuple[Rule, ...] = (initials, double_names, surnames, acronyms)
"""Rules on the forms of a whole family of blocks, after the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the forms of some blocks name."""

    entity_ids: Mapping[str, str]
    """Form key -> entity id, for every form that was given."""
    entities: tuple[Entity, ...]
    """Sorted by id."""
    evidence: tuple[EntityEvidence, ...]
    """Sorted; a form that is its entity's only one, and has one name, has none."""


def resolve(
    forms: Iterable[Form],
    corrections: Corrections = NO_CORRECTIONS,
    complete: Container[str] | None = None,
    company: Companions | None = None,
) -> Resolution:
    """Say which forms are one thing. A pure function of the set of forms and the corrections.

    Give it all forms of the blocks concerned; several blocks at once give what each alone would,
    where no correction or family ties them. `complete` names the families whose blocks are all
    here (see `scope`); without it, everything is. `company` is what `doubtful` forms are named
    with. Linear in the number of forms, but for sorting.
    """
    written = sorted(forms, key=lambda form: form.form_key)
    one_each, owner, split = persons(written, company or {}, corrections)
    corrections = corrections.of_persons(owner)
    by_key = {form.form_key: form for form in one_each}
    groups = Groups(by_key, corrections)
    verdicts: list[Verdict] = [*groups.corrected(), *split]
    blocks: defaultdict[str, list[Form]] = defaultdict(list)
    families: defaultdict[str, list[Form]] = defaultdict(list)
    sizes: defaultdict[str, set[str]] = defaultdict(set)
    for form in by_key.values():
        blocks[form.block_key].append(form)
        families[family(form.block_key)].append(form)
        sizes[family(form.block_key)].add(form.block_key)
    for _, block in sorted(blocks.items()):
        for rule in BLOCK_RULES:
            verdicts += rule(block, groups)
    for name, members in sorted(families.items()):
        if len(sizes[name]) <= CROWD and (complete is None or name in complete):
            for rule in FAMILY_RULES:
                verdicts += rule(members, groups)
    ids = _ids(groups, corrections)
    articles = _articles(written, owner, groups)
    return Resolution(
        entity_ids={key: ids[groups.root(one)] for key, one in owner.items()},
        entities=tuple(
            sorted(
                (
                    _entity(ids[root], members, articles[root], corrections)
                    for root, members in groups.members().items()
                ),
                key=lambda entity: entity.entity_id,
            )
        ),
        evidence=_evidence(verdicts, by_key, groups, ids),
    )


def _articles(
    written: Iterable[Form], owner: Mapping[str, str], groups: Groups
) -> Mapping[str, int]:
    """Return how many articles name each group, by its root."""
    found: defaultdict[str, list[Form]] = defaultdict(list)
    for form in written:
        found[groups.root(owner[form.form_key])].append(form)
    return {root: documents(members) for root, members in found.items()}


def _ids(groups: Groups, corrections: Corrections) -> dict[str, str]:
    """Return the id of each group by its root: that of its representative, made unique."""
    first = {key: group[0] for group in corrections.same for key in group}
    chosen: dict[str, str] = {}
    for root, members in groups.members().items():
        keys = [form.form_key for form in members]
        named = sorted({first[key] for key in keys if key in first})
        chosen[root] = named[0] if named else min(keys, key=representative)
    unique = entity_ids(chosen.values())
    return {root: unique[key] for root, key in chosen.items()}


def representative(form_key: str) -> tuple[bool, bool, int, str]:
    """Order the forms of one thing: one word last, initials before it, short before long."""
    words = plain(form_key).partition(":")[2].split(" ")
    return len(words) == 1, any(len(word) == 1 for word in words), len(words), form_key


def _entity(
    entity_id: str, members: Sequence[Form], articles: int, corrections: Corrections
) -> Entity:
    labels: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for form in members:
        labels.update(form.labels)
        countries.update(form.countries)
    name = _name(members, corrections)
    written = {n for form in members for n in (*form.names, *form.aliases)}
    wished = [corrections.labels[f.form_key] for f in members if f.form_key in corrections.labels]
    return Entity(
        entity_id=entity_id,
        name=name,
        label=wished[0] if wished else most(labels) or "OTHER",
        aliases=tuple(sorted(written - {name})),
        country_code=most(countries),
        documents=articles,
        mentions=sum(form.mentions for form in members),
    )


def _name(members: Sequence[Form], corrections: Corrections) -> str:
    """Return the name to show: a human's, else that of the most frequent spelled-out form."""
    for form in members:
        if form.form_key in corrections.names:
            return corrections.names[form.form_key]
    spelled = [form for form in members if " " in form.form_key] or members
    chosen = min(spelled, key=lambda form: (-form.documents, form.form_key))
    sense = sense_of(chosen.form_key)
    if not sense:
        return chosen.name
    return f"{chosen.name} ({most(chosen.roles) or sense.replace('-', ', ')})"


def _evidence(
    verdicts: Iterable[Verdict],
    by_key: Mapping[str, Form],
    groups: Groups,
    ids: Mapping[str, str],
) -> tuple[EntityEvidence, ...]:
    rows: set[EntityEvidence] = set()
    for verdict in (*verdicts, *_within_articles(by_key.values())):
        if verdict.form not in by_key:
            continue
        other = verdict.other if verdict.other in by_key else verdict.form
        rows.add(
            EntityEvidence(
                entity_id=ids[groups.root(other)],
                form_key=verdict.form,
                name=by_key[verdict.form].name,
                verdict="same" if verdict.same else "different",
                rule=verdict.rule,
                why=verdict.why,
            )
        )
    return tuple(sorted(rows, key=lambda r: (r.entity_id, r.form_key, r.verdict, r.rule, r.why)))


def _within_articles(forms: Iterable[Form]) -> Iterator[Verdict]:
    """Yield what articles themselves, or tables, call a form by: its most frequent other names."""
    for form in forms:
        others = {alias: n for alias, n in form.aliases.items() if alias != form.name}
        if others:
            often = sorted(others, key=lambda alias: (-others[alias], alias))[:8]
            why = f"articles also call it {', '.join(often)}"
            yield Verdict(form.form_key, form.form_key, True, "in_article", why)
