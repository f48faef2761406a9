"""What is known of a page's blocks before they are judged: words, links, names, voices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transforms.clean.furniture import furniture_kind
from transforms.clean.markup_hints import Hint
from transforms.clean.markup_voices import letters
from transforms.model.page import Page, PageBlock

_NO_SPACES = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]"
)
_STOPS = frozenset(".!?…。！？।")
_CLOSERS = "\"'”’»)]*"
_PROSE_WORDS = 12
_LONG_WORDS = 30
"""A paragraph of so many words is prose even where no full stop ends it."""
_MOST_LINKED = 0.4
_MOST_TITLES = 5
_CAPTION_REACH = 3
_LIFTED_WORDS = 5
_HOLDS_WORDS = 25
_BOXES = frozenset({"pull_quote", "sidebar"})
"""Families of names that mark boxes such as pull quotes stand in."""
SIDE_KINDS = frozenset({"related", "subscribe", "share", "comment_policy", "donate", "author_bio"})
"""Kinds of sections beside an article, with headings of their own."""
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
    is_prose: bool
    """Whether it reads like sentences of an article."""
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
    is_under_headline: bool = False
    """Whether it stands between the headline and the first prose."""
    is_over_headline: bool = False
    """Whether it stands right above the headline."""
    is_lead: bool = False
    """Whether it is a paragraph between the headline and the element that holds the article."""
    is_picture: bool = False
    """Whether it is the alternative text of a picture of the article that has no caption."""
    is_alternative: bool = False
    """Whether it says what the alternative text of a picture says."""
    is_introduced: bool = False
    """Whether it is in a list that a sentence before it announces with a colon."""
    repeats: bool = False
    """Whether an earlier block has the same text."""
    is_lifted: bool = False
    """Whether it stands in a box of its own, and word for word in a paragraph."""
    list_linked: float = 0.0
    """Share of linked characters in the list that it is an item of."""


furniture_of = lru_cache(maxsize=2048)(furniture_kind)
"""What a block's own words mark it as. Asked twice of a page in doubt, and of every page of a site
about the same lines."""


def look(page: Page, number: int, block: PageBlock) -> Facts:
    """Return what a block by itself shows."""
    text = page.source_text[block.start : block.stop]
    count = _count(text)
    linked = block.linked / len(text)
    ends = text.rstrip(_CLOSERS)[-1:] in _STOPS
    return Facts(
        block=block,
        number=number,
        text=text,
        folded=letters(text),
        words=count,
        linked=linked,
        ends=ends,
        is_prose=count >= (_PROSE_WORDS if ends else _LONG_WORDS) and linked < _MOST_LINKED,
    )


def _count(text: str) -> int:
    """Count words; in scripts that write none apart, two characters are taken for one."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_NO_SPACES.findall(text)) // 2


def _titles(page: Page) -> Iterator[str]:
    for meta in page.tree.iter("meta"):
        if meta.get("property") == "og:title":
            yield meta.get("content", "")
    for title in page.tree.iter("title"):
        yield title.text or ""


def mark_titles(page: Page, facts: list[Facts]) -> None:
    """Note which blocks are the headline or repeat it."""
    known = [title for text in _titles(page) if (title := letters(text))][:_MOST_TITLES]
    first = [fact for fact in facts if fact.block.tag == "h1"][:_MOST_TITLES]
    known += [
        fact.folded
        for fact in first
        if any(fact.folded in title and len(fact.folded) > 0.3 * len(title) for title in known)
    ]
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


def mark_repeats(facts: list[Facts]) -> None:
    """Note which blocks say again what an earlier one said."""
    seen: set[str] = set()
    for fact in facts:
        fact.repeats = len(fact.folded) >= 20 and fact.folded in seen
        seen.add(fact.folded)


def mark_lifted(facts: list[Facts]) -> None:
    """Note which blocks in boxes are pull quotes: a longer paragraph holds their words."""
    told = "|".join(fact.folded for fact in facts if fact.is_prose and fact.words >= _HOLDS_WORDS)
    for fact in facts:
        fact.is_lifted = (
            _LIFTED_WORDS <= fact.words < _HOLDS_WORDS
            and any(hint.name in _BOXES for hint in fact.hints)
            and fact.folded in told
        )


def mark_pictures(facts: list[Facts]) -> None:
    """Note which blocks are pictures of the article that no caption speaks of, or speak of one."""
    pictures = {fact.folded for fact in facts if fact.block.tag == "img"}
    for number, fact in enumerate(facts):
        if fact.block.tag != "img":
            fact.is_alternative = fact.folded in pictures
            continue
        following = facts[number + 1 : number + 1 + _CAPTION_REACH]
        fact.is_picture = (
            fact.in_main
            and fact.place != "after"
            and not any(hint.weight > 0 and hint.kind != "caption" for hint in fact.hints)
            and not any(hint.kind == "caption" for near in following for hint in near.hints)
        )


def mark_heads(facts: list[Facts]) -> None:
    """Note the first h1, and what stands between the headline and the first paragraph."""
    h1 = next((fact for fact in facts if fact.block.tag == "h1" and fact.words > 2), None)
    if h1 is not None:
        h1.is_first_h1 = True
    titles = [fact.number for fact in facts if fact.is_title and fact.block.tag in HEADINGS]
    start = titles[0] if titles else h1.number if h1 is not None else -1
    if start < 0:
        return
    tags = [fact.block.tag for fact in facts[start + 1 :] if fact.in_main]
    for fact in facts[start + 1 : start + 12]:
        tag = fact.block.tag
        if fact.in_main and fact.is_prose and tag == "p":
            return
        heads_a_section = tags.count(tag) > 1 and not fact.ends
        fact.is_deck = (
            tag in HEADINGS and not fact.is_title and fact.words >= 6 and not heads_a_section
        )
