"""Names that say themselves what they are: ... University, Battle of ..., Hurricane ..."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from transforms.extract.mentions.text import Name, Text
from transforms.extract.mentions.vocabulary import DATES, KINDS, NEVER, NOUNS
from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies, leaders
from transforms.lexicon.roles import GIVEN_NAMES, HONORIFICS, TITLES

LAST: dict[str, str] = {
    word: label for label, words in KINDS["last"].items() for word in words.split()
}
OF: dict[str, str] = {word: label for label, words in KINDS["of"].items() for word in words.split()}
FIRST: dict[str, str] = {
    word: label for label, words in KINDS["first"].items() for word in words.split()
}
PAIRS: dict[str, str] = {pair: label for label, pairs in KINDS["pairs"].items() for pair in pairs}
WEAK = frozenset(KINDS["weak"]["words"].split())
EITHER = frozenset(KINDS["either"]["words"].split())
DEFINING: dict[str, str] = {
    word: label for label, words in KINDS["defining"].items() for word in words.split()
}
"""Common nouns that say what a name is, beside it or behind "is a"."""
SINGLE: dict[str, str] = {
    word: label for label, words in KINDS["single"].items() for word in words.split()
}
JOINERS = frozenset({"of", "for", "and", "the", "de", "du", "del", "di", "on", "&"})
ON = frozenset(KINDS["on"]["words"].split())
"""Kinds that "on" may follow: Convention on Human Rights, Council on Foreign Relations."""
PARTIES = frozenset({"D", "R", "I"})
"""What a lawmaker's party is cut to."""
NUMERAL = re.compile(r"[IVXL]+")
LONGEST = 7  # words in front of the noun, at most


def kind_of(name: str) -> str | None:
    """Return the label that a name's own noun gives it, if it has one."""
    words = name.split()
    if len(words) < 2:
        return SINGLE.get(name)
    if (head := _head_kind(words)) is not None:
        return head
    if words[-1] in SINGLE or (NUMERAL.fullmatch(words[-1]) and words[-2] in LAST):
        return SINGLE.get(words[-1]) or LAST[words[-2]]
    topic = name.partition(" on ")[0].split() if " on " in name else []
    if topic and topic[-1] in ON and topic[-1] in OF:
        return OF[topic[-1]]
    if words[-1] in LAST:
        return LAST[words[-1]]
    if (pair := " ".join(words[-2:])) in PAIRS:
        return PAIRS[pair]
    for joiner in sorted((" of ", " for "), key=lambda j: (name.find(j) < 0, name.find(j))):
        head, _, tail = name.partition(joiner)
        if tail and (noun := head.split()[-1]) in OF:
            return OF[noun]
        if tail and noun in LAST and len(head.split()) > 1:
            return "ORG" if joiner == " for " and noun in EITHER else LAST[noun]
    return FIRST.get(words[0])


def _head_kind(words: Sequence[str]) -> str | None:
    """Return what the noun before "of" says where it outweighs the last one.

    Board of Elections is a body, Battle of Leyte Gulf an event; Bank of Peru Stadium is neither.
    """
    if "of" not in words[1:5] or words[-1] not in LAST:
        return None
    at = words.index("of")
    head, tail = OF.get(words[at - 1]), [word for word in words[at + 1 :] if word != "the"]
    outweighs = (head == "ORG" and len(tail) == 1) or (
        head == "EVENT" and LAST[words[-1]] in ("LOC", "FAC") and at == 1
    )
    return head if outweighs else None


def with_phrases(names: Sequence[Name], text: Text) -> list[Name]:
    """Let the phrases that name themselves stand where the tagger saw a part of them, or nothing.

    Names must be in order and not overlap; neither do those returned.
    """
    found: list[Name] = []
    rest = deque(names)
    for phrase in kind_phrases(text):
        while rest and rest[0].stop <= phrase.start:
            found.append(rest.popleft())
        inside = []
        while rest and rest[0].start < phrase.stop:
            inside.append(rest.popleft())
        if found and found[-1].stop > phrase.start:
            found += inside
        elif inside and (inside[0].start < phrase.start or inside[-1].stop > phrase.stop):
            found += inside  # the tagger saw more: its name stands
        elif phrase.rule == "kind_first" and inside and inside[0].start == phrase.start:
            found += inside  # Fort Wray may be a town: the vote decides
        elif phrase.rule == "kind_of" and _ends_in_person(phrase, inside):
            found += inside  # Secretary of State Ann Lee
        elif decides(phrase, text) or any(name.stop == phrase.stop for name in inside):
            found.append(_as_tagged(phrase, inside, text))
        else:
            found += inside
    return [*found, *rest]


def _as_tagged(phrase: Name, inside: Sequence[Name], text: Text) -> Name:
    """Return the phrase with the tagger's label, where its noun may be a body or a building."""
    words = text.text[phrase.start : phrase.stop].split()
    noun = words[-1]
    if phrase.label in ("LOC", "FAC", "LAW", "EVENT") and [
        (n.start, n.stop, n.label) for n in inside
    ] == [(phrase.start, phrase.stop, "PERSON")]:
        return inside[0] if len(words) == 2 and words[0] in GIVEN_NAMES else phrase  # Jonah Hill
    if not inside or noun not in EITHER or inside[-1].stop != phrase.stop:
        return phrase
    both = {phrase.label, inside[-1].label} <= {"ORG", "FAC"}
    return phrase.labelled(inside[-1].label, phrase.rule) if both else phrase


def _ends_in_person(phrase: Name, inside: Sequence[Name]) -> bool:
    return any(name.label == "PERSON" and name.stop == phrase.stop for name in inside)


def kind_phrases(text: Text) -> list[Name]:
    """Return the phrases with such a noun, in order, the longest where they overlap."""
    places = sorted(number for noun in NOUNS & text.places.keys() for number in text.places[noun])
    found: list[Name] = []
    for number in places:
        if text.in_headline(text.starts[number]):
            continue
        if text.text[text.starts[number] - 1 : text.starts[number]] == "-":
            continue  # Ann Prado-Bridge
        if text.words[number] == "Co" and text.text.startswith(("-", " -"), text.stop(number)):
            continue  # Tarn Co-Founder
        for name in _phrases(text, number):
            if text.text[name.start : name.stop] in NEVER:
                continue
            if found and name.start < found[-1].stop:
                if name.stop - name.start > found[-1].stop - found[-1].start:
                    found[-1] = name
            else:
                found.append(name)
    return found


def _phrases(text: Text, number: int) -> Iterator[Name]:
    noun = text.words[number]
    first = _leftmost(text, number)
    last = _rightmost(text, number) if noun in OF else number
    if noun in LAST and first < number and last == number:
        if _follows(text, number + 1) and NUMERAL.fullmatch(text.words[number + 1]):
            number += 1  # World War II
        yield Name(text.starts[first], text.stop(number), LAST[noun], "kind_last")
    if noun in OF and last > number and not (first < number and _is_whole(text, number, last)):
        yield Name(text.starts[first], text.stop(last), OF[noun], "kind_of")
    if noun in FIRST and first == number and (after := _run(text, number + 1)) > number:
        yield Name(text.starts[number], text.stop(after), FIRST[noun], "kind_first")


def _is_whole(text: Text, number: int, last: int) -> bool:
    """Whether this is a part of a place and the whole: (Orsk) District of Peru."""
    if OF[text.words[number]] != "LOC":
        return False
    start = number + 2
    while start < last and text.words[start] == "the":
        start += 1
    return place(text.text[text.starts[start] : text.stop(last)]) is not None


def _leftmost(text: Text, number: int) -> int:
    """Return the first word of the capitalised run that ends in a word."""
    first = number
    while first > 0 and number - first < LONGEST and _adjoins(text, first - 1):
        word = text.words[first - 1]
        if word in JOINERS or not _is_capital(word):
            break
        first -= 1
    first = _before_and(text, first)
    while first < number and _is_no_part(text, first):
        first += 1
    if first < number and text.words[first] in leaders():
        rest = text.text[text.starts[first + 1] : text.stop(number)]
        if rest in bodies() or place(rest):
            return first + 1  # the Obama White House; the Clinton Foundation is one
    return first


def _before_and(text: Text, first: int) -> int:
    """Return the first word of the Food and (Drug Administration), or the word given."""
    if first < 3 or text.words[first - 1] != "and" or not _adjoins(text, first - 1):
        return first
    start = first - 2
    if not _adjoins(text, start) or not _is_capital(text.words[start]):
        return first
    if text.words[start] in NOUNS or place(text.words[start]) or not _adjoins(text, start - 1):
        return first
    return start if text.words[start - 1].lower() in ("the", "s", "its", "their") else first


def _is_no_part(text: Text, number: int) -> bool:
    word = text.words[number]
    if word in ("The", "A", "An") or word in TITLES or word in HONORIFICS:
        return True
    return text.starts_sentence(text.starts[number]) and (
        word.lower() in text.places or word in SENTENCE_WORDS
    )


SENTENCE_WORDS = frozenset(KINDS["sentence"]["words"].split())
"""Words that are capitals only because a sentence starts with them."""


def _rightmost(text: Text, number: int) -> int:
    """Return the last word of `noun of the Capital Capital`, or the noun itself."""
    after = number + 1
    if not _follows(text, after) or text.words[after] not in ("of", "for", "on"):
        return number
    if text.words[after] == "on" and text.words[number] not in ON:
        return number
    after += 1
    while _follows(text, after) and text.words[after] in ("the", "de", "la"):
        after += 1
    last = _run(text, after)
    if last < after:
        return number
    joined = last + 2
    if _follows(text, joined) and text.words[last + 1] == "and" and _adjoins(text, last):
        further = _run(text, joined)
        places = place(text.words[last]) or place(text.words[joined])
        if further >= joined and (text.words[number + 1] == "on" or not places):
            last = further  # Ministry of Health and Welfare
    return _in_area(text, last) if OF.get(text.words[number]) == "ORG" else last


def _in_area(text: Text, last: int) -> int:
    """Return the last word of ... and Co-operation in Europe, or the word given."""
    after = last + 2
    if _follows(text, after) and text.words[last + 1] == "in" and _adjoins(text, last):
        known = place(text.words[after])
        if known is not None and known.label == "LOC":
            return after
    return last


def _run(text: Text, number: int) -> int:
    """Return the last word of the capitalised run that starts with a word, or the one before."""
    last = number - 1
    while last - number < LONGEST and _follows(text, last + 1):
        word = text.words[last + 1]
        if not _is_capital(word) or word in DATES:
            break
        last += 1
    return last


def _follows(text: Text, number: int) -> bool:
    return 0 < number < len(text.words) and _adjoins(text, number - 1)


def _adjoins(text: Text, number: int) -> bool:
    """Whether only a blank, a hyphen or an ampersand stands between a word and the next one."""
    gap = text.text[text.stop(number) : text.starts[number + 1]]
    if gap == " ":
        return True
    if gap == "-":
        if text.words[number] in PARTIES:
            return False  # R-Tarn County
        return place(text.words[number]) is None or _is_compound(text, number + 1)
    initial = len(text.words[number]) == 1 and text.text[text.starts[number] - 1 :][:1] != "."
    return gap == " & " or (gap == ". " and initial)  # J. Hale, not U.S. Hale


def _is_compound(text: Text, number: int) -> bool:
    """Whether what stands behind a place and a hyphen is part of one name with it.

    It is in the Peru-Chile Forum; it is not in the Peru-European Union deal.
    """
    last = number
    while last + 1 < len(text.words) and text.text[text.stop(last) : text.starts[last + 1]] == " ":
        if not text.words[last + 1][0].isupper():
            break
        last += 1
    whole = text.text[text.starts[number] : text.stop(last)]
    return text.words[last] in LAST and place(whole) is None and whole not in bodies()


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and (len(word) == 4 or word[-1] in "htd"))


def decides(name: Name, text: Text) -> bool:
    """Whether a phrase is a name by its noun alone; common nouns need a name in front."""
    words = text.text[name.start : name.stop].replace("-", " ").split()
    if name.rule == "kind_first":
        return True
    if NUMERAL.fullmatch(words[-1]):
        return True
    noun = words[-1] if name.rule == "kind_last" else next(w for w in words if w in OF)
    return noun not in WEAK or (len(words) > 2 or place(words[0]) is not None)
