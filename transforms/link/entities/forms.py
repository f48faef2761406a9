"""Forms: how often each spelling of a name was written, and as what. Sums, so order is nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from transforms.lexicon.names import family, plain
from transforms.model.facts import LocalEntity
from transforms.model.links import FormCount

ASPECTS = ("alias", "beside", "country", "label", "name", "role")

type Key = tuple[str, str, str, str]
"""block_key, form_key, aspect, value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a name with all that its documents say of it. Counts are documents."""

    block_key: str
    form_key: str
    names: Mapping[str, int]
    labels: Mapping[str, int]
    countries: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, int] = field(default_factory=dict)
    aliases: Mapping[str, int] = field(default_factory=dict)
    beside: Mapping[str, int] = field(default_factory=dict)
    """Other forms in articles that use this one and those, which may be the same thing."""
    documents: int
    mentions: int

    @property
    def name(self) -> str:
        """The name as most documents write it; capitals throughout only where all do."""
        return most(self.names, worse=str.isupper) or self.form_key.partition(":")[2]

    @property
    def label(self) -> str:
        """The label that most documents give it."""
        return most(self.labels) or "OTHER"

    @property
    def country_code(self) -> str | None:
        """The country that most documents tie it to."""
        return most(self.countries)


def most(tally: Mapping[str, int], worse: object = None) -> str | None:
    """Return what is counted most; of equals the one that is not `worse`, then sorts first."""
    if not tally:
        return None
    bad = worse if callable(worse) else lambda _: False
    return min(tally, key=lambda value: (-tally[value], bool(bad(value)), value))


def counts(entities: Iterable[LocalEntity], sign: int = 1) -> list[FormCount]:
    """Return what the entities of some documents add to the counts, or with sign -1 take away.

    The entities of one article must stand together. Sorted; zero rows are left out.
    """
    tally: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for _, article in groupby(entities, key=lambda entity: entity.doc_id):
        named = list(article)
        for entity in named:
            for aspect, value in _said(entity):
                row = tally[entity.block_key, entity.form_key, aspect, value]
                row[0] += sign
                row[1] += sign * entity.mentions
        for block, form, others in _beside(named):
            tally[block, form, "beside", others][0] += sign
    return _rows(tally)


def _beside(article: Sequence[LocalEntity]) -> Iterator[tuple[str, str, str]]:
    """Yield block and form of what one article may name in several forms, with all of them.

    Those are the forms of one block, and the short name of its family with them: few, however
    many persons of one surname there are.
    """
    blocks: defaultdict[str, list[LocalEntity]] = defaultdict(list)
    for entity in article:
        blocks[entity.block_key].append(entity)
    for name, some in blocks.items():
        short = family(name)
        together = some + blocks[short] if short != name and short in blocks else some
        if len(together) > 1:
            keys = " + ".join(sorted({plain(entity.form_key) for entity in together}))
            for entity in together:
                yield entity.block_key, entity.form_key, keys


def documents(forms: Iterable[Form]) -> int:
    """Return how many articles use any of some forms: each counts once."""
    found, seen = 0, set[str]()
    for form in sorted(forms, key=lambda form: form.form_key):
        name = plain(form.form_key)
        again = sum(
            number
            for keys, number in form.beside.items()
            if any(key in seen and key != name for key in keys.split(" + "))
        )
        found += form.documents - again
        seen.add(name)
    return found


def pooled(key: str, forms: Sequence[Form]) -> Form:
    """Return the forms as one, under another key: what is said of each is said of it."""
    if len(forms) == 1:
        return forms[0] if forms[0].form_key == key else replace(forms[0], form_key=key)
    tallies: dict[str, Counter[str]] = {name: Counter() for name in _TALLIES}
    for form in forms:
        for name in _TALLIES:
            tallies[name].update(getattr(form, name))
    return Form(
        block_key=forms[0].block_key,
        form_key=key,
        documents=sum(form.documents for form in forms),
        mentions=sum(form.mentions for form in forms),
        **{name: _positive(tally) for name, tally in tallies.items()},
    )


_TALLIES = ("names", "labels", "countries", "roles", "aliases", "beside")


def _said(entity: LocalEntity) -> Iterator[tuple[str, str]]:
    yield "name", entity.name
    yield "label", entity.label
    if entity.country_code:
        yield "country", entity.country_code
    if entity.role:
        yield "role", entity.role
    for alias in sorted(set(entity.aliases)):
        yield "alias", alias


def added(*many: Iterable[FormCount]) -> list[FormCount]:
    """Add up counts and changes of counts. Sorted; zero rows are left out."""
    tally: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for rows in many:
        for count in rows:
            row = tally[count.block_key, count.form_key, count.aspect, count.value]
            row[0] += count.documents
            row[1] += count.mentions
    return _rows(tally)


def _rows(tally: Mapping[Key, list[int]]) -> list[FormCount]:
    return [
        FormCount(
            block_key=key[0],
            form_key=key[1],
            aspect=key[2],
            value=key[3],
            documents=documents,
            mentions=mentions,
        )
        for key, (documents, mentions) in sorted(tally.items())
        if documents or mentions
    ]


def forms(rows: Iterable[FormCount]) -> list[Form]:
    """Put the counts of each form together. Sorted by block and form; forms without names go.

    A document counts once per thing that it names so, and a form has one label a document: the
    labels' counts are the form's documents.
    """
    found: dict[tuple[str, str], dict[str, Counter[str]]] = {}
    mentions: Counter[tuple[str, str]] = Counter()
    for row in rows:
        key = (row.block_key, row.form_key)
        tallies = found.setdefault(key, {aspect: Counter() for aspect in ASPECTS})
        tallies[row.aspect][row.value] += row.documents
        if row.aspect == "label":
            mentions[key] += row.mentions
    return [
        Form(
            block_key=key[0],
            form_key=key[1],
            names=_positive(tallies["name"]),
            labels=_positive(tallies["label"]),
            countries=_positive(tallies["country"]),
            roles=_positive(tallies["role"]),
            aliases=_positive(tallies["alias"]),
            beside=_positive(tallies["beside"]),
            documents=tallies["label"].total(),
            mentions=mentions[key],
        )
        for key, tallies in sorted(found.items())
        if tallies["label"].total() > 0
    ]


def merged(*many: Iterable[Form]) -> list[Form]:
    """Add up forms counted apart. `merged(a, b)` is `merged(b, a)`."""
    return forms(row for part in many for form in part for row in _counts_of(form))


def _counts_of(form: Form) -> Iterator[FormCount]:
    tallies = zip(
        ASPECTS,
        (form.aliases, form.beside, form.countries, form.labels, form.names, form.roles),
        strict=True,
    )
    mentions = form.mentions
    for aspect, tally in tallies:
        for value, documents in tally.items():
            yield FormCount(
                block_key=form.block_key,
                form_key=form.form_key,
                aspect=aspect,
                value=value,
                documents=documents,
                mentions=mentions if aspect == "label" else 0,
            )
            if aspect == "label":
                mentions = 0


def _positive(tally: Counter[str]) -> dict[str, int]:
    return {value: tally[value] for value in sorted(tally) if tally[value] > 0}
