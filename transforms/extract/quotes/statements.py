"""What a report reports: the stretch of the sentence that is said, in the article's words."""

from collections.abc import Collection, Iterator, Sequence

from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.subjects import NO_SPEAKERS, RELATIVE
from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import QUOTING, WITHHOLDING, is_speaker

MIN_OBJECT_WORDS, MIN_WORDS = 3, 2
NOBODY = frozenset(("nobody", "none", "anyone", "anybody"))
STRONG_CUE = 0.9
LINKED = frozenset(("as", "for", "of", "to"))


def statement(text: str, tree: Tree, report: Report) -> tuple[int, int] | None:
    """Return the stretch of the reading that a report says is said, if it is one."""
    if not report.contents:
        return None
    tokens = _tokens(tree, report)
    if not tokens:
        return None
    start, stop = tree.hull(tokens)
    if "\n" in text[start:stop] or not _plausible(tree, report):
        return None
    if _is_withheld(tree, report) or _is_source(tree, report):
        return None
    least = MIN_OBJECT_WORDS if _is_phrase(tree, report) else MIN_WORDS
    if len(text[start:stop].split()) < least:
        return None
    return start, stop


def _is_object(tree: Tree, report: Report) -> bool:
    return all(tree.dep[token] in ("dobj", "oprd", "prep") for token in report.contents)


def _is_withheld(tree: Tree, report: Report) -> bool:
    """Tell whether somebody declines to say it: `declined to say whether`."""
    head = tree.heads[report.cue]
    return tree.dep[report.cue] == "xcomp" and tree.words[head] in WITHHOLDING


def _is_source(tree: Tree, report: Report) -> bool:
    """Tell whether what is cited is whoever said it: `citing two people close to the talks`."""
    if tree.words[report.cue] not in QUOTING or not _is_object(tree, report):
        return False
    head = report.contents[0]
    return tree.pos[head] in ("PROPN", "PRON") or is_speaker(tree.words[head])


def _is_phrase(tree: Tree, report: Report) -> bool:
    return _is_object(tree, report) or tree.dep[report.contents[0]] == "xcomp"


def _tokens(tree: Tree, report: Report) -> Sequence[int]:
    """Return the tokens of what is said: below its heads, without the report itself."""
    said = {t for head in _heads(tree, report) for t in tree.subtree(head)}
    if report.rule == "according_to":
        said -= set(tree.subtree(report.cue))
    elif report.cue in said:  # he said, in the middle of it
        said -= {report.cue, report.speaker} - {None}
    kept = _undivided(tree, report, sorted(said - _afterthoughts(tree, said)))
    while kept and tree.span[kept[0]] < 0 and _is_edge(tree, kept[0], report):
        kept.pop(0)
    while kept and tree.span[kept[-1]] < 0 and tree.pos[kept[-1]] in ("PUNCT", "SPACE"):
        kept.pop()
    return kept


def _undivided(tree: Tree, report: Report, tokens: list[int]) -> list[int]:
    """Return the tokens on the report's side of semicolons: beyond, the article speaks again."""
    if not tokens:
        return tokens
    between = range(tokens[0], tokens[-1] + 1)
    breaks = [t for t in between if tree.words[t] == ";" and tree.span[t] < 0]
    after = [t for t in breaks if t > report.cue]
    before = [t for t in breaks if t < report.cue]
    stop = after[0] if after else len(tree)
    start = before[-1] if before and tokens[-1] > report.cue else -1
    return [t for t in tokens if start < t < stop]


def _afterthoughts(tree: Tree, tokens: Collection[int]) -> set[int]:
    """Return tokens of remarks behind a comma: `..., a figure that Lee dismissed`, `citing it`."""
    found: set[int] = set()
    for token in tokens:
        remark = tree.dep[token] in ("npadvmod", "appos") and tree.child(token, "relcl") is not None
        source = tree.dep[token] == "advcl" and tree.words[token] in QUOTING
        if remark or source:
            below = tree.subtree(token)
            first = min(below)
            if first and tree.words[first - 1] == ",":
                found.update(below)
    return found


def _is_edge(tree: Tree, token: int, report: Report) -> bool:
    """Tell whether a token only leads in what is said: a comma, `that`, `for` in `called for`."""
    if tree.pos[token] in ("PUNCT", "SPACE"):
        return True
    if tree.words[token] == "that" and (tree.dep[token] == "mark" or tree.pos[token] == "SCONJ"):
        return True
    if tree.words[token] in RELATIVE:
        return True
    return token in report.contents and tree.dep[token] == "prep"


def _plausible(tree: Tree, report: Report) -> bool:
    """Tell whether the subject may speak at all: a fact or a meeting does not."""
    if report.speaker is None:
        return False
    word, pos = tree.words[report.speaker], tree.pos[report.speaker]
    if pos == "PRON":
        return word not in NO_SPEAKERS | NOBODY
    said = report.strength >= STRONG_CUE and not _is_object(tree, report)
    return pos != "NOUN" or said or is_speaker(word)


def _heads(tree: Tree, report: Report) -> Iterator[int]:
    """Yield the heads of what is said, and of phrases that go with an object: `X as Y`."""
    yield from report.contents
    if report.frame is None or not _is_object(tree, report):
        return
    last = max(report.contents)
    for child in tree.children[report.cue]:
        linked = tree.dep[child] == "prep" and tree.words[child] in LINKED and report.frame.object
        asked = tree.dep[child] in ("xcomp", "advcl") and report.frame.infinitive
        asked = asked and tree.child(child, "aux") is not None
        if child > last and (linked or asked) and child not in report.contents:
            yield child
