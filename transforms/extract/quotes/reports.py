"""Reports of speech in a parse: a cue, whoever it speaks for, and what is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import CUE_NOUNS, CUES, Cue

SUBJECTS = ("nsubj", "csubj", "expl")
RELATIVE = frozenset(("who", "which", "that", "whom"))
FINITE = frozenset(("ccomp",))
GOVERNED = frozenset(("xcomp", "advcl", "pcomp", "ccomp", "conj", "acl", "dep", "prep", "parataxis"))


@dataclass(frozen=True, slots=True)
class Report:
    """One report: tokens of the cue and the speaker, and the tokens that head what is said."""

    cue: int
    cue_start: int
    cue_stop: int
    strength: float
    rule: str
    speaker: int | None = None
    contents: tuple[int, ...] = ()
    extra: int | None = None
    """Token of a preposition or marker that leads the content in."""


def reports(tree: Tree) -> list[Report]:
    """Return the reports outside quotations, in order of their cues."""
    return list(_reports(tree))


def _reports(tree: Tree) -> Iterator[Report]:
    for token in range(len(tree)):
        if tree.span[token] >= 0:
            continue
        word, pos = tree.words[token], tree.pos[token]
        if word == "according" or (word == "per" and pos in ("ADP", "SCONJ")):
            yield from _according(tree, token)
        elif word in CUES and pos in ("VERB", "AUX", "PROPN", "NOUN", "ADJ") and _is_verb(tree, token):
            yield _verb(tree, token, CUES[word])
        elif pos == "NOUN" and word.removesuffix("s") in CUE_NOUNS:
            yield from _noun(tree, token)


def _is_verb(tree: Tree, token: int) -> bool:
    """Tell a verb from a noun of the same form, trusting relations over tags."""
    if tree.pos[token] == "VERB":
        return tree.dep[token] not in ("amod", "compound")
    return tree.child(token, "nsubj", "ccomp") is not None and tree.dep[token] not in (
        "compound",
        "nsubj",
        "pobj",
        "dobj",
        "amod",
    )


def _according(tree: Tree, token: int) -> Iterator[Report]:
    to = token if tree.words[token] == "per" else tree.child(token, "prep")
    noun = tree.child(to, "pobj") if to is not None else None
    if noun is None or to is None:
        return
    head = tree.heads[token]
    contents = (head,) if head != token and tree.pos[head] in ("VERB", "AUX") else ()
    start, stop = tree.starts[token], tree.stops[to]
    yield Report(token, start, stop, 1.0, "according_to", noun, contents, extra=token)


def _verb(tree: Tree, token: int, cue: Cue) -> Report:
    speaker, rule = subject(tree, token)
    return Report(
        token,
        tree.starts[token],
        tree.stops[token],
        cue.strength,
        rule,
        speaker,
        tuple(_contents(tree, token, cue, speaker)),
    )


def _noun(tree: Tree, token: int) -> Iterator[Report]:
    clause = tree.child(token, "acl", "ccomp")
    owner = tree.child(token, "poss")
    if clause is None or owner is None:
        return
    yield Report(
        token, tree.starts[token], tree.stops[token], 0.7, "noun", owner, (clause,)
    )


def subject(tree: Tree, token: int, depth: int = 0) -> tuple[int | None, str]:
    """Return who a verb's action is by, and the rule that says so."""
    found = tree.child(token, *SUBJECTS)
    if found is not None and tree.dep[found] != "expl":
        return _antecedent(tree, token, found)
    agent = tree.child(token, "agent")
    if agent is not None and (noun := tree.child(agent, "pobj")) is not None:
        return noun, "agent"
    if tree.child(token, "nsubjpass") is not None:
        return None, "passive"
    inverted = _inverted(tree, token)
    if inverted is not None:
        return inverted, "inverted"
    head, relation = tree.heads[token], tree.dep[token]
    if head == token or depth > 4 or tree.span[head] >= 0:
        return None, "none"
    if relation == "acl" and tree.pos[head] in ("NOUN", "PROPN", "PRON"):
        return head, "acl"
    if relation == "pcomp":
        head = tree.heads[head]
    if relation in GOVERNED and tree.pos[head] in ("VERB", "AUX"):
        if relation in ("xcomp", "ccomp") and (quoted_one := tree.child(head, "nsubjpass")) is not None:
            return quoted_one, "quoted_as"
        if relation == "xcomp" and (told := tree.child(head, "dobj")) is not None:
            return told, "control"
        return subject(tree, head, depth + 1)[0], "shared"
    return None, "none"


def _antecedent(tree: Tree, verb: int, found: int) -> tuple[int, str]:
    if tree.words[found] in RELATIVE:
        token = verb
        for head, relation in tree.ancestors(verb):
            if relation == "relcl":
                return head, "relative"
            if relation not in ("conj", "ccomp", "xcomp"):
                break
            token = head
        del token
    return found, "subject"


def _inverted(tree: Tree, token: int) -> int | None:
    """Return the noun right after a cue that a parser took for its object: `said Ann Lee`."""
    noun = tree.child(token, "dobj", "attr", "oprd", "npadvmod", "dep")
    if noun is None or tree.span[noun] >= 0 or noun < token:
        return None
    before = token - 1
    while before >= 0 and tree.words[before] in (",", "”", '"', "’", "''", "'"):
        before -= 1
    quoted = before >= 0 and (tree.span[before] >= 0 or before < token - 1)
    return noun if quoted and tree.pos[noun] in ("PROPN", "PRON", "NOUN") else None


def _contents(tree: Tree, token: int, cue: Cue, speaker: int | None) -> Iterator[int]:
    """Yield the tokens that head what is said."""
    for child in tree.children[token]:
        relation = tree.dep[child]
        if child == speaker:
            continue
        if relation == "ccomp" and (cue.clause or cue.object or cue.infinitive):
            yield child
        elif relation == "xcomp" and (cue.infinitive or cue.object):
            yield child
        elif relation in ("dobj", "oprd") and cue.object:
            yield child
        elif relation == "prep" and tree.words[child] in cue.particles:
            yield child
