"""Dates: time expressions, resolved on the date of publication where they need one."""

from datetime import UTC, datetime

from transforms.extract.dates.outlook import is_told, looks_ahead
from transforms.lexicon.sentences import sentence_spans
from transforms.lexicon.time_resolution import Span, needs_anchor, resolve, resolve_between
from transforms.lexicon.time_span import TimeSpan
from transforms.lexicon.time_spans import time_spans
from transforms.lexicon.tokens import Tokens, tokens
from transforms.model.cleaned import Context
from transforms.model.facts import TimeExpression
from transforms.model.reading import Reading

LANGUAGES = frozenset({"en"})
"""Languages whose calendar words are known here."""


def dates(reading: Reading, context: Context) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the reading, in order."""
    if context.language not in LANGUAGES:
        return ()
    found: list[tuple[int, int, TimeSpan, bool]] = []
    for start, stop in sentence_spans(reading.text):
        cut = tokens(reading.text[start:stop])
        found.extend(
            (
                start + cut.starts[span.first],
                start + cut.stops[span.last - 1],
                _in_story(cut, span),
                looks_ahead(cut.lower, span.first, span.last),
            )
            for span in time_spans(cut)
        )
    full = [(item[0], item[2]) for item in found if item[2].year and item[2].month and item[2].day]
    return tuple(_row(reading, context, item, full) for item in found)


def _in_story(cut: Tokens, span: TimeSpan) -> TimeSpan:
    """Return a stretch ahead without its offset where it counts from a story's own time."""
    ahead = span.is_duration and span.until is not None and (span.until[2] or 0) > 0
    told = ahead and is_told(cut.lower, span.first, span.last)
    return span._replace(offset=None) if told else span


def _row(
    reading: Reading,
    context: Context,
    item: tuple[int, int, TimeSpan, bool],
    full: list[tuple[int, TimeSpan]],
) -> TimeExpression:
    start, stop, span, forward = item
    evidence = reading.evidence(start, stop)
    when, basis = _placed(start, span, context, full, forward=forward)
    return TimeExpression(
        doc_id=context.doc_id,
        date_id=f"{context.doc_id}#d{evidence.start}-{evidence.stop}",
        start=evidence.start,
        stop=evidence.stop,
        text=evidence.text,
        from_at=when[0] if when else None,
        to_at=when[1] if when else None,
        grain=span.grain,
        basis=basis,
    )


def _placed(
    start: int,
    span: TimeSpan,
    context: Context,
    full: list[tuple[int, TimeSpan]],
    *,
    forward: bool,
) -> tuple[Span | None, str]:
    """Return when an expression is and how that is known."""
    if not needs_anchor(span):
        when = resolve(span, None)
        return when, "stated" if when else "open"
    when = _on_publication(span, context, forward=forward)
    if when:
        return when, "published"
    # A day without its year takes the year of the nearest full date in the text
    if span.day and span.month and span.offset is None and full:
        nearest = min(full, key=lambda other: (abs(other[0] - start), other[0]))[1]
        when = resolve(span, _noon(nearest))
        if when:
            return when, "context"
    return None, "open"


def _on_publication(span: TimeSpan, context: Context, *, forward: bool) -> Span | None:
    """Resolve what counts from the day of publication, or from its bounds where these agree."""
    if context.published_at is not None:
        return resolve(span, context.published_at.astimezone(UTC), forward=forward)
    first, last = context.published_from, context.published_to
    if first is None or last is None:
        return None
    return resolve_between(span, first.astimezone(UTC), last.astimezone(UTC), forward=forward)


def _noon(span: TimeSpan) -> datetime | None:
    try:
        return datetime(span.year or 1, span.month or 1, span.day or 1, 12, tzinfo=UTC)
    except ValueError:
        return None
