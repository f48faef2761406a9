"""Sentences that outlets add to articles, known by how they are built rather than by a phrase."""

import re
from collections.abc import Callable

_MAIL = r"\S+@[\w-]+(?:\.[\w-]+)+"
_OWN = r"(?:own|alone|personal(?: (?:views?|opinions?))?)"

_own_views = re.compile(
    r"(?:please note:? |note:? |disclaimer:? )?(?:that )?(?:the |these |any |all |his |her )?"
    r"(?:views?|opinions?|ideas|thoughts|positions|statements|comments)\b[^.]{0,160}?\b"
    rf"(?:(?:writer|author|contributor|columnist|speaker|individual|guest|commentator|blogger)s?"
    rf"['’]?s?['’]? {_OWN}"
    rf"|(?:is|are) (?:solely |entirely |strictly )?(?:his|her|their|my|our) {_OWN}"
    r"|(?:those|that|the (?:views?|opinions?|responsibility)) of (?:the |its |their |individual )*"
    r"(?:writer|author|contributor|columnist|speaker|guest|commentator|blogger)s?)\b.*",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""As in: Opinions in this column are the contributor's own and not the paper's."""

_outlook = re.compile(
    r"(?:forward[- ]looking|(?:(?:certain|some|the|this|these|such|all) (?:\w+ ){0,3})?"
    r"(?:statements?|releases?|reports?|announcements?|presentations?|documents?|communications?))\b"
    r"(?=.{0,600}\b(?:future|forward[- ]looking|expectations?|expects?|outlook|anticipat\w+))"
    r".{0,600}\b(?:risks?(?: factors?)? and (?:other )?uncertaint\w+"
    r"|uncertainties and (?:other )?risks"
    r"|(?:differ|deviate|vary) (?:materially|considerably|significantly|substantially)"
    r"|(?:duty|obligation|undertaking) to (?:publicly )?(?:update|revise|correct))\b.*",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""The notice at the end of a company's release that its forecasts may prove wrong."""

_mail_us = re.compile(
    r"(?:.{0,160}(?:[.?!:;,–—]\s+|\bplease\s+|\bor\s+))?"
    r"(?:please )?(?:e-?mail|write|contact|reach|get in touch|send|tell us|let us know|message)\b"
    rf"[^.]{{0,80}}?\s*\(?{_MAIL}\W*(?:\S+ ?){{0,8}}",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""A call to the reader that ends in an address."""


def _is_mail(text: str) -> bool:
    return "@" in text and _mail_us(text) is not None


_inline_link = re.compile(
    r"(?:(?i:read|watch|listen|see|also read|read also|must read|read more|more)\s*\|"
    r"|(?:READ|WATCH|LISTEN|ALSO READ|READ ALSO|MUST READ|READ MORE|READ NEXT|MORE)\s*[:»>–—-])"
    r"\s*\S.{4,180}",
).fullmatch
"""As in: READ | How the ferry was lost."""

_posted = re.compile(
    r"(?i:posted|published|submitted|filed|written|uploaded)\s+(?i:by)\s+[A-Z][^.:;]{2,60}?"
    r"\s(?:on|at|in)\s[^:;]{4,90}",
).fullmatch
"""A blog's signature: by whom, on which day, under which subjects."""

_TRADE = (
    r"(?:writer|reporter|journalist|correspondent|columnist|editor|contributor|photographer"
    r"|photojournalist|broadcaster|blogger|novelist|essayist|critic|commentator|academic|lecturer"
    r"|professor|fellow|researcher|analyst|producer|author)"
)
_who_wrote = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+(?:, [^,.]{3,60},)? "
    rf"(?:(?:is|was) (?:an?|the|our) (?:[\w’'-]+ ){{0,4}}{_TRADE}\b"
    r"(?! (?:who|whose|and (?:the|one)))[^.]{0,120}\."
    r"|(?:covers|reports on|writes (?:about|on)) [^.]{3,90} (?:for|at) (?:the )?[A-Z][^.]{2,60}\.)"
    r".{0,300}",
    re.DOTALL,
).fullmatch
"""As in: Ana Petrova is a full-time freelance writer. She lives in Velmark."""

type Notice = tuple[str, str, float, int, Callable[[str], object]]

NOTICES: tuple[Notice, ...] = (
    ("disclaimer", "own_views", 3.6, 90, _own_views),
    ("disclaimer", "forward_looking", 3.6, 260, _outlook),
    ("navigation", "mail_us", 2.6, 45, _is_mail),
    ("related", "inline_link", 4.0, 28, _inline_link),
    ("byline", "posted_by", 3.0, 30, _posted),
    ("author_bio", "who_wrote", 1.6, 80, _who_wrote),
)
"""Kind, rule, weight, longest block in words and the test, as in patterns.PATTERNS."""
