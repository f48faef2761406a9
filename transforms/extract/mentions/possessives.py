"""Names with a possessive in them or at their end: the Dockers' Federation, Sotheby's."""

import re
from collections.abc import Iterator

from transforms.extract.mentions.kinds import LAST, SENTENCE_WORDS
from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import KINDS
from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies
from transforms.lexicon.roles import GIVEN_NAMES, ROLES, TITLES

_OWNING = re.compile(r"['’](?:s |(?<=s['’]) )(?=[A-Z])")
_BEFORE = frozenset({"at", "outside", "inside", "near", "told", "by"})
_ENDS = re.compile(
    r"[,.;:)]|\s(?:in|on|and|or|for|at|to|before|after|as|said|has|had|was|is|which|that|who|"
    r"will|would|when|where|spokes\w+)\b"
)
"""At Wendell's, on the corner: a possessive that nothing follows."""
_GOES_ON = re.compile(r" [A-Z]|-")
_PEOPLE = frozenset(KINDS["possessive"]["people"].split())
"""Whose bodies are called after them: Women's, Veterans'."""
_BODIES = frozenset(KINDS["possessive"]["offices"].split())
"""What an office's body is called: the Attorney General's Office."""
_JOINT = frozenset({"Federation", "Union", "Association", "Guild", "Alliance", "Confederation"})
"""What many found together: of no single person are these."""
_ARTICLES = frozenset({"The", "A", "An"})
_LONGEST = 5


def possessives(text: Text) -> Iterator[Name]:
    """Yield names with a possessive in them, and those that end in one."""
    for match in _OWNING.finditer(text.text):
        if name := _owned(match, text):
            yield name
    yield from _ending(text)


def _owned(match: re.Match[str], text: Text) -> Name | None:
    """Return the body or building of those who stand before a possessive."""
    head = text.number(match.start()) - 1
    last = _noun(text.number(match.end()), text)
    if head < 0 or last < 0 or not text.words[head][0].isupper():
        return None
    if text.stop(head) != match.start():
        return None
    if not _may_own(head, text.words[last], match[0], text):
        return None
    first = head
    while first > 0 and head - first < _LONGEST and _goes_back(first, text):
        first -= 1
    return Name(text.starts[first], text.stop(last), LAST[text.words[last]], "possessive")


def _noun(number: int, text: Text) -> int:
    """Return the noun of a body or building that ends the capitalised run, or -1."""
    last = number
    while last + 1 < len(text.words) and last - number < _LONGEST:
        gap = text.text[text.stop(last) : text.starts[last + 1]]
        if gap != " " or not text.words[last + 1][0].isupper():
            break
        last += 1
    return last if LAST.get(text.words[last]) in ("ORG", "FAC") else -1


def _may_own(head: int, noun: str, mark: str, text: Text) -> bool:
    """Whether members, holders of an office or a saint stand before the possessive."""
    word = text.words[head]
    if mark[1:] == " ":  # the Dockers' Federation
        is_plain = word.lower() in text.places or word[:-1].lower() in ROLES or word in _PEOPLE
        is_plain = is_plain or noun in _JOINT
        return is_plain and place(word) is None
    before = text.words[head - 1] if head else ""
    if before in ("St", "Saint"):
        return True
    return word in _PEOPLE or (noun in _BODIES and _is_office(f"{before} {word}", word))


def _is_office(two: str, word: str) -> bool:
    return two in TITLES or word in TITLES


def _goes_back(first: int, text: Text) -> bool:
    """Whether the word before belongs to the name: Tarn County (District Attorney's Office)."""
    word, gap = text.words[first - 1], text.text[text.stop(first - 1) : text.starts[first]]
    is_saint = gap == ". " and word == "St"
    return (
        (gap == " " or is_saint)
        and word[0].isupper()
        and word not in _ARTICLES
        and not (word in SENTENCE_WORDS and text.starts_sentence(text.starts[first - 1]))
    )


def _ending(text: Text) -> Iterator[Name]:
    """Yield shops and houses whose name ends so, unless the text has the name without the end."""
    stems: dict[str, bool] = {}
    for number in text.places.get("s", ()):
        stem = text.words[number - 1] if number else ""
        if stem[:1].isupper() and text.text[text.starts[number] - 1] in "'’":
            stems[stem] = stems.get(stem, False) or _is_named_so(number, text)
    for stem, is_named in stems.items():
        if f"{stem}'s" not in bodies() and (not is_named or stem in GIVEN_NAMES):
            continue
        if place(stem) is None and not _stands_without(stem, text):
            yield from _all(stem, text)


def _is_named_so(number: int, text: Text) -> bool:
    """Whether something is at what ends in a possessive, and nothing follows that it may own."""
    before = text.word_before(text.starts[number - 1])
    return (
        before[0] in _BEFORE
        and before[1] == " "
        and _ENDS.match(text.text, text.stop(number)) is not None
    )


def _all(stem: str, text: Text) -> Iterator[Name]:
    for number in text.places[stem]:
        stop = text.stop(number) + 2
        if not _GOES_ON.match(text.text, stop):
            yield Name(text.starts[number], stop, "ORG", "possessive")


def _stands_without(stem: str, text: Text) -> bool:
    """Whether the text has a name without the possessive, or as the end of a person's."""
    for number in text.places.get(stem, ()):
        if text.text[text.stop(number) : text.stop(number) + 2] not in ("'s", "’s"):
            return True
        if number and text.words[number - 1] in GIVEN_NAMES:
            return True
    return False
