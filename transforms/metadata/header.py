"""What the lines around the headline state: kicker, subtitle, byline and times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.metadata.lines import body_span, is_paragraph
from transforms.metadata.names import byline, credits_other, fold, has_cue, is_name, is_role
from transforms.metadata.stamps import Stamp, stamps
from transforms.metadata.statements import Line, Statement, spoken
from transforms.metadata.titles import is_kicker, is_promotion, key, title_scores

_UPDATED = re.compile(
    r"\b(?:updated|modified|revised|edited|last reviewed|reviewed|actualizado|aktualisiert|"
    r"mis à jour|modifié)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|originally published|created|issued|release date|"
    r"date|filed|publié|publicado|veröffentlicht|pubblicato|stand)\b",
    re.IGNORECASE,
)
_LABEL_END = re.compile(
    r"\b(?:published|posted|updated|created|modified|published on|posted on)\W{0,3}(?:on|at)?\W{0,3}"
    r"(?:\w{3,9}day,?\s)?$",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:last active|last seen|joined|member since|expires|deadline|due date|event date|starts|"
    r"born|died|copyright)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^[^|]*\|\s*(?:-|–|—|to|until|through)\s*\|", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d+\s*(?:min(?:ute)?s?|"
    r"comments?|views?|shares?|words)\b(?:\s*read)?|\bread(?:ing)? time\b|\bon\b|\bat\b|\bin\b",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3})\s(?:is|was|has been|writes|covers|teaches|works)\b"
)
_BY_INSIDE = re.compile(r"\b(?:[Pp]osted |[Ww]ritten |[Pp]ublished )?[Bb]y:?\s+(?=[A-ZÀ-Þ])")
_BARE_DATE_LINE = 45
"""Characters that a line without a label may have beside its date and names."""
_BYLINE_REACH = 8
BARE_NAME = 0.35
"""Trust below which a capitalised line is no signature: nothing beside it says that it is one."""


@dataclass(frozen=True, slots=True)
class Header:
    """The lines of a text, each with the points in time that it states as a date line does."""

    lines: Sequence[Line]
    times: Sequence[tuple[Stamp, ...]]
    start: int
    title: int | None


def _without(value: str, found: Sequence[Stamp]) -> str:
    parts, at = [], 0
    for stamp in found:
        parts.append(value[at : stamp.start])
        at = stamp.stop
    return " | ".join([*parts, value[at:]])


def _date_line(line: Line, language: str, month_first: bool | None) -> tuple[Stamp, ...]:
    """Return the times of a line that is there to state them; a sentence that has one is not."""
    if len(line.text) > 260:
        return ()
    found = stamps(line.text, language=language, month_first=month_first)
    if not found:
        return ()
    if line.kind in {"caption", "related", "comment_policy"}:
        return ()
    rest = _without(line.text, found)
    if line.value.endswith(":") or _OTHER_TIME.search(rest) or _RANGE.search(rest):
        return ()
    if line.kind in {"dateline", "byline"}:
        return found
    first = found[0]
    opening = line.text[: first.start]
    after = line.text[first.stop : first.stop + 3].lstrip()
    if len(opening) < 40 and _LABEL_END.search(opening):
        return found
    if not opening.strip(" \t|/·•-–—") and after[:1] in {"", "|", "/", "·", "•", "-", "–", "—"}:
        return found
    label = _PUBLISHED.search(rest) or _UPDATED.search(rest)
    bare = re.sub(r"[\W\d]+", " ", _NOISE.sub(" ", rest)).strip()
    if label and len(bare) < 120 and not is_paragraph(line):
        return found
    if len(bare) <= _BARE_DATE_LINE and (not bare or bare[:1].isupper() or has_cue(rest)):
        return found
    return ()


def read_header(
    lines: Sequence[Line], *, language: str = "en", month_first: bool | None = None
) -> Header:
    """Find the headline among the lines, and the lines that state times."""
    start, stop = body_span(lines)
    times: list[tuple[Stamp, ...]] = []
    for n, line in enumerate(lines):
        near = n <= start + 100 or n >= stop - 2
        times.append(_date_line(line, language, month_first) if near else ())
    scores = title_scores(lines, [bool(found) for found in times], start)
    best = scores[0] if scores else None
    return Header(lines, times, start, best[1] if best and best[0] > -1.0 else None)


def _said(field: str, value: str, rule: str, trust: float, line: Line) -> Statement:
    return Statement(
        field=field,
        value=value,
        origin="text",
        rule=rule,
        trust=trust,
        start=line.start,
        stop=line.stop,
    )


def titles(header: Header) -> Iterator[Statement]:
    """State the headline."""
    if header.title is not None:
        line = header.lines[header.title]
        yield _said("title", line.value.lstrip("# "), "headline", 0.6, line)


def decks(header: Header) -> Iterator[Statement]:
    """State the kicker above or below the headline, and the subtitle under it."""
    if header.title is None:
        return
    title = header.lines[header.title]
    for n in range(max(0, header.title - 2), min(len(header.lines), header.title + 7)):
        line = header.lines[n]
        if n != header.title and (line.kind == "kicker" or is_kicker(line.value)):
            if not line.is_bullet:
                yield _said("kicker", line.value, "kicker_line", 0.6, line)
    for n in range(header.title + 1, min(len(header.lines), header.title + 4)):
        line = header.lines[n]
        if key(line.value) == key(title.value):
            continue
        if line.kind == "subtitle":
            yield _said("subtitle", line.value, "subtitle_line", 0.7, line)
            return
        if _is_deck(header, n):
            yield _said("subtitle", line.value, "line_under_headline", 0.4, line)
        return


def _is_deck(header: Header, n: int) -> bool:
    """Whether the line under the headline is a standfirst: words, and a byline or date after it."""
    line = header.lines[n]
    if header.times[n] or has_cue(line.value) or is_name(line.value) or is_promotion(line.value):
        return False
    if not 25 <= len(line.value) <= 320 or line.is_bullet or line.kind in {"caption", "body"}:
        return False
    if re.search(r"\((?:[^()]*(?:/|via|Photo|Getty))[^()]*\)\W*$", line.value):
        return False
    after = header.lines[n + 1 : n + 3]
    signed = (
        header.times[m] or has_cue(header.lines[m].value) or is_name(header.lines[m].value)
        for m in range(n + 1, min(n + 3, len(header.lines)))
    )
    return bool(after) and any(signed)


def _people(line: Line, times: Sequence[Stamp]) -> tuple[str, ...]:
    rest = _without(line.text, times) if times else line.value
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
    title = key(header.lines[header.title].value) if header.title is not None else ""
    if rule == "bare_name" and any(key(name) in title for name in people):
        return None
    trust += _support(header, n, anchor, people, bios)
    if rule == "bare_name" and trust < BARE_NAME:
        return None
    said = _said("authors", "; ".join(people), rule, trust, line)
    return replace(said, names=people)


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
            said = _said("authors", match["name"] if match else name, "author_bio", 0.35, line)
            yield replace(said, names=(said.value,))


def times(header: Header) -> Iterator[Statement]:
    """State when the text was published and updated, by the lines that are there to say so."""
    anchor = header.title if header.title is not None else header.start
    for n, found in enumerate(header.times):
        line = header.lines[n]
        for stamp in found:
            before = line.text[max(0, stamp.start - 45) : stamp.start]
            updated = list(_UPDATED.finditer(before))
            published = list(_PUBLISHED.finditer(before))
            if not updated and not published and n and len(header.lines[n - 1].value) < 25:
                if _OTHER_TIME.search(header.lines[n - 1].value):
                    continue
                updated = list(_UPDATED.finditer(header.lines[n - 1].value))
                published = list(_PUBLISHED.finditer(header.lines[n - 1].value))
            is_update = bool(updated) and (
                not published or updated[-1].start() > published[-1].start()
            )
            labelled = bool(published or updated)
            in_header = anchor - 8 <= n <= max(header.start + 3, anchor + 8)
            if not in_header and not labelled:
                continue
            under = header.title is not None and 0 < n - header.title <= 6 and n <= header.start
            trust = 0.6 + 0.15 * labelled - 0.01 * abs(n - anchor) + 0.06 * under
            trust -= 0.0 if in_header else 0.2
            yield Statement(
                field="updated_at" if is_update else "published_at",
                value=spoken(stamp.at),
                origin="text",
                rule="dated_label" if labelled else "date_line",
                trust=trust,
                stamp=stamp,
                shown=line.text[stamp.start : stamp.stop],
                start=line.start + stamp.start,
                stop=line.start + stamp.stop,
            )
