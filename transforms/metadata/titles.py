"""Titles of texts without markup: the line that heads the body, not a promotion above it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from transforms.metadata.labels import is_credited, is_kicker, is_menu, is_promotion
from transforms.metadata.lines import HEADER_REACH, is_paragraph
from transforms.metadata.names import credits_other, fold, has_cue, is_desk, is_name, is_role
from transforms.metadata.stamps import Stamp
from transforms.metadata.statements import Line

_CRUMBS = re.compile(r"\s(?:»|›|>|/|→)\s|^\w[\w &]*/\w")
_TAB = re.compile(r"\s[|·•»«–—-]\s|\s\|")
SHORTEST_IN_TAB = 20
"""Characters of the shortest headline looked up in the page's title, which dumps begin with."""
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s|^(?:step|part|tip|chapter) \d", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:Team|Staff|Editors|Editor|Desk|Contributors?)$")
_WORD = re.compile(r"[^\W_]{4,}")
_SENTENCE = re.compile(r"[a-z\d%)]\.[\"'”’)]*$")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_MOSTLY_TIME = re.compile(
    r"^\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    rf"(?:\W*$|,?\s+(?:\d|{_MONTH}))|\d+ (?:min|hour|day)s?\b|{_MONTH} \d)",
    re.IGNORECASE,
)
_LABELS = frozenset({"by", "written by", "author", "authors", "words by", "story by"})
LEAST_BEFORE_DATE = 12
"""Characters before its date that a headline with a date in it has, and a date line has not."""
REMEMBERED = 512
"""Lines whose looks are remembered: each is asked about by its neighbours too."""
LONGEST_LABEL = 4
"""Words that the name of a section or a site has at most; longer lines above a deck head it."""
SIGNED_TWICE = 1.7
"""What a byline and a date together come to."""
MOST_DATE = 0.4
"""Share of a headline that the date in it takes at most."""
SHORTEST, LONGEST = 8, 220
MOST_BODY = 8000
"""Characters of the body that a headline's words are looked up in."""
KEPT_SENTENCE = 3.0
"""What it counts against a line that cleaning kept in the text and that ends as sentences do."""
LABEL_WITH_VERB = 1.0
"""What a first line of two words that form no name gets back of what short lines lose."""
CLEANED_TITLE = 0.2
"""What it counts that cleaning, which sees less of what a headline is, took the line for one."""
_FOREIGN_KINDS = frozenset(
    {"sign_in", "subscribe", "donate", "cookie", "comment_policy", "disclaimer", "copyright"}
)


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return what two spellings of one headline share."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _could_head(line: Line) -> bool:
    value = line.value
    if not SHORTEST <= len(value) <= LONGEST or not any(c.isalpha() for c in value):
        return False
    return not (
        has_cue(value)
        or credits_other(value)
        or is_role(value)
        or is_desk(value)
        or is_kicker(value)
        or is_menu(value)
        or _MOSTLY_TIME.match(value)
        or is_credited(value)
    )


@lru_cache(maxsize=REMEMBERED)
def _shape(value: str) -> float:
    """Score what a line looks like by itself."""
    words = value.split()
    score = 0.0
    score += 1.0 if 4 <= len(words) <= 20 else -1.5 if len(words) < 3 or len(words) > 28 else 0.0
    score += 0.5 if 25 <= len(value) <= 130 else 0.0
    if value.endswith((".", ";")) and not value.endswith(("...", " . .")) and len(words) > 7:
        score -= 0.7
    if value.endswith((":", ",")):
        score -= 2.0
    if value.endswith("…"):
        score -= 1.0
    if value[:1].islower():
        score -= 1.4 if len(words) > 6 and words[0] in {"a", "an", "the"} else 0.6
    if _NUMBERED.match(value) or _GROUP.search(value):
        score -= 1.5
    if _is_title_case(value):
        score += 0.4
    if is_promotion(value):
        score -= 5.0
    if _CRUMBS.search(value):
        score -= 3.0
    if is_name(value):
        score -= 2.0
    if re.search(r"[a-z][A-Z][a-z]+ ?[A-Z]", value):
        score -= 1.0
    return score


def _is_title_case(value: str) -> bool:
    long = [word for word in value.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) / len(long) > 0.7


def _likeness(value: str, body: frozenset[str]) -> float:
    """Score how much of a line's vocabulary the body takes up."""
    words = {word.casefold() for word in _WORD.findall(value)}
    if not words:
        return -0.5
    known = len(words & body)
    return 2.5 * known / len(words) * min(1.0, len(words) / 3) - 0.5


@lru_cache(maxsize=REMEMBERED)
def _signer(value: str) -> float:
    """Score how surely a line is a byline."""
    if has_cue(value) or fold(value) in _LABELS:
        return 1.4
    return 0.8 if is_name(value) else 0.0


def _signed(lines: Sequence[Line], n: int, times: Sequence[tuple[Stamp, ...]]) -> float:
    """Score the byline and the date under a line; one line, the deck, may stand between."""
    signer, dated = 0.0, 0.0
    for below in range(n + 1, min(n + 7, len(lines))):
        fade = 0.2 * max(0, below - n - 3)
        value = lines[below].value
        value = value[: times[below][0].start] if times[below] else value
        signer = max(signer, _signer(value) - fade)
        dated = max(dated, 1.3 - fade if times[below] else 0.0)
        if is_paragraph(lines[below]):
            break
    return max(signer, dated) + 0.6 * min(signer, dated)


def _is_second(lines: Sequence[Line], n: int) -> bool:
    """Whether the line above could be the headline, which makes this one its deck."""
    above = lines[n - 1] if n else None
    return (
        above is not None
        and not above.is_bullet
        and _could_head(above)
        and _shape(above.value) >= 0
        and key(above.value) != key(lines[n].value)
    )


def _context(
    lines: Sequence[Line], n: int, start: int, times: Sequence[tuple[Stamp, ...]]
) -> float:
    """Score where a line stands: near the body, above the byline, not above sign-in buttons."""
    line, signed = lines[n], _signed(lines, n, times)
    far = 0.03 if signed > SIGNED_TWICE else 0.07
    score = signed + max(-2.0, -far * max(0, start - n - 2))
    if n >= start:
        score -= 0.8 if signed > 1 else min(4.0, 0.8 + 0.4 * (n - start))
    if n and times[n - 1]:
        score += 0.6
    below = lines[n + 1 : n + 3]
    if any(other.kind in {"subscribe", "sign_in"} and len(other.value) < 25 for other in below):
        score -= 1.5
    if line.is_bullet:
        score -= 2.0
    if line.kind in _FOREIGN_KINDS:
        score -= 1.5
    if line.kind == "title":
        score += CLEANED_TITLE
    if n == 0 and start < 12:
        score += 0.7 + LABEL_WITH_VERB * _is_two_words_of_a_sentence(line.value)
    if line.kind == "body" and _SENTENCE.search(line.value) and not _is_title_case(line.value):
        score -= KEPT_SENTENCE
    if _is_second(lines, n):
        score -= 0.5 if _is_title_case(line.value) else 1.1
        score -= 0.6 * (len(lines[n - 1].value.split()) > LONGEST_LABEL)
    return score


def _is_two_words_of_a_sentence(value: str) -> bool:
    """Whether a line is as short as a label and yet no name: Bridge opens, Talks stall."""
    words = value.split()
    return len(words) == 2 and words[0][:1].isupper() and words[1].islower()


def _is_dateline(line: Line, stamp: Stamp) -> bool:
    """Whether a line with a date is about the date, not a headline that has one in it."""
    share = (stamp.stop - stamp.start) / len(line.text)
    return stamp.start < LEAST_BEFORE_DATE or share > MOST_DATE


def _repeats(lines: Sequence[Line], start: int) -> Counter[str]:
    """Count how often each line stands around the headline, breadcrumbs included."""
    around = lines[max(0, start - HEADER_REACH) : start + 12]
    keys = [key(line.value) for line in around if len(line.value) <= LONGEST]
    seen = Counter(keys)
    for long in {k for k in keys if len(k) > 30}:
        for short in [k for k in seen if 20 < len(k) < len(long) and k in long]:
            seen[short] += 1
    return seen


def title_scores(
    lines: Sequence[Line],
    times: Sequence[tuple[Stamp, ...]],
    start: int,
    among: frozenset[int] | None = None,
) -> list[tuple[float, int]]:
    """Score each line that could be the headline; the best comes first.

    `times` are the days of publication that each line states; `start` is where the body begins.
    `among` are the numbers of the lines to score; all near the body by default.
    """
    around = lines[max(0, start - 3) : start + 60]
    paragraphs = [line.value for line in around if is_paragraph(line)] or [
        line.value for line in around if line.kind == "body" and _SENTENCE.search(line.value)
    ]
    body = frozenset(_WORD.findall("\n".join(paragraphs)[:MOST_BODY].casefold()))
    near = {0, 1, *range(max(0, start - HEADER_REACH), min(len(lines), start + 4))}
    for n in range(min(len(lines), start + HEADER_REACH)):
        if times[n] or has_cue(lines[n].value) or fold(lines[n].value) in _LABELS:
            near.update(range(max(0, n - 3), n + 2))
    seen = _repeats(lines, start)
    tabs = [key(line.value) for line in lines[:3] if _TAB.search(line.value)]
    scored: list[tuple[float, int]] = []
    best_of: dict[str, float] = {}
    for n in sorted(near if among is None else near & among):
        if n >= len(lines) or not _could_head(lines[n]):
            continue
        value = lines[n].value
        if times[n] and _is_dateline(lines[n], times[n][0]):
            continue
        score = _shape(value) + _context(lines, n, start, times)
        score += 0.0 if value in paragraphs else _likeness(value, body)
        if seen[key(value)] > 1 and not lines[n].is_bullet:
            score += 0.6
        if is_paragraph(lines[n]):
            score -= 2.0
        if n > 0 and len(value) > SHORTEST_IN_TAB:
            score += 1.5 * any(key(value) in tab for tab in tabs)
        best_of[key(value)] = max(score, best_of.get(key(value), score))
        scored.append((score, n))
    # Of a doubled headline the copy that stands best is the evidence.
    ranked = sorted(
        scored, key=lambda pair: (-best_of[key(lines[pair[1]].value)], -pair[0], pair[1])
    )
    return [(best_of[key(lines[n].value)], n) for _, n in ranked]
