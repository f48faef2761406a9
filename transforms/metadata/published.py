"""When a text was published: the stated time, or the bounds that follow from what else it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from transforms.metadata.stamps import Stamp, stamps
from transforms.metadata.statements import Line, Statement

_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\d\n]{0,40}?(?P<from>(?:19|20)\d\d)(?P<range>\s*[-–—]\s*(?:\d{2,4}|present))?",
    re.IGNORECASE,
)
_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is known of the time of publication."""

    at: datetime | None = None
    text: str | None = None
    basis: str = "unknown"
    earliest: datetime | None = None
    latest: datetime | None = None
    updated_at: datetime | None = None
    chosen: tuple[Statement, ...] = ()


def _localised(best: Statement, others: Sequence[Statement]) -> datetime:
    """Return the time in the zone of the place of publication, where the page gives that away.

    Publishing systems give UTC in the markup. Where the page states the same instant with an
    offset, or prints the local clock time without one, the offset is known.
    """
    stamp = best.stamp
    assert stamp is not None
    at = stamp.at
    if stamp.grain == "day" or not stamp.is_zoned or at.utcoffset():
        return at
    for other in others:
        local = other.stamp
        if local is None or local.grain == "day":
            continue
        if local.is_zoned and local.at.utcoffset() and abs(local.at - at) < timedelta(minutes=2):
            return at.astimezone(local.at.tzinfo)
        if not local.is_zoned:
            apart = local.at.replace(second=0) - at.replace(second=0, microsecond=0)
            quarters = apart / timedelta(minutes=15)
            if apart and abs(apart) <= timedelta(hours=14) and quarters == int(quarters):
                from datetime import timezone

                return at.astimezone(timezone(apart))
    return at


def _is_past(stamp: Stamp, fetched_at: datetime | None) -> bool:
    return fetched_at is None or stamp.at <= fetched_at


def copyright_bounds(
    lines: Sequence[Line], *, is_article_line: bool
) -> tuple[datetime | None, datetime | None]:
    """Return the bounds that a copyright year at the end gives: the year of © 2022, end excluded.

    The year in a site's footer is that of the visit, so it only bounds the time from above; the
    same goes for a range such as 2003-2022.
    """
    for line in reversed(lines[-8:]):
        match = _COPYRIGHT_YEAR.search(line.text)
        if not match:
            continue
        year = int(match["from"])
        if match["range"]:
            digits = re.sub(r"\D", "", match["range"])
            year = int(f"{str(year)[: 4 - len(digits)]}{digits}") if digits else 0
        if not 1900 <= year <= 2098:
            return None, None
        latest = datetime(year + 1, 1, 1, tzinfo=UTC)
        earliest = datetime(year, 1, 1, tzinfo=UTC)
        return (earliest if is_article_line and not match["range"] else None), latest
    return None, None


def caption_bound(captions: Sequence[str]) -> datetime | None:
    """Return the latest day that a caption says its picture was taken: the text is no older."""
    days = [stamp.at for text in captions for stamp in stamps(text)]
    return max(days, default=None)


def publication(
    statements: Sequence[Statement],
    *,
    earliest: datetime | None,
    latest: datetime | None,
    fetched_at: datetime | None,
) -> Publication:
    """Choose among statements of time, and bound the time where none is left to choose.

    A time after `fetched_at`, when the page was saved, is not believed. Bounds that contradict
    each other are dropped.
    """
    timed = [s for s in statements if s.stamp is not None and _is_past(s.stamp, fetched_at)]
    published = sorted((s for s in timed if s.field == "published_at"), key=lambda s: -s.trust)
    updated = sorted((s for s in timed if s.field == "updated_at"), key=lambda s: -s.trust)
    update = updated[0] if updated else None
    changed = _localised(update, timed) if update else None
    if published:
        best = published[0]
        assert best.stamp is not None
        at = _localised(best, timed)
        if update and changed and update.stamp and update.stamp.until < at:
            changed, update = None, None
        until = at + timedelta(days=1) if best.stamp.grain == "day" else at
        return Publication(
            at=at,
            text=best.value,
            basis="inferred" if best.origin == "url" else "stated",
            earliest=at,
            latest=until,
            updated_at=changed,
            chosen=tuple(s for s in (best, update) if s),
        )
    ceilings = [latest, fetched_at, update.stamp.until if update and update.stamp else None]
    known = [moment for moment in ceilings if moment is not None]
    ceiling = min(known) if known else None
    if earliest and ceiling and earliest > ceiling:
        earliest = None
    return Publication(
        earliest=earliest,
        latest=ceiling,
        updated_at=changed,
        chosen=(update,) if update else (),
    )
