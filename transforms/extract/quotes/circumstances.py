"""Where and when something was said, and to whom."""

from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import OCCASIONS, TIMES, TOLD

PLACES = frozenset(("at", "in", "during", "on", "after", "before", "via", "through", "by", "from"))
Span = tuple[int, int]


def occasion(tree: Tree, report: Report) -> Span | None:
    """Return where or when it was said: `at a news conference`, else `on Thursday`."""
    times: list[Span] = []
    for child in tree.children[report.cue]:
        word, relation = tree.words[child], tree.dep[child]
        if tree.span[child] >= 0:
            continue
        if relation == "prep" and word in PLACES:
            noun = tree.child(child, "pobj")
            if noun is None or tree.span[noun] >= 0:
                continue
            start, stop = tree.noun_phrase(noun)
            if tree.words[noun] in OCCASIONS:
                return tree.starts[child], stop
            if tree.words[noun] in TIMES and start > tree.starts[child]:
                times.append((tree.starts[child], stop))
        elif relation in ("npadvmod", "tmod") and word in TIMES:
            times.append(tree.noun_phrase(child))
    return times[0] if times else None


def addressee(tree: Tree, report: Report) -> Span | None:
    """Return whom it was said to: `reporters` in `he told reporters`."""
    if tree.words[report.cue] in TOLD:
        noun = tree.child(report.cue, "dobj", "dative")
        if noun is None and report.contents:  # told Lee that: some parses make Lee the subject
            return None
        if noun is not None and noun > report.cue and noun not in report.contents:
            return tree.noun_phrase(noun) if tree.span[noun] < 0 else None
    for child in tree.children[report.cue] if report.frame is not None else ():
        if tree.dep[child] in ("prep", "dative") and tree.words[child] == "to":
            noun = tree.child(child, "pobj")
            if noun is not None and tree.span[noun] < 0 and child not in report.contents:
                return tree.noun_phrase(noun)
    return None
