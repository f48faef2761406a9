"""A tree to text: block by block in the page's order, in one pass without recursion."""

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from transforms.errors import HostilePage
from transforms.page.lines import BREAK, Part, lines_of, parts_words
from transforms.page.tags import APART, CELLS, INLINE, UNSEEN

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_DEPTH = 2_000
"""libxml2 silently drops what is nested deeper than 2,048 elements."""
MOST_BLOCKS = 100_000
"""No article has as many; each costs about a kilobyte of memory."""

_LONG_CELL = 80
"""A cell with more characters is a text of its own, not a value in a row."""
_CELL = " | "
_FEW_WORDS = 3
"""Alternative texts of fewer words are icons and emoji."""


class Line(NamedTuple):
    """One line of the flattened page: its text, how much of it is linked, and where it stands."""

    text: str
    linked: int
    holder: int
    """Number of the block element that it is in."""
    common: int
    """Number of the innermost element that holds all of it."""


class Walk:
    """One pass over a tree. Elements are numbered in the order of their start tags."""

    def __init__(self, name: str) -> None:
        """Start with nothing; `name` is the seed's, for messages."""
        self.name = name
        self.elements: list[HtmlElement] = []
        self.parents: list[int] = []
        self.indexes: list[int] = []
        """Position of each element among its parent's children of the same tag, from 1."""
        self.lines: list[Line] = []
        self._open: list[bool] = []
        self._stack: list[int] = []
        self._holders: list[int] = []
        self._counts: list[dict[str, int]] = [{}]
        self._links = 0
        self._pres = 0
        self._parts: list[Part] = []
        self._common = 0
        self._holder = 0
        self._edge = ""
        self._alts: list[tuple[str, int]] = []

    def over(self, tree: "HtmlElement") -> "Walk":
        """Walk the tree and return self. Raises HostilePage for absurd depth or size."""
        walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        stack = self._stack
        for event, element in walker:
            if event == "start":
                tag = element.tag
                self._start(element, tag)
                if tag in UNSEEN:
                    walker.skip_subtree()
                elif element.text:
                    self._text(element.text)
                continue
            if event == "end":
                self._end(element.tag)
            if element.tail and stack:
                self._text(element.tail)
        self._flush()
        return self

    def _start(self, element: "HtmlElement", tag: str) -> None:
        stack, number = self._stack, len(self.elements)
        if len(stack) > MOST_DEPTH:
            self._refuse(f"tags nested more than {MOST_DEPTH:,} deep")
        counts = self._counts[-1]
        index = counts[tag] = counts.get(tag, 0) + 1
        self.elements.append(element)
        self.parents.append(stack[-1] if stack else -1)
        self.indexes.append(index)
        self._open.append(True)
        self._counts.append({})
        stack.append(number)
        if tag in INLINE:
            self._edge = tag
            self._links += tag == "a"
        elif not self._start_apart(element, tag, number):
            self._flush()
            self._pres += tag == "pre"
            self._holders.append(number)
            return
        self._holders.append(self._holders[-1] if self._holders else number)

    def _start_apart(self, element: "HtmlElement", tag: str, number: int) -> bool:
        """Handle an element that is neither inline nor a block; tell whether it is such a one."""
        if tag == "br":
            mark = BREAK
        elif tag in APART:
            mark = " "
            words = element.get("alt", "").split() if tag == "img" else ()
            if len(words) >= _FEW_WORDS:
                self._alts.append((" ".join(words), number))
        elif tag in CELLS:
            mark = _CELL
        else:
            return tag in UNSEEN
        if self._parts:
            self._parts.append((mark, False))
        elif self._alts:
            self._flush()
        return True

    def _end(self, tag: str) -> None:
        if tag in INLINE:
            self._edge = tag
            self._links -= tag == "a"
        elif tag in CELLS:
            if sum(len(text) for text, _ in self._parts) > _LONG_CELL:
                self._flush()
        elif tag != "br" and tag not in APART and tag not in UNSEEN:
            self._flush()
            self._pres -= tag == "pre"
        self._open[self._stack.pop()] = False
        self._holders.pop()
        self._counts.pop()

    def _text(self, text: str) -> None:
        parts = self._parts
        if text.isspace():
            if parts:
                parts.append((text if self._pres else " ", False))
            return
        if not parts:
            self._common = self._stack[-1]
            self._holder = self._holders[-1]
        else:
            while not self._open[self._common]:
                self._common = self.parents[self._common]
            if self._edge and parts_words(parts[-1][0], text, self._edge):
                parts.append((" ", False))
        self._edge = ""
        parts.append((text, self._links > 0))

    def _flush(self) -> None:
        if self._parts:
            found = lines_of(self._parts, keep_lines=self._pres > 0)
            self.lines += [Line(*line, self._holder, self._common) for line in found]
            self._parts = []
        if self._alts:
            self.lines += [Line(text, 0, number, number) for text, number in self._alts]
            self._alts = []
        if len(self.lines) > MOST_BLOCKS:
            self._refuse(f"more than {MOST_BLOCKS:,} blocks of text")

    def _refuse(self, cause: str) -> None:
        message = f"{self.name}: {cause}; save the article's own page, or its text"
        raise HostilePage(message)
