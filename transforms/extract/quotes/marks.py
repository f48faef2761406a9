"""Quotation marks: which stretches of a text stand between them, in any style, closed or not.

Curly, straight, doubled, low, angle and single marks are read. A mark that points the wrong way
counts as what its neighbours make it. An apostrophe, a foot or inch sign and the marks around an
attribute of markup are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

PARAGRAPH = re.compile(r"[^\n]+")
MARK = re.compile(r"``|''|’’|‘‘|[“”„‟\"«»‹›‘’‚']")
NO_MARK = re.compile(
    r"\d+\s?['’′]\s?\d{1,2}(?:\.\d+)?\s?(?:[\"”″]|'')?"  # 5'10"
    r"|(?<==)\"[^\"\n]*\"|(?<==)'[^'\n]*'"  # name="value"
)
ELISION = re.compile(r"(?:\d0s|em|er|til|tis|twas|cause|bout|n|round|cos|neath)\b", re.IGNORECASE)

NOTE = re.compile(r"\s*\[[A-Z][\w ]{2,20}\]\s*\Z")
"""A note behind a paragraph, as digests have: [Source]."""

OPENERS = frozenset(("“", "„", "‟", "«", "‹", "``", "‘‘", "‘", "‚"))
CLOSERS = frozenset(("”", "»", "›", "’’"))
SINGLES = frozenset("‘’‚'")
FORESIGHT = 400
"""Marks that are looked ahead to tell what one does."""
MAX_UNCLOSED_PARAGRAPHS = 5
"""How many paragraphs a quotation without marks of its own is followed for its closing mark."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text between marks: text[start:stop], with the marks text[mark_start:mark_stop]."""

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
    waiting: list[tuple[int, int]] | None = None  # paragraphs since a quotation was left open
    for paragraph in PARAGRAPH.finditer(text):
        start, stop = paragraph.span()
        here, lone_close = _paragraph(text, start, stop)
        if waiting is not None and lone_close is not None:
            found += [Quoted(a, b, a, b, is_closed=False, goes_on=True) for a, b in waiting]
            found.append(Quoted(start, lone_close, start, lone_close + 1, goes_on=True))
        elif waiting is not None and not here and len(waiting) < MAX_UNCLOSED_PARAGRAPHS:
            waiting.append((start, stop))
            continue
        elif waiting is not None and here and _again(text, found, start, here[0]):
            here[0] = replace(here[0], goes_on=True)
        found += here
        outer = [span for span in here if span.depth == 0]
        waiting = [] if outer and not outer[-1].is_closed else None
    return tuple(_tidy(text, span) for span in found if text[span.start : span.stop].strip())


def _again(text: str, found: list[Quoted], start: int, span: Quoted) -> bool:
    """Tell whether a paragraph opens with the mark of the quotation that was left open."""
    same = text[span.mark_start] == text[found[-1].mark_start]
    return same and not text[start : span.mark_start].strip()


def _tidy(text: str, span: Quoted) -> Quoted:
    """Leave out white space at the edges."""
    words = text[span.start : span.stop]
    start = span.start + len(words) - len(words.lstrip())
    return replace(span, start=start, stop=span.stop - (len(words) - len(words.rstrip())))


@dataclass(slots=True)
class _Scan:
    """A walk over the marks of one paragraph, with the quotations that are open at each."""

    text: str
    start: int
    stop: int
    marks: list[tuple[int, str]]
    stack: list[_Open] = field(default_factory=list)
    found: list[Quoted] = field(default_factory=list)
    lone: int | None = None
    """Where a double mark closes what nothing in this paragraph opened."""
    nested: set[int] = field(default_factory=set)

    def walk(self) -> None:
        """Read the marks in order, and take what is still open to the end of the paragraph."""
        for at, (begin, mark) in enumerate(self.marks):
            if begin in self.nested:
                continue
            if self.stack and self.stack[-1].planned == begin:
                self.found.append(_close(self.stack, begin, begin + len(mark)))
            elif mark in SINGLES:
                self._single(at)
            elif any(entry.planned is None for entry in self.stack):
                self._double(at)
            else:
                self._outside(begin, mark)
        self._end()

    def _single(self, at: int) -> None:
        begin, mark = self.marks[at]
        closing = _single_close(self.text, self.marks, at, self.start, self.stop, self.stack)
        if closing is not None:
            self.stack.append(_Open(begin + 1, begin, mark, closing))

    def _double(self, at: int) -> None:
        """Read a double mark inside a quotation: it closes it, opens one inside or starts anew."""
        begin, mark = self.marks[at]
        end = begin + len(mark)
        action = _inside(self.text, self.marks, at, self.start, self.stop)
        if action == "close":
            while self.stack[-1].planned is not None:
                self.stack.pop()
            self.found.append(_close(self.stack, begin, end))
        elif action == "restart":
            del self.stack[1:]
            self.found.append(replace(_close(self.stack, begin, begin), is_closed=False))
            self.stack.append(_Open(end, begin, mark))
        elif action == "nest":
            self.nested.update(_pair(self.marks, at))

    def _outside(self, begin: int, mark: str) -> None:
        end = begin + len(mark)
        if _may_open(self.text, begin, end, self.start, self.stop, mark):
            self.stack.append(_Open(end, begin, mark))
        elif mark in CLOSERS and not self.found and self.lone is None:
            self.lone = begin

    def _end(self) -> None:
        unclosed = next((entry for entry in self.stack if entry.planned is None), None)
        if unclosed is not None and unclosed.start < self.stop:
            depth = self.stack.index(unclosed)
            start, mark_start = unclosed.start, unclosed.mark_start
            note = NOTE.search(self.text, start, self.stop)
            stop = note.start() if note else self.stop
            self.found = [s for s in self.found if s.start < start or s.depth > depth]
            self.found.append(Quoted(start, stop, mark_start, stop, depth=depth, is_closed=False))
        self.found.sort(key=lambda span: (span.start, -span.stop))


def _paragraph(text: str, start: int, stop: int) -> tuple[list[Quoted], int | None]:
    """Return the quoted stretches of one paragraph, and a closing mark that nothing opened."""
    scan = _Scan(text, start, stop, list(_marks(text, start, stop)))
    scan.walk()
    return scan.found, scan.lone


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


def _inside(text: str, marks: list[tuple[int, str]], at: int, start: int, stop: int) -> str:
    """Say what a double mark does while a quotation is open."""
    begin, mark = marks[at]
    end = begin + len(mark)
    before = text[begin - 1] if begin > start else " "
    after = text[end] if end < stop else " "
    opens = not after.isspace() and (before.isspace() or before in "([—–-“‘'")
    if mark in CLOSERS or not opens:
        return "close" if mark not in OPENERS or not opens else "ignore"
    later = [other for _, other in marks[at + 1 : at + FORESIGHT] if other not in SINGLES]
    closers = sum(other not in OPENERS for other in later)
    if mark in OPENERS:
        openers = len(later) - closers
        return "nest" if closers >= openers + 2 else "ignore" if closers else "restart"
    return "nest" if len(later) >= 2 and len(later) % 2 == 0 else "restart"


def _pair(marks: list[tuple[int, str]], at: int) -> list[int]:
    """Return the places of a nested opening mark and the double mark that closes it."""
    following = (place for place, mark in marks[at + 1 : at + FORESIGHT] if mark not in SINGLES)
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
    if not (before.isspace() or before in '([—–-/“"«„' or (before in ".,:" and mark == "‘")):
        return None
    if not (after.isalnum() or after in '“"[(…$£€.@#'):
        return None
    limit = stack[-1].planned if stack and stack[-1].planned is not None else stop
    fallback: int | None = None
    for place, other in marks[at + 1 : at + FORESIGHT]:
        if place >= limit:
            break
        if other == "‘" and mark == "‘":
            break
        if other not in ("’", "'") or text[place - 1].isspace():
            if other in CLOSERS and any(entry.planned is None for entry in stack):
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
