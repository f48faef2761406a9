"""What a report reports: the stretch of the sentence that is said, in the article's words."""

from collections.abc import Iterator, Sequence

from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.tree import Tree

EDGES = " \u00a0\t,;:.–—-"
LEADS = ("that ",)
MIN_OBJECT_WORDS = 2
LINKED = frozenset(("as", "for", "of", "to"))


def statement(text: str, tree: Tree, report: Report) -> tuple[int, int] | None:
    """Return the stretch of the reading that a report says is said, if it is one."""
    if not report.contents:
        return None
    tokens = _tokens(tree, report)
    if not tokens:
        return None
    start, stop = tree.hull(tokens)
    while start < stop and text[start] in EDGES:
        start += 1
    for lead in LEADS:
        if text.startswith(lead, start, stop):
            start += len(lead)
    while start < stop and text[stop - 1] in EDGES:
        stop -= 1
    if start >= stop or "\n" in text[start:stop]:
        return None
    if _is_object(tree, report) and text.count(" ", start, stop) < MIN_OBJECT_WORDS - 1:
        return None
    return start, stop


def _is_object(tree: Tree, report: Report) -> bool:
    return all(tree.dep[token] in ("dobj", "oprd", "prep") for token in report.contents)


def _tokens(tree: Tree, report: Report) -> Sequence[int]:
    """Return the tokens of what is said: below its heads, without the report itself."""
    said = {t for head in _heads(tree, report) for t in tree.subtree(head)}
    if report.rule == "according_to":
        said -= set(tree.subtree(report.cue))
    elif report.cue in said:  # he said, in the middle of it
        said -= {report.cue, report.speaker} - {None}
    return sorted(t for t in said if tree.pos[t] != "SPACE")


def _heads(tree: Tree, report: Report) -> Iterator[int]:
    """Yield the heads of what is said, and of phrases that go with an object: `X as Y`."""
    yield from report.contents
    if report.frame is not None and _is_object(tree, report) and report.frame.object:
        last = max(report.contents)
        for child in tree.children[report.cue]:
            linked = tree.dep[child] == "prep" and tree.words[child] in LINKED
            if child > last and linked and child not in report.contents:
                yield child
