"""Where on a page the article is: its element, the side matter in and around it, its lists."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from transforms.clean.markup_facts import HEADINGS, SIDE_KINDS, Facts, furniture_of
from transforms.clean.markup_hints import Hint, hints_of
from transforms.model.page import Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

type Named = tuple[str, tuple[Hint, ...]]
"""What a container is called, and the families of names that this belongs to."""

_DIGITS = re.compile(r"\d+")
_HIDDEN = "[hidden]"
_MAIN_SHARE = 0.7
"""A container counts as the article's as long as it holds this share of its parent's prose."""
_NEARLY_ALL = 0.95
_PARTS = frozenset({"body", "div", "main", "article", "section", "table", "tbody", "tr", "td"})
_TAIL = 3
"""Paragraphs at the end of an article among which pleas and notes on its making stand."""
_SEEN = 0.1
_MOST = 0.6
"""The same for all prose, should the voices hear the wrong part of the page."""
_DOMINANT = 0.4
"""An element with this share of the page's prose is no side matter, whatever its name says."""
_INTRODUCTION = 5
_SIDE_TAGS = frozenset({"nav", "footer", "aside", "form"})
_MOST_HINTS = 12
_LISTED = frozenset({"li", "dt", "dd"})
_LEAST_LIST = 2


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
        0.0 if _HIDDEN in fact.block.hints else weight
        for fact, weight in zip(facts, weights, strict=True)
    ]
    return seen if sum(seen) >= _SEEN * sum(weights) else weights


def prose_element(page: Page, facts: Sequence[Facts]) -> "HtmlElement":
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


def names_of(page: Page) -> list[Named]:
    """Return what each container is called, numbers left out, and what that marks it as."""
    return [
        (_DIGITS.sub("", held.hint) if held.hint else "", hints_of(held.tag, held.hint))
        for held in page.containers
    ]


def mark_hints(page: Page, facts: list[Facts], named: Sequence[Named]) -> None:
    """Note what side containers are called; what holds much of the prose is no side matter.

    Nor is a name that much of the prose bears, paragraph by paragraph: `p.secondary`.
    """
    sums = _sums(_heard(facts))
    total = sums[-1] or 1.0
    shares = [(sums[held.last + 1] - sums[held.first]) / total for held in page.containers]
    prose = _sums([len(fact.text) if fact.is_prose else 0 for fact in facts])
    for number, held in enumerate(page.containers):
        if held.tag not in _SIDE_TAGS and prose[-1]:
            inside = (prose[held.last + 1] - prose[held.first]) / prose[-1]
            shares[number] = 1.0 if inside >= _MOST else shares[number]
    of_name: dict[str, float] = {}
    for (name, _), container, share in zip(named, page.containers, shares, strict=True):
        if name and container.tag not in _SIDE_TAGS:
            of_name[name] = of_name.get(name, 0.0) + share
    found: list[tuple[Hint, ...]] = []
    hidden: list[bool] = []
    for container, (name, hints), share in zip(page.containers, named, shares, strict=True):
        above = found[container.parent] if container.parent >= 0 else ()
        above_hidden = hidden[container.parent] if container.parent >= 0 else False
        if max(share, of_name.get(name, 0.0)) >= _DOMINANT:
            found.append(tuple(hint for hint in hints if hint.weight < 0) or above)
            hidden.append(False)
        else:
            found.append((hints + above)[:_MOST_HINTS])
            hidden.append(above_hidden or container.hint.startswith(_HIDDEN))
    for fact in facts:
        fact.hints = found[fact.block.container]
        fact.hidden = hidden[fact.block.container]


def _heard(facts: Sequence[Facts]) -> list[float]:
    """Return the weights of what a voice takes for the article; all weights if none speaks."""
    weights = _weights(facts)
    heard = [
        weight if max(fact.voice or 0, fact.published or 0) > 0.5 else 0.0
        for fact, weight in zip(facts, weights, strict=True)
    ]
    return heard if any(heard) else weights


def mark_sections(page: Page, facts: list[Facts]) -> None:
    """Carry what the heading of a side section says to all of the section.

    A section is the element around a heading that comes first in it, and that does not hold the
    page's headline or most of its prose.
    """
    sums = _sums(_weights(facts))
    headlines = [fact.number for fact in facts if fact.is_title and fact.block.tag == "h1"][:3]
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
    if marked is not None and marked.kind in SIDE_KINDS:
        return marked
    found = furniture_of(fact.text)
    if found is not None and found[0] in SIDE_KINDS and found[2] >= 2:
        return Hint("section", found[0], 3.5)
    return None


def mark_main(page: Page, facts: list[Facts], named: Sequence[Named]) -> bool:
    """Find the element that holds the article, and the first and last prose in it.

    Return whether the page calls one element with nearly all of that prose the article's text.
    """
    weights = [
        0.0 if any(hint.weight > 2 for hint in fact.hints) or fact.hidden else weight
        for fact, weight in zip(facts, _weights(facts), strict=True)
    ]
    sums = _sums(weights)
    if not sums[-1]:
        return False
    main = 0
    for number, container in enumerate(page.containers):
        if container.parent == main and number:
            inner = sums[container.last + 1] - sums[container.first]
            outer = sums[page.containers[main].last + 1] - sums[page.containers[main].first]
            if inner >= _MAIN_SHARE * outer and container.tag != "p":
                main = number
    first, last = page.containers[main].first, page.containers[main].last
    prose = [n for n in range(first, last + 1) if weights[n] > 0]
    if prose:
        _mark_places(facts, prose, first, last)
    enough = _NEARLY_ALL * (sums[last + 1] - sums[first])
    return any(
        sums[held.last + 1] - sums[held.first] >= enough
        for held, (_, hints) in zip(page.containers, named, strict=True)
        if first <= held.first and held.last <= last and any(hint.weight < 0 for hint in hints)
    )


def _mark_places(facts: list[Facts], prose: list[int], first: int, last: int) -> None:
    """Note where each block stands against the article's element and its prose."""
    start, stop = prose[0], _with_list(facts, prose[-1], last)
    while start > first and facts[start - 1].block.tag in HEADINGS - {"h1"}:
        start -= 1  # a section's head right above the first prose belongs to it
    headline = next(
        (fact.number for fact in facts[:start] if fact.is_title and fact.block.tag == "h1"), start
    )
    for number, fact in enumerate(facts):
        fact.in_main = first <= number <= last
        fact.place = "before" if number < start else "after" if number > stop else "inside"
        fact.near_end = len(prose) > _TAIL and number >= prose[-_TAIL]
        fact.is_lead = headline <= number < first and fact.is_prose
        fact.is_under_headline = headline < number < start
        fact.is_over_headline = number == headline - 1 and headline < start


def _with_list(facts: Sequence[Facts], stop: int, last: int) -> int:
    """Return the last item of a list without links right below a paragraph, or the paragraph."""
    end = stop
    while end < last:
        item = facts[end + 1]
        if item.block.tag not in _LISTED or item.block.linked or item.hidden or item.hints:
            break
        end += 1
    return end if end - stop >= _LEAST_LIST else stop


def mark_lists(page: Page, facts: list[Facts]) -> None:
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
            before = facts[first - 1] if first else None
            fact.is_introduced = (
                before is not None and before.text.endswith(":") and before.words >= _INTRODUCTION
            )
            size = sizes[last] - sizes[first]
            fact.list_linked = (linked[last] - linked[first]) / size if size else 0.0
