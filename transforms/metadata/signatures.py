"""Who signs a text: bylines and bare names around its headline, and notes about authors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.metadata.header import Header, said, without
from transforms.metadata.lines import is_paragraph
from transforms.metadata.names import (
    HANDLE,
    byline,
    credits_other,
    fold,
    has_cue,
    is_name,
    is_role,
    person,
)
from transforms.metadata.stamps import Stamp
from transforms.metadata.statements import Line, Statement
from transforms.metadata.titles import key

_BIO = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3})\s"
    r"(?:is|was|has been|writes|covers|teaches|works)\b"
)
_BY_INSIDE = re.compile(r"\b(?:[Pp]osted |[Ww]ritten |[Pp]ublished )?[Bb]y:?\s+(?=[A-ZÀ-Þ])")
_BY_AT_END = re.compile(r"(?<=[.!?…”\"] )[Bb]y [A-ZÀ-Þ][^.!?]{4,60}$")
_WRITTEN = re.compile(r"(?:written|words|story|text|article|author(?:ed)?)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w&.'’-]*\s){1,4}(?:Team|Staff|Editors)$|Team(?:\s[A-Z][\w&.'’-]*){1,3}$"
)
_LABELS = frozenset({"by", "written by", "author", "authors", "words by", "story by", "von", "par"})
_AGO = re.compile(
    r"\b(?:published|posted|publicado|publié|hace \d+|\d+ \w+ ago|\d+ min(?:ute)?s? read)\b",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"[(\[]\s?(?:[Rr]eporting|[Ww]riting|[Ww]ritten)"
    r"(?: and (?:[Ww]riting|[Ee]diting|[Rr]eporting))? by "
    r"(?P<who>[^;()\[\]]{4,160}?)(?:;[^()\[\]]{3,300})?[)\]]$"
)
"""A wire's note on who wrote, at the end of a text or of its last paragraph."""
FILED = 0.5
_PREDICATE = re.compile(
    r"\s(?!(?:and|in|for|at|with|of|from|via|on|by|de|da|van|von|der|bin|al|el|la|is an?)\b)"
    r"[a-z]{2,}"
)
"""A word in small letters such as no line of names has: a sentence begins with the name."""
_AND = re.compile(r"(?:and|with|&)\s+(?=[A-ZÀ-Þ])")
_BYLINE_REACH = 8
BARE_NAME = 0.35
"""Trust below which a capitalised line is no signature: nothing beside it says that it is one."""
LONGEST_BARE = 70


def _people(line: Line, times: Sequence[Stamp], rule: str) -> tuple[str, ...]:
    rest = without(line.text, times) if times else line.value
    rest = HANDLE.sub("", rest)
    if inside := _BY_INSIDE.search(rest):
        return byline("By " + rest[inside.end() :]).people
    if has_cue(rest):
        return byline(rest).people
    if rule == "name_under_cue":
        return byline(rest, cued=True).people
    if group := _GROUP.match(rest.strip(" |")):
        return (group[0],)
    found = byline(rest, cued=False)
    parts = [part for part in re.split(r"\s*(?:\||•|·|/|\s[—–-]\s)\s*", rest) if part.strip()]
    if not found.people or not parts:
        return ()
    first = person(re.split(r",| and ", parts[0])[0].strip())
    return found.people if is_name(first) else ()


def authors(header: Header) -> Iterator[Statement]:
    """State who signs, in the lines around the headline and above the body, or at its end."""
    anchor = header.title if header.title is not None else header.start
    first = max(0, anchor - 4)
    last = min(len(header.lines), max(anchor + _BYLINE_REACH + 1, header.start + 1))
    last = min(last, anchor + 2 * _BYLINE_REACH)
    bios = _bios(header)
    signed: list[tuple[int, Statement]] = []
    for n in range(first, min(len(header.lines), max(last, header.start + _BYLINE_REACH))):
        if n != header.title:
            found = _signature(header, n, anchor, bios, may_be_bare=n < last)
            signed.extend((n, statement) for statement in found)
    yield from (statement for _, statement in signed)
    yield from _joined(header, signed)
    for n in range(max(last, header.stop - 2), min(len(header.lines), header.stop + 4)):
        if _WRITTEN.match(header.lines[n].value) or _label_above(header.lines, n):
            for statement in _signature(header, n, anchor, bios, may_be_bare=False):
                yield replace(statement, trust=0.5)
    yield from _filed(header)


def _joined(header: Header, signed: Sequence[tuple[int, Statement]]) -> Iterator[Statement]:
    """State together those who sign in lines below one another, their roles between them."""
    whole: Statement | None = None
    for (n, one), (m, other) in pairwise(signed):
        above = whole or one
        follows = one.rule == other.rule or _AND.match(header.lines[m].value)
        between = header.lines[n + 1 : m]
        if not follows or not all(is_role(line.value) for line in between):
            if whole:
                yield whole
            whole = None
            continue
        names = tuple(dict.fromkeys((*above.names, *other.names)))
        whole = replace(
            above,
            names=names,
            value="; ".join(names),
            trust=max(above.trust, other.trust) + 0.01,
            stop=other.stop,
        )
    if whole:
        yield whole


def _filed(header: Header) -> Iterator[Statement]:
    """State who reported, by a wire's note at the end: (Reporting by Ann Lee; editing by ...)."""
    for line in header.lines[max(0, header.stop - 2) : header.stop + 4]:
        match = _FILED.search(line.text)
        people = byline(f"By {match['who']}").people if match else ()
        if match and people:
            statement = said("authors", "; ".join(people), "filed_by", FILED, line)
            start, stop = line.start + match.start(), line.start + match.end()
            yield replace(statement, names=people, start=start, stop=stop)


def _label_above(lines: Sequence[Line], n: int) -> bool:
    return n > 0 and fold(lines[n - 1].value) in _LABELS


def _rule(header: Header, n: int, anchor: int) -> tuple[str, float] | None:
    """Return why a line may be a signature, and how much that is trusted."""
    line = header.lines[n]
    if (
        has_cue(line.value)
        or _BY_AT_END.search(line.value)
        or (header.times[n] and _BY_INSIDE.search(line.text))
    ):
        return "byline_cue", 0.8 if line.kind == "byline" else 0.75
    if _label_above(header.lines, n):
        return "name_under_cue", 0.7
    if line.kind == "byline":
        return "bare_name", 0.42
    return ("bare_name", 0.3) if n > anchor or header.times[n] else None


def _signature(
    header: Header, n: int, anchor: int, bios: dict[str, Line], *, may_be_bare: bool
) -> Iterator[Statement]:
    line, times = header.lines[n], header.times[n]
    if len(line.value) > 200 or credits_other(line.value):
        return
    found = _rule(header, n, anchor)
    if found is None or (is_paragraph(line) and len(line.value) > 140):
        return
    rule, trust = found
    if rule == "bare_name" and (not may_be_bare or len(line.value) > LONGEST_BARE):
        return
    people = _people(line, times, rule)
    if not people:
        return
    trust += _support(header, n, anchor, people, bios)
    if rule == "bare_name" and not (trust >= BARE_NAME and _is_bare_name(header, n, people)):
        return
    yield replace(said("authors", "; ".join(people), rule, trust, line), names=people)


def _is_bare_name(header: Header, n: int, people: Sequence[str]) -> bool:
    """Whether a line is nothing but names, is not part of the headline and not of a menu."""
    lines = header.lines
    if not all(is_name(name) or _GROUP.match(name) for name in people):
        return False
    if lines[n].value.startswith(people[0]) and _PREDICATE.match(lines[n].value, len(people[0])):
        return False
    title = key(lines[header.title].value) if header.title is not None else ""
    if any(key(name) in title for name in people):
        return False
    if header.times[n] and lines[n].text[: header.times[n][0].start].rstrip().endswith(","):
        return any(_told_of(name, lines, n) for name in people)  # else a place: Port Amsel, 4 June
    beside = [lines[m].value for m in (n - 1, n + 1) if 0 <= m < len(lines) and m != header.title]
    in_menu = any(is_name(other) and fold(other) != fold(lines[n].value) for other in beside)
    dated = bool(header.times[n] or header.times[min(n + 1, len(lines) - 1)])
    return not in_menu or dated or _is_below_title(header, n)


def _is_below_title(header: Header, n: int) -> bool:
    """Whether cleaning takes a line for a byline, close below the headline and above the text."""
    title, kind = header.title, header.lines[n].kind
    return kind == "byline" and title is not None and title < n <= title + 4 and n < header.start


def _support(
    header: Header, n: int, anchor: int, people: Sequence[str], bios: dict[str, Line]
) -> float:
    """Add up what speaks for a signature: a date beside it, a biography, nearness, a role below."""
    lines = header.lines
    score = 0.0
    if any(header.times[m] for m in range(n, min(n + 3, len(lines)))) or (
        n and header.times[n - 1]
    ):
        score += 0.2
    if _AGO.search(lines[n].value):
        score += 0.2
    if any(fold(name) in bios or _told_of(name, lines, n) for name in people):
        score += 0.25
    if header.title is not None and 0 < n - header.title <= 2:
        score += 0.12
    if n + 1 < len(lines) and (is_role(lines[n + 1].value) or lines[n + 1].kind == "author_bio"):
        score += 0.15
    if n + 1 < len(lines) and fold(lines[n + 1].value) == fold(lines[n].value):
        score += 0.1
    return score - 0.02 * abs(n - anchor)


def _told_of(name: str, lines: Sequence[Line], n: int) -> bool:
    """Whether another line tells about a person or signs with the same name."""
    marks = (f"{name} is ", f"{name} has ", f"By {name}", f"About {name}", f"by {name}")
    return any(
        mark in line.text
        for m, line in enumerate(lines)
        if m != n and line.text.find(name, 0, 400) >= 0
        for mark in marks
    )


def _bios(header: Header) -> dict[str, Line]:
    """Return the people that notes at the end, or blocks of that kind, tell about."""
    found: dict[str, Line] = {}
    for n, line in enumerate(header.lines):
        match = _BIO.match(line.value)
        if match is None:
            continue
        near_end = n >= len(header.lines) - 12 or header.stop - 3 <= n <= header.stop + 6
        headed = n > 0 and fold(header.lines[n - 1].value) == fold(match["name"])
        if not (near_end or headed) and line.kind != "author_bio" and n > header.start + 12:
            continue
        if is_name(match["name"]):
            found.setdefault(fold(match["name"]), line)
    return found


def bios(header: Header) -> Iterator[Statement]:
    """State the person that a note at the end of the text is about."""
    for name, line in _bios(header).items():
        n = header.lines.index(line)
        headed = n > header.start and fold(header.lines[n - 1].value).endswith(name)
        if line.kind == "author_bio" or line is header.lines[-1] or headed:
            match = _BIO.match(line.value)
            trust = 0.55 if headed else 0.35
            statement = said("authors", match["name"] if match else name, "author_bio", trust, line)
            yield replace(statement, names=(statement.value,))
