"""Which tests of stand-alone lines a line can meet at all: the others are spared it.

    tests_of(line, words) -> the patterns to try, in order

Most lines of a page are links of menus, which hold neither marks nor telling words. A test that is
named here holds for no other lines than those; one that is not named is tried on all.
"""

import re
from collections.abc import Container, Sequence

from transforms.clean.patterns import PATTERNS, Pattern

_VIEWS = "the these any all his her views view opinions opinion ideas idea thoughts thought"
_REPORT = "statement release report announcement presentation document communication"
_FIRST_WORDS = {
    "own_views": f"please note disclaimer that {_VIEWS} positions position statements statement"
    " comments comment",
    "forward_looking": "forward certain some the this these such all statements releases reports"
    f" announcements presentations documents communications {_REPORT}",
    "inline_link": "read watch listen see also must more",
    "posted_by": "posted published submitted filed written uploaded",
    "by_line": "words story reported written article report posted column analysis by",
    "contact_line": "e email contact write reach follow tweet send you",
    "agency_feed": "except apart other barring disclaimer note this the",
    "unread": "you you've the rest remainder full",
    "no_copies": "any all the no partial total whole unauthorised unauthorized reproduction use"
    " republication redistribution republishing copying reprinting reposting",
    "breadcrumb": "you home homepage front start",
    "first_run": "this a published",
    "tell_us": "have do got see spot spotted notice",
    "files_from": "with files inputs input additional reports report material compiled"
    " agency agencies pti ani ians uni aap afp ap dpa nan upi xinhua tass kyodo yonhap efe reuters"
    " australian agence the",
    "wire_note": "adds updates recasts rewrites releads refiles repeats writes edits updated",
    "sponsor_message": "a",
    "editors_message": "a",
    "from_issue": "from",
    "jump_line": "story article continue continues continued cont cont'd contd please see go next"
    " previous page",
    "list_heading": "the most more related recommended popular trending latest recent top other"
    " what stories people others readers everyone users subscribers read"
    " similar further featured today's editor editor's editors editors' editor's' must",
}
"""Words that a block begins with where a test can hold; blocks that begin otherwise are spared."""

_MARK = re.compile(r"[\d@©.:/,|\[\](){}_#&%]").search
_TELLING_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday today yesterday ago noon midnight now"
    " second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month"
    " months year years yr yrs s m h d w y by via for getty copyright contributed"
)
_TELLING = frozenset(_TELLING_WORDS.split())
_SILENT = frozenset({*_FIRST_WORDS, "counter"})
"""Rules that can hold for a line without any such mark or word: most lines of menus have none."""


def _by_first_word(rules: Container[str]) -> dict[str, tuple[Pattern, ...]]:
    firsts = {rule: frozenset(words.split()) for rule, words in _FIRST_WORDS.items()}
    every = sorted(frozenset[str]().union(*firsts.values()))
    tests = [one for one in PATTERNS if one[1] in rules]
    return {
        first: tuple(one for one in tests if one[1] not in firsts or first in firsts[one[1]])
        for first in ["", *every]
    }


_TESTS = _by_first_word({one[1] for one in PATTERNS})
_FEW_TESTS = _by_first_word(_SILENT)


def tests_of(line: str, words: Sequence[str]) -> tuple[Pattern, ...]:
    """Return those of PATTERNS that can hold for a block of these words, in plain form."""
    if not words:
        return PATTERNS
    tests = _FEW_TESTS if _MARK(line) is None and _TELLING.isdisjoint(words) else _TESTS
    return tests.get(words[0], tests[""])
