"""What the lines around the headline state: kicker, subtitle, byline and times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.metadata.labels import is_credited, is_kicker, is_promotion
from transforms.metadata.lines import body_span, is_paragraph
from transforms.metadata.names import byline, has_cue, is_name
from transforms.metadata.stamps import Stamp, stamps
from transforms.metadata.statements import Line, Statement, spoken
from transforms.metadata.titles import key, title_scores

_UPDATED = re.compile(
    r"\b(?:updated|modified|revised|edited|last reviewed|reviewed|actualizado|aktualisiert|"
    r"mis à jour|modifié|geändert|modificado|aggiornato)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|originally published|created|issued|release date|"
    r"original|date|filed|publié|publicado|veröffentlicht|pubblicato|stand)\b",
    re.IGNORECASE,
)
_LABEL_END = re.compile(
    r"\b(?:published|posted|updated|created|modified)\W{0,3}(?:on|at)?\W{0,3}"
    r"(?:\w{3,9}day,?\s)?$",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:last active|last seen|joined|member since|expires|deadline|due date|event date|starts|"
    r"born|died|copyright)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b[Bb]y [A-ZÀ-Þ][\w.'’-]+ [A-ZÀ-Þ]")
_CLOCKS = re.compile(r"\b\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s?[A-Z]{2,4}\b)?")
MARKS = 12
"""Characters by which punctuation makes the spellings of one headline differ at most."""
_SIGNED_DECK = re.compile(
    r"[.!?…”\"]\s[Bb]y [A-ZÀ-Þ][\w.'’-]+(?: [\w.'’-]+){1,5}(?:,| on| [|•·–—-])?\s*$"
)
"""A deck that ends in a byline, up to the date: ... of the strait. By Ann Lee on"""
LONGEST_LABEL = 25
"""Characters of a line above a date that may say whose date it is."""
LONGEST_SIGNED = 130
"""Characters beside date and clock that a line with a byline in it may have."""
_VERSION = re.compile(r"(?:UPDATE|WRAPUP|REFILE|RPT|CORRECTED)(?: ?\d{1,2})?\s?[-–]\s?(?=[A-Z\d])")
"""By what a wire marks the versions of a text: UPDATE 2-Kordia raises rates."""
_CREDITED = re.compile(r"[.!?”\"’'] \((?!\d)[A-Z][\w.&'’/-]*(?: [A-Z][\w.&'’/-]*){0,3}\)$")
"""A whole sentence and who took the picture: ... was stolen on Sunday. (WKLM)"""
_FROM = re.compile(r"From:? (?:the )?[A-Z][\w'’.&-]*(?: (?:[A-Z&][\w'’.-]*|of|for|and|the))*$")
"""Whose release it is: From Department of Land and Climate."""
_RANGE = re.compile(r"^[^|]*\|\s*(?:-|–|—|to|until|through)\s*\|", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d+\s*(?:min(?:ute)?s?|"
    r"comments?|views?|shares?|words)\b(?:\s*read)?|\bread(?:ing)? time\b|\bon\b|\bat\b|\bin\b|"
    r"@\w+",
    re.IGNORECASE,
)
_FOREIGN = frozenset({"caption", "related", "comment_policy"})
_BARE_DATE_LINE = 45
"""Characters that a line without a label may have beside its date and names."""


@dataclass(frozen=True, slots=True)
class Header:
    """The lines of a text, each with the points in time that it states as a date line does."""

    lines: Sequence[Line]
    times: Sequence[tuple[Stamp, ...]]
    start: int
    """Number of the line that the body begins with."""
    stop: int
    """Number of the line after the body."""
    title: int | None


def without(value: str, found: Sequence[Stamp]) -> str:
    """Return a text with the times in it replaced by bars."""
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
    rest = without(line.text, found)
    if (
        line.value.endswith(":")
        or is_credited(line.value)
        or _OTHER_TIME.search(rest)
        or _RANGE.search(rest)
    ):
        return ()
    first = found[0]
    opening = line.text[: first.start]
    if _SIGNED_DECK.search(opening) and len(line.text) - found[-1].stop < LONGEST_LABEL:
        return found
    after = line.text[first.stop : first.stop + 3].lstrip()
    if len(opening) < 40 and _LABEL_END.search(opening):
        return found
    if not opening.strip(" \t|/·•-–—") and after[:1] in {"", "|", "/", "·", "•", "-", "–", "—"}:
        return found
    label = _PUBLISHED.search(rest) or _UPDATED.search(rest)
    bare = re.sub(r"[\W\d]+", " ", _NOISE.sub(" ", _CLOCKS.sub(" ", rest))).strip()
    if _is_signed(opening, rest) and len(bare) < LONGEST_SIGNED:
        return found
    if label and len(bare) < 120 and not is_paragraph(line):
        return found
    if len(bare) <= _BARE_DATE_LINE and (not bare or bare[:1].isupper() or has_cue(rest)):
        return found
    return ()


def _is_signed(opening: str, rest: str) -> bool:
    """Whether a name stands before the date, or By and a name beside it."""
    return is_name(opening.strip(" ,|-–—•·")) or has_cue(opening) or bool(_BY.search(rest[:90]))


def read_header(
    lines: Sequence[Line],
    *,
    language: str = "en",
    month_first: bool | None = None,
    known_title: str | None = None,
    no_titles: frozenset[str] = frozenset(),
) -> Header:
    """Find the headline among the lines, and the lines that state times.

    `known_title` is the headline that the markup gives; the line that shows it is taken.
    `no_titles` are the keys of what the markup gives as a headline and is the site's name.
    """
    start, stop = body_span(lines)
    times: list[tuple[Stamp, ...]] = []
    for n, line in enumerate(lines):
        near = n <= start + 100 or n >= stop - 2
        foreign = n > start + 3 and line.kind in _FOREIGN and not has_cue(line.value)
        times.append(_date_line(line, language, month_first) if near and not foreign else ())
    title = _line_of(known_title, lines, times, start) if known_title else None
    if title is None:
        scores = title_scores(lines, times, start)
        if no_titles:
            scores = [(score, n) for score, n in scores if key(lines[n].value) not in no_titles]
        title = scores[0][1] if len(lines) > 1 and scores and scores[0][0] > -1.0 else None
    return Header(lines, times, start, stop, title)


def _line_of(
    title: str, lines: Sequence[Line], times: Sequence[tuple[Stamp, ...]], start: int
) -> int | None:
    """Return the number of the line that shows a known headline, the best where several do."""
    wanted = key(title)
    near = [n for n, line in enumerate(lines) if abs(len(line.value) - len(title)) < MARKS]
    showing = [n for n in near if key(lines[n].value) == wanted]
    if len(showing) < 2:
        return showing[0] if showing else None
    scores = title_scores(lines, times, start, among=frozenset(showing))
    return scores[0][1] if scores else showing[0]


def said(field: str, value: str, rule: str, trust: float, line: Line) -> Statement:
    """State what a whole line says."""
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
        value = line.value.lstrip("# ")
        version = _VERSION.match(value)
        start = line.start + (line.text.find(version[0]) + len(version[0]) if version else 0)
        yield replace(
            said("title", value[version.end() if version else 0 :], "headline", 0.6, line),
            start=start,
        )


def decks(header: Header) -> Iterator[Statement]:
    """State the kicker above or below the headline, and the subtitle under it."""
    if header.title is None:
        return
    title = header.lines[header.title]
    for n in range(max(0, header.title - 2), min(len(header.lines), header.title + 7)):
        line = header.lines[n]
        if n != header.title and _is_label(header, n):
            trust = 0.6 - 0.02 * abs(n - header.title)
            yield said("kicker", line.value, "kicker_line", trust, line)
    for n in range(header.title + 1, min(len(header.lines), header.title + 4)):
        line = header.lines[n]
        if key(line.value) == key(title.value):
            continue
        is_deck = line.kind == "subtitle"
        if _may_be_deck(header, n) and (is_deck or _is_signed_below(header, n)):
            yield said("subtitle", line.value, "line_under_headline", 0.4, line)
        elif line.kind == "byline" or header.times[n] or byline(line.value).people:
            continue  # the deck may stand below who wrote and when
        return


def _is_label(header: Header, n: int) -> bool:
    """Whether a line is a kicker, and not one of the entries of a menu."""
    line = header.lines[n]
    if line.kind == "kicker":
        return True
    is_over_title = header.title is not None and n == header.title - 1
    if line.is_bullet or not is_kicker(line.value):
        return False
    if line.kind == "navigation" and not is_over_title:
        return False
    beside = [header.lines[m] for m in (n - 1, n + 1) if 0 <= m < len(header.lines)]
    return not any(is_kicker(other.value) or len(other.value) < 9 for other in beside)


def _may_be_deck(header: Header, n: int) -> bool:
    """Whether a line is words that say more than the headline: no byline, date, plea, caption."""
    line = header.lines[n]
    if header.times[n] or has_cue(line.value) or is_promotion(line.value):
        return False
    if is_name(line.value) or (len(line.value) < 60 and byline(line.value).people):
        return False
    if not 25 <= len(line.value) <= 320 or line.is_bullet or line.kind == "caption":
        return False
    return not (is_credited(line.value) or _CREDITED.search(line.value) or _FROM.match(line.value))


def _is_signed_below(header: Header, n: int) -> bool:
    """Whether a byline or a date follows a line, as it does the standfirst."""
    return any(
        header.times[m] or has_cue(header.lines[m].value) or is_name(header.lines[m].value)
        for m in range(n + 1, min(n + 3, len(header.lines)))
    )


def _labels(header: Header, n: int, stamp: Stamp) -> tuple[bool, bool] | None:
    """Return whether a time is labelled, and as a change; None where it is another thing's."""
    line = header.lines[n]
    before = line.text[max(0, stamp.start - 45) : stamp.start]
    updated, published = list(_UPDATED.finditer(before)), list(_PUBLISHED.finditer(before))
    if not updated and not published and n and len(header.lines[n - 1].value) < LONGEST_LABEL:
        above = header.lines[n - 1].value
        if _OTHER_TIME.search(above):
            return None
        updated, published = list(_UPDATED.finditer(above)), list(_PUBLISHED.finditer(above))
    is_update = bool(updated) and (not published or updated[-1].start() > published[-1].start())
    return bool(published or updated), is_update


def _is_beside_name(header: Header, n: int) -> bool:
    """Whether a byline stands on the line of a date or within two lines of it."""
    if n >= header.stop or _is_signed(header.lines[n].text[: header.times[n][0].start], ""):
        return n < header.stop
    beside = header.lines[max(0, n - 2) : n + 3]
    return any(has_cue(line.value) or is_name(line.value) for line in beside)


def times(header: Header) -> Iterator[Statement]:
    """State when the text was published and updated, by the lines that are there to say so."""
    anchor = header.title if header.title is not None else header.start
    for n, found in enumerate(header.times):
        in_header = anchor - 8 <= n <= max(header.start + 3, anchor + 8)
        below = n - header.title if header.title is not None else 0
        under = 0 < below <= (6 if n <= header.start else 3)
        signed = bool(found) and not in_header and _is_beside_name(header, n)
        for stamp in found:
            labels = _labels(header, n, stamp)
            if labels is None or not (in_header or labels[0] or signed):
                continue
            labelled, is_update = labels
            trust = 0.6 + 0.15 * labelled - 0.01 * abs(n - anchor) + 0.06 * under
            trust -= 0.0 if in_header else 0.2
            if signed:
                trust = max(trust, (0.55 if labelled else 0.45) - 0.0005 * n)
            line = header.lines[n]
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
