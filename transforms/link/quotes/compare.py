"""Whether two quotes are the same words, and which of them was trimmed."""

from dataclasses import dataclass, replace
from datetime import datetime

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from transforms.link.quotes.keys import SHORTEST
from transforms.link.quotes.speakers import same_speaker
from transforms.link.quotes.wording import Wording, content, wordings
from transforms.model.links import QuoteMatch

CLOSE_DAYS = 31
"""Within a month of each other, the same few words are more likely one remark than two."""

NEAR = 0.75
"""Share of words that must stay the same where words were changed."""

NEAR_IN_MEANING = 0.7
"""The same for words that carry meaning: in ways of speaking it is these that differ."""

COVERED = 0.8
"""Share of the shorter quote that must be in the part that both have, changed words or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSide:
    """One quote with what its article knows about it."""

    quote_id: str
    doc_id: str
    text: str
    kind: str
    speaker: str | None
    entity_id: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two runs of words are alike. `words` are what both have."""

    relation: str
    similarity: float
    words: tuple[str, ...]
    is_exact: bool
    longer: int | None = None
    """For part: 0 or 1, the run that was not trimmed; None where both were."""


def match_quotes(one: QuoteSide, other: QuoteSide) -> QuoteMatch | None:
    """Return the match of two quotes of different articles, or None where there is none."""
    if one.doc_id == other.doc_id:
        return None
    if other.quote_id < one.quote_id:
        one, other = other, one
    runs, others = wordings(one.text, one.kind), wordings(other.text, other.kind)
    found = [(alike(mine, theirs), mine, theirs) for mine in runs for theirs in others]
    near = [(likeness, mine, theirs) for likeness, mine, theirs in found if likeness is not None]
    if not near:
        return None
    best, mine, theirs = max(near, key=lambda at: (len(at[0].words), at[0].similarity, at[1].text))
    agree = same_speaker(one.speaker, one.entity_id, other.speaker, other.entity_id)
    apart = agree is False and None not in (one.entity_id, other.entity_id)
    if not _enough(best, agree, apart, _days(one.published_at, other.published_at)):
        return None
    best = _among_others(best, len(runs), len(others))
    longer = None if best.longer is None else (one, other)[best.longer].quote_id
    return QuoteMatch(
        quote_id=one.quote_id,
        other_quote_id=other.quote_id,
        doc_id=one.doc_id,
        other_doc_id=other.doc_id,
        relation=best.relation,
        similarity=round(best.similarity, 4),
        longer_quote_id=longer,
        same_speaker=agree,
        canonical=max(mine.text, theirs.text, key=_fullness),
    )


def _among_others(found: Likeness, runs: int, others: int) -> Likeness:
    """Return the likeness of whole quotes: one run of several is a part of what is quoted."""
    if found.relation == "part" or runs == others:
        return found
    return replace(found, relation="part", longer=0 if runs > others else 1)


def _fullness(text: str) -> tuple[int, int, str]:
    """Order wordings: more words first, then the one that nothing was put into or left out of."""
    return len(text.split()), -sum(text.count(mark) for mark in "[…"), text


def _days(one: datetime | None, other: datetime | None) -> float | None:
    return None if one is None or other is None else abs((one - other).total_seconds()) / 86_400


def alike(one: Wording, other: Wording) -> Likeness | None:
    """Return how two runs are the same words, or None. Exact containment is tried first."""
    if min(len(one.words), len(other.words)) < SHORTEST:
        return None
    if one.surface == other.surface:
        return Likeness("identical", 1.0, one.words, True)
    if one.words == other.words:
        near = ratio(" ".join(one.surface), " ".join(other.surface)) / 100
        return Likeness("variant", near, one.words, True)
    for longer, (short, long) in ((1, (one, other)), (0, (other, one))):
        if _stands_in(short, long):
            return Likeness("part", 1.0, short.words, True, longer)
    return _changed(one, other)


def _stands_in(short: Wording, long: Wording) -> bool:
    """Return whether the longer run has every part of the shorter one, word for word, in turn."""
    if len(short.words) > len(long.words):
        return False
    at = 0
    for part in short.parts:
        place = _find(long.words, part, at)
        if place is None:
            return False
        at = place + len(part)
    return True


def _find(words: tuple[str, ...], part: tuple[str, ...], start: int) -> int | None:
    for at in range(start, len(words) - len(part) + 1):
        if words[at] == part[0] and words[at : at + len(part)] == part:
            return at
    return None


def _changed(one: Wording, other: Wording) -> Likeness | None:
    """Return the likeness of runs in which words were changed, ends trimmed or both."""
    if one.negations != other.negations:
        return None
    if set(one.content).isdisjoint(other.content):
        return None
    (a, b), (c, d) = _core(one.stems, other.stems)
    mine, theirs = one.stems[a:b], other.stems[c:d]
    if not mine or not theirs:
        return None
    shorter = min(len(one.words), len(other.words))
    shared = _shared(mine, theirs)
    near = len(shared) / max(len(mine), len(theirs))
    if near < NEAR or min(len(mine), len(theirs)) < COVERED * shorter:
        return None
    most = max(len(content(one.words[a:b])), len(content(other.words[c:d])))
    same = tuple(one.words[a + at] for at in shared)
    if len(content(same)) < NEAR_IN_MEANING * most:
        return None
    parts = (len(mine) / len(one.words), len(theirs) / len(other.words))
    if min(parts) < COVERED - 0.05:
        return Likeness("part", near, same, False, 0 if parts[0] < parts[1] else 1)
    return Likeness("variant", near, same, False)


def _core(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where the part that both have begins and ends in each, between shared words."""
    blocks = [block for block in LCSseq.opcodes(one, other) if block.tag == "equal"]
    if not blocks:
        return (0, 0), (0, 0)
    first, last = blocks[0], blocks[-1]
    return (
        (first.src_start, last.src_end),
        (first.dest_start, last.dest_end),
    )


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> list[int]:
    """Return where in the first the words stand that both have, in turn."""
    blocks = [block for block in LCSseq.opcodes(one, other) if block.tag == "equal"]
    return [at for block in blocks for at in range(block.src_start, block.src_end)]


def _enough(found: Likeness, agree: bool | None, apart: bool, days: float | None) -> bool:
    """Return whether so many shared words speak for one remark, given speakers and days between.

    Long runs speak for themselves. The shorter, the more must be known of speaker and time.
    `apart` says that both speakers are known and are two.
    """
    words, meaning = len(found.words), len(content(found.words))
    close = days is None or days <= CLOSE_DAYS
    if not found.is_exact:
        return meaning >= 4 and (close or meaning >= 6) and (close or not apart)
    if words >= 8 and meaning >= 3:
        return True
    if words >= 5 and meaning >= 2:
        return agree is True or (close and (not apart or meaning >= 3))
    if meaning >= 2:
        return agree is True or (agree is None and days is not None and close)
    return agree is True and words >= 5 and close
