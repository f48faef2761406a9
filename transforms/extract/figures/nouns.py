"""Noun phrases by their shape: what a number counts, without a parser."""

from transforms.lexicon.number_words import CARDINALS
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA: dict[str, list[str]] = vocabulary(__name__)
STOPS: frozenset[str] = frozenset(_DATA["stops"])
NEVER_NOUNS: frozenset[str] = frozenset(_DATA["never_nouns"])
VERBS: frozenset[str] = frozenset(_DATA["verbs"]) | NEVER_NOUNS
PLURALS: frozenset[str] = frozenset(_DATA["plurals"])
_SINGULARS: frozenset[str] = frozenset(_DATA["singulars"])
ADJECTIVES: frozenset[str] = frozenset(_DATA["adjectives"])
_ADJECTIVE_ENDS = tuple(_DATA["adjective_ends"])
PARTICIPLE_ENDS = tuple(_DATA["participle_ends"])
GERUND_ENDS = tuple(_DATA["gerund_ends"])
ADVERB_ENDS = tuple(_DATA["adverb_ends"])
SUPERLATIVE_ENDS = tuple(_DATA["superlative_ends"])
OWNER_ENDS = tuple(_DATA["owner_ends"])
_PLURAL_ENDS = tuple(_DATA["plural_ends"])
_SINGULAR_ENDS = tuple(_DATA["singular_ends"])
_NO_ADVERBS = frozenset(_DATA["no_adverbs"])
_AFTER_A_GERUND = frozenset(_DATA["after_a_gerund"])
_SUPERLATIVES = frozenset(_DATA["superlatives"])
DETERMINERS = frozenset(_DATA["determiners"])
PEOPLE = frozenset(_DATA["people"])
"""People who may be under or over an age."""
AGELESS = frozenset(_DATA["ageless"])
"""Nouns of which a number in commas is no age: the total, 56, was."""
_LEADING = frozenset(_DATA["leading"])
_SUSPENDED = frozenset(_DATA["suspended"])
_MARKS = frozenset("'’")
_LONGEST = 8


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    if word in PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith(_PLURAL_ENDS)
        and word not in _SINGULARS
        and word not in NEVER_NOUNS
        and not word.endswith(_SINGULAR_ENDS)
    )


def _is_noun_word(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a token may be part of a noun phrase that began at `first`."""
    word = tokens.at(at)
    if word in CARDINALS and not (tokens.at(at + 1) == "-" and tokens.glued(at + 1)):
        return False
    if not word[:1].isalpha() or (word in STOPS and not _opens_a_compound(tokens, at)):
        return False
    if len(word) == 1 and not (tokens.at(at + 1) == "-" and tokens.glued(at + 1)):
        return False
    if at > first and (word in VERBS or (word.endswith(ADVERB_ENDS) and word not in _NO_ADVERBS)):
        return False
    return "'" not in word or word.endswith(OWNER_ENDS)


def _opens_a_compound(tokens: Tokens, at: int) -> bool:
    """Whether a word is the first half of another: long-range missiles, off-duty officers."""
    is_bound = tokens.at(at + 1) == "-" and tokens.glued(at + 1) and tokens.glued(at + 2)
    return is_bound and len(tokens.at(at)) > 1 and tokens.at(at + 2)[:1].isalpha()


def _run(tokens: Tokens, first: int) -> list[int]:
    """Return the tokens from `first` that may form one noun phrase, hyphens left out."""
    run: list[int] = []
    at = first
    while at < tokens.size and len(run) < _LONGEST:
        if tokens.at(at) == "-" and run and tokens.glued(at) and tokens.glued(at + 1):
            if tokens.at(at + 1)[:1].isalnum():
                run.append(at + 1)  # the second half of a compound may be any word
                at += 2
                continue
            break
        model = _model_end(tokens, at) if not run or _is_brand(tokens, run[-1]) else at
        if _is_formula(tokens, at) and run:
            run[-1] = at  # the 2 of CO2
            at += 1
            continue
        if model > at:
            run.append(model - 1)
            at = model
            continue
        if not _is_noun_word(tokens, at, first):
            break
        run.append(at)
        at += 1
    return run


def _is_formula(tokens: Tokens, at: int) -> bool:
    """Whether digits end a word of capitals, as in CO2."""
    is_digit = tokens.at(at).isdecimal() and len(tokens.at(at)) == 1
    return is_digit and tokens.glued(at) and tokens.word(at - 1).isupper()


def _is_brand(tokens: Tokens, at: int) -> bool:
    return tokens.word(at)[0].isupper() and not tokens.at(at).endswith(OWNER_ENDS)


def _model_end(tokens: Tokens, at: int) -> int:
    """Return where the A350s or the 737 of Boeing 737 jets ends, or its start if it is none."""
    is_prefix = tokens.word(at).isupper() and len(tokens.at(at)) < 3
    end = at + (is_prefix and tokens.glued(at + 1))
    if tokens.glued(at):
        return at  # USD50 cards
    if not (tokens.at(end).isdecimal() and len(tokens.at(end)) < 5) or tokens.at(end) == "0":
        return at
    if end == at and not tokens.at(at - 1)[:1].isalpha():
        return at  # 50 737 jets
    end += 1
    if tokens.glued(end) and tokens.at(end) in _PLURAL_ENDS:
        return end + 1
    return end if is_plural(tokens.at(end)) and not tokens.glued(end) else at


def _is_gerund_of_a_clause(tokens: Tokens, at: int) -> bool:
    """Whether a word in -ing goes on with an object: adults saying they, but: personal spending."""
    after = tokens.at(at + 1)
    return after[:1].isalnum() and (
        after in DETERMINERS or after not in STOPS or after in _AFTER_A_GERUND
    )


def _is_suspended(tokens: Tokens, first: int) -> bool:
    """Whether a word lacks its second half: low- and middle-income families."""
    is_hyphened = tokens.at(first + 1) == "-" and tokens.glued(first + 1)
    return is_hyphened and tokens.at(first + 2) in _SUSPENDED and not tokens.glued(first + 2)


def noun_phrase(tokens: Tokens, first: int, *, is_one: bool = False) -> tuple[int, int] | None:
    """Return the noun phrase that starts at a token, up to its head; None where there is none.

    `is_one` says that a singular is counted, so that a word in -s after it is a verb.
    """
    while tokens.at(first) in _LEADING or (
        tokens.at(first).endswith(ADVERB_ENDS)
        and tokens.at(first) not in STOPS
        and first + 1 < tokens.size
    ):
        first += 1
    if tokens.at(first).endswith(PARTICIPLE_ENDS) and tokens.at(first - 1).endswith(ADVERB_ENDS):
        first += 1  # decently sized plants
    if not is_one and _is_suspended(tokens, first):
        whole = noun_phrase(tokens, first + 3)
        return (first, whole[1]) if whole else None
    run = _run(tokens, first)
    if not run:
        return None
    opening = tokens.at(run[0])
    if len(run) == 1 and opening.endswith(PARTICIPLE_ENDS) and not is_plural(opening):
        return None  # only 38 accepted
    if opening in NEVER_NOUNS or (opening in VERBS and not is_plural(tokens.at(run[-1]))):
        return None
    if all(tokens.at(at) in ADJECTIVES and tokens.at(at) not in PLURALS for at in run):
        return None
    if is_one:
        return first, _singular_end(tokens, run)
    for position, at in enumerate(run):
        word = tokens.at(at)
        if not is_plural(word) or (tokens.at(at + 1) == "-" and tokens.glued(at + 1)):
            continue
        follower = run[position + 1] if position + 1 < len(run) else None
        is_first_half = tokens.word(at)[0].isupper() or word in PLURALS
        if follower is not None and is_first_half and is_plural(tokens.at(follower)):
            continue  # United Nations peacekeepers, police officers
        return first, at + 1
    return first, _singular_end(tokens, run)


def _singular_end(tokens: Tokens, run: list[int]) -> int:
    """Return where a phrase without a plural ends: before what looks like a verb."""
    end = run[0] + 1
    for position, at in enumerate(run):
        word = tokens.at(at)
        joined = at > 0 and tokens.at(at - 1) == "-"
        if position and not joined:
            head = tokens.at(at - 1)
            settled = head not in ADJECTIVES and not head.endswith(_ADJECTIVE_ENDS)
            if settled and word.endswith(PARTICIPLE_ENDS):
                break
            if word.endswith(GERUND_ENDS) and _is_gerund_of_a_clause(tokens, at):
                break
            if settled and is_plural(word) and position:
                break
        end = at + 1
    return end


def phrase_of(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return a noun phrase that may begin with an article or possessive: its gas supplies."""
    start = at
    while tokens.at(start) in DETERMINERS or tokens.at(start) in _SUPERLATIVES:
        start += 1
    if tokens.at(start)[:1].isdigit():
        return None
    run = _run(tokens, start)
    if start > at and len(run) == 1 and tokens.at(start) not in NEVER_NOUNS:
        return start, start + 1
    # Russia's gas supplies: the owner is left out
    for position, index in enumerate(run[:-1]):
        if tokens.at(index).endswith(OWNER_ENDS):
            start = run[position + 1]
    found = noun_phrase(tokens, start + (tokens.at(start) in _SUPERLATIVES))
    if found and tokens.at(found[1]) in _MARKS and tokens.glued(found[1]):
        return phrase_of(tokens, found[1] + 1)  # nurses' pay
    return found
