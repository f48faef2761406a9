"""Quotes: what is said, in whose words, by whom."""

from collections.abc import Sequence

from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity, Mention, Quote
from transforms.model.reading import Reading
from transforms.model.syntax import LanguageModel

LANGUAGES = frozenset({"en"})
"""Languages that the stage speaks, ISO 639-1."""


def quotes(
    reading: Reading,
    context: Context,
    model: LanguageModel,
    mentions: Sequence[Mention] = (),
    entities: Sequence[LocalEntity] = (),
) -> tuple[Quote, ...]:
    """Return the quotes of the reading, in order of their start.

    Mentions carry source offsets, as rows do. With none, speakers are found by syntax alone.
    """
    return ()
