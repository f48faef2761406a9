"""Shapes of stand-alone lines that need no vocabulary of phrases: dates, counters, credits."""

import re
from collections.abc import Callable

from transforms.clean.notices import NOTICES, holds

type Pattern = tuple[str, str, float, int, Callable[[str], object]]
"""Kind, rule, weight, longest block in words that it judges, and the test on the block."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = (
    r"(?:\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|noon|midnight)"
    r"(?:\s*\(?(?:[A-Z]{2,5}|local time|[A-Z][a-z]+ (?:(?:standard|daylight|summer) )?time)?"
    r"(?:[+-]\d{1,2}(?::?\d{2})?)?\)?){0,2}"
)
_DATE = (
    rf"(?:(?:{_DAY},?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s/.-]*(?:of\s)?{_MONTH}(?:[\s,/.'-]*\d{{2,4}})?"
    rf"|{_MONTH}[\s/.-]*\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*(?:19|20)\d\d)?|{_MONTH}\s+(?:19|20)\d\d"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})"
    rf"|(?:{_DAY})(?=\s*(?:,|at|$)))"
)
_AGO = (
    r"(?:\(?(?:about |over |an? |\d+\s*)(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?"
    r"|months?|years?|yrs?|[smhdwy])\.?\s*(?:ago)\)?|\d+[mhd]|yesterday|just now|moments ago)"
)
_LEAD = (
    r"(?:first |originally )?(?:published|posted|updated|last updated|last modified|modified"
    r"|created|date|time|issued|released|on|at|as of|revised|filed|added|publish date"
    r"|publication date"
    r"|original|last update|article published|first posted|last edited|edited)"
)
_FILL = (
    rf"(?:{_DATE}|{_CLOCK}|{_AGO}|{_LEAD}|{_DAY}|at|on|by|and|\d+\s*(?:-\s*)?min(?:ute)?s?\.?"
    r"(?:\s+read)?|[\s,|:;•·/()@~–—.*-]|(?:19|20)\d\d)"
)
_date_words = re.compile(rf"{_FILL}+", re.IGNORECASE).fullmatch
_some_date = re.compile(rf"{_DATE}|{_CLOCK}|{_AGO}", re.IGNORECASE).search
_place_and_date = re.compile(
    rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}}(?:, [A-Z][\w.'’-]+)?[,:|–— ]+{_DATE}{_FILL}*"
    r"(?:\d+\s+(?:comments?|views?|shares?))?",
    re.IGNORECASE,
).fullmatch
_date_and_more = re.compile(
    rf"{_FILL}*{_DATE}{_FILL}*\s*\b(?:in|by|under|posted in|filed under)\s+[A-Z][^.!?]{{2,60}}",
    re.IGNORECASE,
).fullmatch
_stamped = re.compile(
    rf"(?:[^|•·.!?]{{1,40}}[|•·]\s*){{0,3}}{_LEAD}(?: on)?:?\s+{_DATE}(?:{_FILL}|[A-Z]{{2,5}})*",
    re.IGNORECASE,
).fullmatch
"""As in: PTI | Port Amsel | Updated: March 14, 2023 10:21 IST."""
_COUNTED = (
    r"(?:comments?|shares?|likes?|views?|replies|retweets?|re-?posts?|followers?|votes?|upvotes?"
    r"|reactions?|readers?|ratings?|claps?|bookmarks?|hearts?|reads?|downloads?)"
)
_counter = re.compile(
    r"(?:page\s+)?\d+\s*(?:of|/)\s*\d+|(?:image|photo|slide|picture)\s+\d+\s*(?:of|/)[\s/]*\d+"
    r"|page\s+\d+|[\d\s.,/•·%+×x-]+[kKmM]?"
    rf"|(?:comments?|shares?|likes?|views?|replies|retweets?|followers?)"
    rf"|\d[\d.,]*[kKmM]?\s+{_COUNTED}|{_COUNTED}\s+\d[\d.,]*[kKmM]?"
    rf"|\d[\d.,]*[kKmM]?\s+{_COUNTED}(?:[\s,·•|&]+(?:and\s+)?\d[\d.,]*[kKmM]?\s+{_COUNTED})+"
    r"|\d+\s*(?:-\s*)?min(?:ute)?s?\.?\s*(?:read|watch|listen)?"
    r"|(?:reading time|read time|duration).{0,20}"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\s*/\s*\d{1,2}:\d{2})?",
    re.IGNORECASE,
).fullmatch
_copyright = re.compile(
    r"(?:.{0,40}\s)?(?:©|\([cC]\)|&copy;|(?i:copyright))\s*(?:©|\([cC]\))?\s*"
    r"(?:\d{4}|by\b|[A-Z]).{0,400}",
    re.DOTALL,
).fullmatch
_place_holder = re.compile(
    r"(?:\(BUTTON\).{0,60}|IFRAME:.*|\{[{*%#/].*|.*[}%*]\}|\[[ x_]?\]|_{3,}"
    r"|[\w-]+\.(?:png|jpe?g|gif|svg|webp)"
    r"|\[[^\]\s]+\.(?:png|jpe?g|gif|svg|webp)\])",
    re.IGNORECASE | re.DOTALL,
).fullmatch
_address = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+|(?:pic\.)?twitter\.com/\S+|#\w+(?:\s+#\w+)*",
    re.IGNORECASE,
).fullmatch
_time_ago = re.compile(rf"(?:.{{0,60}}\s)?{_AGO}", re.IGNORECASE).fullmatch
_reporting = re.compile(
    r"[\[(]?(?:(?:additional |with )?(?:reporting|writing|editing|edited|written|compiled"
    r"|translated|produced|research|graphics?)(?: and (?:editing|writing|reporting))? by\b.*"
    r"|.{0,90}\bcontributed (?:to this (?:report|story|article|post|piece)|reporting).*)[\])]?",
    re.IGNORECASE | re.DOTALL,
).fullmatch
_edited = re.compile(
    r"(?:[A-Z][^.!?:]{1,60}[|,/·–-]\s*)?"
    r"(?:Edited|Curated|Reported|Written|Compiled|Posted|Published|Reviewed|Produced|Updated"
    r"|Translated|Authored)(?: [Bb]y:?| BY:?| -)\s*[A-Z][^.!?:]{1,60}(?:\|.{0,60})?"
    r"|[A-Z][^.!?:]{2,60}\((?:now|earlier|until .{1,20})\)(?:.{2,60}\((?:now|earlier)\))?",
).fullmatch
_byline = re.compile(
    r"(?:words |story |reported |written |article |report |posted |column |analysis )?by:?\s+"
    r"(?:the\s+)?[A-Z][\w.'’-]+(?:[\s,|•·&/-]+(?:[A-Z][\w.'’&()-]*|and|in|for|of|the|at|de|von|van|al|@\w+))*\W*",
).fullmatch
_byline_case = re.compile(
    r"(?:words |story |reported |written |article |posted )?by\b|BY\b|By\b", re.IGNORECASE
).match
_credit = re.compile(
    r"\(?(?i:photo|image|picture|illustration|graphic|credit|source|video)s?"
    r"\s*(?i:credit|by|courtesy|source)?"
    r"\s*(?::|by|via|/)\s*.{2,90}\)?"
    r"|\(?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}\s?(?:/|,|\||via|for)\s?.{0,50}"
    r"(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|PA|Bloomberg|TNS|Shutterstock|Sputnik"
    r"|Xinhua|Associated Press)"
    r"(?: Images| Photo| File)?\)?",
).fullmatch


_dated_end = re.compile(rf"[\s,|•·–—-]+(?:on )?{_DATE}{_FILL}*$", re.IGNORECASE)


def _is_byline(text: str) -> bool:
    if not _byline_case(text):
        return False
    bare = _dated_end.sub("", text) if text[-1:].isdigit() else text
    return _byline("by" + bare[bare.lower().index("by") + 2 :]) is not None


_PAST = re.compile(
    r"\b(?:was|were|had|said|did|told|has been|have been|will|would|according|today|announced"
    r"|reported|rose|fell|became|began|came|went|took|made|died|won|lost|met|ruled|voted|approved"
    r"|agreed|filed|published|released|launched)\b|[$€£]|\d ?%|per ?cent\b|--",
    re.IGNORECASE,
).search
_FULL_DATE = re.compile(
    rf"(?:{_DAY},? )?{_MONTH} \d{{1,2}},? (?:19|20)\d\d|\b\d{{1,2}} {_MONTH} (?:19|20)\d\d",
    re.IGNORECASE,
).search
_PLACE_DATE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}\s?[-–—]\s?(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST"
    r"|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\s\d{1,2}(?:,\s\d{4})?:"
).match
_CREDIT_END = re.compile(
    r"[(\[][^()\[\]]{0,60}(?:\b(?:AP|AFP|EPA|TNS|UPI|Photo|photo|Getty|GETTY|Reuters|REUTERS"
    r"|Image|image|Images|Shutterstock|Xinhua|Courtesy|courtesy|Handout|handout|File|via|Screenshot|Screengrab|Press|Pool"
    r"|credit|Credit)\b|[A-Za-z]\s?/\s?[A-Z])[^()\[\]]{0,60}[)\]]\.?$"
    r"|(?:\b(?:via [A-Z][\w]+|REUTERS/.{3,40}|AP Photo/.{3,40}"
    r"|AFP/.{3,40}|Getty Images(?:/\w+)?))\.?$"
    r"|\((?:Supplied|[A-Z][\w.& '’-]{1,40}: ?[A-Z][a-z][\w.& '’-]{1,50})\)\.?$"
    r"|©.{2,60}$|\b(?:Photo|Image|Picture|Credit|Photograph)s?(?: credit| by| courtesy)?: ?.{2,60}$"
).search


_PICTURE = re.compile(
    r"\b(?:image (?:copyright|caption)|getty images|photograph|photo)\b", re.I
).search
_YEAR = re.compile(r"(?:19|20)\d\d").search
_CREDIT_HINTS = ("©", "hoto", "mage", "via ", "REUTERS", "AFP", "Getty", "redit", "icture")
_BRACKETS = (")", "]", ").", "].")
_DIGIT = re.compile(r"\d").search
_TIMES = ("day", "ago", "noon", "midnight", "just now")
_OWNED = ("©", "(c)", "copyright", "&copy;")
_REPORTING_STARTS = (
    "additional", "with ", "reporting", "writing", "edit", "written", "compiled", "translated",
    "produced", "research", "graphic",
)  # fmt: skip


_MARKS_OF_ADDRESSES = frozenset("./@#")
_MARKS_OF_CODE = frozenset("(:{}[]_.")


def _is_copyright(text: str) -> bool:
    """Tell whether a text is the owner's line, not a picture's."""
    return holds(text.lower(), _OWNED) and _copyright(text) is not None and _PICTURE(text) is None


def _is_address(text: str) -> bool:
    return not _MARKS_OF_ADDRESSES.isdisjoint(text) and _address(text) is not None


def _is_place_holder(text: str) -> bool:
    return not _MARKS_OF_CODE.isdisjoint(text) and _place_holder(text) is not None


def _is_contact(text: str) -> bool:
    return "@" in text and _contact(text) is not None


def _is_date_line(text: str) -> bool:
    if _DIGIT(text) is None and not holds(text.lower(), _TIMES):
        return False
    return _date_words(text) is not None and _some_date(text) is not None


def _is_reporting(text: str) -> bool:
    lowered = text.lower()
    if "contributed" not in lowered and not lowered.lstrip("[(").startswith(_REPORTING_STARTS):
        return False
    return _reporting(text) is not None


def _is_place_and_date(text: str) -> bool:
    """Tell whether a line is a day, with a time perhaps, and a place, a section or who wrote."""
    if _YEAR(text) is None:
        return False
    return (text[:1].isupper() and _place_and_date(text) is not None) or (
        _date_and_more(text) is not None or _stamped(text) is not None
    )


_WIRE_END = re.compile(
    r"[.”\"’'] ?[(\[](?:AP|AFP|EPA|PA|PTI|ANI|IANS|UNI|UPI|AAP|CP|NAN|TNS|dpa"
    r"|Reuters|REUTERS|Xinhua|Bloomberg|[A-Z]{3,6})[)\]]\.?$"
).search
"""A whole sentence and nothing but an agency or a channel behind it."""
_UNSEEN = re.compile(
    r"\b(?:must|may|might|should|shall|can|cannot|until|since|expected|expects?|scheduled"
    r"|plans?|set to|(?:is|are|due) to|appl(?:y|ies)|opens?|close[sd]?|begins?|starts?|ends?|runs?"
    r"|resumes?|remains?|expires?|takes? effect|comes? into|effective|valid|deadline|dates? back"
    r"|on or (?:before|after)|falls? on|turns \d|according|appears? in print)\b"
    r"|\b[a-z]+ed (?:to|that)\b|/[A-Z][\w ]+/|^[^|]{0,40}\|",
    re.IGNORECASE,
).search
"""Words of what no picture shows: rules, plans, terms, and the lines that open a wire's text."""


_OWNS = re.compile(r"\b(?:has|have)\b").search


def _shows(text: str) -> bool:
    """Tell whether a text could say what a picture shows: nothing past, planned or ruled."""
    return not _PAST(text) and not _UNSEEN(text)


def _is_caption(text: str) -> bool:
    """Tell whether a text describes a picture: dated in the present tense, or with a credit."""
    tail = text[-130:]
    hinted = tail.endswith(_BRACKETS) or holds(tail, _CREDIT_HINTS)
    if hinted and _WIRE_END(tail):
        return _shows(text) and not _OWNS(text)
    if (hinted and _CREDIT_END(tail)) or (text[:3].isupper() and _PLACE_DATE(text)):
        return True
    return (
        text[:1].isupper()
        and _YEAR(text) is not None
        and '"' not in text
        and "“" not in text
        and _FULL_DATE(text) is not None
        and _shows(text)
    )


_contact = re.compile(
    r"(?:e-?mail|contact|write to|reach|follow|tweet|send|you can (?:e-?mail|reach|follow))\b"
    r".{0,80}@\w.{0,80}",
    re.IGNORECASE | re.DOTALL,
).fullmatch
_list_heading = re.compile(
    r"(?:the )?(?:most|more|related|recommended|popular|trending|latest|recent|top"
    r"|other|similar|further"
    r"|featured|today['’]s|editor['’]?s['’]?|must)[- ]"
    r"(?:[a-z]+ ){0,2}?(?:read|reads|reading|popular|viewed|shared|watched|clicked|commented"
    r"|discussed"
    r"|news|stories|story|articles?|posts?|videos?|picks?|headlines|topics|links|coverage|content)"
    r"(?: (?:in|on|from|about|for|by|this|of) .{1,30})?:?"
    r"|read more (?:[a-z]{2,12} ){0,2}(?:news|stories|headlines|articles)"
    r"|(?:what |stories )?(?:other )?(?:people|others|readers|everyone|users|subscribers)"
    r" (?:(?:are|is|have|who read this|like you) )*(?:also )?"
    r"(?:read|reading|viewed|viewing|liked|like|watched|watching|saying|talking about|enjoyed)"
    r"(?: .{1,30})?[:.…]*",
    re.IGNORECASE,
).fullmatch

PATTERNS: tuple[Pattern, ...] = (
    *NOTICES,
    ("dateline", "date_line", 2.5, 22, _is_date_line),
    ("dateline", "place_and_date", 2.5, 14, _is_place_and_date),
    ("navigation", "counter", 3.0, 12, _counter),
    ("navigation", "place_holder", 3.0, 40, _is_place_holder),
    ("share", "address", 2.5, 12, _is_address),
    ("byline", "by_line", 2.5, 22, _is_byline),
    ("byline", "edited_by", 2.5, 16, _edited),
    ("byline", "reporting_by", 2.5, 60, _is_reporting),
    ("copyright", "copyright_line", 3.0, 90, _is_copyright),
    ("credit", "credit_line", 2.5, 18, _credit),
    ("caption", "picture_line", 3.0, 80, _is_caption),
    ("author_bio", "contact_line", 2.5, 25, _is_contact),
    ("related", "list_heading", 3.0, 8, _list_heading),
    ("related", "time_ago", 2.0, 14, _time_ago),
)
"""Tests in order; the first that holds decides."""
