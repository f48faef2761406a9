"""Reports of speech in a parse: a cue, whoever it speaks for, and what is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.extract.quotes.subjects import MARKS, subject
from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import CUE_NOUNS, CUES, INFINITIVE_NOUNS, VIEWS, Cue


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
    frame: Cue | None = None
    """What the cue takes, where it is a verb."""


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
        elif word in CUES and _names_its_speaker(tree, token):
            start, stop = tree.starts[token], tree.stops[token]
            strength = CUES[word].strength
            yield Report(
                token, start, stop, strength, "inverted", tree.heads[token], frame=CUES[word]
            )
        elif word in VIEWS and tree.words[tree.heads[token]] == "in":
            yield from _in_the_words(tree, token)
        elif word in CUES and _is_verb(tree, token) and _has_particle(tree, token, CUES[word]):
            report = _verb(tree, token, CUES[word])
            if report.contents or tree.child(token, "neg") is None:
                yield report  # whoever did not respond said nothing
        elif pos == "NOUN" and word.removesuffix("s") in CUE_NOUNS:
            yield from _noun(tree, token)


def _is_verb(tree: Tree, token: int) -> bool:
    """Tell a verb from a noun of the same form, trusting relations over tags."""
    if token and tree.dep[token - 1] in ("poss", "case"):
        return False  # its claims to lead: owned, whatever the tag
    if tree.pos[token] == "VERB":
        return tree.dep[token] not in ("amod", "compound")
    if tree.pos[token] not in ("AUX", "PROPN", "NOUN", "ADJ"):
        return False
    return tree.child(token, "nsubj", "ccomp") is not None and tree.dep[token] not in (
        "compound",
        "nsubj",
        "pobj",
        "dobj",
        "amod",
    )


def _names_its_speaker(tree: Tree, token: int) -> bool:
    """Tell whether a cue behind a closing mark was taken for a part of the name: `” added Lee`."""
    head = tree.heads[token]
    behind = (
        token > 0 and tree.words[token - 1] in MARKS and tree.dep[token] in ("compound", "amod")
    )
    return behind and head > token and tree.pos[head] == "PROPN" and tree.span[head] < 0


def _has_particle(tree: Tree, token: int, cue: Cue) -> bool:
    """Tell whether a verb that reports only with a particle has it: `point out`."""
    return not cue.needs or any(tree.words[t] in cue.needs for t in tree.children[token])


def _according(tree: Tree, token: int) -> Iterator[Report]:
    to = token if tree.words[token] == "per" else tree.child(token, "prep")
    noun = tree.child(to, "pobj") if to is not None else None
    if noun is None or to is None:
        return
    head = tree.heads[token]
    contents = (head,) if head != token and tree.pos[head] in ("VERB", "AUX") else ()
    start, stop = tree.starts[token], tree.stops[to]
    yield Report(token, start, stop, 1.0, "according_to", noun, contents)


def _in_the_words(tree: Tree, token: int) -> Iterator[Report]:
    """Yield the report of `in the words of Lee`."""
    of = tree.child(token, "prep")
    noun = tree.child(of, "pobj") if of is not None else None
    if noun is None or of is None or tree.words[of] != "of":
        return
    start, stop = tree.starts[tree.heads[token]], tree.stops[of]
    yield Report(token, start, stop, 1.0, "according_to", noun)


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
        frame=cue,
    )


def _noun(tree: Tree, token: int) -> Iterator[Report]:
    clause = tree.child(token, "acl", "ccomp")
    owner = tree.child(token, "poss")
    if clause is None or owner is None:
        return
    opens = {tree.words[child] for child in tree.children[clause] if child < clause}
    if (
        "to" in opens
        and "that" not in opens
        and tree.words[token].removesuffix("s") not in INFINITIVE_NOUNS
    ):
        return
    yield Report(token, tree.starts[token], tree.stops[token], 0.7, "noun", owner, (clause,))


def _contents(tree: Tree, token: int, cue: Cue, speaker: int | None) -> Iterator[int]:
    """Yield the tokens that head what is said."""
    for child in tree.children[token]:
        takes = {
            "ccomp": cue.clause or cue.object or cue.infinitive,
            "xcomp": cue.infinitive or cue.object,
            "dobj": cue.object,
            "oprd": cue.object,
            "prep": tree.words[child] in cue.particles,
        }
        if child != speaker and takes.get(tree.dep[child], False):
            yield child
