"""Which quotations are speech: titles, nicknames, terms and scare quotes are not."""

import re

from transforms.extract.quotes.marks import Quoted
from transforms.extract.quotes.reports import Report
from transforms.extract.quotes.speakers import Attribution
from transforms.extract.quotes.vocabulary import SMALL_WORDS, WEIGHTS

ENTITLED = re.compile(
    r"(?:\b(?:titled|entitled|called|named|headlined|dubbed|nicknamed|nickname|known as|alias|"
    r"episode of|broadcast of|edition of|issue of|cast of|host of|anchor of|star of|author of|"
    r"documentary|film|movie|book|novel|memoir|song|anthem|album|single|hit|show|series|play|"
    r"programme|program|podcast|magazine|guide|manual|brochure|leaflet|pamphlet|petition|game|app|"
    r"newspaper|column|article|essay|op-ed|poem|painting|"
    r"exhibition|exhibit|musical|opera|sitcom|drama|video|speech|lecture|campaign|on|in|of)"
    r"|['’]s|s['’])[,:]?\s*\Z"
)
NICKNAME = re.compile(r"[A-Z][\w.’'-]*\s\Z")
SURNAME = re.compile(r"\s(?:[a-z]{1,3}\s)?[A-Z][\w’'-]+")
NAMED = re.compile(
    r"\b(?:titled|entitled|headlined|subtitled|captioned|called|named),?\s(?:the\s)?\Z"
)
SO_CALLED = re.compile(r"\bso-called\s\Z", re.IGNORECASE)
DETERMINER = re.compile(r"\b(?:an?|the|its)\s\Z")
NOUN = re.compile(r"\s(?!(?:of|on|in|at|by|for|from|to|with|and|or|but|as|that)\b)[a-z]+")
STAGE_DIRECTION = re.compile(r"[(\[][^)\]]*[)\]][.!]?")
TERM_WORDS, SHORT_TERM, NICKNAME_WORDS = 5, 3, 2
DIRECT_SPEECH = frozenset(("after", "label", "signature", "goes_on"))


def is_speech(text: str, span: Quoted, attribution: Attribution) -> bool:
    """Tell whether a quotation is somebody's words rather than a name or a term."""
    words = text[span.start : span.stop]
    if STAGE_DIRECTION.fullmatch(words):
        return False
    before, after = text[max(0, span.mark_start - 40) : span.mark_start], text[span.mark_stop :]
    tokens = words.strip(".,?!").split()
    choice = attribution.choice
    if len(tokens) <= NICKNAME_WORDS and _is_nickname(words, before, after):
        return False
    if (NAMED.search(before) and words[0].isupper()) or SO_CALLED.search(before):
        return False
    if _is_heading(text, span, tokens):
        return False
    if is_title(words) and ENTITLED.search(before):
        return False
    if choice is not None and choice.rule in DIRECT_SPEECH:
        return True
    stands_alone = words[-1] in ".!?…" and (not before.strip() or before.rstrip()[-1] in ".!?:")
    if stands_alone and words[0].isupper():
        return True
    governed = choice is not None and choice.rule == "governs" and len(tokens) <= NICKNAME_WORDS
    if governed and words[0].islower() and DETERMINER.search(before) and NOUN.match(after):
        return False  # has a “buy” rating
    if len(tokens) <= TERM_WORDS and (words[0].islower() or is_title(words)):
        if choice is not None and not choice.is_named and not _judges(choice.report):
            return len(tokens) > SHORT_TERM
        least = WEIGHTS["term_below"] if len(tokens) <= SHORT_TERM else WEIGHTS["phrase_below"]
        return choice is not None and choice.score >= least
    return True


def _judges(report: Report | None) -> bool:
    return report is not None and report.frame is not None and "judgement" in report.frame.groups


def _is_nickname(words: str, before: str, after: str) -> bool:
    """Tell whether words stand between the parts of a name: `Robert “Bobby” Lee`."""
    between = NICKNAME.search(before) and SURNAME.match(after)
    return words[-1].isalnum() and is_title(words) and between is not None


def _is_heading(text: str, span: Quoted, tokens: list[str]) -> bool:
    """Tell whether a few words without a stop make up a paragraph: a heading, no speech."""
    alone = text[span.mark_start - 1 : span.mark_start] in ("", "\n")
    alone = alone and text[span.mark_stop : span.mark_stop + 1] in ("", "\n")
    return alone and len(tokens) <= TERM_WORDS and text[span.stop - 1] not in ".,?!…"


def is_title(words: str) -> bool:
    """Tell whether words are written as a title: all but the small ones start with a capital."""
    tokens = words.strip(".,?!").split()
    large = [t for t in tokens if t.lower() not in SMALL_WORDS]
    return bool(large) and all(t[0].isupper() or t[0].isdigit() for t in [tokens[0], *large])
