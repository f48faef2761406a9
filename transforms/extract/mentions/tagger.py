"""The language model's names, with capitals undone where a line is written in them."""

import re

from transforms.extract.mentions.text import Name, Text
from transforms.model.syntax import LanguageModel

LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK",
    "WORK": "WORK",
    "NORP": "NORP",
    "PRODUCT": "PRODUCT",
    "LAW": "LAW",
    "MISC": "OTHER",
    "LANGUAGE": "OTHER",
}
"""Labels of spaCy's pipelines, and what they are here. Figures and dates have their own stages."""

_LINE = re.compile(r"[^\n]+")
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to"}
)


def tagged(text: Text, model: LanguageModel) -> list[Name]:
    """Return the names that the model marks, in order."""
    return [
        Name(span.start, span.stop, LABELS[span.label], "tagger")
        for span in model.names(calm(text.text))
        if span.label in LABELS and span.start < span.stop
    ]


def calm(text: str) -> str:
    """Return the text with lines in capitals written as in a title; not a character moves."""
    if not any(_shouts(line[0]) for line in _LINE.finditer(text)):
        return text
    return _LINE.sub(lambda line: _titled(line[0]) if _shouts(line[0]) else line[0], text)


def _shouts(line: str) -> bool:
    """Whether a line is written in capitals: three words or more, and hardly a small letter."""
    if not line[:40].isupper() or line.count(" ") < 2:
        return False
    letters = [letter for letter in line if letter.isalpha()]
    return sum(map(str.isupper, letters)) > 0.9 * len(letters)


def _titled(line: str) -> str:
    """Write each word with one capital; short words of two or three letters may be acronyms."""
    words = re.split(r"(\W+)", line)
    title = "".join(_title(word) for word in words)
    return title if len(title) == len(line) else line


def _title(word: str) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    return word if len(word) < 3 else word[0] + word[1:].lower()
