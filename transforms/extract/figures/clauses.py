"""Subjects and objects by the shapes of English clauses: what rose, what was raised."""

from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.heads import (
    HANGING,
    VOCABULARY,
    Phrase,
    inside_container,
    phrase_ending,
)
from transforms.extract.figures.modifiers import DEAREST_SHARE, MOVES, WITH_BY
from transforms.extract.figures.nouns import DETERMINERS, NEVER_NOUNS, STOPS, VERBS
from transforms.lexicon.tokens import Tokens

_MOVES = frozenset(MOVES)
_ASIDES = frozenset({"up", "down"})
_GLUE = frozenset(VOCABULARY["glue"])
_PREPOSITIONS = frozenset(VOCABULARY["prepositions"])
_AUXILIARIES = frozenset(VOCABULARY["auxiliaries"])
BOUNDARIES = frozenset(VOCABULARY["boundaries"])
_RELATIVES = frozenset(VOCABULARY["relatives"])
_REPORTING = frozenset(VOCABULARY["reporting"])
EXTENTS = frozenset(VOCABULARY["extents"])
_PARTICIPLES = frozenset(VOCABULARY["participles"])
_OPENING_A_NOUN = (_PREPOSITIONS | DETERMINERS) - {"that", "to"}
_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "this", "that", "we", "i", "you", "one", "these", "those"}
)
_NOUNS_IN_LY = frozenset(VOCABULARY["nouns_in_ly"])
_OPENERS = frozenset(VOCABULARY["openers"])
_JOINERS = frozenset(VOCABULARY["joiners"])
_ADVERBS_TOO = frozenset(VOCABULARY["adverbs_too"])
_PERIODIC = frozenset(VOCABULARY["periodic"])
_WISHING = frozenset(VOCABULARY["wishing"])
_LOSING = frozenset(VOCABULARY["losing"])
_MORE = frozenset({"more", "less"})
_DURABLE = frozenset(
    {"lasted", "lasts", "took", "takes", "is", "was", "averaged", "averages", "been", "be"}
)
WHEN = frozenset({"in", "for", "after", "within", "during", "since", "over", "every"})
_DEEPEST = 3
_REACH = 18
_REACH_OF_A_REPORT = 9


def subject(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what moved or amounts to the figure: trade between the two reached $140 billion."""
    tokens = sentence.tokens
    verb = _verb_before(sentence, draft.first)
    if verb is None:
        return None
    if draft.dimension == "time" and (
        tokens.at(verb) not in _DURABLE | _MOVES or tokens.at(draft.first - 1) in WHEN
    ):
        return None
    if tokens.at(verb) in _ASIDES and tokens.at(verb - 1) == ",":
        return None  # ", up 12%": of what was just said
    if tokens.at(verb) in _LOSING and draft.dimension == "money" and draft.value >= DEAREST_SHARE:
        return None  # the firm lost $5 million: a loss
    if tokens.at(verb) in _PARTICIPLES and _is_behind_a_noun(tokens, verb):
        return inside_container(tokens, phrase_ending(tokens, verb))
    return subject_of(sentence, verb)


def _is_behind_a_noun(tokens: Tokens, verb: int) -> bool:
    """Whether a participle says more of the noun before it: in a deal valued at $6 billion."""
    before = tokens.at(verb - 1)
    is_word = before[:1].isalpha() and before not in STOPS and not before.endswith("ly")
    at = verb - 1
    while at > 0 and tokens.at(at)[:1].isalpha() and tokens.at(at) not in STOPS:
        at -= 1
    return is_word and before not in _AUXILIARIES and tokens.at(at) in _OPENING_A_NOUN


def subject_of(sentence: Sentence, verb: int, depth: int = 0) -> Phrase | None:
    """Return the subject of a verb, across auxiliaries, asides and the verb it is joined to."""
    tokens = sentence.tokens
    end = verb
    if _is_wished(tokens, verb):
        return None
    while end > 0 and (
        _is_auxiliary(tokens, end - 1)
        or (tokens.at(end - 1) == "than" and tokens.at(end - 2) in _MORE)
        or (tokens.at(end - 1).endswith("ly") and tokens.at(end - 1) not in _NOUNS_IN_LY)
    ):
        end -= 1
    if tokens.at(end - 1) == ",":
        end = _before_an_aside(tokens, end - 1)
    elif tokens.at(end - 1) in _RELATIVES:
        return _antecedent(tokens, end - 1 - (tokens.at(end - 2) == ","))
    elif tokens.at(end - 1) in _JOINERS and end > 1:
        return _shared_subject(sentence, end - 1, depth)
    return _clause_subject(sentence, end)


def _antecedent(tokens: Tokens, end: int) -> Phrase | None:
    """Return what a relative clause is about: the price of rice, which climbed."""
    found = phrase_ending(tokens, end)
    if found is None:
        return None
    start = found[0] - (tokens.at(found[0] - 1) in DETERMINERS)
    is_aside = tokens.at(end) == ","
    whole = phrase_ending(tokens, start - 1) if is_aside and tokens.at(start - 1) == "of" else None
    return inside_container(tokens, whole) if whole else found


def _shared_subject(sentence: Sentence, joiner: int, depth: int) -> Phrase | None:
    """Return the subject of the verb before and: prices rose in May and then fell."""
    tokens = sentence.tokens
    if depth >= _DEEPEST:
        return None
    for at in range(joiner - 1, max(0, joiner - _REACH), -1):
        word = tokens.at(at)
        if word in BOUNDARIES or word in _RELATIVES or word in (".", "!", "?"):
            return None
        is_verb = word in HANGING or word in VERBS or word.endswith("ed")
        is_noun = tokens.at(at - 1) in DETERMINERS or tokens.at(at + 1) == "of"
        if is_verb and word not in _ASIDES and not is_noun:
            return subject_of(sentence, at, depth + 1)
    return None


def _is_wished(tokens: Tokens, verb: int) -> bool:
    """Whether somebody wants to bring about the figure, and is not what it measures."""
    return tokens.at(verb - 1) == "to" and tokens.at(verb - 2) in _WISHING


def _is_auxiliary(tokens: Tokens, at: int) -> bool:
    """Whether a token stands between a subject and its verb: will, but not: Trump's plans."""
    before = tokens.at(at - 1)
    is_owned = before in DETERMINERS or before.endswith("'s")
    return tokens.at(at) in _AUXILIARIES and not (is_owned and tokens.at(at).endswith("s"))


def is_aside(sentence: Sentence, draft: Draft) -> bool:
    """Whether the figure says how the one before it moved: $140 billion, up 12%."""
    tokens = sentence.tokens
    verb = _verb_before(sentence, draft.first)
    return verb is not None and tokens.at(verb) in _ASIDES and tokens.at(verb - 1) in (",", "(")


def _before_an_aside(tokens: Tokens, comma: int) -> int:
    """Return where the subject ends that an aside between commas follows."""
    for at in range(comma - 1, max(0, comma - _REACH), -1):
        if tokens.at(at) == "," and tokens.at(at + 1) in _RELATIVES:
            return at
    for at in range(comma - 1, max(0, comma - _REACH), -1):
        if tokens.at(at) == ",":
            return at
    return comma


def _clause_subject(sentence: Sentence, end: int, depth: int = 0) -> Phrase | None:
    """Return the first noun phrase of the clause that stands before a token."""
    tokens = sentence.tokens
    start = end
    if tokens.at(end - 1) in _PRONOUNS:
        return None
    while start > 0 and end - start < _REACH:
        word = tokens.at(start - 1)
        if word in _RELATIVES:
            if word == "that" and (_reports(sentence, start - 2) or start < 3):
                break
            is_deep = depth >= _DEEPEST
            if start < end and not is_deep and tokens.at(start - 2)[:1].isalpha():
                return _clause_subject(
                    sentence, start - 1, depth + 1
                )  # the time that a container waits
            break
        if word in BOUNDARIES or (word == "," and start < end) or word in (".", "!", "?"):
            break
        start -= 1
    while start < end and (tokens.at(start) in DETERMINERS or not tokens.at(start)[:1].isalpha()):
        start += 1
    start = _past_a_place(tokens, _past_a_time(sentence, start, end), end)
    if start >= end or (tokens.at(start) in STOPS and tokens.at(start) not in _PERIODIC):
        return None
    return inside_container(tokens, _first_phrase(tokens, start, end))


def _reports(sentence: Sentence, at: int) -> bool:
    """Whether a token before that ends what reports: said, said on Thursday in a statement."""
    tokens = sentence.tokens
    for verb in range(at, max(-1, at - _REACH_OF_A_REPORT), -1):
        if tokens.at(verb) in _REPORTING or (verb == at and tokens.at(verb).endswith("ed")):
            after = tokens.at(verb + 1)
            return verb == at or after in _PREPOSITIONS or sentence.time_at(verb + 1) is not None
        if not tokens.at(verb)[:1].isalnum() or tokens.at(verb) in _RELATIVES:
            return False
    return False


def _past_a_time(sentence: Sentence, start: int, end: int) -> int:
    """Step over a time that opens a clause: over the past year sales grew."""
    tokens, at = sentence.tokens, start
    while at < end and at - start < 3 and (tokens.at(at) in _OPENERS or tokens.at(at) == "the"):
        at += 1
    if sentence.time_at(at) is None:
        return start
    while at < end and (sentence.time_at(at) or tokens.at(at) == ","):
        at += 1
    while at < end and tokens.at(at) in DETERMINERS:
        at += 1
    return at


def _past_a_place(tokens: Tokens, start: int, end: int) -> int:
    """Step over a place that opens a clause without a comma: in the north the share rose."""
    if tokens.at(start) not in _PREPOSITIONS:
        return start
    for at in range(start + 2, end):
        if tokens.at(at) in DETERMINERS and tokens.at(at - 1) not in _PREPOSITIONS:
            return at + 1
    return start


def _first_phrase(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """Return the phrase before the first preposition of tokens[start:end]."""
    stop = start + (tokens.at(start) in _PERIODIC)
    while stop < end:
        word = tokens.at(stop)
        is_adverb = word in STOPS and not (word in _ADVERBS_TOO and stop > start)
        is_joint = tokens.at(stop - 1) == "-" and stop > start  # a debt-to-equity ratio
        if not is_joint and (word in _PREPOSITIONS or is_adverb or word in NEVER_NOUNS):
            break
        is_noun = word in ("cost", "costs") or stop + 1 == end or tokens.at(stop + 1) == "of"
        if stop > start and word in HANGING and not is_noun:
            break
        if not word[:1].isalnum() and word not in ("-", "&", "/"):
            break
        if word.endswith("'s") and stop + 1 < end:
            start = stop + 1
        stop += 1
    while stop > start and not tokens.at(stop - 1)[:1].isalnum():
        stop -= 1
    head = tokens.at(stop - 1)
    is_adverb = head.endswith("ly") and head not in _NOUNS_IN_LY
    return (start, stop) if start < stop and head not in VERBS and not is_adverb else None


def over_glue(sentence: Sentence, first: int) -> int:
    """Return the last token before a figure that is more than glue, another figure or a time."""
    tokens, at = sentence.tokens, first - 1
    while at > 0 and first - at < 12:
        word = tokens.at(at)
        if word in _ASIDES and tokens.at(at - 1) == "-":
            return at  # the clean-up at
        is_verb = word in HANGING and word not in ("set", "forecast", "up", "down")
        if is_verb and tokens.at(at - 1) not in DETERMINERS:
            return at
        is_skipped = word in _GLUE or word.endswith("ly") or sentence.covers(at)
        # rose 14 per cent in Mumbai to 1,312: a place between two figures
        is_place = tokens.word(at)[:1].isupper() and _is_in_place(tokens, at)
        if not is_skipped and not is_place and sentence.time_at(at) is None:
            return at
        at -= 1
    return at


def _is_in_place(tokens: Tokens, at: int) -> bool:
    """Whether a name stands after in, on or at: closed in New York on Tuesday at."""
    while tokens.word(at)[:1].isupper():
        at -= 1
    return tokens.at(at) in ("in", "on", "at")


def _verb_before(sentence: Sentence, first: int) -> int | None:
    """Return the verb that a figure hangs on, over words that only qualify it."""
    tokens = sentence.tokens
    for at in range(first - 1, max(-1, first - 3), -1):
        if tokens.at(at) in _ASIDES and tokens.at(at - 1) == ",":
            return at
        if tokens.at(at) not in _GLUE:
            break
    at = over_glue(sentence, first)
    if tokens.at(at) in _ASIDES and tokens.at(at - 1) == "-":
        return None
    if tokens.at(at) == "," and tokens.at(at + 1) in ("to", "by"):
        at = _move_before(sentence, at)
    if at >= 0 and tokens.at(at) in WITH_BY and tokens.at(at + 1) not in ("by", "to", "from"):
        return None  # the two raised $5 million
    if at >= 0 and tokens.at(at) in HANGING:
        return at
    if tokens.at(at + 1) in _ASIDES and at + 1 < first:
        return at + 1
    return None


def _move_before(sentence: Sentence, comma: int) -> int:
    """Return the verb of moving whose end a comma sets off: fell for a third month, to 45,000."""
    tokens = sentence.tokens
    for at in range(comma - 1, max(0, comma - _REACH), -1):
        if tokens.at(at) in BOUNDARIES:
            break
        if tokens.at(at) in MOVES and tokens.at(at - 1) not in DETERMINERS:
            return at
    return comma
