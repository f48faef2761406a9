"""Lines of rights and origin: who wrote a text, who distributes it, who published this copy."""

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.metadata.agencies import company, wire
from transforms.metadata.header import Header
from transforms.metadata.statements import Line, Statement

_OWNER = r"(?P<owner>[A-Z0-9À-Þ][\w.&'’ ,/-]{1,70}?)"
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))?\s*(?:by\s+)?(?P<years>(?:\d{4}\s*[-–—,]\s*)?"
    rf"\d{{4}})?[\s,:]*(?:by\s+)?(?:{_OWNER})?"
    r"(?=$|\.\s|\.$|\s*\||\s+[-–—]\s|\.?\s+All [Rr]ights|\.?\s+Distributed|,?\s+(?:\d{4}))",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"[Rr]ights|RIGHTS|[Rr]eproduc|[Rr]epublish|[Pp]ermission")
_RIGHTS = re.compile(
    r"©|\([cC]\)|[Cc]opyright|COPYRIGHT|CC[ -]BY|[Cc]ommons|[Pp]ublic domain|republish"
)
_HINTS = (
    "distributed", "syndicated", "provided by", "originally", "published", "appeared", "ran ",
    "reprinted", "reproduced", "cross-posted", "from the ", "opinion", "view", "reading",
    "read the", "see the", "full ", "original",
)  # fmt: skip
_DISTRIBUTED = re.compile(
    rf"\b(?:distributed|syndicated) by\s+{_OWNER}(?=$|\.\s|\.$|\s*\||\s+\()", re.I
)
_END = r"(?=$|[.;:|](?:\s|$)|\s+(?:on|with|under|and is|by|in|at)\b|\s*\()"
_REPUBLISHED = re.compile(
    r"\b(?i:originally (?:published|appeared|ran|posted)|first (?:published|appeared|ran)|"
    r"(?:re)?published with (?:the )?permission|republished|reprinted|reproduced|cross-posted)"
    r"\s+(?:by|on|in|at|from|of)\s+(?:the website of\s+)?"
    rf"(?P<owner>(?:[Tt]he )?[A-Z][\w.&'’ -]{{1,50}}?){_END}"
)
_ORIGINAL = re.compile(
    r"\b(?i:continue reading|(?:read|see|view) the (?:full|original|whole|rest of the) ?"
    r"(?:story|article|post|piece|report)?|full (?:story|article)|"
    r"original (?:story|article|source))"
    r"\s*(?:at|on|in|from|:)\s+(?P<owner>(?:[Tt]he )?[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,4})"
)
_PUBLISHED_IN = re.compile(
    r"^(?:published in|appeared in|from)\s+(?P<owner>(?:The )?[A-Z][\w&'’ -]{1,40}?)"
    r"(?=,|\s+(?:on|print))",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:[Vv]iews?|[Oo]pinions?)\b.{0,140}?\b(?:do(?:es)? not|don[’']t|not necessarily|are not)\b"
    r".{0,100}?\b(?:views?|opinions?|position|stance|policy|those|editorial \w+)\s+of\s+"
    r"(?P<owner>(?:the |The )?[A-Z][\w&'’-]*"
    r"(?:\s+(?:(?:of|the|and|for|&)\s+)?[A-Z0-9][\w&'’-]*){0,5})"
)
_DATELINE = re.compile(
    r"^(?:[A-Z][\w.’' -]{1,40}(?:,\s[\w. ]{1,30}){0,3}\s*)?"
    r"(?P<mark>\((?P<wire>[A-Z][\w. -]{1,30})\)\s*[-–—]+)"
)
_CREDIT_LINE = re.compile(
    r"^[\[(—–-]*\s*(?:(?:(?:with )?(?:additional )?(?:inputs?|files|reporting|reports?|material)"
    r" (?:from|by)|with|from|by|via|compiled from|agency:|sources?:)\s+)?"
    r"(?P<wires>[\w.,&/ -]{2,60}?)"
    r"(?:\s+(?:also )?contributed(?: to this (?:report|story|article))?| reports?| wires?)?"
    r"\s*[\])]*\.?$",
    re.IGNORECASE,
)
_OPENING_WIRE = re.compile(
    r"(?:^|(?:\||•|·)\s*)(?P<wire>[A-Z][\w. -]{1,30}?)\s*(?:\||\s[-–—]\s|•|·)\s*(?=[A-Z\d])"
)
"""A wire between bars: Edited by Ann Lee | PTI | Port Amsel."""
_LICENCE = re.compile(
    r"creative commons|\bCC[ -]BY(?:[ -](?:SA|NC|ND))*(?:[ -]\d\.\d)?|public domain"
    r"|republish (?:our|this) (?:article|story)s? for free",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)"
    r"\b.*\d",
    re.IGNORECASE,
)
LONGEST_CREDIT = 70
"""Characters of the longest line that names a wire and is no sentence."""
LONGEST_SIGNATURE = 120
"""Characters of the longest line in which a wire stands between bars."""
HEADER_LINES, FOOTER_LINES = 12, 25


def _said(
    field: str, value: str, rule: str, trust: float, line: Line, at: tuple[int, int]
) -> Statement:
    start, stop = line.start + at[0], line.start + at[1]
    return Statement(
        field=field, value=value, origin="text", rule=rule, trust=trust, start=start, stop=stop
    )


def _copyright(line: Line, *, followed_by_distribution: bool) -> Iterator[Statement]:
    for match in _COPYRIGHT.finditer(line.text):
        dated = match["years"] or re.match(r",?\s*\d{4}", line.text[match.end() :])
        alone = line.kind == "copyright" and match.span() == (0, len(line.text.rstrip(" .")))
        if not (dated or alone or _RESERVED.search(line.text) or followed_by_distribution):
            continue  # the owner of a picture
        yield _said("licence", line.value, "copyright_line", 0.5, line, (0, len(line.text)))
        owner = company(match["owner"] or "")
        if not owner or owner.lower().startswith(("all rights", "the author", "the copyright")):
            return
        at = match.span("owner")
        if wire(owner) or followed_by_distribution:
            yield _said("agency", wire(owner) or owner, "copyright_of_a_wire", 0.8, line, at)
        else:
            yield _said("publisher", owner, "copyright_owner", 0.5, line, at)
        return


def _origins(line: Line) -> Iterator[Statement]:
    for match in _DISTRIBUTED.finditer(line.text):
        name = company(match["owner"])
        yield _said("syndicator", name, "distributed_by", 0.9, line, match.span("owner"))
    for match in _REPUBLISHED.finditer(line.text):
        name = company(match["owner"])
        if _TIME.match(name):
            continue  # first published on a day, not in a paper
        agency = wire(name) or name
        yield _said("agency", agency, "originally_published", 0.8, line, match.span("owner"))
    if (found := _ORIGINAL.search(line.text)) and len(line.text) < 120:
        name = company(found["owner"])
        agency = wire(name) or name
        yield _said("agency", agency, "original_at", 0.6, line, found.span("owner"))
    if found := _DISCLAIMER.search(line.text):
        name = re.sub(r"^the (?=[A-Z])", "", found["owner"])
        if name.lower() not in {"author", "authors", "the author"}:
            yield _said("publisher", name, "disclaimer", 0.7, line, found.span("owner"))
    if found := _PUBLISHED_IN.match(line.text):
        name = company(found["owner"])
        yield _said("publisher", name, "published_in", 0.8, line, found.span("owner"))


def _wire_credit(line: Line) -> Iterator[Statement]:
    """Read a short line, or the end of one, that is nothing but names of wires."""
    if len(line.value) > LONGEST_SIGNATURE:
        return
    for opening in _OPENING_WIRE.finditer(line.text):
        if name := wire(opening["wire"]):
            yield _said("agency", name, "wire_in_byline", 0.6, line, opening.span("wire"))
    if len(line.value) > LONGEST_CREDIT:
        return
    if not (match := _CREDIT_LINE.match(line.text)):
        return
    parts = [part for part in re.split(r"\s*(?:,|/|&|\band\b)\s*", match["wires"]) if part]
    wires = [wire(part) for part in parts]
    if parts and wires[0]:
        yield _said("agency", wires[0], "wire_credit", 0.6, line, match.span("wires"))
    elif len(parts) > 1 and wires[-1]:
        yield _said("agency", wires[-1], "byline_with_wire", 0.5, line, match.span("wires"))


def notices(header: Header) -> Iterator[Statement]:
    """Say what the first and last lines of a text tell of its origin and rights."""
    lines, start, stop = header.lines, header.start, header.stop
    shown = {line.value for line in lines[: start + 1]}
    above = range(max(0, start - HEADER_LINES), min(len(lines), start + 1))
    footer = range(max(start, stop - 3), min(len(lines), stop + FOOTER_LINES))
    for n in sorted({*above, *footer}):
        line = lines[n]
        if n in above and "(" in line.text[:120] and (found := _DATELINE.match(line.text)):
            name = wire(found["wire"]) or found["wire"]
            yield _said("agency", name, "dateline", 0.9, line, found.span("wire"))
        if line.kind != "caption" or header.times[n]:
            yield from _wire_credit(line)
        if n in footer and _RIGHTS.search(line.text):
            after = lines[n + 1].value if n + 1 < len(lines) else ""
            distributed = bool(_DISTRIBUTED.search(line.value) or _DISTRIBUTED.match(after))
            yield from _copyright(line, followed_by_distribution=distributed)
            if _LICENCE.search(line.text):
                yield _said(
                    "licence", line.value[:300], "licence_line", 0.9, line, (0, len(line.text))
                )
        lowered = line.text.lower()
        if any(hint in lowered for hint in _HINTS):
            for origin in _origins(line):
                yield origin
                if origin.rule == "originally_published" and origin.value in shown:
                    # It signs at the top as well: this is the outlet's own page.
                    yield replace(origin, field="publisher", rule="signs_and_first_published")
