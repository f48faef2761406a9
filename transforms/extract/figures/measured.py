"""What a figure counts or measures, in the article's words."""

from collections.abc import Callable

from transforms.extract.figures.attributes import COMPARATIVES, attribute
from transforms.extract.figures.clauses import EXTENTS, is_aside, subject
from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.heads import (
    VOCABULARY,
    Phrase,
    inside_container,
    phrase_ending,
)
from transforms.extract.figures.nouns import (
    DETERMINERS,
    PEOPLE,
    STOPS,
    noun_phrase,
    phrase_of,
)
from transforms.extract.figures.objects import (
    QUALIFIERS,
    acted,
    before_qualifiers,
    changed,
    keep_direction,
    multiplied,
    object_of_verb,
    spent,
    traded,
)
from transforms.extract.figures.rates import ADVERBS, read_rate
from transforms.extract.figures.shares import among, bracketed, opening, set_off
from transforms.lexicon.tokens import Tokens

type Rule = Callable[[Sentence, Draft], Phrase | None]

_LISTING = frozenset(VOCABULARY["listing"])
_AMOUNTS = frozenset(VOCABULARY["amounts"])
_VERSUS = frozenset(VOCABULARY["versus"])
_PLACING = frozenset(VOCABULARY["placing"])
_EQUALLING = frozenset(VOCABULARY["equalling"])
_BOUNDING = frozenset(VOCABULARY["bounding"])
_AGAIN = tuple(tuple(words.split()) for words in VOCABULARY["again"])
_OLDS = frozenset(VOCABULARY["olds"])
_WIDENING = tuple(tuple(words.split()) for words in VOCABULARY["widening"])
_DIRECTLY = ((), (")",))
_MARKET = frozenset(VOCABULARY["market"])
_TIMES_OF_MARKET = frozenset(VOCABULARY["times_of_market"])
_AGAINST = tuple(tuple(pair.split()) for pair in VOCABULARY["against"])


def measure(sentence: Sentence, draft: Draft, before: Draft | None) -> None:
    """Set the noun phrase that the draft counts or measures, if one can be told.

    `before` is the figure that the sentence gave last.
    """
    if draft.same_as is not None:
        _share(sentence, draft, draft.same_as)
        return
    if (
        before is not None
        and before.dimension != "ordinal"
        and (draft.noun is None or draft.dimension != "count")
        and (
            is_aside(sentence, draft)
            or _is_restated(sentence, before, draft)
            or _is_comparison(sentence, before, draft)
        )
    ):
        draft.measures = before.measures
        return
    for rule in RULES:
        found = rule(sentence, draft)
        if found and not sentence.time_at(found[0]):  # doubled this year, to 29,700
            draft.measures = _before_a_time(sentence, found)
            keep_direction(sentence.tokens, draft, found)
            break
    if draft.measures is None and before is not None and before.dimension == draft.dimension:
        if _is_listed(sentence, before, draft):
            draft.measures, draft.modifier = before.measures, draft.modifier or before.modifier
        elif _is_compared(sentence, draft, before):
            draft.measures = before.measures
    if draft.per is None and draft.dimension not in ("ordinal", "ratio", "age"):
        _rate_after(sentence, draft)


def _before_a_time(sentence: Sentence, found: Phrase) -> Phrase:
    """Cut a time off the end of a phrase: 5% of output last year."""
    end = next((at for at in range(found[0] + 1, found[1]) if sentence.time_at(at)), found[1])
    return found[0], end


def _rate_after(sentence: Sentence, draft: Draft) -> None:
    """Read what a rate is per behind what is measured: 10 million tonnes of gas a year."""
    tokens = sentence.tokens
    ends = {draft.reach}
    if draft.measures and draft.measures[0] >= draft.last:
        ends.add(draft.measures[1])
    for end in sorted(ends):
        rate = read_rate(tokens, end)
        per = rate[0] if rate else ADVERBS.get(tokens.at(end))
        if per and not sentence.covers(end):
            draft.per = per
            return


def _is_restated(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a figure only says the one before it again: half of them, or 48%."""
    tokens = sentence.tokens
    end = (
        before.measures[1] if before.measures and before.measures[0] >= before.last else before.last
    )
    return before.measures is not None and tokens.lower[end : draft.first] in _AGAIN


def _is_comparison(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a share behind a comma says how the figure before it moved: 40 cases, 5% more."""
    tokens = sentence.tokens
    return (
        draft.dimension in ("percent", "ratio")
        and tokens.at(draft.first - 1) == ","
        and tokens.at(draft.last) in COMPARATIVES
        and before.measures is not None
        and before.measures[1] in (before.last, draft.first - 1)
    )


def _is_compared(sentence: Sentence, draft: Draft, before: Draft) -> bool:
    """Whether a figure is what the one before it is held against: 5%, compared with 3% in May."""
    tokens, at = sentence.tokens, draft.first
    while tokens.at(at - 1) in QUALIFIERS - {"up"} and draft.first - at < 4:
        at -= 1
    if tokens.at(at - 1).endswith("'s") or tokens.at(at - 1) in ("'", "’"):
        at -= 1 + (not tokens.at(at - 1)[:1].isalpha())  # compared with women's $93,000
    if tokens.at(at - 1) == "from" and tokens.lower[before.reach : at - 1] in _DIRECTLY:
        return True  # to 9 billion crowns ($960 million) from 3 billion
    return tokens.lower[max(0, at - 2) : at] in _AGAINST or tokens.at(at - 1) in _VERSUS


def _is_listed(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether two figures are one thing at two times: rose 5% in May and 3% in June."""
    tokens = sentence.tokens
    between = range(before.last, draft.first)
    is_apart = any(sentence.time_at(at) for at in between)
    return is_apart and all(
        tokens.at(at) in _LISTING or sentence.time_at(at) is not None for at in between
    )


def _share(sentence: Sentence, draft: Draft, twin: Draft) -> None:
    """Let both figures of one fact measure the same: the 2,500-mile (4,000-kilometer) border."""
    is_closed = sentence.tokens.at(draft.last) == ")"
    behind = _noun_behind(sentence, draft, draft.last + 1) if is_closed else None
    draft.measures = behind or attribute(sentence, draft) or twin.measures
    if twin.measures is None or (behind and twin.measures[0] in sentence.deeds):
        twin.measures = draft.measures


def _counted(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read 130,000 troops, the 38th exchange, a four-cylinder engine."""
    if draft.noun is None or draft.dimension not in ("count", "ordinal"):
        return None
    if draft.is_attributive:
        return noun_phrase(sentence.tokens, draft.noun[1]) or draft.noun
    return draft.noun


def _aged(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read Ekdahl, 57, and a woman aged 30."""
    tokens, at = sentence.tokens, draft.first - 1
    if draft.dimension == "age" and tokens.at(draft.last - 1) in _OLDS:
        return draft.last - 3, draft.last  # 13- to 15-year-olds
    if draft.dimension == "age" and tokens.at(draft.last) == "-":
        ends = (end for end in range(draft.last, draft.last + 9) if tokens.at(end) in _OLDS)
        olds = next(ends, None)
        return None if olds is None else (olds - 2, olds + 1)  # 16- and 17-year-olds
    if draft.dimension == "age" and tokens.at(at) in (",", "aged", "("):
        return phrase_ending(tokens, at - (tokens.at(at - 1) == ","))
    if draft.dimension == "age" and tokens.at(at - 1) in PEOPLE:
        return phrase_ending(tokens, at)  # voters under 30
    return None


def _of_what(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read 40% of its gas supplies, 100 million tonnes of oil, $200 billion in trade."""
    return draft.noun if draft.noun is not None else _noun_behind(sentence, draft, draft.last)


def _noun_behind(sentence: Sentence, draft: Draft, end: int) -> Phrase | None:
    """Read the noun behind of or in at a token: 3 billion shillings ($1 million) in aid."""
    tokens = sentence.tokens
    if tokens.at(end) in ("worth", "'s", "'") and tokens.at(end + 1) == "of":
        return phrase_of(tokens, end + 2)
    if tokens.at(end) == "of":
        if tokens.at(draft.first - 1) == "within":
            return None  # within 60 miles of the reef
        if tokens.at(end + 1) in DETERMINERS and sentence.covers(end + 2):
            return noun_phrase(tokens, _past_figures(sentence, end + 2))
        if tokens.at(end + 1) in ("those", "them", "it", "which", "what", "whom"):
            return None
        found = phrase_of(tokens, end + 1)
        if found and tokens.at(found[1] - 1).endswith("'s"):
            return noun_phrase(tokens, _past_figures(sentence, found[1]))
        return inside_container(tokens, found)
    if tokens.at(end) != "in" or sentence.time_at(end + 1):
        return None
    if tokens.at(end + 1) in EXTENTS:
        return end + 1, end + 2
    if tokens.at(end + 1) in _MARKET or tokens.at(end + 1) in _TIMES_OF_MARKET:
        return None  # fell to $3 in early trading
    is_name = tokens.word(end + 1)[:1].isupper() or tokens.at(end + 1) in DETERMINERS
    return None if is_name or draft.dimension != "money" else phrase_of(tokens, end + 1)


def _past_figures(sentence: Sentence, at: int) -> int:
    """Return the first token from one on that belongs to no figure: the bank's 900 clerks."""
    while sentence.covers(at):
        at += 1
    return at


def _labelled(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read a label before a colon: Base price: $44,395."""
    tokens, at = sentence.tokens, draft.first - 1
    while tokens.at(at) in QUALIFIERS and draft.first - at < 4:
        at -= 1
    if tokens.at(at) != ":" or draft.dimension in ("ordinal", "age"):
        return None
    found = phrase_ending(tokens, at)
    if found is None:
        return (0, 1) if at == 1 and tokens.at(0) not in STOPS else None
    opens = found[0] == 0 or not tokens.at(found[0] - 1)[:1].isalnum()
    return found if opens or sentence.covers(found[0] - 1) else None


def _head_before(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read a fine of $3 billion, deals worth C$149 billion, an increase of 5%."""
    tokens = sentence.tokens
    at = before_qualifiers(tokens, draft.first)
    if tokens.at(at - 1) == "," and tokens.at(at) in ("at", "worth"):
        return _thing_ending(tokens, at - 1)
    if tokens.lower[max(0, at - 3) : at + 1] == (",", "which", ",", "at"):
        return phrase_ending(tokens, at - 3)
    end = draft.first - 1
    is_bound = tokens.at(end) in _BOUNDING and tokens.at(end - 1) not in QUALIFIERS
    if is_bound and draft.dimension != "time":
        return None if sentence.covers(end - 1) else phrase_ending(tokens, end)  # incomes above $5
    if tokens.at(at) not in _EQUALLING:
        return None
    if sentence.covers(at - 1):
        return None  # two per cent of $1.8 billion
    found = phrase_ending(tokens, at)
    if found and found[1] - found[0] == 1 and tokens.at(found[0]) in _AMOUNTS:
        return None  # an average of $5, a mother of three
    if found and tokens.lower[max(0, found[0] - 2) : found[0]] in _WIDENING:
        return found[0] - 2, found[1]
    return inside_container(tokens, found)


def _thing_ending(tokens: Tokens, end: int) -> Phrase | None:
    """Return the noun before a comma, not the place that it is in: cars for Japan, worth $5m."""
    found = phrase_ending(tokens, end)
    if found is None or not tokens.word(found[0])[:1].isupper():
        return found
    before = found[0] - 1 - (tokens.at(found[0] - 1) in DETERMINERS)
    is_place = tokens.at(before) in _PLACING
    return (phrase_ending(tokens, before) if is_place else None) or found


RULES: tuple[Rule, ...] = (
    _counted, _aged, multiplied, changed, _of_what, _labelled, attribute, _head_before,
    bracketed, spent, traded, object_of_verb, subject, acted, among, opening, set_off,
)  # fmt: skip
