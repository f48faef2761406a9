"""Where sentences begin and end: full stops weighed against abbreviations, initials and quotes."""

import re

from transforms.lexicon.vocabulary import vocabulary

_WORDS = vocabulary(__name__, "abbreviations")
_BEFORE_A_NAME = frozenset(_WORDS["before_a_name"])
_BEFORE_A_NUMBER = frozenset(_WORDS["before_a_number"])
_EITHER_WAY = frozenset(_WORDS["either_way"])
_CAPITALISED = frozenset(_WORDS["either_way_capitalised"])
_OPENERS = frozenset(_WORDS["sentence_openers"])

# A blank line, or end marks with the quotes and brackets that close after them and what comes next.
_BREAK = re.compile(
    r"(?P<blank>\n[ \t]*+\n\s*+)"
    r"|(?P<marks>(?<![.!?…])[.!?…]++)(?P<closers>[\"”’'»)\]]*+)(?P<gap>\s++)"
    r"(?P<opener>[\"“‘'«(\[¿¡—–-]*+)(?=(?P<next>[^\W_]))"
)
_BLANK = re.compile(r"\n[ \t]*\n")
_LAST_WORD = re.compile(r"[^\s\"“”‘(\[/—–]*$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
# Letters with full stops between them (U.S, a.m), or a single capital as an initial.
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z]")
_LONGEST_WORD = 40
_LONGEST_NUMBER = 6


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, stop) of every sentence, in order and without the white space around it.

    A blank line always ends a sentence; a single line break never does by itself.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match["blank"] is None and not _ends_sentence(text, match):
            continue
        if _stops_short(match) and _is_item(text, start, match.start()):
            continue  # the number of a list: 1. First things
        _add(spans, text, start, match.start() if match["blank"] else match.start("gap"))
        start = match.end() if match["blank"] else match.end("gap")
    _add(spans, text, start, len(text))
    return spans


def _stops_short(match: re.Match[str]) -> bool:
    """Whether a single full stop matched with no blank line behind it."""
    return match["marks"] == "." and not _BLANK.search(match["gap"])


def _is_item(text: str, start: int, stop: int) -> bool:
    """Whether text[start:stop] is only the number of an item in a list."""
    return stop - start < _LONGEST_NUMBER and text[start:stop].strip().isdecimal()


def _add(spans: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    """Append text[start:stop] without the white space around it, if anything is left."""
    piece = text[start:stop]
    inner = piece.strip()
    if inner:
        start += piece.index(inner[0]) if piece[0] != inner[0] else 0
        spans.append((start, start + len(inner)))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the marks that matched end a sentence, judged by the words on both sides."""
    at = match.start("next")
    follower = text[at]
    if _BLANK.search(match["gap"]):
        return True
    if follower.islower():
        # Marks inside a quote go on with: "Why?" he asked; an ellipsis goes on too.
        return False
    marks = match["marks"]
    if marks != ".":
        return not marks.startswith(("..", "…")) or follower.isupper() or bool(match["opener"])
    if match["closers"] and match["closers"][0] in "\"”’'»":
        return True
    return _full_stop_ends(text, match.start(), at, follower, bool(match["opener"]))


def _full_stop_ends(text: str, stop: int, at: int, follower: str, quoted: bool) -> bool:
    """Whether a single full stop at `stop` ends a sentence when `at` is the next word."""
    found = _LAST_WORD.search(text, max(0, stop - _LONGEST_WORD), stop)
    word = found.group() if found else ""
    lower = word.lower()
    if lower in _BEFORE_A_NAME:
        return False
    if lower in _BEFORE_A_NUMBER:
        # "No." is also an answer; a month's name is abbreviated before a day.
        return not follower.isdigit() and (quoted or lower == "no" or _opens(text, at))
    if lower in _EITHER_WAY or word in _CAPITALISED or _INITIALS.fullmatch(word):
        return (quoted and len(word) > 1) or _opens(text, at)
    return True


def _opens(text: str, at: int) -> bool:
    """Whether the word at `at` is one that sentences open with and names do not."""
    found = _NEXT_WORD.match(text, at)
    return found is not None and found.group().lower() in _OPENERS
