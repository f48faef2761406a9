"""Blocks and metadata of one mind: the block that shows the headline is the title."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.metadata.titles import key
from transforms.model.cleaned import Metadata
from transforms.model.documents import Block

_MISTAKEN = frozenset({"navigation", "subtitle", "kicker", "advert", "related", "byline"})
"""Kinds that cleaning, which sees less of what a headline is, takes headlines for."""
SHORTEST_DECK = 6
"""Words from which on a line below the headline is taken for its deck."""
RULE = "read_as_headline"


def headed(blocks: Sequence[Block], known: Metadata) -> tuple[Block, ...]:
    """Return the blocks, the removed one that shows the title of the metadata being the title.

    What had been taken for it is the subtitle below it, or a kicker or a menu above.
    """
    wanted = key(known.title or "")
    titles = [n for n, block in enumerate(blocks) if block.kind == "title"]
    if not wanted or any(wanted in key(blocks[n].text) for n in titles):
        return tuple(blocks)
    shown = next(
        (
            n
            for n, block in enumerate(blocks)
            if not block.kept and block.kind in _MISTAKEN and key(block.text) == wanted
        ),
        None,
    )
    if shown is None:
        return tuple(blocks)
    labels = {key(known.kicker or ""): "kicker", key(known.subtitle or ""): "subtitle"}
    return tuple(
        replace(block, kind="title", rule=RULE)
        if n == shown
        else replace(block, kind=_other(block, n > shown, labels), rule=RULE)
        if n in titles and not block.kept
        else block
        for n, block in enumerate(blocks)
    )


def _other(block: Block, is_below: bool, labels: Mapping[str, str]) -> str:
    """Return what a line is that stood for the title and is not."""
    is_deck = is_below and len(block.text.split()) >= SHORTEST_DECK
    return labels.get(key(block.text)) or ("subtitle" if is_deck else "navigation")
