"""Drafts of rows: quotations with their speakers, statements, and blocks without marks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.extract.quotes.blocks import Block
from transforms.extract.quotes.marks import Quoted
from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.scene import ECHOES, Candidate, Scene
from transforms.extract.quotes.speakers import Attribution
from transforms.extract.quotes.statements import statement

type Span = tuple[int, int]

MOSTLY = 0.75
"""Share of a statement from which on a quotation of whole sentences is all of it."""
NEAR = 1000
"""Characters from a quotation within which its statement may begin."""
MIN_OUTSIDE_WORDS = 2
"""Words of the article's own around a quotation that make its statement mixed."""
FAINT = 0.5
"""Cues up to this strength make no row of their own inside another statement."""


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
    is_block: bool = False
    """Whether it is a paragraph quoted without marks, in which others may speak."""


def drafts(scene: Scene, spoken: Sequence[Attribution], unmarked: Sequence[Block]) -> list[Draft]:
    """Return the drafts of rows for quotations, statements and blocks."""
    said = {
        report.cue: where
        for report in scene.spoken
        if (where := statement(scene.text, scene.tree, report)) is not None
    }
    made = [*_quotations(scene, spoken, said)]
    speech = {scene.spans[a.span].start for a in spoken}
    made += _statements(scene, said, made, speech)
    made += [
        Draft(b.start, b.stop, "direct", b.speaker, continues=b.before, is_block=True)
        for b in unmarked
        if not b.is_marked
    ]
    return [replace(d, reported_by=_reporter(scene, d, unmarked)) for d in made]


def in_order(made: Sequence[Draft]) -> list[Draft]:
    """Return drafts by where they stand; of two in the same place, the first one given."""
    unique = {(d.start, d.stop): d for d in reversed(made)}
    return sorted(unique.values(), key=lambda d: (d.start, d.stop))


def _quotations(
    scene: Scene, spoken: Sequence[Attribution], said: Mapping[int, Span]
) -> Iterator[Draft]:
    """Yield direct quotes, and mixed ones for quotations that are part of a statement."""
    mixed: set[int] = set()
    before: Attribution | None = None
    for attribution in spoken:
        span, choice = scene.spans[attribution.span], attribution.choice
        report, where = _around(scene, span, choice, said)
        if where is not None and scene.is_whole(attribution.span):
            share = (span.stop - span.start) / (where[1] - where[0])
            report = report if share < MOSTLY else None
        if report is not None and where is not None:
            if report.cue not in mixed:
                mixed.add(report.cue)
                if choice is None or choice.report is not report:
                    choice = scene.candidate(report, "complement")
                yield Draft(*_widened(scene, where), "mixed", choice, attribution.lead)
        else:
            start = _after_label(span, choice)
            goes_on = before is not None and _goes_on(scene, before, attribution)
            link = scene.spans[before.span].start if before is not None and goes_on else None
            yield Draft(start, span.stop, "direct", choice, attribution.lead, continues=link)
        before = attribution


def _around(
    scene: Scene, span: Quoted, choice: Candidate | None, said: Mapping[int, Span]
) -> tuple[Report | None, Span | None]:
    """Return the report, and what it reports, that a quotation is a part of."""
    if choice is None:
        return None, None
    start, stop = scene.paragraphs[scene.paragraph(span.mark_start)]
    start, stop = max(start, span.mark_start - NEAR), min(stop, span.mark_stop + NEAR)
    own = [choice.report] if choice.report is not None else []
    own += _outer(scene, choice)
    others = [r for r in scene.speaking(start, stop) if r.speaker == choice.head]
    for report in (*own, *others):
        where = said.get(report.cue)
        if where is not None and _is_part(scene.text, span, where):
            return (None, None) if _splits(scene, report, where) else (report, where)
    return None, None


def _outer(scene: Scene, choice: Candidate) -> list[Report]:
    """Return the report around, where a pronoun speaks for its speaker: `Lee said he saw`."""
    report, tree = choice.report, scene.tree
    if report is None or report.speaker is None or tree.words[report.speaker] not in ECHOES:
        return []
    above = scene.above(report)
    if above is None or above.speaker is None or tree.pos[above.speaker] != "PROPN":
        return []
    return [above]


def _splits(scene: Scene, report: Report, where: Span) -> bool:
    """Tell whether a report stands between two quotations that make up all it reports."""
    over = scene.quotations(*where)
    if len(over) < 2 or where[0] < over[0].mark_start or where[1] > over[-1].mark_stop:
        return False
    return over[0].mark_stop <= report.cue_start < over[-1].mark_start


def _is_part(text: str, span: Quoted, where: Span) -> bool:
    """Tell whether a quotation is inside a statement that has words of the article's own."""
    start, stop = where
    if not (start <= span.start and span.stop - 1 <= stop):
        return False
    outside = text[start : max(start, span.mark_start)] + " " + text[span.mark_stop : stop]
    return len(outside.split()) >= MIN_OUTSIDE_WORDS


def _widened(scene: Scene, where: Span) -> Span:
    """Take in the marks of quotations that a statement begins or ends with."""
    over = scene.quotations(*where)
    start = min([where[0], *(span.mark_start for span in over)])
    return start, max([where[1], *(span.mark_stop for span in over)])


def _after_label(span: Quoted, choice: Candidate | None) -> int:
    """Leave out the name that opens a quotation in a transcript: `LEE: I went`."""
    if (
        choice is not None
        and choice.rule in ("label", "name_inside")
        and choice.start >= span.start
    ):
        return min(choice.stop + 2, span.stop - 1)
    return span.start


def _goes_on(scene: Scene, before: Attribution, attribution: Attribution) -> bool:
    """Tell whether a quotation takes up the one before, broken by its attribution or paragraph."""
    one, two = before.choice, attribution.choice
    if one is None or two is None or one.start != two.start:
        return False
    first, second = scene.spans[before.span], scene.spans[attribution.span]
    if second.goes_on or (two.rule == "next_paragraph" and not first.is_closed):
        return True
    report = one.report
    between = report is not None and first.mark_stop <= report.cue_start < second.mark_start
    return between and scene.paragraph(first.start) == scene.paragraph(second.start)


def _statements(
    scene: Scene, said: Mapping[int, Span], made: Sequence[Draft], speech: Collection[int]
) -> Iterator[Draft]:
    """Yield the statements that no quotation stands for already."""
    taken = {d.choice.report.cue for d in made if d.choice and d.choice.report}
    for cue, (start, stop) in said.items():
        over = scene.quotations(start, stop)
        whole = any(s.start <= start and stop <= s.mark_stop for s in over)
        report = scene.reports[cue]
        if cue in taken or whole or (report.strength <= FAINT and _is_inside(scene, cue, said)):
            continue
        choice = scene.candidate(report, "complement")
        if not any(letter.isalpha() for letter in scene.text[choice.start : choice.stop]):
            continue
        kind = "mixed" if any(span.start in speech for span in over) else "indirect"
        yield Draft(*_widened(scene, (start, stop)), kind, choice)


def _is_inside(scene: Scene, cue: int, said: Mapping[int, Span]) -> bool:
    """Tell whether what a cue reports is part of what a cue above it reports."""
    start, stop = said[cue]
    for token, _ in scene.tree.ancestors(cue):
        if token in said and said[token][0] <= start and stop <= said[token][1]:
            return True
    return False


def _reporter(scene: Scene, draft: Draft, unmarked: Sequence[Block]) -> Candidate | None:
    """Return who passes a quote on: the speaker of the report that its report is part of."""
    report = draft.choice.report if draft.choice else None
    above = scene.above(report) if report is not None else None
    if above is not None:
        return scene.candidate(above, "complement")
    inside = (b for b in unmarked if b.start <= draft.start and draft.stop <= b.stop)
    block = next(inside, None)
    if block is not None and draft.choice is not None and block.speaker is not None:
        return block.speaker if draft.choice.start != block.speaker.start else None
    return None
