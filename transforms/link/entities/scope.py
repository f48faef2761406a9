"""Scope: which blocks must be resolved together. As many as changed, and a bounded number more."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from transforms.lexicon.names import family
from transforms.link.entities.corrections import NO_CORRECTIONS, Corrections, ties

CROWD = 24
"""Blocks in a family, above which a short name in it stands for nobody: one Smith among many."""

type Look = Callable[[Mapping[str, int]], Mapping[str, Iterable[str]]]
"""Family -> how many of its blocks are asked for; gives the blocks that there are, in order."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What to resolve: blocks, and the families of which these are all."""

    blocks: frozenset[str]
    complete: frozenset[str]


def scope(changed: Iterable[str], look: Look, corrections: Corrections = NO_CORRECTIONS) -> Scope:
    """Widen changed blocks by their families, unless these are crowded, and by corrections.

    `look` is asked for what was there before the change. A family that was crowded and still is
    has nothing to say on its blocks; whether it still is can't have changed by more blocks than
    did. So no more than CROWD blocks and the changed ones are ever read of one family.
    """
    wanted = set(changed)
    touched = Counter(family(block) for block in wanted)
    tied = ties(corrections)
    complete: set[str] = set()
    asked: set[str] = set()
    while True:
        for group in tied:
            if wanted & group:
                wanted |= group
        families = {family(block) for block in wanted if has_family(block)} - asked
        if not families:
            return Scope(frozenset(wanted), frozenset(complete))
        asked |= families
        limits = {name: CROWD + touched[name] + 1 for name in sorted(families)}
        for name, blocks in look(limits).items():
            found = set(blocks)
            if len(found) < limits[name]:
                complete.add(name)
                wanted |= found


def has_family(block: str) -> bool:
    """Whether short names and long ones meet in the family of a block."""
    return block.startswith(("person:", "org:")) and " " not in family(block)
