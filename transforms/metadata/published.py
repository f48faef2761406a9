"""When a text was published: the stated time, or the bounds that follow from what else it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from transforms.metadata.stamps import ENGLISH_MONTHS, Stamp, machine_stamp, stamps
from transforms.metadata.statements import Line, Statement, agree, spoken

_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\d\n]{0,40}?(?P<from>(?:19|20)\d\d)(?P<range>\s*[-–—]\s*(?:\d{2,4}|present))?",
    re.IGNORECASE,
)
ENGLISH_ABBREVIATIONS = {
    name[:3]: number for number, (name, *_) in enumerate(ENGLISH_MONTHS, start=1)
}
_DATED_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>1[0-2]|0?[1-9]|[a-z]{3})(?:[/-](?P<day>[0-3]?\d)(?=[/-]|$)|(?=/))",
    re.IGNORECASE,
)
LONGEST_NOTICE = 600
"""Characters of the longest line that is looked at as a copyright line."""
_INFERRED = frozenset({"dated_address", "dateline_day"})
"""Rules that read days near the publication: in the address, and where the text was filed."""
_BARE = frozenset({"time_element", "date_line"})
SHOWN = 0.54
"""Trust from which a time in the text stands where readers look for the date."""
UNDER_TITLE = 0.6
"""Trust from which it stands between the headline and the body."""


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


def _localised(best: Statement, others: Sequence[Statement], zone: timezone | None) -> datetime:
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
                return at.astimezone(timezone(apart))
    days = {s.stamp.at.date() for s in others if s.stamp and s.stamp.grain == "day"}
    if zone and at.date() not in days and at.astimezone(zone).date() in days:
        return at.astimezone(zone)
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
        match = _COPYRIGHT_YEAR.search(line.text) if len(line.text) < LONGEST_NOTICE else None
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


def dated_address(url: str | None) -> list[Statement]:
    """State the day, or only the month, that an address has in its path."""
    match = _DATED_PATH.search(url or "")
    if not match:
        return []
    word = match["month"].lower()
    month = ENGLISH_ABBREVIATIONS.get(word) or (int(word) if word.isdigit() else 0)
    day = match["day"]
    stamp = machine_stamp(f"{match['year']}-{month:02}-{int(day or 1):02}")
    if stamp is None:
        return []
    rule = "dated_address" if day else "month_in_address"
    return [
        Statement(
            field="published_at" if day else "published_from",
            value=spoken(stamp.at),
            origin="url",
            rule=rule,
            trust=0.2,
            stamp=stamp,
            shown=match[0].strip("/"),
        )
    ]


def url_bounds(said: Sequence[Statement]) -> tuple[datetime | None, datetime | None]:
    """Return the bounds that a month in the address gives, its end excluded."""
    for statement in said:
        if statement.rule == "month_in_address" and statement.stamp:
            since = statement.stamp.at
            return since, (since + timedelta(days=32)).replace(day=1)
    return None, None


def caption_bound(captions: Sequence[str]) -> datetime | None:
    """Return the latest day that a caption says its picture was taken: the text is no older."""
    days = [stamp.at for text in captions for stamp in stamps(text)]
    return max(days, default=None)


def _believable(
    said: Sequence[Statement], fetched_at: datetime | None
) -> tuple[list[Statement], list[Statement]]:
    """Return the statements of publication and of change, each the most trusted first.

    A bare date that is the stated time of the last change is that, not the publication.
    """
    timed = [s for s in said if s.stamp is not None and _is_past(s.stamp, fetched_at)]
    timed.sort(key=lambda s: -s.trust)
    updated = [s for s in timed if s.field == "updated_at"]
    stated = [s for s in updated if s.origin not in {"text", "time"}]
    published = [
        s
        for s in timed
        if s.field == "published_at"
        and not (
            s.rule in _BARE and any(agree(replace(s, field=other.field), other) for other in stated)
        )
    ]
    return published or [s for s in timed if s.field == "published_at" and s.trust > 0.8], updated


def _first_shown(published: Sequence[Statement]) -> Statement:
    """Return the statement to believe: the markup's, unless the page shows an earlier day.

    Moving a site to another system stamps old articles with the day of the move, and the date
    under the headline is what was there before.
    """
    best = published[0]
    if best.stamp is None or best.origin in {"text", "time"}:
        return best
    shown = [s for s in published if s.origin == "text" and s.stamp and s.trust >= UNDER_TITLE]
    days = [s.stamp.at for s in shown if s.stamp]
    if any(abs(day - best.stamp.at) < timedelta(days=2) for day in days):
        return best
    earlier = (s for s in shown if s.stamp and s.stamp.at < best.stamp.at)
    return next(earlier, best)


def _finest(best: Statement, published: Sequence[Statement]) -> Statement:
    """Return a statement that gives the clock time too, where the best gives only its day."""
    if best.stamp is None or best.stamp.grain != "day":
        return best
    day = best.stamp.at.date()
    finer = (
        s for s in published if s.stamp and s.stamp.grain != "day" and s.stamp.at.date() == day
    )
    return next(finer, best)


def _only_shown(updated: Sequence[Statement]) -> Statement | None:
    """Return the change that the text shows, unless the markup dates changes itself.

    Markup that gives the last change and no publication is that of pages which are no articles.
    """
    if any(s.origin not in {"text", "time"} for s in updated):
        return None
    return next((s for s in updated if s.origin == "text" and s.trust >= SHOWN), None)


def publication(
    statements: Sequence[Statement],
    *,
    earliest: datetime | None,
    latest: datetime | None,
    fetched_at: datetime | None,
    zone: timezone | None = None,
) -> Publication:
    """Choose among statements of time, and bound the time where none is left to choose.

    A time after `fetched_at`, when the page was saved, is not believed. Bounds that contradict
    each other are dropped. Where the only time that the page shows is that of the last change,
    the text as it stands is dated by it, marked inferred. `zone` is an offset seen elsewhere on
    the page.
    """
    published, updated = _believable(statements, fetched_at)
    if published:
        return _stated(published, updated, zone)
    update = updated[0] if updated else None
    ceilings = [latest, fetched_at, update.stamp.until if update and update.stamp else None]
    ceiling = min((moment for moment in ceilings if moment is not None), default=None)
    if earliest and ceiling and earliest > ceiling:
        earliest = None
    shown = _only_shown(updated)
    inferred = shown.stamp.at if shown and shown.stamp else None
    if inferred and ((ceiling and inferred > ceiling) or (earliest and inferred < earliest)):
        inferred, shown = None, None
    return Publication(
        at=inferred,
        text=(shown.shown or shown.value) if shown else None,
        basis="inferred" if inferred else "unknown",
        earliest=earliest,
        latest=ceiling,
        updated_at=_localised(update, updated, zone) if update else None,
        chosen=(update,) if update else (),
    )


def _stated(
    published: Sequence[Statement], updated: Sequence[Statement], zone: timezone | None
) -> Publication:
    """Return the publication that the most trusted statement gives, and a change after it."""
    timed = [*published, *updated]
    best = _finest(_first_shown(published), published)
    assert best.stamp is not None
    at = _localised(best, timed, zone)
    later = (s for s in updated if s.stamp and s.stamp.until >= at)
    update = next(later, None)
    return Publication(
        at=at,
        text=best.shown or best.value,
        basis="inferred" if best.rule in _INFERRED else "stated",
        earliest=at,
        latest=at + timedelta(days=1) if best.stamp.grain == "day" else at,
        updated_at=_localised(update, timed, zone) if update else None,
        chosen=tuple(s for s in (best, update) if s),
    )
