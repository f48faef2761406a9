"""Who says a quotation: candidates from syntax and place, ranked by weights set by hand."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from transforms.extract.quotes.marks import PARAGRAPH, Quoted
from transforms.extract.quotes.passages import is_whole
from transforms.extract.quotes.reports import Report, subject
from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import CUE_NOUNS, DOCUMENTS, NEUTER, PRONOUNS, is_speaker

WEIGHTS: Mapping[str, float] = tomllib.loads(
    files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
)
CONTENT = frozenset(("ccomp", "xcomp", "dobj", "oprd", "attr", "acomp", "parataxis", "prep", "dep"))
PARTICLES = frozenset(("about", "of", "as", "to", "for", "against", "with", "like"))
ECHOES = frozenset(("he", "she", "it", "they"))
LONG_GAP, SHORT_GAP = 250, 30
JOINED = re.compile(r"[\s,]*(?:and|or|nor|but)?(?:\s\w+)?\s?")
CLOSE_GAP = re.compile(r"[\s,—–\-.]*(?:\w+ly\s)?")
SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[A-Z“‘\"'\[(])")
NAME = r"[A-Z][\w.'’-]+(?:[ \u00a0](?:[A-Z][\w.'’-]*|de|van|von|bin|al|el|of|the|and)){0,6}"
LABEL = re.compile(rf"(?:^|(?<=\s))({NAME})(?:\s?\([^)]{{1,40}}\))?\s?:\s*\Z")
INNER_LABEL = re.compile(rf"({NAME})\s?:\s+(?=\S)")
BUSY = frozenset(("dobj", "ccomp", "xcomp", "oprd", "attr", "acomp"))
STRONG = 0.9
FEEBLE = 0.45
WEAK = 0.7
"""Cues up to this strength don't shield a quotation from the cue above: `said he hopes`."""
SIGNATURE = re.compile(rf"\s*(?:―|—|–|--|-)\s?({NAME})")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who may have said it: offsets in the reading, and what speaks for them."""

    start: int
    stop: int
    rule: str
    score: float
    report: Report | None = None
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation with its chosen speaker, if any; lead is how far ahead of the next it is."""

    span: int
    choice: Candidate | None
    lead: float | None = None


class Ranker:
    """Ranks the candidates of every quotation of one article, in order."""

    def __init__(
        self, text: str, spans: Sequence[Quoted], tree: Tree, found: Sequence[Report]
    ) -> None:
        """Index reports and tokens by where they stand."""
        self.text, self.spans, self.tree = text, spans, tree
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

    def rank(self) -> list[Attribution]:
        """Return an attribution for every outer quotation."""
        done: list[Attribution] = []
        for number, span in enumerate(self.spans):
            if span.depth:
                continue
            best = self._best([*self._own(number), *self._carried(number, done)])
            done.append(Attribution(number, *best))
        return done

    def is_nested(self, report: Report) -> bool:
        """Tell whether a report is part of what another one reports."""
        return self.above(report) is not None

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
        return self.brought_in.get(report.cue)

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph at a place."""
        return bisect_right(self._starts, at) - 1

    def _best(self, found: list[Candidate]) -> tuple[Candidate | None, float | None]:
        if not found:
            return None, None
        found.sort(key=lambda c: (-c.score, c.start))
        best = found[0]
        if best.report is None:
            best = next((c for c in found if c.start == best.start and c.report), best)
        rival = next((c.score for c in found if c.start != best.start), 0.0)
        lead = (best.score - rival) / best.score if best.score > 0 else 0.0
        return best, round(max(0.0, min(1.0, lead)), 3)

    def _own(self, number: int) -> Iterator[Candidate]:
        """Yield candidates that the sentence and the paragraph offer."""
        span = self.spans[number]
        yield from self._above(number)
        yield from self._beside(number)
        start, stop = self.paragraphs[self.paragraph(span.mark_start)]
        if label := LABEL.search(self.text, start, span.mark_start):
            yield Candidate(*label.span(1), "label", WEIGHTS["label"])
        label = INNER_LABEL.match(self.text, span.start, span.stop)
        if label and (label[1].isupper() or span.mark_start == start):
            yield Candidate(*label.span(1), "label", WEIGHTS["label"])
        if name := SIGNATURE.match(self.text, span.mark_stop, stop):
            yield Candidate(*name.span(1), "signature", WEIGHTS["signature"])

    def _above(self, number: int) -> Iterator[Candidate]:
        """Yield whoever the verbs above the quotation in the sentence speak for."""
        tree = self.tree
        tops = [t for t in self.tokens.get(number, ()) if tree.span[tree.heads[t]] != number]
        for top in tops[:4]:
            own = tree.child(top, "nsubj")
            if own is not None and tree.span[own] < 0 and tree.pos[top] in ("VERB", "AUX"):
                yield self._noun(own, "own_subject", WEIGHTS["own_subject"])
            steps = 0
            plain = False
            for token, relation in tree.ancestors(top):
                if tree.span[token] >= 0:
                    continue
                report = self.reports.get(token)
                if (
                    report is not None
                    and report.speaker is not None
                    and self._takes(report, top, relation)
                ):
                    how = "complement" if relation in CONTENT else "governs"
                    found = self.candidate(report, how, steps * WEIGHTS["steps"])
                    steps += report.strength > WEAK and not self._echoes(report)
                    if not found.start <= self.spans[number].mark_start < found.stop:
                        yield found
                elif tree.pos[token] in ("VERB", "AUX") and not plain:
                    who, _ = subject(tree, token)
                    if who is not None and tree.span[who] < 0:
                        plain = True
                        yield self._noun(who, "subject", WEIGHTS["subject"])
                elif tree.pos[token] in ("NOUN", "PROPN"):
                    owner = tree.child(token, "poss")
                    if owner is not None and tree.span[owner] < 0:
                        spoken = tree.words[token] in CUE_NOUNS | DOCUMENTS
                        score = WEIGHTS["possessive"] + spoken * WEIGHTS["spoken_noun"]
                        yield self._noun(owner, "possessive", score)

    def _takes(self, report: Report, top: int, relation: str) -> bool:
        """Tell whether what hangs on a cue by this relation can be what it reports."""
        cue = report.frame
        if report.speaker is None:
            return False
        if cue is None or relation not in ("dobj", "prep", "attr", "pobj"):
            return True
        if relation == "prep":
            step = top
            while self.tree.heads[step] != report.cue:
                step = self.tree.heads[step]
            return self.tree.words[step] in cue.particles | PARTICLES
        return bool(cue.object or "speech" in cue.groups)

    def _echoes(self, report: Report) -> bool:
        """Tell whether a cue repeats whom the sentence speaks of already: `what he called`."""
        who = report.speaker
        if who is None or self.tree.words[who] not in ECHOES:
            return False
        first = min(self.tree.subtree(report.cue))
        return self.tree.words[first] == "what"

    def _beside(self, number: int) -> Iterator[Candidate]:
        """Yield the speakers of reports in the same paragraph."""
        span = self.spans[number]
        start, stop = self.paragraphs[self.paragraph(span.mark_start)]
        low, high = bisect_right(self._cues, start - 1), bisect_right(self._cues, stop)
        for report in self.spoken[low:high]:
            begin, end = self._extent(report)
            if begin >= span.mark_stop:
                how, gap = self._following(span, report, self.text[span.mark_stop : begin])
            elif end <= span.mark_start:
                how, gap = self._leading(number, self.text[end : span.mark_start])
            else:
                continue
            crossed = len(SENTENCE_END.findall(gap + " “"))
            if how == "sentence" and crossed:
                how = "paragraph"
            malus = len(gap) * WEIGHTS["far"] + crossed * WEIGHTS["crossed"]
            yield self.candidate(report, how, malus)

    def _extent(self, report: Report) -> tuple[int, int]:
        begin, end = report.cue_start, report.cue_stop
        if report.speaker is None or report.rule not in ("subject", "inverted", "according_to"):
            return begin, end
        start, stop = self.tree.noun_phrase(report.speaker)
        return min(begin, start), max(end, stop)

    def _following(self, span: Quoted, report: Report, gap: str) -> tuple[str, str]:
        if CLOSE_GAP.fullmatch(gap):
            ended = self.text[span.stop - 1] == "." or gap.strip().startswith(".")
            busy = any(self.tree.dep[c] in BUSY for c in self.tree.children[report.cue])
            return ("sentence" if ended and busy else "after"), gap
        return "sentence", gap

    def _leading(self, number: int, gap: str) -> tuple[str, str]:
        if len(gap) > LONG_GAP or SENTENCE_END.search(gap + "“") or "”" in gap:
            return "sentence", gap
        if self.is_whole(number) or len(gap) < SHORT_GAP:
            return "before", gap
        return "sentence", gap

    def is_whole(self, number: int) -> bool:
        """Tell whether a quotation is a clause or more by itself."""
        span = self.spans[number]
        return is_whole(self.text, span, self.paragraphs[self.paragraph(span.mark_start)][0])

    def _carried(self, number: int, done: Sequence[Attribution]) -> Iterator[Candidate]:
        """Yield speakers of the quotations and reports before."""
        span = self.spans[number]
        here = self.paragraph(span.mark_start)
        if done and done[-1].choice is not None:
            choice = done[-1].choice
            before = self.spans[done[-1].span]
            at = self.paragraph(before.mark_start)
            gap = self.text[before.mark_stop : span.mark_start]
            how = "goes_on" if span.goes_on else "same_run" if at == here else ""
            if how:
                crossed = max(0, len(SENTENCE_END.findall(gap + " “")) - 1) * WEIGHTS["crossed"]
                malus = crossed + len(gap) * WEIGHTS["far"]
                malus = min(malus, choice.score - WEIGHTS[how])
                if how == "same_run" and not self.is_whole(number) and not JOINED.fullmatch(gap):
                    malus += WEIGHTS["part"]
                yield Candidate(
                    choice.start, choice.stop, how, WEIGHTS[how] + malus, choice.report, choice.head
                )
        if here and not self.text[self.paragraphs[here][0] : span.mark_start].strip():
            yield from self._from_paragraph(here - 1, done)

    def _from_paragraph(self, paragraph: int, done: Sequence[Attribution]) -> Iterator[Candidate]:
        """Yield whoever spoke last in the paragraph before."""
        start, stop = self.paragraphs[paragraph]
        colon = self.text[start:stop].rstrip().endswith(":")
        how = "colon" if colon else "next_paragraph"
        choice = done[-1].choice if done else None
        if choice is not None and start <= self.spans[done[-1].span].mark_start < stop:
            yield Candidate(
                choice.start,
                choice.stop,
                "next_paragraph",
                WEIGHTS["next_paragraph"],
                choice.report,
                choice.head,
            )
        low, high = bisect_right(self._cues, start - 1), bisect_right(self._cues, stop)
        for report in reversed(self.spoken[low:high]):
            yield self.candidate(report, how, 0.0)
            break

    def candidate(self, report: Report, how: str, malus: float = 0.0) -> Candidate:
        """Return the speaker of a report as a candidate."""
        assert report.speaker is not None
        noun = self._noun(report.speaker, how, WEIGHTS["echo"] * self._echoes(report))
        score = WEIGHTS[how] + malus + report.strength * WEIGHTS["strength"] + noun.score
        if report.strength < FEEBLE and how != "complement":
            score += WEIGHTS["feeble"]
        return Candidate(noun.start, noun.stop, how, score, report, report.speaker)

    def _noun(self, head: int, rule: str, score: float) -> Candidate:
        tree = self.tree
        start, stop = tree.noun_phrase(head)
        if tree.pos[head] == "PROPN" or tree.words[head] in PRONOUNS - NEUTER:
            score += WEIGHTS["person"]
        elif tree.pos[head] != "PRON" and not is_speaker(tree.words[head]):
            score += WEIGHTS["thing"]
        return Candidate(start, stop, rule, score, None, head)
