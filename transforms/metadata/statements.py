"""What parts of a page say of a field, before one of them is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from transforms.model.documents import MetadataEvidence

if TYPE_CHECKING:
    from transforms.metadata.stamps import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One part of the page speaking of one field."""

    field: str
    value: str
    origin: str
    """text, json_ld, open_graph, meta, time, link, url, sidecar."""
    rule: str
    trust: float
    """How good this kind of statement is as a source; the highest is heard first."""
    stamp: "Stamp | None" = None
    """The point in time, where the field is one."""
    start: int | None = None
    stop: int | None = None
    shown: str | None = None
    """The words it was read from, where the value is not in the page's own words."""
    names: tuple[str, ...] = ()
    """The people, where the field is authors."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line or block of the source text: source_text[start:stop], edges stripped."""

    start: int
    stop: int
    text: str
    value: str
    """The text with its white space folded and bullets taken off."""
    kind: str | None
    """What cleaning takes the block for; None where cleaning has not cut this line out."""
    is_bullet: bool = False


def chosen_rows(
    statements: Iterable[Statement], chosen: Iterable[Statement], *, doc_id: str, source_text: str
) -> tuple[MetadataEvidence, ...]:
    """Turn statements into rows, saying of each whether its field holds it."""
    picked = {id(statement) for statement in chosen}
    seen: set[tuple[object, ...]] = set()
    rows: list[MetadataEvidence] = []
    for statement in statements:
        key = (statement.field, statement.value, statement.rule, statement.start)
        if key in seen and id(statement) not in picked:
            continue
        seen.add(key)
        start, stop = statement.start, statement.stop
        rows.append(
            MetadataEvidence(
                doc_id=doc_id,
                field=statement.field,
                value=statement.value,
                origin=statement.origin,
                rule=statement.rule,
                is_chosen=id(statement) in picked,
                start=start,
                stop=stop,
                text=None if start is None or stop is None else source_text[start:stop],
            )
        )
    return tuple(rows)


def spoken(moment: datetime) -> str:
    """Return a point in time as evidence shows it: ISO 8601 with the stated offset."""
    return moment.isoformat()
