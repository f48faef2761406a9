"""Rules on a block of the article in its place, each a function, all in one tuple.

A rule says what else than running text a block is, and how much that speaks against it; the
strongest one names the verdict.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from transforms.clean.closing import is_fact
from transforms.clean.context import Scene
from transforms.clean.header import Header
from transforms.clean.vocabulary import ROLES
from transforms.clean.weights import RULE
from transforms.clean.words import FUNCTION_WORDS


class Finding(NamedTuple):
    """What a rule holds a block to be; negative weight speaks against it as part of the text."""

    kind: str
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Article:
    """A scene whose article has been found."""

    scene: Scene
    header: Header
    begin: int
    """First block of the running text."""
    end: int
    """One past its last block."""
    read_before: tuple[float, ...]
    """For each block, the share of the article's words that stand before it."""
    long_text: str
    """Words of the longer paragraphs, each with a space before and after."""


LONG = 25
"""Words from which on a paragraph can be the one that a pull quote was lifted from."""

HEAD_WORDS = 7
"""Words up to which a quotation by itself is a heading sooner than a pull quote."""

type Rule = Callable[[Article, int], Finding | None]

_BIO = re.compile(
    r"(?:By )?(?P<name>[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al)){1,3})"
    r"(?: \([^)]*\))?(?:, (?:an?|the|our) [^,.]{3,60},|,)?"
    r" (?:is|was|are|covers|writes|reports|joined|works|serves|has been"
    r"|tweets|teaches|edits|leads|hosts)\b"
)
_NO_NAME = frozenset("–—:()[]?!&0123456789")
_TRADE = re.compile(
    r"\b(?:writer|reporter|editor|author|columnist|professor|fellow|analyst|correspondent"
    r"|journalist|student|contributor|contributing|photographer|freelance|blogger|commentator|critic|producer"
    r"|researcher|scholar|lecturer|founder|host|consultant|expert|staff)\b"
)


def title_again(article: Article, number: int) -> Finding | None:
    """Find the title where it comes again."""
    title = article.header.title
    if title is None or number == title:
        return None
    if article.scene.shapes[number].words == article.scene.shapes[title].words:
        return Finding("duplicate", "title_again", RULE["title_again"])
    return None


def caption_twice(article: Article, number: int) -> Finding | None:
    """Find captions that a page gives twice, as text and as description of the picture.

    What a paragraph close by begins with was lifted out of it.
    """
    block = article.scene.shapes[number]
    if not article.scene.said_twice[number] or block.sentences > 2 or block.count > 70:
        return None
    shapes = article.scene.shapes
    for near in range(max(0, number - 4), min(number + 5, len(shapes))):
        goes_on = shapes[near].is_prose and not article.scene.said_twice[near]
        if goes_on and shapes[near].words[: block.count] == block.words:
            return Finding("duplicate", "pull_quote", RULE["pull_quote"])
    return Finding("caption", "said_twice", RULE["said_twice"])


def above_credit(article: Article, number: int) -> Finding | None:
    """Find a caption by the credit right below it."""
    scene = article.scene
    if number + 1 >= len(scene.own) or scene.shapes[number].sentences > 2:
        return None
    below = scene.own[number + 1]
    if below is not None and below[0] == "credit" and scene.shapes[number].count <= 60:
        return Finding("caption", "above_credit", RULE["above_credit"])
    return None


def caption_open(article: Article, number: int) -> Finding | None:
    """Find a line that shows people in the present, as captions do, and has no stop at its end."""
    found = article.scene.own[number]
    block = article.scene.shapes[number]
    if found is None or found[1] != "caption_scene" or block.ends in ".!?:" or block.is_item:
        return None
    describes = block.count >= 7 and block.capitals < 0.6 and not article.scene.listed[number]
    return Finding("caption", "caption_open", RULE["caption_open"]) if describes else None


def role_below_byline(article: Article, number: int) -> Finding | None:
    """Find the trade of those who signed, right below their names."""
    scene = article.scene
    block, above = scene.shapes[number], scene.own[number - 1] if number else None
    if above is None or above[0] != "byline" or above[1] == "reporting_by":
        return None
    roles = ROLES.intersection(word.removesuffix("s") for word in block.words)
    if block.count > 6 or not roles or block.capitals < 0.6 or block.ends in ".!?:":
        return None
    return Finding("byline", "role", RULE["role_below_byline"])


def caps_link(article: Article, number: int) -> Finding | None:
    """Find a headline in capitals between paragraphs: a link to another article."""
    block = article.scene.shapes[number]
    if block.count >= 7 and not block.is_item and block.text.isupper():
        return Finding("related", "caps_link", RULE["caps_link"])
    return None


def pull_quote(article: Article, number: int) -> Finding | None:
    """Find a sentence lifted out of a paragraph that stands in the text anyway."""
    if not _held(article, number):
        return None
    if _is_quoted_head(article, number):
        return None
    around = (number - 1, number + 1)
    if any(0 <= n < len(article.scene.shapes) and _held(article, n) for n in around):
        return None
    return Finding("duplicate", "pull_quote", RULE["pull_quote"])


def _is_quoted_head(article: Article, number: int) -> bool:
    """Tell whether a few quoted words head the paragraphs below, as in: ‘A road, not a wall’."""
    block, prose = article.scene.shapes[number], article.scene.prose
    return (
        block.count <= HEAD_WORDS
        and block.text[0] in "‘“'\""
        and block.text[-1] in "’”'\""
        and block.text[-2:-1] not in ".!?…,"
        and 0 < number < len(prose) - 1
        and prose[number - 1]
        and prose[number + 1]
    )


def _held(article: Article, number: int) -> bool:
    """Tell whether a longer paragraph holds a block word for word."""
    block = article.scene.shapes[number]
    return 5 <= block.count < LONG and f" {' '.join(block.words)} " in article.long_text


def bio_at_end(article: Article, number: int) -> Finding | None:
    """Find a line about the author below the article."""
    scene = article.scene
    block, found = scene.shapes[number], scene.own[number]
    if article.read_before[number] < 0.7 or block.count > 130:
        return None
    by_words = found is not None and found[0] == "author_bio"
    match = _BIO.match(block.text)
    if match is None:
        return Finding("author_bio", "bio_at_end", RULE["bio_words"]) if by_words else None
    surname = match["name"].casefold().rsplit(" ", 1)[-1]
    signed = any(
        surname in scene.shapes[n].words for n in range(max(0, article.begin - 15), article.begin)
    )
    told = any(surname in scene.shapes[n].words for n in range(article.begin, number))
    if signed and not told:
        return Finding("author_bio", "signed_by", RULE["signed_by"])
    if by_words and not told:
        return Finding("author_bio", "bio_at_end", RULE["bio_at_end"])
    if not told and _TRADE.search(block.folded) and article.read_before[number] > 0.85:
        return Finding("author_bio", "bio_at_end", RULE["bio_trade"])
    return None


def bio_below_name(article: Article, number: int) -> Finding | None:
    """Find a line about somebody below a line with nothing but the name, as in: About A. Writer."""
    scene = article.scene
    if article.read_before[number] < 0.7:
        return None
    for above in (number - 1, number):
        if above < article.begin or above + 1 >= len(scene.shapes):
            continue
        heading, text = scene.shapes[above], scene.shapes[above + 1]
        if not 2 <= heading.count <= 5 or heading.capitals < 0.6 or not text.is_prose:
            continue
        if not _NO_NAME.isdisjoint(heading.text):
            continue
        name = heading.words[-2:]
        if not set(name).intersection(text.words[:8]) or FUNCTION_WORDS.intersection(name):
            continue
        if sum(scene.prose[above + 2 : article.end]) > 2:
            continue
        before = range(article.begin, above)
        if not any(name[-1] in scene.shapes[n].words for n in before):
            return Finding("author_bio", "bio_below_name", RULE["bio_below_name"])
    return None


def list_at_end(article: Article, number: int) -> Finding | None:
    """Find items that hang below the last paragraph without an announcement: links, as a rule."""
    shapes, prose = article.scene.shapes, article.scene.prose
    block = shapes[number]
    if (
        not block.is_item
        or block.sentences > 1
        or block.count > 25
        or article.read_before[number] < RULE["last"]
    ):
        return None
    if any(prose[n] and not shapes[n].is_item for n in range(number + 1, article.end)):
        return None
    top = number
    while top and shapes[top - 1].is_item:
        top -= 1
    if top and (shapes[top - 1].ends == ":" or not prose[top - 1]):
        return None
    return Finding("related", "list_at_end", RULE["list_at_end"])


def furniture_at_end(article: Article, number: int) -> Finding | None:
    """Find sentences of the outlet, not of the article, where those stand: at its end."""
    found = article.scene.own[number]
    if found is None or found[2] < 2 or article.read_before[number] < RULE["last"]:
        return None
    return Finding(found[0], found[1], RULE["furniture_at_end"])


def end_line(article: Article, number: int) -> Finding | None:
    """Find a short line after which no text comes."""
    block = article.scene.shapes[number]
    if block.is_prose or number + 1 < article.end or is_fact(block):
        return None
    return Finding("navigation", "end_line", RULE["end_line"])


RULES: tuple[Rule, ...] = (
    title_again,
    caption_twice,
    above_credit,
    caption_open,
    role_below_byline,
    caps_link,
    pull_quote,
    bio_at_end,
    bio_below_name,
    list_at_end,
    furniture_at_end,
    end_line,
)
