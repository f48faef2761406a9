"""A source text to the spans of its blocks: lines found, wrapped and broken lines joined.

Three things break a paragraph's lines: a line limit (text wrapped at 72 or 80 columns), a tool
that ended a line at every inline tag, and nothing (a line is a paragraph). Which of them a text
suffers from shows in all its lines together, so that is settled first, for the whole text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from transforms.clean.words import FUNCTION_WORDS

type Span = tuple[int, int]

_RARE = "\r\v\f\x85\u2028\u2029"
_BREAKS = re.compile(rf"[\n{_RARE}]+")
_BULLET = re.compile(r"(?:[*•·◦▪■►▶→»+–—-]|o|\d{1,3}[.)])\s+(?=\S)|\(BUTTON\)|\[[ x_]\]")
_SIGNED = re.compile(
    r"by [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\s*(?:$|[,|•·]|(?:on )?(?:[A-Z][a-z]{2,8}\.? )?\d)"
).match
"""A byline in small letters, which goes on with nothing: by Ann Lee October 3, 2022."""
_LONE = frozenset("*•·◦▪■►▶")
_FIRST_WORD = re.compile(r"\S+")
_ENDS = ".!?…:;"
_CLOSERS = "\"'”’)]»"
_GOES_ON = ",.;:)]’”%!?"


class Line(NamedTuple):
    """One line that holds more than white space, without the white space around it."""

    start: int
    stop: int
    text: str
    indent: int
    after_blank: bool
    """Whether a blank line, or the start of the text, stands before it."""
    bullet: bool


def cut(source_text: str) -> list[Span]:
    """Return the spans of a text's blocks, in order; white space is between them."""
    lines = find_lines(source_text)
    if not lines:
        return []
    joins = _joins(lines)
    spans: list[Span] = []
    start = lines[0].start
    alone = 0
    for before, line, joined in zip(lines, lines[1:], joins, strict=False):
        alone = alone + 1 if before.text in _LONE else 0
        if not joined and not (alone == 1 and line.text not in _LONE):
            spans.append((start, before.stop))
            start = line.start
    spans.append((start, lines[-1].stop))
    return spans


def find_lines(source_text: str) -> list[Line]:
    """Return the lines of a text that hold more than white space."""
    if any(mark in source_text for mark in _RARE):
        source_text = _BREAKS.sub(_line_feeds, source_text)
    lines: list[Line] = []
    blank = True
    at = 0
    for whole in source_text.split("\n"):
        text = whole.strip()
        if text:
            indent = 0 if whole[0] == text[0] else len(whole) - len(whole.lstrip())
            start = at + indent
            marked = text[0] == "o" or not text[0].isalpha()
            bullet = marked and _BULLET.match(text) is not None
            lines.append(Line(start, start + len(text), text, indent, blank, bullet))
        blank = not text
        at += len(whole) + 1
    return lines


def _line_feeds(match: re.Match[str]) -> str:
    """Return a run of breaks as one line feed, or two for a blank line; as long as it was."""
    gap = match[0]
    blank = gap.count("\n") > 1 if "\n" in gap else len(gap) > 1
    return ("\n\n" if blank else "\n").rjust(len(gap))


def _joins(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line but the first whether it goes on with the block of the line before."""
    limits = _wrap_limits(lines)
    if limits is not None:
        return [_wrapped(a, b, limits) for a, b in pairwise(lines)]
    if _broken_by_tags(lines):
        return _broken_joins(lines)
    return [_continues(a, b) for a, b in pairwise(lines)]


def _broken_joins(lines: Sequence[Line]) -> list[bool]:
    """Tell which lines go on with the line before in a text that is broken at inline tags."""
    joins: list[bool] = []
    words = lines[0].text.count(" ")
    for before, line, following in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if line.after_blank:
            joined = _runs_over(before, line, following, words)
        else:
            joined = _broken(before, line, following, words)
        joins.append(joined)
        words = (words + 1 if joined else 0) + line.text.count(" ")
    return joins


def is_open(text: str) -> bool:
    """Tell whether a line ends in mid-sentence as far as its last character shows."""
    return text.rstrip(_CLOSERS)[-1:] not in _ENDS if text.rstrip(_CLOSERS) else False


def _continues(before: Line, line: Line) -> bool:
    """Tell whether a line without doubt goes on where the line before broke off."""
    if line.after_blank or line.bullet:
        return False
    if line.text[0] in ",;)" or (line.text[0] in _GOES_ON and len(line.text) < 3):
        return True
    return (
        line.text[0].islower()
        and is_open(before.text)
        and not _SIGNED(line.text)
        and before.text.count(" ") >= 3
        and (before.text[-1].islower() or before.text[-1] in ",—–(")
    )


def _width(line: Line) -> int:
    return line.indent + len(line.text)


def _wrap_limits(lines: Sequence[Line]) -> dict[int, int] | None:
    """Return the line limit for each indentation if the text is wrapped at one, else None."""
    certain = [
        a
        for a, b in pairwise(lines)
        if not b.after_blank and not b.bullet and b.text[0].islower() and is_open(a.text)
    ]
    if len(certain) < 4:
        return None
    widths = sorted(_width(line) for line in lines)
    limit = widths[int(0.98 * (len(widths) - 1))]
    full = sum(_width(line) >= 0.72 * limit for line in certain)
    if not 30 <= limit <= 130 or full < 0.6 * len(certain):
        return None
    limits: dict[int, int] = {-1: max(_width(line) for line in certain)}
    for line in certain:
        limits[line.indent] = max(limits.get(line.indent, 0), _width(line))
    return limits


def _wrapped(before: Line, line: Line, limits: dict[int, int]) -> bool:
    """Tell whether a line begins only because its first word did not fit into the line before."""
    if line.after_blank or line.bullet:
        return False
    word = _FIRST_WORD.match(line.text)
    room = limits.get(before.indent, limits[-1]) - _width(before)
    if limits.get(before.indent, 0) < 0.8 * limits[-1]:
        room = limits[-1] - _width(before)
    return word is not None and len(word[0]) + 1 > room


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line begins like the middle of the sentence that the line before left open."""
    first = line.text[0]
    return not line.bullet and (first in ",;)" or (first.islower() and is_open(before.text)))


def _broken_by_tags(lines: Sequence[Line]) -> bool:
    """Tell whether lines of this text end in mid-sentence wherever a page had an inline tag."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    broken = sum(_goes_on(a, b) and a.text.count(" ") + b.text.count(" ") >= 5 for a, b in pairs)
    if len(pairs) == len(lines) - 1:
        return broken >= 3 and broken >= 0.04 * len(pairs)
    return broken >= 2 or broken >= 0.12 * len(pairs) > 0


def _runs_over(before: Line, line: Line, following: Line | None, words: int) -> bool:
    """Tell whether a sentence runs on over a blank line, which some tools put at every tag."""
    if line.bullet or before.bullet or not is_open(before.text) or words < 4:
        return False
    if not (before.text[-1].islower() or before.text[-1] in ",("):
        return False
    if _goes_on(before, line):
        return True
    return (
        following is not None
        and line.text.count(" ") <= 4
        and not following.bullet
        and _goes_on(line, following)
        and following.text.count(" ") >= 2
    )


def _broken(before: Line, line: Line, following: Line | None, words: int) -> bool:
    """Tell whether an inline tag, not the end of a block, stood between two lines.

    `words` counts the spaces of the block so far.
    """
    if line.bullet:
        return False
    if _goes_on(before, line) or line.text[0] in ".?!”’%" or line.text in "\"'":
        return True
    if before.text[-1] in "(“‘—–$£€@#":
        return True
    if not is_open(before.text):
        return False
    linked = following is not None and not following.after_blank and _goes_on(line, following)
    if linked and before.text[-1].islower():
        return True
    if words < 3:
        return False
    if before.text[-1] == "," or before.text.rsplit(" ", 1)[-1] in FUNCTION_WORDS:
        return True
    return linked or (words >= 7 and before.text[-1].islower())


def paragraphs(source_text: str) -> list[Span]:
    """Return the spans of the paragraphs of clean prose.

    A single line break ends a paragraph or is a wrap; the lengths of the lines decide: lines that
    are wrapped are about equally long, and the shorter ones end sentences.
    """
    lines = find_lines(source_text)
    if not lines:
        return []
    if _wrap_limits(lines) is not None or _broken_by_tags(lines) or not _even(lines):
        return cut(source_text)
    spans: list[Span] = []
    start = lines[0].start
    for before, line in pairwise(lines):
        if line.after_blank or line.bullet or not is_open(before.text):
            spans.append((start, before.stop))
            start = line.start
    spans.append((start, lines[-1].stop))
    return spans


def _even(lines: Sequence[Line]) -> bool:
    """Tell whether the open lines are about equally long, as wrapped lines are."""
    widths = sorted(_width(a) for a, b in pairwise(lines) if not b.after_blank and is_open(a.text))
    if len(widths) < 2 or widths[-1] > 130 or widths[0] < 30:
        return False
    near = len(widths) - bisect_left(widths, 0.75 * widths[-1])
    return near >= 0.8 * len(widths)
