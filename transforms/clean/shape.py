"""What a block by itself looks like: its words, its sentences, its capitals, its end."""

import re
from dataclasses import dataclass

from transforms.clean.vocabulary import plain, words_of
from transforms.clean.weights import PROSE
from transforms.clean.words import FUNCTION_WORDS

_CLOSERS = "\"'”’)]»*"
_STOPS = ".!?…。！？．؟۔।։"
_BULLET = re.compile(r"(?:[*•·◦▪■►▶→»+–—-]|o|\d{1,3}[.)]|[a-z][.)])\s+(?=\S)")
_TABLE = re.compile(r"\|.*\|.*\||[^\t\n]+(?:\t+[^\t\n]+){2}")
_WIRE = re.compile(r"(?<=[.!?”\"’'])\s?\((?:[A-Z]{2,6}|dpa|Reuters|Xinhua|Bloomberg)\)$")
"""An agency behind the last stop: ... declined to comment. (Reuters)"""
_NO_SPACES = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]"
)
_MIDDLE_STOP = re.compile(r"[.!?](?<=[a-z0-9)”’\"'].)[\"”’')]* +[\"“‘'(]?[A-Z0-9]")


@dataclass(slots=True)  # not frozen: there is one for every line, and frozen ones cost thrice
class Shape:
    """A block and what can be counted in it."""

    text: str
    """Source text with white space folded."""
    folded: str
    """The same in lower case with straight quotes."""
    words: tuple[str, ...]
    count: int
    """Number of words; in scripts without spaces two characters count as one."""
    function: float
    """Share of function words."""
    capitals: float
    """Share of words that begin with a capital."""
    ends: str
    """Its last character, closing quotes and brackets aside."""
    sentences: int
    """Ends of sentences in it."""
    is_item: bool
    is_row: bool
    """Whether it is a row of a table."""
    score: float
    """What its shape says for it (positive) or against it."""
    is_void: bool
    """Whether it holds no word or number."""
    is_prose: bool
    """Whether it reads like sentences of a text."""


def shape(source: str) -> Shape:
    """Look at a block of source text."""
    tokens = source.split()
    text = " ".join(tokens)
    is_ascii = text.isascii()
    folded = text.casefold() if is_ascii else plain(text)
    words = words_of(folded)
    count = len(words)
    dense = 0 if is_ascii or max(text) < "\u0e00" else len(_NO_SPACES.findall(text))
    count += dense // 2
    function = len([word for word in words if word in FUNCTION_WORDS]) / count if count else 0.0
    capitals = len([token for token in tokens if token[0].isupper()]) / max(len(tokens), 1)
    stopped = _WIRE.sub("", text) if text.endswith(")") else text
    ends = stopped.rstrip(_CLOSERS)[-1:]
    sentences = int(ends != "" and ends in _STOPS) + (
        len(_MIDDLE_STOP.findall(text)) if count > 8 else 0
    )
    is_item = _BULLET.match(text) is not None
    is_row = is_table_row(source)
    score = _score(count, function, capitals, ends, sentences, dense > 4 or is_item)
    if score < 0 and count:
        score += PROSE["item"] * is_item + PROSE["table_row"] * is_row
    return Shape(
        text=text,
        folded=folded,
        words=tuple(words),
        count=count,
        function=function,
        capitals=capitals,
        ends=ends,
        sentences=sentences,
        is_item=is_item,
        is_row=is_row,
        score=score,
        is_void=count == 0,
        is_prose=score > 0,
    )


def is_table_row(source: str) -> bool:
    """Tell whether a block of source text is cells between bars or tabs."""
    return ("|" in source or "\t" in source) and _TABLE.match(source) is not None


def _score(
    count: int, function: float, capitals: float, ends: str, sentences: int, ends_shown: bool
) -> float:
    """Add up what the shape of a block says for it.

    With `ends_shown` a line without a stop at its end is no sentence, however long it is.
    """
    if count == 0:
        return PROSE["no_words"]
    reads = function >= 0.2 or (count >= 6 and capitals <= 0.4)
    length = min(count, PROSE["most_words"])
    if sentences and reads and count >= 4:
        return PROSE["sentence"] + PROSE["per_word"] * length
    if reads and not ends_shown and count >= 16 and capitals <= 0.5:
        return PROSE["open_prose"] + PROSE["open_per_word"] * length
    score = PROSE["short"]
    if capitals > 0.6 and count > 1:
        score += PROSE["title_case"]
    if ends in ("!", "?", ":", "…"):
        score += PROSE["question"]
    return score
