"""Rows of quotes put together: attributions of quotations, statements, and blocks without marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.extract.quotes.blocks import Block
from transforms.extract.quotes.circumstances import addressee, occasion
from transforms.extract.quotes.identity import Cast
from transforms.extract.quotes.marks import Quoted
from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.speakers import Attribution, Candidate, Ranker
from transforms.extract.quotes.statements import statement
from transforms.model.cleaned import Context
from transforms.model.facts import Quote
from transforms.model.reading import Reading

MIN_OUTSIDE_WORDS = 2
FAINT = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A row in the making, in offsets of the reading."""

    start: int
    stop: int
    kind: str
    choice: Candidate | None
    lead: float | None = None
    reported_by: Candidate | None = None
    continues: int | None = None
    """Start of the draft that it goes on from."""


def drafts(
    text: str,
    spans: Sequence[Quoted],
    ranker: Ranker,
    spoken: Sequence[Attribution],
    unmarked: Sequence[Block],
) -> list[Draft]:
    """Return the drafts of all rows, in order."""
    said = {
        cue: where
        for cue, report in ranker.reports.items()
        if report.speaker is not None and (where := statement(text, ranker.tree, report))
    }
    made = [*_quotations(text, spans, ranker, spoken, said)]
    made += _statements(ranker, spans, said, made)
    made += [
        Draft(b.start, b.stop, "direct", b.speaker, continues=b.before)
        for b in unmarked
        if not b.is_marked
    ]
    made = [replace(d, reported_by=_reporter(ranker, d, unmarked)) for d in made]
    unique = {(d.start, d.stop): d for d in reversed(made)}
    return sorted(unique.values(), key=lambda d: (d.start, d.stop))


def _quotations(
    text: str,
    spans: Sequence[Quoted],
    ranker: Ranker,
    spoken: Sequence[Attribution],
    said: dict[int, tuple[int, int]],
) -> Iterator[Draft]:
    mixed: dict[int, tuple[int, int]] = {}
    before: Attribution | None = None
    for attribution in spoken:
        span, choice = spans[attribution.span], attribution.choice
        report = choice.report if choice else None
        where = said.get(report.cue) if report else None
        if report is None or where is None or not _is_part(text, span, where):
            report, where = _around(text, ranker, span, choice, said)
        if report is not None and where is not None:
            if report.cue not in mixed:
                mixed[report.cue] = _widened(spans, where)
                yield Draft(*mixed[report.cue], "mixed", choice, attribution.lead)
        else:
            start = _after_label(span, choice)
            goes_on = before is not None and _goes_on(ranker, spans, before, attribution)
            link = spans[before.span].start if before is not None and goes_on else None
            yield Draft(start, span.stop, "direct", choice, attribution.lead, continues=link)
        before = attribution


def _around(
    text: str,
    ranker: Ranker,
    span: Quoted,
    choice: Candidate | None,
    said: dict[int, tuple[int, int]],
) -> tuple[Report | None, tuple[int, int] | None]:
    """Return another report by the same speaker, and what it reports, that holds a quotation."""
    for cue, where in said.items():
        report = ranker.reports[cue]
        same = choice is not None and report.speaker == choice.head
        if same and _is_part(text, span, where):
            return report, where
    return None, None


def _after_label(span: Quoted, choice: Candidate | None) -> int:
    """Leave out the name that opens a quotation in a transcript: `LEE: I went`."""
    if choice is not None and choice.rule == "label" and choice.start >= span.start:
        return min(choice.stop + 2, span.stop - 1)
    return span.start


def _is_part(text: str, span: Quoted, where: tuple[int, int]) -> bool:
    """Tell whether a quotation is inside a statement that has words of the article's own."""
    start, stop = where
    if not (start <= span.start and span.stop - 1 <= stop):
        return False
    outside = text[start : max(start, span.mark_start)] + " " + text[span.mark_stop : stop]
    return len(outside.split()) >= MIN_OUTSIDE_WORDS


def _widened(spans: Sequence[Quoted], where: tuple[int, int]) -> tuple[int, int]:
    """Take in the marks of quotations that a statement begins or ends with."""
    start, stop = where
    for span in spans:
        if span.depth == 0 and span.mark_start < stop and start < span.mark_stop:
            start, stop = min(start, span.mark_start), max(stop, span.mark_stop)
    return start, stop


def _goes_on(
    ranker: Ranker, spans: Sequence[Quoted], before: Attribution, attribution: Attribution
) -> bool:
    """Tell whether a quotation takes up the one before, broken by its attribution or paragraph."""
    one, two = before.choice, attribution.choice
    if one is None or two is None or one.start != two.start:
        return False
    first, second = spans[before.span], spans[attribution.span]
    if second.goes_on or (two.rule == "next_paragraph" and not first.is_closed):
        return True
    report = one.report
    between = report is not None and first.mark_stop <= report.cue_start < second.mark_start
    return between and ranker.paragraph(first.start) == ranker.paragraph(second.start)


def _statements(
    ranker: Ranker,
    spans: Sequence[Quoted],
    said: dict[int, tuple[int, int]],
    made: Sequence[Draft],
) -> Iterator[Draft]:
    """Yield the statements that no quotation stands for already."""
    taken = {d.choice.report.cue for d in made if d.choice and d.choice.report}
    outer = [span for span in spans if span.depth == 0]
    for cue, (start, stop) in said.items():
        if cue in taken:
            continue
        over = [s for s in outer if s.mark_start < stop and start < s.mark_stop]
        report = ranker.reports[cue]
        if any(s.start <= start and stop <= s.mark_stop for s in over):
            continue
        if report.strength <= FAINT and ranker.is_nested(report):
            continue
        choice = ranker.candidate(ranker.reports[cue], "complement")
        kind = "mixed" if over else "indirect"
        yield Draft(*_widened(spans, (start, stop)), kind, choice)


def _reporter(ranker: Ranker, draft: Draft, unmarked: Sequence[Block]) -> Candidate | None:
    """Return who passes a quote on: the speaker of the report that its report is part of."""
    report = draft.choice.report if draft.choice else None
    above = ranker.above(report) if report is not None else None
    if above is not None:
        return ranker.candidate(above, "complement")
    inside = (b for b in unmarked if b.start <= draft.start and draft.stop <= b.stop)
    block = next(inside, None)
    if block is not None and draft.choice is not None and block.speaker is not None:
        return block.speaker if draft.choice.start != block.speaker.start else None
    return None


def rows(
    reading: Reading, context: Context, ranker: Ranker, cast: Cast, made: Sequence[Draft]
) -> Iterator[Quote]:
    """Yield the rows of drafts."""
    recent: list[str] = []
    keys: dict[int, str] = {}
    for draft in made:
        said = reading.evidence(draft.start, draft.stop)
        choice = draft.choice
        entity = _entity(reading, ranker, cast, choice, recent) if choice else None
        if entity:
            recent.append(entity)
        key = f"{context.doc_id}#q{said.start}-{said.stop}"
        keys[draft.start] = key
        report = choice.report if choice else None
        speaker = reading.evidence(choice.start, choice.stop) if choice else None
        cue = reading.evidence(report.cue_start, report.cue_stop) if report else None
        yield Quote(
            doc_id=context.doc_id,
            quote_id=key,
            start=said.start,
            stop=said.stop,
            text=said.text,
            kind=draft.kind,
            speaker=speaker.text if speaker else None,
            speaker_start=speaker.start if speaker else None,
            speaker_stop=speaker.stop if speaker else None,
            speaker_entity_id=entity,
            cue=cue.text if cue else None,
            cue_start=cue.start if cue else None,
            cue_stop=cue.stop if cue else None,
            occasion=_words(reading, occasion(ranker.tree, report) if report else None),
            addressee=_words(reading, addressee(ranker.tree, report) if report else None),
            reported_by=_words(
                reading,
                (draft.reported_by.start, draft.reported_by.stop) if draft.reported_by else None,
            ),
            continues=keys.get(draft.continues) if draft.continues is not None else None,
            rule=choice.rule if choice else "none",
            score=draft.lead,
        )


def _words(reading: Reading, where: tuple[int, int] | None) -> str | None:
    return reading.text[where[0] : where[1]] if where else None


def _entity(
    reading: Reading, ranker: Ranker, cast: Cast, choice: Candidate, recent: Sequence[str]
) -> str | None:
    start, stop = reading.source(choice.start, choice.stop)
    head = start
    if choice.head is not None:
        tree = ranker.tree
        head, _ = reading.source(tree.starts[choice.head], tree.stops[choice.head])
    return cast.who(start, stop, head, recent)
