"""Sentences that outlets add to articles, known by how they are built rather than by a phrase."""

import re
from collections.abc import Callable, Sequence


def holds(text: str, hints: Sequence[str]) -> bool:
    """Tell whether a text holds one of some words: that is cheap, and no pattern is without."""
    for hint in hints:  # noqa: SIM110 - any() costs thrice as much here
        if hint in text:
            return True
    return False


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

_feed = re.compile(
    r"[(\[]?(?:(?:except|apart|other than|barring)\b.{0,60}, |disclaimer: |note: )?"
    r"(?:this|the above|the following) "
    r"(?:story|article|copy|news(?: item| story)?|item|piece|post|content|text)\b"
    r"(?=.{0,200}\b(?:edited|published|generated|modified|sourced|syndicated|translated)\b)"
    r".{0,200}\b(?:feeds?|syndicat\w+|wires?|news (?:agency|service)|agency (?:copy|report)"
    r"|auto-?(?:matically )?generated|machine|artificial intelligence|ai tools?)\b.{0,160}",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""As in: This story was not edited by our staff and comes from an agency's feed."""

_consent = re.compile(
    r"(?![\"“‘]).{0,120}\b(?:we|our|us|your?)\b.{0,60}\bpartners?\b.{0,240}"
    r"\b(?:devices?|cookies|identifiers?|(?:personal|browsing) data|personali[sz]ed|advertising"
    r"|ads|audience)\b.*",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""What a page asks before it shows itself: may we and our partners read your device?"""

_unread = re.compile(
    r"you(?:['’]ve| have| still have)?\b.{0,40}\d ?(?:%|per ?cent\b|words\b|minutes\b).{0,60}"
    r"\b(?:left|remain\w*|to go|to read|unread|to discover)\b.*"
    r"|(?:the )?(?:rest|remainder|full (?:text|version)) of this "
    r"(?:article|story|piece|text|report) (?:is|can).{0,60}"
    r"\b(?:subscri\w+|members?|reserved|paying|premium|locked|customers?)\b.{0,80}",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""How much of the article a reader who does not pay has yet to read."""

_TALKED = ("comment", "messages", "contribution", "posts", "posting", "discussion", "this ")
_RULED = (
    "delet", "removed", "moderat", "charter", "guideline", "rules", "courteous", "respectful",
    "civil", "polite", "approved", "published", "registered", "readers", "subscribers", "members",
)  # fmt: skip
_house_rules = re.compile(
    r"(?![\"“‘])"
    r"(?=.{0,200}\b(?:please|your?|ours?|we|reserved for|not be (?:published|tolerated))\b)"
    r"(?:.{0,20}\b(?:comments?|messages?|contributions?|posts|postings|discussion)\b.{0,160}"
    r"\b(?:deleted|removed|moderated|moderat(?:ors?|ion)|charter|guidelines|rules|courteous"
    r"|respectful|civil|polite|approved|published)\b"
    r"|this (?:space|section|area|forum)\b.{0,60}\b(?:registered|readers|subscribers|members)\b).*",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""How readers are to behave below the article."""


def _is_house_rules(text: str) -> bool:
    lowered = text.lower()
    return holds(lowered, _RULED) and holds(lowered, _TALKED) and _house_rules(text) is not None


def _is_consent(text: str) -> bool:
    return "artner" in text and _consent(text) is not None


_no_copies = re.compile(
    r"(?:(?:any|all|the|no|partial|total|whole or part(?:ial)?|unauthori[sz]ed)[ ,]+)*"
    r"(?:reproduction|republication|redistribution|republishing|copying|reprinting|reposting|use)\b"
    r".{0,120}\b(?:forbidden|prohibited|not (?:allowed|permitted)|strictly"
    r"|without (?:the |any |our |prior |express |written )*"
    r"(?:permission|agreement|consent|authori[sz]ation|approval))\b.{0,160}",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""Who may print the article again."""

_breadcrumb = re.compile(
    r"(?:(?:you are here:?|home|home ?page|front page|start)\s*(?:/|»|>|›|→|\||::|•|-)\s*)+"
    r"\S.{0,200}",
    re.IGNORECASE,
).fullmatch
"""The way from the front page to the article."""

_jump = re.compile(
    r"[(\[—–-]*\s*(?:(?:story |article )?(?:continue[sd]?|cont(?:['’]?d)?\.?) "
    r"(?:on|from|overleaf|to|in|at)\b"
    r"(?: (?:the )?(?:next|previous|following) page|(?: page)? ?[A-Z]{0,2}-?\d{1,3}[A-Z]?)?"
    r"[^.]{0,20}"
    r"|(?:please )?see (?-i:[A-Z][A-Z' ’-]+),? (?:on )?(?:page )?[A-Z]{0,2}-?\d{1,3}[A-Z]?"
    r"|(?:go to |next |previous )?page \d{1,3}(?: ?(?:of|/) ?\d{1,3})?(?:: .{0,60})?)\s*[)\]—–-]*",
    re.IGNORECASE,
).fullmatch
"""Where a printed article goes on: Continued on page A4."""

_wire_note = re.compile(
    r"\((?:Adds|Updates|Recasts|Rewrites|Releads|Refiles|Repeats|Writes through|Edits|Updated)\b"
    r".{3,200}\)",
).fullmatch
"""What an agency tells editors of a new version of its text."""

_sponsor = re.compile(
    r"A (?:MESSAGE|WORD|NOTE) FROM [A-Z][A-Z .&'’-]+:.*"
    r"|(?i:a (?:message|word|note) from (?:our|today['’]s|this week['’]s) (?:sponsor|partner)s?\b"
    r".*)",
    re.DOTALL,
).fullmatch

_from_issue = re.compile(
    r"from (?:the|our) .{0,30}\b(?:issue|archives?|magazine|edition|vault)\s*[:|–-]\s*\S.{4,140}",
    re.IGNORECASE,
).fullmatch
"""As in: From the March issue: How the ferry was lost."""

_SOURCE = r"(?:[Tt]he )?[A-Z][\w&.'’-]*(?:[ ,/&]+(?:[A-Z][\w&.'’-]*|and|in|of|the|for))*"
_NEWS = (
    r"(?i:(?:news |wire |staff and |our )?"
    r"(?:agenc(?:y|ies)|wires?|services|correspondents?|bureaus?)"
    r"(?: (?:reports?|inputs?|services))?)"
)
_WIRES = (
    r"(?:PTI|ANI|IANS|UNI|AAP|AFP|AP|dpa|NAN|UPI|Xinhua|TASS|Kyodo|Yonhap|EFE|Reuters"
    r"|Australian Associated Press|Agence France-Presse|The Canadian Press)"
)
_files_from = re.compile(
    r"[—–(\[* -]*(?i:(?:with )?(?:additional )?"
    r"(?:files|inputs?|reports?|material) (?:from|by)"
    rf"|compiled from|agency|agencies) (?:{_SOURCE}|{_NEWS})[)\].]*"
    rf"|[—–(\[* -]*(?i:with) (?:{_WIRES}|{_NEWS})[)\].]*|[—–(\[* -]+{_WIRES}[)\]]*"
    r"|(?:PTI|ANI|IANS|UNI|AAP|NAN|UPI|TASS|EFE|Kyodo|Yonhap|Australian Associated Press)",
).fullmatch
"""Whose copy went into a text: With files from Agence France-Presse; (IANS)."""

_first_run = re.compile(
    r"this (?:report|story|article|piece|content|post)\b(?: by .{2,40}?)? "
    r"(?:(?:was |has been )?(?:first|originally) (?:published|posted|appeared|ran|reported))\b"
    r".{0,120}"
    r"|published in (?:the )?[^.\d]{3,40},? (?:[a-z]+ )?[\w]{1,9},? \w{1,9},? (?:19|20)\d\d\.?"
    r"|a version of this (?:article|story|column|essay|review|obituary) "
    r"(?:appears?|appeared|was published|ran) .{4,260}",
    re.IGNORECASE,
).fullmatch
"""Where and when a text ran first: This report was first published Oct. 22, 2020."""

_tell_us = re.compile(
    r"(?:(?:have|do) you (?:(?:have|seen?|know|got|spot(?:ted)?|get) )?|got |see |spot(?:ted)? "
    r"|notice )(?:an? |any |some |more )?.{3,80}\?"
    r"(?= .{0,80}\b(?:click here|tap here|let us know|send (?:it|them|us)|submit|tell us"
    r"|contact us|e-?mail|call (?:us|our)|whatsapp|get in touch)\b).{5,140}",
    re.IGNORECASE,
).fullmatch
"""A question to the reader and where to send the answer: Do you have a photo? Send it to us."""

_reader_supported = re.compile(
    r".{0,80}\b(?:is a (?:reader-supported|free|paid) (?:publication|newsletter)"
    r"|(?:thanks|thank you) for reading)\b.{0,80}?"
    r"\b(?:to receive new posts|subscrib\w+)\b.{0,120}",
    re.IGNORECASE,
).fullmatch
"""What newsletters say between their paragraphs: thanks for reading, subscribe."""

_editors = re.compile(
    r"a (?:message|word|note) from (?:the|our) (?:editors?|editorial team|publishers?)\b.*",
    re.IGNORECASE | re.DOTALL,
).fullmatch
"""What an editor asks of readers below an article: A message from the Editor: Thank you for ..."""

type Notice = tuple[str, str, float, int, Callable[[str], object]]

NOTICES: tuple[Notice, ...] = (
    ("disclaimer", "own_views", 3.6, 90, _own_views),
    ("disclaimer", "forward_looking", 3.6, 260, _outlook),
    ("navigation", "mail_us", 2.6, 45, _is_mail),
    ("related", "inline_link", 4.0, 28, _inline_link),
    ("byline", "posted_by", 3.0, 30, _posted),
    ("author_bio", "who_wrote", 1.6, 80, _who_wrote),
    ("disclaimer", "agency_feed", 3.0, 60, _feed),
    ("cookie", "consent", 2.6, 120, _is_consent),
    ("subscribe", "unread", 3.2, 50, _unread),
    ("comment_policy", "house_rules", 2.6, 80, _is_house_rules),
    ("copyright", "no_copies", 3.2, 60, _no_copies),
    ("navigation", "breadcrumb", 3.0, 30, _breadcrumb),
    ("navigation", "jump_line", 3.0, 12, _jump),
    ("navigation", "wire_note", 3.0, 40, _wire_note),
    ("advert", "sponsor_message", 4.0, 60, _sponsor),
    ("donate", "editors_message", 4.0, 90, _editors),
    ("byline", "files_from", 3.0, 16, _files_from),
    ("copyright", "first_run", 3.0, 50, _first_run),
    ("navigation", "tell_us", 3.2, 40, _tell_us),
    ("subscribe", "reader_supported", 3.6, 45, _reader_supported),
    ("related", "from_issue", 3.0, 26, _from_issue),
)
"""Kind, rule, weight, longest block in words and the test, as in patterns.PATTERNS."""
