"""What a figure counts or measures, by the shapes of English clauses."""

import tomllib
from importlib.resources import files

from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.nouns import DETERMINERS, STOPS, VERBS, noun_phrase, phrase_of
from transforms.lexicon.tokens import Tokens

_DATA = tomllib.loads(files(__package__).joinpath("modifiers.toml").read_text("utf-8"))
_LINKING = frozenset({
    "is", "was", "are", "were", "be", "been", "being", "reached", "reach", "reaches", "hit", "hits",
    "totaled", "totalled", "totals", "total", "stood", "stands", "stand", "cost", "costs", "costing",
    "worth", "exceeded", "exceeds", "averaged", "averages", "amounted", "amounts", "came", "posted",
    "valued", "estimated", "priced", "weighs", "weighed", "measures", "measured", "lasted", "lasts",
    "grossed", "closed", "ended", "finished", "traded", "trades", "opened", "stretches", "spans",
    "runs", "ran", "has", "have", "had", "paid", "sold", "remained", "represents", "represented",
    "accounts", "accounted", "contributed", "equals", "range", "ranges", "ranged", "peaked", "settled",
    "doubled", "tripled", "quadrupled", "doubling", "fetched", "generated", "starting", "starts",
    "start", "topped", "surpassed", "yields", "yielded", "makes", "make", "made", "began", "start",
})  # fmt: skip
_MOVES = frozenset(word for words in _DATA["moves"].values() for word in words if " " not in word)
_CLAUSE_VERBS = (_LINKING | _MOVES) - {"total", "measures"}
_GLUE = frozenset({
    "to", "by", "at", "from", "about", "around", "nearly", "almost", "roughly", "approximately", "some",
    "more", "than", "over", "under", "up", "down", "just", "only", "a", "an", "the", "record", "another",
    "as", "much", "many", "high", "least", "most", "close", "less", "fewer", "between", "below", "above",
    "also", "now", "well", "expected", "set", "estimated", "still", "further", "even", "not", "out", "in",
    "on", "between", "slightly", "sharply", "forecast", "of", "currently", "projected", "likely", "(",
})  # fmt: skip
_PREPOSITIONS = frozenset({
    "of", "in", "on", "between", "for", "from", "with", "to", "by", "at", "among", "across", "against",
    "under", "over", "into", "within", "through", "during", "since", "near", "around", "about",
})  # fmt: skip
_AUXILIARIES = frozenset({
    "has", "have", "had", "will", "would", "could", "may", "might", "can", "is", "was", "are", "were",
    "be", "been", "being", "to", "also", "then", "already", "not", "should", "must", "more", "still",
    "now", "only", "just", "even", "which", "that", "who", "expected", "likely", "set", "about",
})  # fmt: skip
_BOUNDARIES = frozenset(";:“”\"()–—") | {"that", "which", "and", "but", "while", "as", "said", "says", "when", "if", "because", "after", "although", "though", "where"}  # fmt: skip
_REACH = 16


def measure(sentence: Sentence, draft: Draft) -> None:
    """Set the noun phrase that the draft counts or measures, if one can be told."""
    tokens = sentence.tokens
    if draft.same_as is not None and draft.measures is None:
        draft.measures = draft.same_as.measures or _attribute(sentence, draft)
        if draft.same_as.measures is None:
            draft.same_as.measures = draft.measures
        return
    if draft.dimension in ("count", "ordinal") and draft.noun is not None:
        draft.measures = draft.noun
        if draft.is_attributive:
            draft.measures = noun_phrase(tokens, draft.noun[1]) or draft.noun
        return
    for rule in (_of_what, _attribute, _head_before, _subject):
        found = rule(sentence, draft)
        if found:
            draft.measures = found
            return


def _of_what(sentence: Sentence, draft: Draft) -> tuple[int, int] | None:
    """Read 40% of its gas supplies, 100 million tonnes of oil, $200 billion in trade."""
    tokens, end = sentence.tokens, draft.last
    if draft.noun is not None:
        return draft.noun
    if tokens.at(end) == "worth" and tokens.at(end + 1) == "of":
        return phrase_of(tokens, end + 2)
    if tokens.at(end) == "of":
        if (
            tokens.at(end + 1) in ("all", "the", "those", "these")
            and tokens.at(end + 2)[:1].isdigit()
        ):
            return noun_phrase(tokens, end + 3)
        return phrase_of(tokens, end + 1)
    if draft.dimension == "money" and tokens.at(end) == "in" and not sentence.time_at(end + 1):
        if not tokens.word(end + 1)[:1].isupper() and tokens.at(end + 1) not in DETERMINERS:
            return phrase_of(tokens, end + 1)
    if draft.dimension not in ("money", "percent") and tokens.at(end) == "in":
        word = tokens.at(end + 1)
        if word in (
            "depth",
            "length",
            "height",
            "width",
            "diameter",
            "area",
            "size",
            "weight",
            "radius",
        ):
            return end + 1, end + 2
    return None


def _attribute(sentence: Sentence, draft: Draft) -> tuple[int, int] | None:
    """Read a five-year plan, a 7% share price increase, $48 million army contract."""
    tokens, end = sentence.tokens, draft.last
    if tokens.at(end) == ")" or (tokens.at(end) == "(" and draft.dimension != "money"):
        close = end
        while tokens.at(close) not in (")", "") and close - end < 8:
            close += 1
        end = close + 1
        if draft.last < end and tokens.at(close) != ")":
            return None
    end += tokens.at(end) == "-"
    word = tokens.at(end)
    if (
        not word[:1].isalpha()
        or word in STOPS
        or word in VERBS
        or word
        in _CLAUSE_VERBS
        - {"rise", "drop", "fall", "increase", "cut", "decline", "gain", "jump", "slide", "advance"}
    ):
        return None
    if (
        word.endswith(("ed", "ing", "ly"))
        and not draft.is_attributive
        and draft.dimension != "money"
    ):
        return None
    if sentence.time_at(end):
        return None
    if (
        draft.dimension == "time"
        and not draft.is_attributive
        and tokens.at(draft.first - 1) not in ("a", "an", "the")
    ):
        return None
    return noun_phrase(tokens, end)


def _head_before(sentence: Sentence, draft: Draft) -> tuple[int, int] | None:
    """Read a fine of $3 billion, deals worth C$149 billion, an increase of 5%."""
    tokens = sentence.tokens
    at = draft.first - 1
    while tokens.at(at) in _GLUE - {"of", "by", "from", "in", "to", "at"} and draft.first - at < 6:
        at -= 1
    if tokens.at(at) not in ("of", "worth", "totaling", "totalling", "between", "for", "exceeding"):
        return None
    if tokens.at(at) == "for":
        return None
    return _phrase_ending(tokens, at)


def _phrase_ending(tokens: Tokens, end: int) -> tuple[int, int] | None:
    """Return the noun phrase whose head stands right before a token."""
    start = end
    while start > 0 and end - start < 6:
        word = tokens.at(start - 1)
        if word == "-" and start < end:
            start -= 1
            continue
        if not word[:1].isalpha() or word in STOPS or word in DETERMINERS or word.endswith("'s"):
            break
        if word in VERBS and start < end:
            break
        start -= 1
    while start < end and (tokens.at(start).endswith("ly") or tokens.at(start) == "-"):
        start += 1
    return (start, end) if start < end else None


def _subject(sentence: Sentence, draft: Draft) -> tuple[int, int] | None:
    """Read trade between the two reached $140 billion: the first noun phrase of the clause."""
    tokens = sentence.tokens
    verb = _verb_before(tokens, draft.first)
    if verb is None:
        return None
    end = verb
    while end > 0 and (tokens.at(end - 1) in _AUXILIARIES or tokens.at(end - 1).endswith("ly")):
        end -= 1
    if tokens.at(end - 1) == ",":
        end -= 1
    start = end
    while start > 0 and end - start < _REACH:
        word = tokens.at(start - 1)
        if word in _BOUNDARIES or (word == "," and start < end) or word in _CLAUSE_VERBS:
            break
        if word == "." and not tokens.at(start - 2).isalpha():
            break
        start -= 1
    while start < end and (tokens.at(start) in DETERMINERS or not tokens.at(start)[:1].isalpha()):
        start += 1
    if start >= end or tokens.at(start) in STOPS - _PREPOSITIONS:
        return None
    return _first_phrase(tokens, start, end)


def _first_phrase(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase before the first preposition of tokens[start:end]."""
    if tokens.at(start) in _PREPOSITIONS:
        return None
    stop = start
    while stop < end and tokens.at(stop) not in _PREPOSITIONS and tokens.at(stop) not in STOPS:
        if not tokens.at(stop)[:1].isalnum() and tokens.at(stop) not in ("-", "&", "/", "."):
            break
        if tokens.at(stop).endswith("'s") and stop + 1 < end:
            start = stop + 1
        stop += 1
    while stop > start and not tokens.at(stop - 1)[:1].isalnum():
        stop -= 1
    return (start, stop) if start < stop else None


def _verb_before(tokens: Tokens, first: int) -> int | None:
    """Return the verb that a figure hangs on, over words that only qualify it."""
    at = first - 1
    while at > 0 and first - at < 8:
        word = tokens.at(at)
        if word in _CLAUSE_VERBS:
            return at
        if word not in _GLUE and not word.endswith("ly"):
            before = tokens.at(at - 1)
            if before in _MOVES and word in ("third", "quarter", "half"):
                return at - 1
            return None
        at -= 1
    return None
