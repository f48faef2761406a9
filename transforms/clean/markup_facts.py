"""What is known of a page's blocks before they are judged: words, links, containers, voices."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from transforms.clean.furniture import furniture_kind
from transforms.clean.markup_hints import Hint, hints_of
from transforms.clean.markup_voices import letters, publisher_voice, trafilatura_voice
from transforms.model.page import Page, PageBlock

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = "[hidden]"

_NO_SPACES = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]"
)
_STOPS = frozenset(".!?…。！？।")
_CLOSERS = "\"'”’»)]*"
_PROSE_WORDS = 12
_MOST_LINKED = 0.4
_MAIN_SHARE = 0.7
"""A container counts as the article's as long as it holds this share of its parent's prose."""
_NEARLY_ALL = 0.95
_PARTS = frozenset({"body", "div", "main", "article", "section", "table", "tbody", "tr", "td"})
_TAIL = 3
_SEEN = 0.1
_DOMINANT = 0.3
"""An element with this share of the page's prose is no side matter, whatever its name says."""
_SIDE_KINDS = frozenset({"related", "subscribe", "share", "comment_policy", "donate", "author_bio"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True, kw_only=True)
class Facts:
    """One block and all that rules may know of it."""

    block: PageBlock
    number: int
    text: str
    folded: str
    """Its letters and digits, lower case."""
    words: int
    linked: float
    """Share of its characters in links."""
    ends: bool
    """Whether it ends as a sentence does."""
    hints: tuple[Hint, ...] = ()
    """What the names of its side containers mark, nearest first."""
    hidden: bool = False
    voice: float | None = None
    published: float | None = None
    in_main: bool = True
    place: str = "inside"
    """before, inside or after: where it stands against the first and last prose of the article."""
    near_end: bool = False
    """Whether it is among the last few paragraphs of the article, or after them."""
    is_title: bool = False
    is_first_h1: bool = False
    is_deck: bool = False
    """Whether it stands between the headline and the text and is dressed as neither."""
    repeats: bool = False
    """Whether an earlier block has the same text."""
    list_linked: float = 0.0
    """Share of linked characters in the list that it is an item of."""

    @property
    def is_prose(self) -> bool:
        """Whether it reads like sentences of an article."""
        return self.words >= _PROSE_WORDS and self.linked < _MOST_LINKED and self.ends


def facts_of(page: Page) -> list[Facts]:
    """Gather the facts about every block of a page."""
    facts = [_look(page, number, block) for number, block in enumerate(page.blocks)]
    folded = [fact.folded for fact in facts]
    for name, voice in (
        ("voice", trafilatura_voice(_part(page, facts), folded)),
        ("published", publisher_voice(page, folded)),
    ):
        for fact, share in zip(facts, voice or (), strict=False):
            setattr(fact, name, share)
    _mark_titles(page, facts)
    _mark_hints(page, facts)
    _mark_sections(page, facts)
    _mark_main(page, facts)
    _mark_repeats(facts)
    _mark_lists(page, facts)
    _mark_heads(facts)
    return facts


def _look(page: Page, number: int, block: PageBlock) -> Facts:
    text = page.source_text[block.start : block.stop]
    return Facts(
        block=block,
        number=number,
        text=text,
        folded=letters(text),
        words=_count(text),
        linked=block.linked / len(text),
        ends=text.rstrip(_CLOSERS)[-1:] in _STOPS,
    )


def _count(text: str) -> int:
    """Count words; in scripts that write none apart, two characters are taken for one."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_NO_SPACES.findall(text)) // 2


def _weights(facts: Sequence[Facts]) -> list[float]:
    """Return each block's weight as prose of the article; what the voices hear counts fully.

    What the page hides counts only where that is nearly all: pages keep copies of their text for
    machines, and hide the text itself behind scripts.
    """
    weights = [
        len(fact.text) * (1.0 if max(fact.voice or 0, fact.published or 0) > 0.5 else 0.25)
        if fact.is_prose and fact.block.tag != "img"
        else 0.0
        for fact in facts
    ]
    seen = [
        0.0 if HIDDEN in fact.block.hints else weight
        for fact, weight in zip(facts, weights, strict=True)
    ]
    return seen if sum(seen) >= _SEEN * sum(weights) else weights


def _part(page: Page, facts: Sequence[Facts]) -> "HtmlElement":
    """Return the smallest element that holds nearly all sentences of the page."""
    sums = _sums([len(fact.text) if fact.is_prose else 0.0 for fact in facts])
    enough = _NEARLY_ALL * sums[-1]
    part = 0
    for number, container in enumerate(page.containers):
        if container.parent == part and container.tag in _PARTS and number and enough:
            inside = sums[container.last + 1] - sums[container.first]
            part = number if inside >= enough else part
    return page.containers[part].element if page.containers else page.tree


def _sums(values: Sequence[float]) -> list[float]:
    return [0.0, *accumulate(values)]


def _mark_hints(page: Page, facts: list[Facts]) -> None:
    """Note what side containers are called; what holds much of the prose is no side matter."""
    sums = _sums(_weights(facts))
    total = sums[-1] or 1.0
    found: list[tuple[Hint, ...]] = []
    hidden: list[bool] = []
    for container in page.containers:
        above = found[container.parent] if container.parent >= 0 else ()
        above_hidden = hidden[container.parent] if container.parent >= 0 else False
        share = (sums[container.last + 1] - sums[container.first]) / total
        own = hints_of(container.tag, container.hint)
        if share >= _DOMINANT:
            own = tuple(hint for hint in own if hint.weight < 0)
            found.append(own or above)
            hidden.append(False)
        else:
            found.append(own + above)
            hidden.append(above_hidden or container.hint.startswith("[hidden]"))
    for fact in facts:
        fact.hints = found[fact.block.container]
        fact.hidden = hidden[fact.block.container]


def _mark_sections(page: Page, facts: list[Facts]) -> None:
    """Carry what the heading of a side section says to all of the section.

    A section is the element around a heading that comes first in it, and that does not hold the
    page's headline or most of its prose.
    """
    sums = _sums(_weights(facts))
    headlines = [fact.number for fact in facts if fact.is_title and fact.block.tag == "h1"]
    for fact in facts:
        if fact.block.tag not in HEADINGS or fact.is_title:
            continue
        hint = _section_hint(fact)
        if hint is None:
            continue
        number = page.containers[fact.block.container].parent
        section = page.containers[number]
        if section.first != fact.number:
            continue
        share = (sums[section.last + 1] - sums[section.first]) / (sums[-1] or 1.0)
        around = any(section.first <= headline <= section.last for headline in headlines)
        if not around and share < (0.9 if headlines else _DOMINANT):
            for inner in facts[section.first : section.last + 1]:
                inner.hints += (hint,)


def _section_hint(fact: Facts) -> Hint | None:
    """Return what a heading says of its section."""
    marked = max(fact.hints, key=lambda hint: hint.weight, default=None)
    if marked is not None and marked.kind in _SIDE_KINDS:
        return marked
    found = furniture_kind(fact.text)
    if found is not None and found[0] in _SIDE_KINDS and found[2] >= 2:
        return Hint("section", found[0], 3.5)
    return None


def _mark_main(page: Page, facts: list[Facts]) -> None:
    """Find the element that holds the article, and the first and last prose in it."""
    weights = [
        0.0 if any(hint.weight > 2 for hint in fact.hints) or fact.hidden else weight
        for fact, weight in zip(facts, _weights(facts), strict=True)
    ]
    sums = _sums(weights)
    if not sums[-1]:
        return
    main = 0
    for number, container in enumerate(page.containers):
        if container.parent == main and number:
            inner = sums[container.last + 1] - sums[container.first]
            outer = sums[page.containers[main].last + 1] - sums[page.containers[main].first]
            if inner >= _MAIN_SHARE * outer and container.tag != "p":
                main = number
    first, last = page.containers[main].first, page.containers[main].last
    prose = [n for n in range(first, last + 1) if weights[n] > 0]
    for number, fact in enumerate(facts):
        fact.in_main = first <= number <= last
        if prose:
            fact.place = (
                "before" if number < prose[0] else "after" if number > prose[-1] else "inside"
            )
            fact.near_end = len(prose) > _TAIL and number >= prose[-_TAIL]


def _titles(page: Page) -> Iterator[str]:
    for meta in page.tree.iterfind(".//meta[@property='og:title']"):
        yield meta.get("content", "")
    for title in page.tree.iterfind(".//title"):
        yield title.text or ""


def _mark_titles(page: Page, facts: list[Facts]) -> None:
    """Note which blocks are the headline or repeat it."""
    known = [title for text in _titles(page) if (title := letters(text))]
    for fact in facts:
        if fact.block.tag == "h1" and fact.folded and any(fact.folded in title for title in known):
            known.append(fact.folded)
    exact = set(known)
    for fact in facts:
        size = len(fact.folded)
        fact.is_title = size > 0 and (
            fact.folded in exact
            or (
                size >= 20
                and fact.words <= 40
                and any(title.startswith(fact.folded) and size * 2 > len(title) for title in known)
            )
        )


def _mark_repeats(facts: list[Facts]) -> None:
    seen: set[str] = set()
    for fact in facts:
        fact.repeats = len(fact.folded) >= 20 and fact.folded in seen
        seen.add(fact.folded)


def _mark_lists(page: Page, facts: list[Facts]) -> None:
    """Note how much of each list stands in links."""
    linked = _sums([fact.block.linked for fact in facts])
    sizes = _sums([len(fact.text) for fact in facts])
    inside = [-1] * len(page.containers)
    for number, container in enumerate(page.containers):
        if container.tag in {"ul", "ol", "dl"}:
            inside[number] = number
        elif container.parent >= 0:
            inside[number] = inside[container.parent]
    for fact in facts:
        number = inside[fact.block.container]
        if number >= 0:
            first, last = page.containers[number].first, page.containers[number].last + 1
            size = sizes[last] - sizes[first]
            fact.list_linked = (linked[last] - linked[first]) / size if size else 0.0


def _mark_heads(facts: list[Facts]) -> None:
    """Note the first h1, and what stands between the headline and the first paragraph."""
    h1 = next((fact for fact in facts if fact.block.tag == "h1" and fact.words > 2), None)
    if h1 is not None:
        h1.is_first_h1 = True
    titles = [fact.number for fact in facts if fact.is_title and fact.block.tag in HEADINGS]
    start = titles[0] if titles else h1.number if h1 is not None else -1
    if start < 0:
        return
    for fact in facts[start + 1 : start + 12]:
        tag = fact.block.tag
        if fact.in_main and fact.is_prose and tag == "p":
            return
        fact.is_deck = tag in HEADINGS and not fact.is_title and fact.words >= 6
