"""Mentions: names in the text, and which of them name the same thing."""

from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity, Mention
from transforms.model.reading import Reading
from transforms.model.syntax import LanguageModel

LANGUAGES = frozenset({"en"})
"""Languages that the stage speaks, ISO 639-1."""


def mentions(
    reading: Reading, context: Context, model: LanguageModel
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Return the names in the reading, in order, and the things that they name.

    Entity ids are those that the document alone would give; linking across documents may change
    them.
    """
    return (), ()
