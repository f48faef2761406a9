"""From what is said to the time line: half-open UTC spans, resolved on a known date if needed."""

from datetime import UTC, datetime, timedelta

from transforms.lexicon.time_span import TimeSpan

type Span = tuple[datetime, datetime]

_LENGTHS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "fortnight": 1209600,
}
_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}


def resolve(span: TimeSpan, anchor: datetime | None, *, forward: bool = False) -> Span | None:
    """Return the first instant that is meant and the first after it, or None while open.

    `anchor` is the date that the words count from, which only incomplete expressions need;
    `forward` says that they look ahead of it, as in: will meet on Friday.
    """
    try:
        if span.weekday is not None and span.day is None:
            return _weekday(span, anchor, forward=forward)
        if span.offset is not None:
            return _pointed(span, anchor)
        return _stated(span, anchor, forward=forward)
    except (ValueError, OverflowError):
        return None  # 30 February, the year 10000


def resolve_between(
    span: TimeSpan, first: datetime, last: datetime, *, forward: bool = False
) -> Span | None:
    """Resolve words that count from a date known by its bounds: open where these disagree.

    `last year` in an article of 2022 is 2021, whichever day of 2022 it is from.
    """
    found = resolve(span, first, forward=forward)
    last = max(first, last - timedelta(microseconds=1))  # a year's end is the next one's beginning
    return found if found == resolve(span, last, forward=forward) else None


def needs_anchor(span: TimeSpan) -> bool:
    """Whether the words alone do not say when."""
    return span.year is None


def _day(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _add_months(start: datetime, months: int) -> datetime:
    index = start.year * 12 + start.month - 1 + months
    return start.replace(year=index // 12, month=index % 12 + 1)


def _stated(span: TimeSpan, anchor: datetime | None, *, forward: bool) -> Span | None:
    """Resolve dates, months, years and what is longer."""
    if span.hour is not None:
        return _clock(span)
    year = span.year
    if year is None:
        if anchor is None or span.month is None:
            return None
        year = anchor.year + span.years_away if span.years_away is not None else None
        year = year or _nearest_year(span, anchor, forward=forward)
    if span.grain in ("decade", "century"):
        start = _day(year)
        return start, _add_months(start, _MONTHS[span.grain])
    start = _day(year, span.month or 1, span.day or 1)
    last = start
    if span.until:
        until_year, until_month, until_day = span.until
        last = _day(until_year or year, until_month or span.month or 1, until_day or 1)
        if last < start:
            last = _add_months(last, 12)
    if span.grain == "day":
        return start, last + timedelta(days=1)
    return start, _add_months(last, _MONTHS[span.grain])


def _nearest_year(span: TimeSpan, anchor: datetime, *, forward: bool) -> int:
    """Return the year that puts a day or month close to the anchor, and on the right side of it."""
    if span.offset:
        return anchor.year + span.offset

    def distance(year: int) -> tuple[int, bool]:
        days = (_day(year, span.month or 1, min(span.day or 1, 28)) - anchor).days
        ahead = days > 0
        # A month is said of the past unless a word looks ahead; a day may be near and ahead
        wrong = 4 if span.day else 100
        return abs(days) * (wrong if ahead is not forward and days else 1), ahead

    return min((anchor.year - 1, anchor.year, anchor.year + 1), key=distance)


def _clock(span: TimeSpan) -> Span | None:
    """Resolve a clock time only where its day and so its zone is written in full."""
    if span.year is None or span.month is None or span.day is None or span.hour is None:
        return None
    start = _day(span.year, span.month, span.day).replace(hour=span.hour, minute=span.minute)
    return start, start + timedelta(minutes=1)


def _weekday(span: TimeSpan, anchor: datetime | None, *, forward: bool) -> Span | None:
    """Resolve a weekday to the latest one up to the anchor, or the next after it."""
    if anchor is None or span.weekday is None:
        return None
    today = _day(anchor.year, anchor.month, anchor.day)
    back = (today.weekday() - span.weekday) % 7
    if span.offset == 1 or (forward and span.offset is None and back):
        start = today + timedelta(days=7 - back if back else 7)
    elif span.offset == -1 and back == 0:
        start = today - timedelta(days=7)
    else:
        start = today - timedelta(days=back)
    return start, start + timedelta(days=1)


def _pointed(span: TimeSpan, anchor: datetime | None) -> Span | None:
    """Resolve what counts from the anchor: last week, this summer, three years ago."""
    if anchor is None or span.offset is None:
        return None
    if span.month is not None:
        return _pointed_month(span, anchor)
    if span.until and span.until[2] is not None:
        return _stretch(span.grain, span.until[2], anchor)
    today = _day(anchor.year, anchor.month, anchor.day)
    if span.grain in _LENGTHS:
        step = timedelta(seconds=_LENGTHS[span.grain] * span.offset)
        start = _floor(today if _LENGTHS[span.grain] >= 86400 else anchor, span.grain) + step
        return start, start + timedelta(seconds=_LENGTHS[span.grain])
    if span.grain == "weekend":
        start = today - timedelta(days=(today.weekday() + 2) % 7) + timedelta(days=7 * span.offset)
        if span.offset <= 0 and today.weekday() < 5:
            start += timedelta(days=0 if span.offset == 0 else 7)
        return start, start + timedelta(days=2)
    start = _add_months(_floor(today, span.grain), _MONTHS[span.grain] * span.offset)
    return start, _add_months(start, _MONTHS[span.grain])


def _pointed_month(span: TimeSpan, anchor: datetime) -> Span:
    """Resolve last March, this summer, next winter by the month that it begins in."""
    month = span.month or 1
    length = _MONTHS[span.grain]
    start = _day(anchor.year, month)
    if span.offset == -1 and _add_months(start, length) > anchor:
        start = _add_months(start, -12)
    elif span.offset == 1 and start <= anchor:
        start = _add_months(start, 12)
    return start, _add_months(start, length)


def _stretch(grain: str, count: int, anchor: datetime) -> Span:
    """Resolve the past two years and the next ten days: up to the anchor, or on from it."""
    today = _day(anchor.year, anchor.month, anchor.day)
    if grain in _LENGTHS:
        other = today + timedelta(seconds=_LENGTHS[grain] * count)
    elif grain == "weekend":
        other = today + timedelta(days=7 * count)
    else:
        other = _add_months(today.replace(day=min(today.day, 28)), _MONTHS[grain] * count)
    return (other, today) if other < today else (today, other)


def _floor(moment: datetime, grain: str) -> datetime:
    """Return the beginning of the period that a moment is in."""
    moment = moment.replace(microsecond=0)
    if grain in ("second", "minute", "hour"):
        return moment.replace(second=0) if grain != "hour" else moment.replace(second=0, minute=0)
    if grain in ("week", "fortnight"):
        return moment - timedelta(days=moment.weekday())
    if grain in ("day", "weekend"):
        return moment
    month = {"month": moment.month, "quarter": (moment.month - 1) // 3 * 3 + 1}.get(grain, 1)
    year = moment.year
    if grain == "decade":
        year -= year % 10
    elif grain == "century":
        year -= (year - 1) % 100
    return _day(year, month)


def iso_text(span: TimeSpan, anchor: datetime | None, *, forward: bool = False) -> str | None:
    """Return a time as ISO 8601 text, as precise as it is said, with / in a span."""
    found = resolve(span, anchor, forward=forward)
    if found is None:
        return None
    start, stop = found
    if span.grain in ("year", "month", "day") and not span.until:
        return start.strftime({"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}[span.grain])
    if span.grain == "year" and span.year is not None and span.until:
        return f"{start.year:04}/{stop.year - 1:04}"
    last = stop - timedelta(days=1)
    return f"{start:%Y-%m-%d}/{last:%Y-%m-%d}"
