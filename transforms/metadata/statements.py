"""What parts of a page say of a field, before one of them is chosen."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from transforms.model.documents import MetadataEvidence

if TYPE_CHECKING:
    from transforms.metadata.stamps import Stamp

SAME_MOMENT = timedelta(minutes=2)
"""How far apart two times may be that mean one: some systems drop the seconds."""
_MARKS = re.compile(r"\W+")


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


def agree(a: Statement, b: Statement) -> bool:
    """Whether two statements say the same of the same field."""
    if a.field != b.field:
        return False
    if a.stamp is None or b.stamp is None:
        return _plain(a.value) == _plain(b.value)
    if "day" in {a.stamp.grain, b.stamp.grain}:
        return a.stamp.at.date() == b.stamp.at.date()
    return abs(a.stamp.at - b.stamp.at) < SAME_MOMENT


def _plain(value: str) -> str:
    return _MARKS.sub(" ", value.casefold()).strip()


def chosen_rows(
    statements: Iterable[Statement],
    chosen: Sequence[Statement],
    *,
    doc_id: str,
    source_text: str,
) -> tuple[MetadataEvidence, ...]:
    """Turn statements into rows; chosen are those that say what the field came to hold."""
    seen: set[tuple[object, ...]] = set()
    rows: list[MetadataEvidence] = []
    for statement in statements:
        key = (statement.field, statement.value, statement.rule, statement.start)
        if key in seen:
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
                is_chosen=any(agree(statement, other) for other in chosen),
                start=start,
                stop=stop,
                text=None if start is None or stop is None else source_text[start:stop],
            )
        )
    return tuple(rows)


def spoken(moment: datetime) -> str:
    """Return a point in time as evidence shows it: ISO 8601 with the stated offset."""
    return moment.isoformat()
