"""One article as a ranker sees it: its quotations, tokens and reports by where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.extract.quotes.marks import PARAGRAPH, Quoted
from transforms.extract.quotes.passages import is_whole
from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import NEUTER, PRONOUNS, WEIGHTS, is_speaker

CONTENT = frozenset(("ccomp", "xcomp", "dobj", "oprd", "attr", "acomp", "parataxis", "prep", "dep"))
"""Relations by which what is said hangs on the verb that says it."""
PERSONAL = PRONOUNS - NEUTER - {"you", "your"}
INDENT = 20
ECHOES = frozenset(("he", "she", "it", "they"))
STRONG, WEAK, FEEBLE = 0.9, 0.7, 0.45
"""Strengths of cues: from strong on they report by themselves, up to weak they don't shield a
quotation from the cue above (`said he hopes`), below feeble they seldom report at all."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who may have said it: offsets in the reading, and what speaks for them."""

    start: int
    stop: int
    rule: str
    score: float
    report: Report | None = None
    head: int | None = None
    is_named: bool = True
    """False for a passive that hides who speaks: `was described as`."""


class Scene:
    """An article's quotations, tokens and reports, looked up by place."""

    def __init__(
        self, text: str, spans: Sequence[Quoted], tree: Tree, found: Sequence[Report]
    ) -> None:
        """Index reports and tokens by where they stand."""
        self.text, self.spans, self.tree = text, spans, tree
        self.outer = [span for span in spans if span.depth == 0]
        self._marks = [span.mark_start for span in self.outer]
        self.paragraphs = [p.span() for p in PARAGRAPH.finditer(text)]
        self._starts = [start for start, _ in self.paragraphs]
        self.reports: dict[int, Report] = {report.cue: report for report in found}
        self.brought_in = {r.contents[0]: r for r in found if r.frame is None and r.contents}
        """Reports without a verb, by the head of what they report: according to."""
        self.spoken = [report for report in found if report.speaker is not None]
        self._cues = [report.cue_start for report in self.spoken]
        self.tokens: dict[int, list[int]] = {}
        for token, span in enumerate(tree.span):
            if span >= 0:
                self.tokens.setdefault(span, []).append(token)
        self._echoing: dict[int, bool] = {}

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph at a place."""
        return bisect_right(self._starts, at) - 1

    def speaking(self, start: int, stop: int) -> Sequence[Report]:
        """Return the reports with a speaker whose cue stands in a stretch."""
        return self.spoken[bisect_left(self._cues, start) : bisect_left(self._cues, stop)]

    def quotations(self, start: int, stop: int) -> Sequence[Quoted]:
        """Return the outer quotations that share characters with a stretch, marks included."""
        low = bisect_left(self._marks, start)
        if low and self.outer[low - 1].mark_stop > start:
            low -= 1
        return self.outer[low : bisect_left(self._marks, stop)]

    def is_whole(self, number: int) -> bool:
        """Tell whether a quotation is a clause or more by itself."""
        span = self.spans[number]
        return is_whole(self.text, span, self.paragraphs[self.paragraph(span.mark_start)][0])

    def opens_paragraph(self, at: int) -> bool:
        """Tell whether nothing but white space stands before a place in its paragraph."""
        start = self.paragraphs[self.paragraph(at)][0]
        return at - start < INDENT and not self.text[start:at].strip()

    def above(self, report: Report) -> Report | None:
        """Return the nearest strong report that a report is part of."""
        for token, relation in self.tree.ancestors(report.cue):
            if (known := self.brought_in.get(token)) is not None and known is not report:
                return known
            found = self.reports.get(token)
            if found is None or found.speaker is None or relation not in CONTENT:
                continue
            if found.strength >= STRONG and found.speaker != report.speaker:
                return found
        known = self.brought_in.get(report.cue)
        return known if known is not report else None

    def candidate(self, report: Report, how: str, malus: float = 0.0) -> Candidate:
        """Return the speaker of a report as a candidate: how it stands to the quotation counts."""
        assert report.speaker is not None
        start, stop, score = self.noun(report.speaker)
        score += WEIGHTS[how] + malus + report.strength * WEIGHTS["strength"]
        score += WEIGHTS["echo"] * self.echoes(report)
        if report.strength < FEEBLE and how != "complement":
            score += WEIGHTS["feeble"]
        return Candidate(start, stop, how, score, report, report.speaker)

    def unnamed(self, report: Report) -> Candidate:
        """Return the candidate that stands for whoever a passive hides."""
        score = WEIGHTS["complement"] + report.strength * WEIGHTS["strength"]
        where = report.cue_start, report.cue_stop
        return Candidate(*where, "unnamed", score, report, is_named=False)

    def bare(self, head: int, how: str, bonus: float = 0.0) -> Candidate:
        """Return a noun without a cue as a candidate."""
        start, stop, score = self.noun(head)
        return Candidate(start, stop, how, score + WEIGHTS[how] + bonus, None, head)

    def noun(self, head: int) -> tuple[int, int, float]:
        """Return the phrase of a noun, and how well it can speak."""
        tree = self.tree
        start, stop = tree.noun_phrase(head)
        word, pos = tree.words[head], tree.pos[head]
        if pos == "PROPN" or word in PERSONAL:
            return start, stop, WEIGHTS["person"]
        if word in NEUTER:
            return start, stop, WEIGHTS["neuter"]
        if pos != "PRON" and not is_speaker(word):
            return start, stop, WEIGHTS["thing"]
        return start, stop, 0.0

    def echoes(self, report: Report) -> bool:
        """Tell whether a cue repeats whom the sentence speaks of already: `what he called`."""
        who = report.speaker
        if who is None or self.tree.words[who] not in ECHOES:
            return False
        if report.cue not in self._echoing:
            first = min(self.tree.subtree(report.cue))
            self._echoing[report.cue] = self.tree.words[first] == "what"
        return self._echoing[report.cue]
