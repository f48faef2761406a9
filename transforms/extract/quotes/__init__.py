"""Quotes: what is said, in whose words, by whom."""

from collections.abc import Sequence

from transforms.extract.quotes.blocks import blocks
from transforms.extract.quotes.drafts import drafts, in_order
from transforms.extract.quotes.identity import Cast
from transforms.extract.quotes.marks import quoted
from transforms.extract.quotes.nested import nested
from transforms.extract.quotes.passages import passages
from transforms.extract.quotes.reports import reports
from transforms.extract.quotes.rows import rows
from transforms.extract.quotes.scene import Scene
from transforms.extract.quotes.speakers import attributions
from transforms.extract.quotes.speech import is_speech
from transforms.extract.quotes.tree import Tree
from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity, Mention, Quote
from transforms.model.reading import Reading
from transforms.model.syntax import LanguageModel

LANGUAGES = frozenset({"en"})
"""Languages whose cues it knows."""


def quotes(
    reading: Reading,
    context: Context,
    model: LanguageModel,
    mentions: Sequence[Mention] = (),
    entities: Sequence[LocalEntity] = (),
) -> tuple[Quote, ...]:
    """Return the quotes of the reading, in order of their start.

    Mentions carry source offsets, as rows do. With none, speakers are found by syntax alone and
    tied to no entity.
    """
    if context.language not in LANGUAGES or not reading.text.strip():
        return ()
    text = reading.text
    spans = quoted(text)
    wanted = passages(text, spans)
    tree = Tree(model.parse(wanted.text), wanted, spans)
    scene = Scene(text, spans, tree, reports(tree))
    spoken = [a for a in attributions(scene) if is_speech(text, spans[a.span], a)]
    unmarked = tuple(blocks(reading, scene))
    made = in_order([*drafts(scene, spoken, unmarked), *nested(scene, spoken)])
    subjects = [reading.source(head, head + 1)[0] for head in tree.subjects()] if mentions else []
    cast = Cast(reading.source_text or text, mentions, entities, subjects)
    return tuple(rows(reading, context, scene, cast, made))
