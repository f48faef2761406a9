"""What the reading of any text asks for: function words, ends of words, lines to compare.

They stand apart from the phrases that blocks are judged by, which clean prose needs none of.
"""

import re

from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
FUNCTION_WORDS: frozenset[str] = frozenset(_DATA["function_words"]["words"])
FRAGMENTS: frozenset[str] = frozenset(_DATA["fragments"]["endings"])
RESIDUE: tuple[str, ...] = tuple(_DATA["residue"]["marks"])


def normal_line(text: str) -> str:
    """Return the form in which lines of several pages are compared.

    Case and digits are levelled and white space is folded, so that a line with a date or a
    counter in it is the same line on every page.
    """
    return re.sub(r"\d", "0", " ".join(text.split()).casefold())
