"""Quotation marks: which stretches of a text stand between them, in any style, closed or not.

Curly, straight, doubled, low, angle and single marks are read. A mark that points the wrong way
counts as what its neighbours make it. An apostrophe, a foot or inch sign and the marks around an
attribute of markup are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

PARAGRAPH = re.compile(r"[^\n]+")
MARK = re.compile(r"``|''|[“”„‟\"«»‹›‘’‚']")
NO_MARK = re.compile(
    r"\d+\s?['’′]\s?\d{1,2}(?:\.\d+)?\s?(?:[\"”″]|'')?"  # 5'10"
    r"|(?<==)\"[^\"\n]*\"|(?<==)'[^'\n]*'"  # name="value"
)
ELISION = re.compile(
    r"(?:\d0s|em|er|til|tis|twas|cause|bout|n|round|cos|neath)\b", re.IGNORECASE
)

OPENERS = {"“": "”", "„": "”", "‟": "”", "«": "»", "‹": "›", "``": "”", "‘": "’", "‚": "’"}
CLOSERS = frozenset("”»›")
SINGLES = frozenset("‘’‚'")
REOPENERS = frozenset("“\"«‘„``")
MAX_UNCLOSED_PARAGRAPHS = 5
"""How many paragraphs a quotation without marks of its own is followed for its closing mark."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text between marks: the words are text[start:stop], the marks stand at mark_start and stop."""

    start: int
    stop: int
    mark_start: int
    mark_stop: int
    depth: int = 0
    is_closed: bool = True
    goes_on: bool = False
    """Whether it takes up the quotation that the paragraph before left open."""


@dataclass(slots=True)
class _Open:
    start: int
    mark_start: int
    mark: str
    planned: int | None = None
    """For single marks, where the closing one stands: they are looked up when opened."""


def quoted(text: str) -> tuple[Quoted, ...]:
    """Return the quoted stretches of the text in order; none crosses a paragraph."""
    found: list[Quoted] = []
    left_open = False
    waiting: list[tuple[int, int]] = []
    for paragraph in PARAGRAPH.finditer(text):
        start, stop = paragraph.span()
        here, lone_close = _paragraph(text, start, stop)
        if left_open and waiting is not None and lone_close is not None:
            found += [Quoted(a, b, a, b, is_closed=False, goes_on=True) for a, b in waiting]
            found.append(Quoted(start, lone_close, start, lone_close + 1, goes_on=True))
            left_open = False
        elif left_open and here and here[0].mark_start == _first(text, start) == _again(text, found, start):
            here[0] = replace(here[0], goes_on=True)
            left_open = False
        elif left_open and not here and len(waiting) < MAX_UNCLOSED_PARAGRAPHS:
            waiting.append((start, stop))
            continue
        else:
            left_open = False
        waiting = []
        found += here
        if here:
            outer = [span for span in here if span.depth == 0]
            left_open = not outer[-1].is_closed
    return tuple(_tidy(text, span) for span in found if text[span.start : span.stop].strip())


def _again(text: str, found: list[Quoted], start: int) -> int:
    """Return where a paragraph starts if the quotation left open may go on there, else -1."""
    first = _first(text, start)
    return first if text[first] == text[found[-1].mark_start] else -1


def _first(text: str, start: int) -> int:
    while text[start].isspace() and text[start] != "\n" and start + 1 < len(text):
        start += 1
    return start


def _tidy(text: str, span: Quoted) -> Quoted:
    """Leave out white space at the edges."""
    words = text[span.start : span.stop]
    start = span.start + len(words) - len(words.lstrip())
    return replace(span, start=start, stop=span.stop - (len(words) - len(words.rstrip())))


def _paragraph(text: str, start: int, stop: int) -> tuple[list[Quoted], int | None]:
    """Return the quoted stretches of one paragraph, and a closing mark that nothing opened."""
    marks = list(_marks(text, start, stop))
    stack: list[_Open] = []
    found: list[Quoted] = []
    lone: int | None = None
    skip: set[int] = set()
    for at, (begin, mark) in enumerate(marks):
        end = begin + len(mark)
        if begin in skip:
            continue
        if stack and stack[-1].planned is not None and begin == stack[-1].planned:
            found.append(_close(stack, begin, end))
        elif mark in SINGLES:
            closing = _single_close(text, marks, at, start, stop, stack)
            if closing is not None:
                stack.append(_Open(end, begin, mark, closing))
        elif _is_open(stack):
            action = _inside(text, marks, at, start, stop)
            if action == "close":
                while stack[-1].planned is not None:
                    stack.pop()
                found.append(_close(stack, begin, end))
            elif action == "restart":
                del stack[1:]
                found.append(replace(_close(stack, begin, begin), is_closed=False))
                stack.append(_Open(end, begin, mark))
            elif action == "nest":
                skip.update(_pair(marks, at))
        elif _may_open(text, begin, end, start, stop, mark):
            stack.append(_Open(end, begin, mark))
        elif mark in CLOSERS and not found and lone is None:
            lone = begin
    unclosed = next((entry for entry in stack if entry.planned is None), None)
    if unclosed is not None and unclosed.start < stop:
        depth = stack.index(unclosed)
        found = [span for span in found if span.start < unclosed.start or span.depth > depth]
        found.append(
            Quoted(unclosed.start, stop, unclosed.mark_start, stop, depth=depth, is_closed=False)
        )
    return sorted(found, key=lambda span: (span.start, -span.stop)), lone


def _marks(text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """Yield the marks of a paragraph, without apostrophes inside words, measures and attributes."""
    none = [found.span() for found in NO_MARK.finditer(text, start, stop)]
    for found in MARK.finditer(text, start, stop):
        begin, end = found.span()
        if any(a <= begin < b for a, b in none):
            continue
        inside_word = start < begin and end < stop and text[begin - 1].isalnum()
        if found.group() in SINGLES and inside_word and text[end].isalnum():
            continue
        yield begin, found.group()


def _is_open(stack: list[_Open]) -> bool:
    return any(entry.planned is None for entry in stack)


def _close(stack: list[_Open], begin: int, end: int) -> Quoted:
    entry = stack.pop()
    return Quoted(entry.start, begin, entry.mark_start, end, depth=len(stack))


def _may_open(text: str, begin: int, end: int, start: int, stop: int, mark: str) -> bool:
    """Tell whether a mark may open a quotation: words follow at once, none stands before."""
    if end >= stop or text[end].isspace():
        return False
    if mark in OPENERS:
        return True
    before = text[begin - 1] if begin > start else " "
    if mark in CLOSERS:
        return not before.isalnum() and before not in ".,?!…" and text[end].isalnum()
    return not (before.isdigit() or (before.isalpha() and not text[end].isalnum()))


def _inside(
    text: str, marks: list[tuple[int, str]], at: int, start: int, stop: int
) -> str:
    """Say what a double mark does while a quotation is open."""
    begin, mark = marks[at]
    end = begin + len(mark)
    before = text[begin - 1] if begin > start else " "
    after = text[end] if end < stop else " "
    opens = not after.isspace() and (before.isspace() or before in "([—–-“‘'")
    if mark in CLOSERS or not opens:
        return "close" if mark not in OPENERS or not opens else "ignore"
    later = [other for _, other in marks[at + 1 :] if other not in SINGLES]
    closers = sum(other not in OPENERS for other in later)
    if mark in OPENERS:
        openers = len(later) - closers
        return "nest" if closers >= openers + 2 else "ignore" if closers else "restart"
    return "nest" if len(later) >= 2 and len(later) % 2 == 0 else "restart"


def _pair(marks: list[tuple[int, str]], at: int) -> list[int]:
    """Return the places of a nested opening mark and the double mark that closes it."""
    following = (place for place, mark in marks[at + 1 :] if mark not in SINGLES)
    return [marks[at][0], *([place] if (place := next(following, None)) is not None else [])]


def _single_close(
    text: str,
    marks: list[tuple[int, str]],
    at: int,
    start: int,
    stop: int,
    stack: list[_Open],
) -> int | None:
    """Return where a single mark's quotation ends; None if the mark opens nothing."""
    begin, mark = marks[at]
    end = begin + 1
    before = text[begin - 1] if begin > start else " "
    after = text[end] if end < stop else " "
    if mark == "’" or after.isspace() or ELISION.match(text, end):
        return None
    if not (before.isspace() or before in "([—–-/“\"«„" or (before in ".,:" and mark == "‘")):
        return None
    if not (after.isalnum() or after in "“\"[(…$£€.@#"):
        return None
    limit = stack[-1].planned if stack and stack[-1].planned is not None else stop
    fallback: int | None = None
    for place, other in marks[at + 1 :]:
        if place >= limit:
            break
        if other == "‘" and mark == "‘":
            break
        if other not in ("’", "'") or text[place - 1].isspace():
            if other in CLOSERS and _is_open(stack):
                break
            continue
        following = text[place + 1] if place + 1 < stop else " "
        if following.isalnum():
            continue
        possessive = text[place - 1] in "sSnN" and following == " " and _lower(text, place + 2)
        if not possessive:
            return place
        fallback = fallback or place
    return fallback


def _lower(text: str, at: int) -> bool:
    return at < len(text) and text[at].islower()
