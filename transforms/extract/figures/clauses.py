"""Subjects and objects by the shapes of English clauses: what rose, what was raised."""

import tomllib
from importlib.resources import files

from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.modifiers import MOVES, WITH_BY
from transforms.extract.figures.nouns import (
    ADJECTIVES,
    DETERMINERS,
    NEVER_NOUNS,
    STOPS,
    VERBS,
    phrase_of,
)
from transforms.lexicon.tokens import Tokens

type Phrase = tuple[int, int]

VOCABULARY: dict[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("clauses.toml").read_text("utf-8")
)
_MOVES = frozenset(MOVES)
_ASIDES = frozenset({"up", "down"})
HANGING = (_MOVES | frozenset(VOCABULARY["linking"])) - {"higher", "lower"}
"""Verbs that a figure may hang on."""
_TRANSITIVE = frozenset(VOCABULARY["transitive"])
_GLUE = frozenset(VOCABULARY["glue"])
_PREPOSITIONS = frozenset(VOCABULARY["prepositions"])
_AUXILIARIES = frozenset(VOCABULARY["auxiliaries"])
BOUNDARIES = frozenset(VOCABULARY["boundaries"])
_RELATIVES = frozenset(VOCABULARY["relatives"])
_REPORTING = frozenset(VOCABULARY["reporting"])
_CONTAINERS = frozenset(VOCABULARY["containers"])
EXTENTS = frozenset(VOCABULARY["extents"])
_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "this", "that", "we", "i", "you", "one", "these", "those"}
)
_BRINGING = frozenset(VOCABULARY["bringing"])
_NOUNS_IN_LY = frozenset(VOCABULARY["nouns_in_ly"])
_OPENERS = frozenset(VOCABULARY["openers"])
_JOINERS = frozenset(VOCABULARY["joiners"])
_DURABLE = frozenset(
    {"lasted", "lasts", "took", "takes", "is", "was", "averaged", "averages", "been", "be"}
)
_WHEN = frozenset({"in", "for", "after", "within", "during", "since", "over", "every"})
_DEEPEST = 3
_REACH = 18


def inside_container(tokens: Tokens, phrase: Phrase | None) -> Phrase | None:
    """Return what a number of, or total of, is a number of: the dead in "the number of dead"."""
    if phrase and tokens.at(phrase[1] - 1) in _CONTAINERS and tokens.at(phrase[1]) == "of":
        return phrase_of(tokens, phrase[1] + 1) or phrase
    return phrase


def phrase_ending(tokens: Tokens, end: int) -> Phrase | None:
    """Return the noun phrase whose head stands right before a token, without its article."""
    start = end
    while start > 0 and end - start < 6:
        word = tokens.at(start - 1)
        if word == "-" and start < end and tokens.at(start - 2)[:1].isalpha():
            start -= 2  # both halves of long-term
            continue
        if not word[:1].isalpha() or word in STOPS or word in DETERMINERS or word in NEVER_NOUNS:
            break
        if word.endswith("'s") or (word in HANGING and word not in ("cost", "costs", "estimated")):
            break
        if start < end and (word in VERBS or _is_past_tense(tokens, start - 1)):
            break
        start -= 1
    while start < end and (tokens.at(start).endswith("ly") or tokens.at(start) == "-"):
        start += 1
    if start >= end or (end - start == 1 and tokens.at(start) in ADJECTIVES):
        return None
    return start, end


def _is_past_tense(tokens: Tokens, at: int) -> bool:
    """Whether a word in -ed is the verb of what stands before it: the company reported sales."""
    before = tokens.at(at - 1)
    is_after_noun = before[:1].isalpha() and before not in DETERMINERS and before not in STOPS
    return tokens.at(at).endswith("ed") and is_after_noun


def object_of_verb(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what a verb brings to the figure: cut cases among children by 77 per cent."""
    tokens = sentence.tokens
    if draft.dimension == "time" and tokens.at(draft.first - 1) in _WHEN:
        return None
    at = _over_glue(sentence, draft.first) + 1
    while at < draft.first and tokens.at(at) not in _BRINGING:
        at += 1
    if at >= draft.first:
        return None
    is_object = tokens.at(at - 2) in DETERMINERS or tokens.at(at - 2) in _TRANSITIVE
    if tokens.at(at - 1) in HANGING and not is_object:
        return None
    for back in range(at - 1, max(-1, at - 12), -1):
        word = tokens.at(back)
        if word in BOUNDARIES or word in (",", "."):
            return None
        if word in _TRANSITIVE and back + 1 < at and not sentence.covers(back + 1):
            found = phrase_of(tokens, back + 1)
            is_verb = tokens.at(back - 1) not in DETERMINERS or word.endswith("ing")
            if found and found[1] <= at and is_verb:
                return inside_container(tokens, found)
    return None


def subject(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read what moved or amounts to the figure: trade between the two reached $140 billion."""
    tokens = sentence.tokens
    verb = _verb_before(sentence, draft.first)
    if verb is None:
        return None
    if draft.dimension == "time" and (
        tokens.at(verb) not in _DURABLE | _MOVES or tokens.at(draft.first - 1) in _WHEN
    ):
        return None
    if tokens.at(verb) in _ASIDES and tokens.at(verb - 1) == ",":
        return None  # ", up 12%": of what was just said
    return subject_of(sentence, verb)


def subject_of(sentence: Sentence, verb: int, depth: int = 0) -> Phrase | None:
    """Return the subject of a verb, across auxiliaries, asides and the verb it is joined to."""
    tokens = sentence.tokens
    end = verb
    while end > 0 and (
        _is_auxiliary(tokens, end - 1)
        or (tokens.at(end - 1).endswith("ly") and tokens.at(end - 1) not in _NOUNS_IN_LY)
    ):
        end -= 1
    if tokens.at(end - 1) == ",":
        end = _before_an_aside(tokens, end - 1)
    elif tokens.at(end - 1) in _RELATIVES:
        return phrase_ending(tokens, end - 1 - (tokens.at(end - 2) == ","))
    elif tokens.at(end - 1) in _JOINERS and end > 1:
        return _shared_subject(sentence, end - 1, depth)
    return _clause_subject(sentence, end)


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
            if word == "that" and (tokens.at(start - 2) in _REPORTING or start < 3):
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
    start = _past_a_time(sentence, start, end)
    if start >= end or tokens.at(start) in STOPS:
        return None
    return inside_container(tokens, _first_phrase(tokens, start, end))


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


def _first_phrase(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """Return the phrase before the first preposition of tokens[start:end]."""
    stop = start
    while stop < end:
        word = tokens.at(stop)
        if word in _PREPOSITIONS or word in STOPS or word in NEVER_NOUNS:
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


def _over_glue(sentence: Sentence, first: int) -> int:
    """Return the last token before a figure that is more than glue, another figure or a time."""
    tokens, at = sentence.tokens, first - 1
    while at > 0 and first - at < 12:
        word = tokens.at(at)
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
    at = _over_glue(sentence, first)
    if at >= 0 and tokens.at(at) in WITH_BY and tokens.at(at + 1) not in ("by", "to", "from"):
        return None  # the two raised $5 million
    if at >= 0 and tokens.at(at) in HANGING:
        return at
    if tokens.at(at + 1) in _ASIDES and at + 1 < first:
        return at + 1
    return None
