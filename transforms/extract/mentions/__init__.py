"""Mentions: names in the text, and which of them name the same thing."""

from collections.abc import Sequence

from transforms.extract.mentions.acronyms import Pair, acronym_pairs, with_acronyms
from transforms.extract.mentions.entities import entities_of
from transforms.extract.mentions.kinds import with_phrases
from transforms.extract.mentions.occurrences import (
    known_in,
    out_of_headlines,
    spread,
    with_known,
    without_compounds,
    without_overlaps,
)
from transforms.extract.mentions.repair import repaired
from transforms.extract.mentions.sport import clubs
from transforms.extract.mentions.tagger import tagged
from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.unmarked import with_unmarked, without_starters
from transforms.extract.mentions.votes import voted
from transforms.extract.mentions.works import with_works
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
    if context.language not in (None, *LANGUAGES):
        return (), ()
    text = Text(reading.text)
    pairs = acronym_pairs(text)
    return entities_of(_names(text, pairs, model), pairs, text, reading, context)


def _names(text: Text, pairs: Sequence[Pair], model: LanguageModel) -> list[Name]:
    """Return the names in the text, in order, none overlapping."""
    known = known_in(text)
    found = without_overlaps(repaired(tagged(text, model), text))
    found = with_phrases(with_known(found, known, text), text)
    found = with_works(with_acronyms(found, pairs, text), text)
    found = without_starters(with_unmarked(found, text), text)
    found = without_compounds(out_of_headlines(found, text), text)
    return clubs(spread(voted(found, text), known, text), text)
