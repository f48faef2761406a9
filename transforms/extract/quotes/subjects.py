"""Who a verb's action is by, where a parse says so and where it errs."""

from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import CUES, QUOTING, is_speaker

SUBJECTS = ("nsubj", "csubj", "expl")
OBJECT_FORMS = frozenset(("him", "them", "me", "us", "whom"))
NO_SPEAKERS = frozenset(("that", "this", "these", "those", "what", "there", "which"))
"""Pronouns that seldom speak: a verb that shares one looks further up for its subject."""
MARKS = frozenset(("”", '"', "’", "''", "'", "»", "“"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
GOVERNED = frozenset(
    ("xcomp", "advcl", "pcomp", "ccomp", "conj", "acl", "dep", "prep", "parataxis")
)


def subject(tree: Tree, token: int, depth: int = 0) -> tuple[int | None, str]:
    """Return who a verb's action is by, and the rule that says so."""
    found = tree.child(token, *SUBJECTS)
    if found is not None and tree.span[found] >= 0:
        found = _right_before(tree, token)
        return found, "subject" if found is not None else "none"
    if found is not None and tree.dep[found] != "expl":
        return _antecedent(tree, token, _parenthetical(tree, token, found))
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
    if relation == "acl" and not tree.words[token].endswith("ing"):
        return None, "passive"
    near = _noun_before(tree, token)
    if near is not None and relation in ("acl", "pcomp"):
        return near, "acl"
    return _shared(tree, token, depth)


def _shared(tree: Tree, token: int, depth: int) -> tuple[int | None, str]:
    """Return whom a verb without a subject of its own takes it from: `..., adding that`."""
    head, relation = tree.heads[token], tree.dep[token]
    if (whom := _quoted_one(tree, token)) is not None:
        return whom, "quoted_as"
    if relation == "acl" or (relation == "pcomp" and tree.pos[head] == "ADP"):
        head = next((h for h, _ in tree.ancestors(head) if tree.pos[h] in ("VERB", "AUX")), head)
    if tree.words[token].endswith("ing") and tree.words[token - 1] == ",":
        head = _main_verb(tree, token)
    if relation not in GOVERNED or tree.pos[head] not in ("VERB", "AUX"):
        return None, "none"
    if relation == "advcl" and tree.words[token].endswith("ed") and not _has_help(tree, token):
        return None, "passive"  # Asked whether he would go, Lee ...
    passive = tree.child(head, "nsubjpass")
    if relation in ("xcomp", "ccomp") and passive is not None:
        return passive, "quoted_as"
    told = tree.child(head, "dobj")
    if relation == "xcomp" and told is not None:
        return told, "control"
    shared = subject(tree, head, depth + 1)[0]
    if shared is not None and tree.words[shared] in NO_SPEAKERS:
        above = tree.heads[head]
        shared = subject(tree, above, depth + 1)[0] if above != head else None
    return shared, "shared"


def _has_help(tree: Tree, token: int) -> bool:
    return tree.child(token, "aux", "mark", "advmod") is not None


def _quoted_one(tree: Tree, token: int) -> int | None:
    """Return whom another quotes: Lee in `the paper quoted Lee as saying`."""
    link = tree.heads[token]
    verb = tree.heads[link]
    if tree.words[link] != "as" or tree.words[verb] not in QUOTING:
        return None
    return tree.child(verb, "dobj", "nsubjpass")


def _main_verb(tree: Tree, token: int) -> int:
    """Return the verb of the clause that a participle after a comma adds to: `..., saying`."""
    last = tree.heads[token]
    for head, relation in tree.ancestors(token):
        if tree.pos[head] in ("VERB", "AUX"):
            last = head
        if tree.dep[head] == "conj" and relation != "ccomp":
            break
    return last


def _noun_before(tree: Tree, token: int) -> int | None:
    """Return the noun that a participle follows at once: `footage of Lee saying`."""
    before = token - 1
    if before < 0 or tree.pos[before] not in ("PROPN", "NOUN", "PRON", "PART"):
        return None
    for head, _ in list(tree.ancestors(before)):
        if head >= token or tree.pos[head] not in ("PROPN", "NOUN", "PRON"):
            break
        before = head
    if tree.span[before] >= 0:
        return None
    return before if tree.pos[before] in ("PROPN", "NOUN", "PRON") else None


def _right_before(tree: Tree, token: int) -> int | None:
    """Return the noun that stands right before a cue, where the parse gives it another subject."""
    near = token - 1
    while near >= 0 and tree.pos[near] in ("ADV", "AUX"):
        near -= 1
    if near < 0 or tree.pos[near] not in ("PROPN", "PRON", "NOUN") or tree.span[near] >= 0:
        return None
    return near


def _parenthetical(tree: Tree, token: int, found: int) -> int:
    """Return the name right before the cue where a parser took a noun before a comma for it.

    `These people, Lee explained, were ...`: Lee explains, although the parse says the people do.
    """
    near = token - 1
    while near > found and tree.pos[near] in ("ADV", "AUX", "PART"):
        near -= 1
    if near <= found or tree.pos[near] not in ("PROPN", "PRON") or tree.span[near] >= 0:
        return found
    first = near
    while tree.pos[first - 1] == "PROPN" and first - 1 > found:
        first -= 1
    apart = tree.words[first - 1] == "," and first - 1 > found
    return near if apart and tree.dep[near] in ("appos", "npadvmod", "conj", "dep") else found


def _antecedent(tree: Tree, verb: int, found: int) -> tuple[int, str]:
    if tree.words[found] in RELATIVE:
        for head, relation in tree.ancestors(verb):
            if relation == "relcl":
                return _who_speaks(tree, head), "relative"
            if relation not in ("conj", "ccomp", "xcomp"):
                break
    return found, "subject"


def _who_speaks(tree: Tree, noun: int) -> int:
    """Return the noun of a phrase that can speak: people in `people close to the talks, who`."""
    for head, relation in tree.ancestors(noun):
        if tree.pos[noun] != "NOUN" or is_speaker(tree.words[noun]):
            break
        if relation not in ("pobj", "prep", "amod", "acl"):
            break
        if tree.pos[head] in ("NOUN", "PROPN") and is_speaker(tree.words[head]):
            return head
    return noun


def _inverted(tree: Tree, token: int) -> int | None:
    """Return the noun right after a cue that a parser took for its object: `said Ann Lee`."""
    noun = tree.child(token, "dobj", "attr", "oprd", "npadvmod", "dep")
    if noun is None or tree.span[noun] >= 0 or noun < token:
        return None
    if tree.words[token].endswith("ing") or tree.words[noun] in OBJECT_FORMS:
        return None
    said_after = any(c > token and tree.dep[c] == "ccomp" for c in tree.children[token])
    if token == 0 or tree.words[token - 1] not in MARKS or said_after:
        return None
    if tree.pos[noun] == "NOUN":
        cue = CUES.get(tree.words[token])
        return noun if (cue and not cue.object) or is_speaker(tree.words[noun]) else None
    return noun if tree.pos[noun] in ("PROPN", "PRON") else None
