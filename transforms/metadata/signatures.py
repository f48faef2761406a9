"""Who signs a text: bylines and bare names around its headline, and notes about authors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.metadata.header import Header, said, without
from transforms.metadata.lines import is_paragraph
from transforms.metadata.names import byline, credits_other, fold, has_cue, is_name, is_role
from transforms.metadata.stamps import Stamp
from transforms.metadata.statements import Line, Statement
from transforms.metadata.titles import key

_BIO = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3})\s"
    r"(?:is|was|has been|writes|covers|teaches|works)\b"
)
_BY_INSIDE = re.compile(r"\b(?:[Pp]osted |[Ww]ritten |[Pp]ublished )?[Bb]y:?\s+(?=[A-ZÀ-Þ])")
_BYLINE_REACH = 8
BARE_NAME = 0.35
"""Trust below which a capitalised line is no signature: nothing beside it says that it is one."""
LONGEST_BARE = 70


def _people(line: Line, times: Sequence[Stamp]) -> tuple[str, ...]:
    rest = without(line.text, times) if times else line.value
    if inside := _BY_INSIDE.search(rest):
        return byline("By " + rest[inside.end() :]).people
    if has_cue(rest):
        return byline(rest).people
    found = byline(rest, cued=False)
    parts = [part for part in re.split(r"\s*(?:\||•|·|\s[—–-]\s)\s*", rest) if part.strip()]
    if found.people and parts and is_name(parts[0].split(",")[0].split(" and ")[0].strip()):
        return found.people
    return ()


def authors(header: Header) -> Iterator[Statement]:
    """State who signs, in the lines around the headline and above the body."""
    anchor = header.title if header.title is not None else header.start
    first = max(0, anchor - 4)
    last = min(len(header.lines), max(anchor + _BYLINE_REACH + 1, header.start + 1))
    last = min(last, anchor + 2 * _BYLINE_REACH)
    bios = _bios(header)
    for n in range(first, last):
        if n == header.title:
            continue
        statement = _signature(header, n, anchor, bios)
        if statement:
            yield statement


def _signature(header: Header, n: int, anchor: int, bios: dict[str, Line]) -> Statement | None:
    line, times = header.lines[n], header.times[n]
    if len(line.value) > 200 or credits_other(line.value) or line.kind in {"caption", "related"}:
        return None
    trust = 0.0
    inside = bool(times) and bool(_BY_INSIDE.search(line.text))
    if line.kind == "byline":
        trust, rule = 0.8, "byline_block"
    elif has_cue(line.value) or inside:
        trust, rule = 0.75, "byline_cue"
    elif n >= 1 and fold(header.lines[n - 1].value) in {"by", "written by", "author", "words by"}:
        trust, rule = 0.7, "name_under_cue"
    elif n > anchor or times:
        trust, rule = 0.3, "bare_name"
    if not trust:
        return None
    people = _people(line, times)
    if not people or (is_paragraph(line) and len(line.value) > 140):
        return None
    if rule == "bare_name" and not all(is_name(name) for name in people):
        return None
    if rule == "bare_name" and len(line.value) > LONGEST_BARE:
        return None
    title = key(header.lines[header.title].value) if header.title is not None else ""
    if rule == "bare_name" and any(key(name) in title for name in people):
        return None
    trust += _support(header, n, anchor, people, bios)
    if rule == "bare_name" and trust < BARE_NAME:
        return None
    statement = said("authors", "; ".join(people), rule, trust, line)
    return replace(statement, names=people)


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
    if any(fold(name) in bios or _told_of(name, lines, n) for name in people):
        score += 0.25
    if header.title is not None and 0 < n - header.title <= 2:
        score += 0.12
    if n + 1 < len(lines) and is_role(lines[n + 1].value):
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
        if n < len(header.lines) - 12 and line.kind != "author_bio" and n > header.start + 12:
            continue
        match = _BIO.match(line.value)
        if match and is_name(match["name"]):
            found.setdefault(fold(match["name"]), line)
    return found


def bios(header: Header) -> Iterator[Statement]:
    """State the person that a note at the end of the text is about."""
    for name, line in _bios(header).items():
        if line.kind == "author_bio" or line is header.lines[-1]:
            match = _BIO.match(line.value)
            statement = said("authors", match["name"] if match else name, "author_bio", 0.35, line)
            yield replace(statement, names=(statement.value,))
