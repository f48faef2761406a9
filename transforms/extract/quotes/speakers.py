"""Who says a quotation: candidates from syntax and place, ranked by weights set by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.extract.quotes.marks import Quoted
from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.scene import CONTENT, FEEBLE, STRONG, WEAK, Candidate, Scene
from transforms.extract.quotes.subjects import RELATIVE, subject
from transforms.extract.quotes.vocabulary import CUES, NAMING, QUOTING, SPOKEN_NOUNS, WEIGHTS

LONG_GAP, SHORT_GAP = 250, 30
"""Characters between a report and a quotation that it leads up to: whole ones, parts."""
REACH = 1500
"""Characters from a quotation within which reports are looked at."""
NEAR = 60
"""Characters between a whole quotation and a report in the rest of its sentence."""
MAX_BESIDE = 8
"""Reports that are looked at on each side of a quotation."""
MAX_TOPS = 4
PARTICLES = frozenset(("about", "of", "as", "to", "for", "against", "with", "like"))
BUSY = frozenset(("dobj", "ccomp", "xcomp", "oprd", "attr", "acomp"))
JOINED = re.compile(r"[\s,]*(?:and|or|nor|but)?(?:\s\w+)?\s?")
CLOSE_GAP = re.compile(r"[\s,—–\-.]*(?:\w+ly\s)?")
SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[A-Z“‘\"'\[(])")
NAME = r"[A-Z][\w.'’-]+(?:[ \u00a0](?:[A-Z][\w.'’-]*|de|van|von|bin|al|el|of|the|and)){0,6}"
LABEL_REACH = 120
LABEL = re.compile(rf"(?:^|(?<=[.!?”\"]\s)|(?<=\n))({NAME})(?:\s?\([^)]{{1,40}}\))?\s?:\s*\Z")
INNER_LABEL = re.compile(rf"({NAME})\s?:\s+(?=\S)")
SIGNATURE = re.compile(rf"\s*(?:―|—|–|--|-)\s?({NAME})")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation with its chosen speaker, if any; lead is how far ahead of the next it is."""

    span: int
    choice: Candidate | None
    lead: float | None = None


def attributions(scene: Scene) -> list[Attribution]:
    """Return an attribution for every outer quotation, in order."""
    done: list[Attribution] = []
    for number, span in enumerate(scene.spans):
        if span.depth:
            continue
        before = done[-1] if done else None
        own = [*_above(scene, number), *_beside(scene, number), *_leads_in(scene, span)]
        found = [
            *(candidate for candidate in own if _can_speak(scene, candidate)),
            *_labels(scene, span),
            *_carried(scene, number, before),
            *_from_paragraph_before(scene, span, before),
        ]
        done.append(Attribution(number, *_best(found)))
    return done


def _can_speak(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a candidate has letters, and stands outside quotations."""
    if not any(letter.isalpha() for letter in scene.text[candidate.start : candidate.stop]):
        return False
    return not scene.quotations(candidate.start, candidate.start + 1)


def _best(found: list[Candidate]) -> tuple[Candidate | None, float | None]:
    """Return the best candidate, and by how much of its score it leads the next one."""
    if not found:
        return None, None
    found.sort(key=lambda c: (-c.score, c.start))
    best = found[0]
    if best.report is None:
        best = next((c for c in found if c.start == best.start and c.report), best)
    rival = next((c.score for c in found if c.start != best.start), 0.0)
    lead = (best.score - rival) / best.score if best.score > 0 else 0.0
    return best, round(max(0.0, min(1.0, lead)), 3)


def _above(scene: Scene, number: int) -> Iterator[Candidate]:
    """Yield whoever the verbs above the quotation in the sentence speak for."""
    tree = scene.tree
    inside = scene.tokens.get(number, ())
    tops = [t for t in inside if tree.span[tree.heads[t]] != number or tree.heads[t] == t]
    for top in tops[:MAX_TOPS]:
        own = tree.child(top, "nsubj")
        outside = own is not None and tree.span[own] < 0 and tree.words[own] not in RELATIVE
        if own is not None and outside and tree.pos[top] in ("VERB", "AUX"):
            yield scene.bare(own, "own_subject")
        yield from _climb(scene, number, top)


def _climb(scene: Scene, number: int, top: int) -> Iterator[Candidate]:
    """Yield candidates from a token of the quotation upwards."""
    tree, steps, plain = scene.tree, 0, False
    for token in (top, *(head for head, _ in tree.ancestors(top))):
        if token in scene.brought_in:
            yield scene.candidate(scene.brought_in[token], "complement", WEIGHTS["steps"])
    for token, relation in tree.ancestors(top):
        if tree.span[token] >= 0:
            continue
        report = scene.reports.get(token)
        if report is not None and not (plain or steps) and _hides(scene, report, relation):
            yield scene.unnamed(report)
            return
        if report is not None and _takes(scene, report, top, relation):
            how = "complement" if relation in CONTENT else "governs"
            found = scene.candidate(report, how, steps * WEIGHTS["steps"])
            steps += report.strength > WEAK and not scene.echoes(report)
            if not found.start <= scene.spans[number].mark_start < found.stop:
                yield found
        elif tree.pos[token] in ("VERB", "AUX") and not plain:
            who, _ = subject(tree, token)
            if who is not None and tree.span[who] < 0:
                plain = True
                yield scene.bare(who, "subject")
        elif tree.pos[token] in ("NOUN", "PROPN"):
            owner = tree.child(token, "poss")
            if owner is not None and tree.span[owner] < 0:
                spoken = tree.words[token] in SPOKEN_NOUNS
                yield scene.bare(owner, "possessive", spoken * WEIGHTS["spoken_noun"])


def _hides(scene: Scene, report: Report, relation: str) -> bool:
    """Tell whether a passive keeps back who says what the quotation says."""
    if scene.tree.words[report.cue] in QUOTING:
        return False
    cue, tree = report.cue, scene.tree
    passive = report.rule == "passive" and report.speaker is None
    passive = passive and tree.words[cue] not in NAMING
    passive = passive and (tree.heads[cue] < cue or tree.child(cue, "auxpass") is not None)
    return passive and report.strength >= STRONG and relation in CONTENT


def _takes(scene: Scene, report: Report, top: int, relation: str) -> bool:
    """Tell whether what hangs on a cue by this relation can be what it reports."""
    cue = report.frame
    bare = report.strength < FEEBLE or (cue is not None and cue.groups == {"manner"})
    if report.speaker is None or (bare and relation != "ccomp"):
        return False
    if cue is None or relation not in ("dobj", "prep", "attr", "pobj"):
        return True
    if relation == "prep":
        step = top
        while scene.tree.heads[step] != report.cue:
            step = scene.tree.heads[step]
        return scene.tree.words[step] in cue.particles | PARTICLES
    return cue.object or "speech" in cue.groups


def _beside(scene: Scene, number: int) -> Iterator[Candidate]:
    """Yield the speakers of reports in the same paragraph."""
    span = scene.spans[number]
    start, stop = scene.paragraphs[scene.paragraph(span.mark_start)]
    start, stop = max(start, span.mark_start - REACH), min(stop, span.mark_stop + REACH)
    before = scene.speaking(start, span.mark_start)[-MAX_BESIDE:]
    behind = scene.speaking(span.mark_stop, stop)[:MAX_BESIDE]
    for report in (*before, *behind):
        begin, end = _extent(scene, report)
        if begin >= span.mark_stop:
            gap = scene.text[span.mark_stop : begin]
            how = _following(scene, number, report, gap)
        elif end <= span.mark_start:
            gap = scene.text[end : span.mark_start]
            how = _leading(scene, number, gap)
        else:
            continue
        crossed = len(SENTENCE_END.findall(gap + " “"))
        if how == "sentence" and crossed:
            how = "paragraph"
        malus = len(gap) * WEIGHTS["far"] + crossed * WEIGHTS["crossed"]
        yield scene.candidate(report, how, malus)


def _extent(scene: Scene, report: Report) -> tuple[int, int]:
    """Return the stretch of cue and speaker, where they stand together."""
    begin, end = report.cue_start, report.cue_stop
    if report.speaker is None or report.rule not in ("subject", "inverted", "according_to"):
        return begin, end
    start, stop = scene.tree.noun_phrase(report.speaker)
    return min(begin, start), max(end, stop)


def _following(scene: Scene, number: int, report: Report, gap: str) -> str:
    span = scene.spans[number]
    if CLOSE_GAP.fullmatch(gap):
        ended = scene.text[span.stop - 1] == "." or gap.strip().startswith(".")
        busy = any(scene.tree.dep[c] in BUSY for c in scene.tree.children[report.cue])
        busy = busy or (report.frame is None and scene.text[report.cue_start].isupper())
        apart = report.rule not in ("subject", "inverted", "relative", "according_to")
        return "later" if ended and (busy or apart) else "after"
    if scene.text[span.stop - 1] == "." or SENTENCE_END.search(gap + "“"):
        return "later"
    return "near" if len(gap) < NEAR and scene.is_whole(number) else "sentence"


def _leading(scene: Scene, number: int, gap: str) -> str:
    if len(gap) > LONG_GAP or SENTENCE_END.search(gap + "“") or "”" in gap:
        return "sentence"
    return "before" if scene.is_whole(number) or len(gap) < SHORT_GAP else "sentence"


def _labels(scene: Scene, span: Quoted) -> Iterator[Candidate]:
    """Yield names that label a quotation, as in a transcript, or sign it behind a dash."""
    start, stop = scene.paragraphs[scene.paragraph(span.mark_start)]
    begin = max(start, span.mark_start - LABEL_REACH)
    label = LABEL.search(scene.text[begin : span.mark_start])
    if label and label[1].partition(" ")[0].lower() not in CUES:
        yield _named(begin + label.start(1), begin + label.end(1), "label")
    label = INNER_LABEL.match(scene.text, span.start, span.stop)
    if label and label[1].isupper():
        yield _named(*label.span(1), "label")
    elif label and span.mark_start == start:
        yield _named(*label.span(1), "name_inside")
    if name := SIGNATURE.match(scene.text, span.mark_stop, stop):
        yield _named(*name.span(1), "signature")


def _leads_in(scene: Scene, span: Quoted) -> Iterator[Candidate]:
    """Yield the subject of a clause that ends in a colon, whatever its verb: `Lee is blunt:`."""
    tree = scene.tree
    start = scene.paragraphs[scene.paragraph(span.mark_start)][0]
    start = max(start, span.mark_start - LONG_GAP)
    lead = scene.text[start : span.mark_start]
    if not lead.rstrip().endswith(":"):
        return
    start += max((end.end() for end in SENTENCE_END.finditer(lead)), default=0)
    tokens = tree.between(start, span.mark_start)
    subjects = [t for t in tokens if tree.is_subject(t)]
    roots = [t for t in subjects if tree.dep[tree.heads[t]] in ("ROOT", "conj", "ccomp")]
    if found := (roots or subjects)[:1]:
        yield scene.bare(found[0], "leads_in")


def _named(start: int, stop: int, how: str) -> Candidate:
    return Candidate(start, stop, how, WEIGHTS[how])


def _carried(scene: Scene, number: int, before: Attribution | None) -> Iterator[Candidate]:
    """Yield the speaker of the quotation before, in this paragraph or left open by the last."""
    if before is None or before.choice is None:
        return
    span, last, choice = scene.spans[number], scene.spans[before.span], before.choice
    same = scene.paragraph(last.mark_start) == scene.paragraph(span.mark_start)
    how = "goes_on" if span.goes_on else "same_run" if same else ""
    if not how:
        return
    gap = scene.text[last.mark_stop : span.mark_start]
    crossed = max(0, len(SENTENCE_END.findall(gap + " “")) - 1)
    score = WEIGHTS[how] + crossed * WEIGHTS["crossed"] + len(gap) * WEIGHTS["far"]
    score = min(score, choice.score)
    if how == "same_run" and not scene.is_whole(number) and not JOINED.fullmatch(gap):
        score += WEIGHTS["part"] + WEIGHTS["crossed"] * (SENTENCE_END.search(gap + "“") is not None)
    yield replace(choice, rule=how, score=score)


def _from_paragraph_before(
    scene: Scene, span: Quoted, before: Attribution | None
) -> Iterator[Candidate]:
    """Yield whoever spoke last in the paragraph before, for a quotation that opens its own."""
    here = scene.paragraph(span.mark_start)
    if not here or not scene.opens_paragraph(span.mark_start):
        return
    start, stop = scene.paragraphs[here - 1]
    choice = before.choice if before else None
    if before and choice and start <= scene.spans[before.span].mark_start < stop:
        yield replace(choice, rule="next_paragraph", score=WEIGHTS["next_paragraph"])
    leads_in = scene.text[start:stop].rstrip().endswith(":")
    if reports := scene.speaking(max(start, stop - REACH), stop):
        yield scene.candidate(reports[-1], "colon" if leads_in else "next_paragraph")
