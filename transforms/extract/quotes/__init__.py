"""Quotes: what is said, in whose words, by whom."""

from collections.abc import Sequence

from transforms.extract.quotes.marks import Quoted, quoted
from transforms.extract.quotes.passages import passages
from transforms.extract.quotes.reports import Report, reports
from transforms.extract.quotes.speakers import Attribution, Candidate, Ranker
from transforms.extract.quotes.speech import is_speech
from transforms.extract.quotes.statements import statement
from transforms.extract.quotes.tree import Tree
from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity, Mention, Quote
from transforms.model.reading import Reading
from transforms.model.syntax import LanguageModel

LANGUAGES = frozenset({"en"})


def quotes(
    reading: Reading,
    context: Context,
    model: LanguageModel,
    mentions: Sequence[Mention] = (),
    entities: Sequence[LocalEntity] = (),
) -> tuple[Quote, ...]:
    """Return the quotes of the reading, in order of their start.

    Mentions carry source offsets, as rows do. With none, speakers are found by syntax alone.
    """
    if context.language not in LANGUAGES:
        return ()
    text = reading.text
    spans = quoted(text)
    wanted = passages(text, spans)
    tree = Tree(model.parse(wanted.text), wanted, spans)
    found = reports(tree)
    ranker = Ranker(text, spans, tree, found)
    rows = [_direct(reading, context, spans[a.span], a) for a in ranker.rank() if is_speech(text, spans[a.span], a)]
    rows += _indirect(reading, context, tree, found, spans, ranker)
    return tuple(sorted(rows, key=lambda row: (row.start, row.stop, row.kind)))


def _direct(reading, context, span, attribution) -> Quote:
    return _row(reading, context, span.start, span.stop, "direct", attribution.choice, attribution.lead)


def _row(reading, context, start, stop, kind, choice, lead):
    e = reading.evidence(start, stop)
    who = reading.evidence(choice.start, choice.stop) if choice else None
    report = choice.report if choice else None
    cue = reading.evidence(report.cue_start, report.cue_stop) if report else None
    return Quote(
        doc_id=context.doc_id,
        quote_id=f"{context.doc_id}#q{e.start}-{e.stop}",
        start=e.start, stop=e.stop, text=e.text, kind=kind,
        speaker=who.text if who else None,
        speaker_start=who.start if who else None,
        speaker_stop=who.stop if who else None,
        speaker_entity_id=None,
        cue=cue.text if cue else None, cue_start=cue.start if cue else None, cue_stop=cue.stop if cue else None,
        occasion=None, addressee=None, reported_by=None, continues=None,
        rule=choice.rule if choice else "none", score=lead,
    )


def _indirect(reading, context, tree, found, spans, ranker):
    for report in found:
        if report.speaker is None or not report.contents:
            continue
        where = statement(reading.text, tree, report)
        if where is None:
            continue
        start, stop = where
        if any(span.mark_start < stop and start < span.mark_stop for span in spans if not span.depth):
            continue
        yield _row(reading, context, start, stop, "indirect", ranker._candidate(report, "complement", 0.0), None)
