"""One kept block as it is read: lines joined, white space folded, mojibake and residue repaired."""

import re
from functools import lru_cache

from transforms.clean.words import FRAGMENTS, FUNCTION_WORDS, RESIDUE
from transforms.model.reading import Piece

_MARKS = "|".join(sorted((re.escape(mark) for mark in RESIDUE), key=len, reverse=True))
_INVISIBLE = "\u200b\ufeff\u00ad\u2060\ufffc"
_MOJIBAKE_OF = (
    "‘’“”‚„–—…•€™†‹›\u00a0¡¢£¥§©«®°±²³·»¼½¾¿"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ"
)


def _misread(char: str) -> str:
    """Return how a character looks whose UTF-8 bytes were read as Windows-1252."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in char.encode("utf-8")
    )


_MOJIBAKE = {_misread(char): char for char in _MOJIBAKE_OF}
# À as mojibake is Ã and a no-break space, which a Portuguese capital can be by itself.
_MOJIBAKE.pop("Ã\u00a0", None)
_WRONG = "|".join(sorted((re.escape(key) for key in _MOJIBAKE), key=len, reverse=True))
_WRAP = r"(?P<wrap>(?<=[^\W\d_])-(?=\s*[\r\n])\s+(?=[a-zß-öø-ÿ]))"
"""A word parted by a hyphen at the end of a line."""
_CHANGES = (
    rf"(?P<residue>\s*\[\s*(?i:{_MARKS})\s*\]"
    r"|\s*\((?i:button|opens in (?:a )?new (?:window|tab))\))"
    rf"|{_WRAP}|(?P<wrong>{_WRONG})|(?P<space>[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}])"
)
_ODD = re.compile(r"[ÂÃâ\[]|\((?i:button|opens)")
_SPACES = re.compile(rf"{_WRAP}|[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}]")
"""The last of the changes by itself: nearly all texts need no other and compile none."""
_UNTIDY = re.compile(rf"[^\S ]|  |[{_INVISIBLE}ÂÃâ\[]|\((?i:button|opens)")
_LONGEST_WORD = 40
_WORD_END = re.compile(r"[^\W\d_]+$")
_WORD_START = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLOSING = frozenset(",;:!?).]}’”%")
_EDGE = re.compile(rf"[\s{_INVISIBLE}]*")


def tidy(source_text: str, start: int, stop: int) -> list[Piece]:
    """Return the pieces of source_text[start:stop] as it is read; none if nothing is left."""
    text = source_text[start:stop]
    if _UNTIDY.search(text) is None:
        inner = text.strip()
        first = start + len(text) - len(text.lstrip())
        return [Piece(inner, first, first + len(inner))] if inner else []
    pieces: list[Piece] = []
    at = 0
    changes = _SPACES if _ODD.search(text) is None else re.compile(_CHANGES)
    for match in changes.finditer(text):
        if match.start() > at:
            pieces.append(Piece(text[at : match.start()], start + at, start + match.start()))
        if match.lastgroup == "wrap":
            read = _unwrapped(source_text, start + match.start(), start + match.end())
        else:
            read = _replacement(text, match)
        pieces.append(Piece(read, start + match.start(), start + match.end()))
        at = match.end()
    if at < len(text):
        pieces.append(Piece(text[at:], start + at, stop))
    return _trimmed([piece for piece in pieces if piece.text])


def _unwrapped(source_text: str, start: int, stop: int) -> str:
    """Return what is read for a hyphen at the end of a line: nothing where it only parts a word.

    The text itself tells, by writing the word whole elsewhere; else an ending that is no word.
    """
    before = _WORD_END.search(source_text, max(0, start - _LONGEST_WORD), start)
    after = _WORD_START.match(source_text, stop, stop + _LONGEST_WORD)
    if before is None or after is None:
        return "-"
    left, right = before[0].casefold(), after[0].casefold()
    known = _words_of(source_text)
    if f"{left}-{right}" in known:
        return "-"
    return "" if left + right in known or right in FRAGMENTS else "-"


@lru_cache(maxsize=2)
def _words_of(source_text: str) -> frozenset[str]:
    """Return the words of a text, those with hyphens too."""
    return frozenset(_WORDS.findall(source_text.casefold()))


def _replacement(text: str, match: re.Match[str]) -> str:
    """Return what is read in place of one change."""
    if match.lastgroup == "residue":
        return ""
    found = match[0]
    if match.lastgroup == "wrong":
        return _MOJIBAKE[found].replace("\u00a0", " ")
    if not any(char.isspace() for char in found):
        return ""
    if "\n" in found or "\r" in found:
        before, after = text[: match.start()][-2:], text[match.end() : match.end() + 1]
        if after in _CLOSING and before:
            return ""
        if len(before) == 2 and before[1] == "-" and before[0].isalpha() and after.isalpha():
            return ""
    return " "


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Take white space off both ends, and where two pieces would double it."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.text[0].isspace() and (not kept or kept[-1].text[-1].isspace()):
            piece = _lstripped(piece)
        if piece.text:
            kept.append(piece)
    while kept and kept[-1].text[-1].isspace():
        last = kept.pop()
        text = last.text.rstrip()
        if text:
            kept.append(Piece(text, last.start, last.start + len(text)))
    return kept


def _lstripped(piece: Piece) -> Piece:
    text = piece.text.lstrip()
    return Piece(text, piece.stop - len(text), piece.stop)


def runs_on(before: str, after: str) -> bool:
    """Tell whether a sentence that breaks off in one block goes on in the next."""
    if not after or not before:
        return False
    if after[0] in ",;)":
        return True
    if not after[0].islower():
        return False
    words = before.rsplit(None, 1)
    return len(words) == 2 and (before[-1] in ",—(" or words[1] in FUNCTION_WORDS)
