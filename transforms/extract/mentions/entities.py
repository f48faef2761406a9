"""Which names of an article name one thing, and what it is called at full length."""

from collections import Counter
from collections.abc import Sequence

from transforms.extract.mentions.acronyms import Pair
from transforms.extract.mentions.aliases import heads_of, meaning
from transforms.extract.mentions.roles import Role, roles_of
from transforms.extract.mentions.senses import sense
from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import place
from transforms.lexicon.names import alone_id, block_key, canonical, form_key, with_sense
from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity, Mention
from transforms.model.reading import Reading


def entities_of(
    names: Sequence[Name],
    pairs: Sequence[Pair],
    text: Text,
    reading: Reading,
    context: Context,
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Return the rows: mentions in order of the text, entities in order of first mention."""
    members: dict[str, list[Name]] = {}
    heads = heads_of(names, pairs, text)
    for name, head in zip(names, heads, strict=True):
        members.setdefault(head, []).append(name)
    rows = {
        head: _entity(f"{context.doc_id}#e{number}", head, group, text, context)
        for number, (head, group) in enumerate(members.items())
    }
    mentions = (
        _mention(name, rows[head], reading, context)
        for name, head in zip(names, heads, strict=True)
    )
    return tuple(mentions), tuple(rows.values())


def _entity(
    local_id: str, head: str, group: Sequence[Name], text: Text, context: Context
) -> LocalEntity:
    """Make the row of a thing from its mentions; `head` is the form key of its fullest name."""
    if len(group) == 1:
        spelling, label = meaning(group[0], text), group[0].label
    else:
        spellings = Counter((meaning(mention, text), mention.label) for mention in group)
        fullest = [key for key in spellings if form_key(*key) == head]
        spelling, label = min(fullest, key=lambda key: (key[0].isupper(), -spellings[key], key))
    name = canonical(spelling, label)
    is_person = label == "PERSON"
    roles = [role for mention in group for role in roles_of(mention, text)] if is_person else []
    return LocalEntity(
        doc_id=context.doc_id,
        local_id=local_id,
        name=name,
        label=label,
        aliases=tuple(sorted({text.text[m.start : m.stop] for m in group} - {name})),
        country_code=_country(name, label, roles),
        role=_fullest_role(roles) if roles else None,
        block_key=block_key(head),
        form_key=with_sense(head, sense(group, text, context.published_at)) if is_person else head,
        mentions=len(group),
        entity_id=alone_id(head),
    )


def _country(name: str, label: str, roles: Sequence[Role]) -> str | None:
    """Return the country that a thing is, or is tied to by its name or a person's role."""
    if label == "PERSON":
        codes = Counter(role.country_code for role in roles if role.country_code)
        return min(codes, key=lambda code: (-codes[code], code)) if codes else None
    known = place(name)
    if known is None and label == "ORG":
        head = name.partition(" ")[0].removesuffix("’s").removesuffix("'s")
        known = place(" ".join(name.split()[:2])) or place(head)
        if known is not None and known.kind not in ("country", "nation", "people", "seat"):
            return None
    return known.country_code if known else None


def _fullest_role(roles: Sequence[Role]) -> str | None:
    """Return what a person is called: with a country before without, then the most frequent."""
    called = Counter(role for role in roles if role.words)
    if not called:
        return None
    return min(
        called, key=lambda role: (not role.country_code, -called[role], -len(role.words), role)
    ).words


def _mention(name: Name, owner: LocalEntity, reading: Reading, context: Context) -> Mention:
    evidence = reading.evidence(name.start, name.stop)
    return Mention(
        doc_id=context.doc_id,
        mention_id=f"{context.doc_id}#m{evidence.start}-{evidence.stop}",
        start=evidence.start,
        stop=evidence.stop,
        text=evidence.text,
        label=owner.label if owner.label != "OTHER" else name.label,
        local_id=owner.local_id,
        entity_id=owner.entity_id,
    )
