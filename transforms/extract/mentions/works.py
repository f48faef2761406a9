"""Titles of works: what stands in quotation marks and is written as a title is."""

import re
from collections.abc import Sequence

from transforms.extract.mentions.kinds import kind_of
from transforms.extract.mentions.text import Name, Text, laid_over

_QUOTED = re.compile(
    r"(?:(?<=[\s(—–])|^)(?:“([^“”\"\n]{2,90})”|\"([^\"“”\n]{2,90})\"|‘([A-Z][^‘’\"\n]{2,60})’(?!\w))",
    re.MULTILINE,
)
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "my", "nor"}
    | {"of", "off", "on", "or", "over", "the", "to", "up", "vs", "with", "your", "de", "la"}
)
_CALLED = re.compile(
    r"(?:titled|entitled|called|headlined|novel|novella|book|film|movie|documentary|song|single|album|"
    r"play|musical|opera|poem|essay|article|op-ed|report|paper|memoir|biography|series|show|episode|"
    r"sitcom|drama|comedy|thriller|sequel|painting|exhibition|podcast|track|ballad|bestseller|hit|"
    r"starred in|starring in|wrote|directed|author of|version of|remake of|adaptation of|"
    r"production of|screening of|copy of|edition of|premiere of|star of|"
    r"(?:videos?|singles?|clip|Award) (?:for|of)|(?:versions|release|broadcast|cover) of|singing|"
    r"(?:tracks|songs|singles|films|movies|books|novels|shows)"
    r"(?:: |,? such as|,? including|,? like| are| were| include)?|"
    r"\w['’]s(?: (?:19|20)\d\d)?|"
    r"(?:statement|declaration|report|paper|essay|article|book|speech|lecture|treatise) on),? $"
)
_ENTITLED = re.compile(r"(?:titled|entitled|headlined|headline),? $")
"""Here a title may be written as a sentence is."""
_LISTED = re.compile(r",?[\"”’],?(?: and| or)? ")
"""Between titles of which the first is called one."""
_IS_WORK = re.compile(
    r",? (?:is|was|,)?(?:an?|the|his|her|their) (?:[\w’'-]+ ){0,4}?"
    r"(?:novel|book|film|movie|song|album|documentary|play|series|show|memoir|poem|essay|report|painting|single|musical)\b|"
    r" \((?:19|20)\d\d\)|,? (?:starring|directed by|written by|published)\b"
)


_SAID = re.compile(
    r"[\"”’] (?:(?:he|she|they|it|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) )?"
    r"(?:said|says|told|asked|wrote|added|tweeted)\b"
)
_NICKNAME = re.compile(
    r"(?:nicknamed|dubbed|chanted|chanting|shouted|shouting|said|says|called (?:it|him|her|them)|"
    r"reads?|reading|slogan|signs?|words?|told|label(?:ed|led)?),? $"
)
_ENDS = re.compile(
    r"[^\w ]| ?$| [A-Z(]| (?:and|or|but|by|with|at|in|on|to|from|for|as|is|was|are|were|has|had|"
    r"which|that|who|when|while|after|before|will|won|took|made|opens?|opened|topped|stars|follows|tells|"
    r"went|goes|came|comes|also|last|this|next|so|because|until|instead)\b"
)
"""Behind a title, not behind a catchword that stands before what it names: “One Tarn” policy."""
MANY = 2
"""Titles in an article from which on its other quoted titles are taken for such too."""


def works(text: Text) -> list[Name]:
    """Return the quoted titles of films, books, songs, reports, without their quotation marks."""
    found: list[Name] = []
    others: list[Name] = []
    if not any(mark in text.text for mark in '“"‘'):
        return found
    for match in _QUOTED.finditer(text.text):
        group = next(number for number in (1, 2, 3) if match[number] is not None)
        start, stop = match.span(group)
        while text.text[stop - 1] in ",. ":
            stop -= 1
        title = text.text[start:stop]
        before = max(0, match.start() - 30)
        entitled = _ENTITLED.search(text.text, before, match.start())
        if stop <= start or not (is_title(title) or (entitled and _is_headline(title))):
            continue
        called = _CALLED.search(text.text, before, match.start())
        listed = found and _LISTED.fullmatch(text.text, found[-1].stop, match.start())
        if called or listed or _IS_WORK.match(text.text, match.end()):
            found.append(Name(start, stop, kind_label(title), "works"))
        elif not _is_said(match, text) and _ENDS.match(text.text, match.end()):
            others.append(Name(start, stop, kind_label(title), "works"))
    return found if len(found) < MANY else sorted([*found, *others], key=lambda name: name.start)


def _is_said(match: re.Match[str], text: Text) -> bool:
    """Whether these are a person's words, a nickname or a slogan."""
    if _SAID.match(text.text, match.end() - 1):
        return True
    return _NICKNAME.search(text.text, max(0, match.start() - 30), match.start()) is not None


def is_title(title: str) -> bool:
    """Whether every word is capitalised but the small ones, and it does not end as speech does."""
    words = title.split()
    if not words or len(words) > 12 or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    plain = [word.strip("‘’'“”\"(),:;-–—!?.") for word in words]
    return all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in plain if word)


def _is_headline(title: str) -> bool:
    """Whether this is three words and more that start with a capital."""
    return title[0].isupper() and title.count(" ") > 1


def kind_label(title: str) -> str:
    """Return WORK, or LAW where the title says that it is one."""
    return "LAW" if kind_of(title) == "LAW" else "WORK"


def with_works(names: Sequence[Name], text: Text) -> list[Name]:
    """Add quoted titles; names inside them give way."""
    titles = works(text)
    return laid_over(names, titles, text) if titles else list(names)
