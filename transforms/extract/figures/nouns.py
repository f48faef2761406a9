"""Noun phrases by their shape: what a number counts, without a parser."""

import tomllib
from importlib.resources import files

from transforms.lexicon.number_words import CARDINALS
from transforms.lexicon.tokens import Tokens

_DATA = tomllib.loads(files(__package__).joinpath("nouns.toml").read_text("utf-8"))
STOPS: frozenset[str] = frozenset(_DATA["stops"])
NEVER_NOUNS: frozenset[str] = frozenset(_DATA["never_nouns"])
VERBS: frozenset[str] = frozenset(_DATA["verbs"]) | NEVER_NOUNS
PLURALS: frozenset[str] = frozenset(_DATA["plurals"])
_SINGULARS: frozenset[str] = frozenset(_DATA["singulars"])
ADJECTIVES: frozenset[str] = frozenset(_DATA["adjectives"])
_ADJECTIVE_ENDS = (
    "al", "ic", "ive", "ous", "ful", "less", "ary", "able", "ible", "ish", "ed", "ese", "est",
    "ian", "ern", "old", "nth",
)  # fmt: skip
DETERMINERS = frozenset(_DATA["determiners"])
PEOPLE = frozenset(_DATA["people"])
"""People who may be under or over an age."""
_LEADING = frozenset(_DATA["leading"])
_SUSPENDED = frozenset({"and", "or"})
_LONGEST = 8


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    if word in PLURALS:
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word not in _SINGULARS
        and word not in NEVER_NOUNS
        and not word.endswith(("ss", "us", "is", "'s"))
    )


def _is_noun_word(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a token may be part of a noun phrase that began at `first`."""
    word = tokens.at(at)
    if word in CARDINALS and not (tokens.at(at + 1) == "-" and tokens.glued(at + 1)):
        return False
    if not word[:1].isalpha() or word in STOPS:
        return False
    if len(word) == 1 and not (tokens.at(at + 1) == "-" and tokens.glued(at + 1)):
        return False
    if at > first and (word in VERBS or (word.endswith("ly") and word not in ("family", "supply"))):
        return False
    return "'" not in word or word.endswith("'s")


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
        if not _is_noun_word(tokens, at, first):
            break
        run.append(at)
        at += 1
    return run


def _is_gerund_of_a_clause(tokens: Tokens, at: int) -> bool:
    """Whether a word in -ing goes on with an object: adults saying they, but: personal spending."""
    after = tokens.at(at + 1)
    return after[:1].isalnum() and (
        after in DETERMINERS or after not in STOPS or after in ("to", "that")
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
        tokens.at(first).endswith("ly")
        and tokens.at(first) not in STOPS
        and first + 1 < tokens.size
    ):
        first += 1
    if tokens.at(first).endswith("ed") and tokens.at(first - 1).endswith("ly"):
        first += 1  # decently sized plants
    if not is_one and _is_suspended(tokens, first):
        whole = noun_phrase(tokens, first + 3)
        return (first, whole[1]) if whole else None
    run = _run(tokens, first)
    if not run:
        return None
    opening = tokens.at(run[0])
    if len(run) == 1 and opening.endswith("ed") and not is_plural(opening):
        return None  # only 38 accepted
    if opening in NEVER_NOUNS or (opening in VERBS and not is_plural(tokens.at(run[-1]))):
        return None
    if all(tokens.at(at) in ADJECTIVES for at in run):
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
            if settled and word.endswith("ed"):
                break
            if word.endswith("ing") and _is_gerund_of_a_clause(tokens, at):
                break
            if settled and is_plural(word) and position:
                break
        end = at + 1
    return end


def phrase_of(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return a noun phrase that may begin with an article or possessive: its gas supplies."""
    start = at
    while tokens.at(start) in DETERMINERS or tokens.at(start) == "most":
        start += 1
    if tokens.at(start)[:1].isdigit():
        return None
    run = _run(tokens, start)
    if start > at and len(run) == 1 and tokens.at(start) not in NEVER_NOUNS:
        return start, start + 1
    # Russia's gas supplies: the owner is left out
    for position, index in enumerate(run[:-1]):
        if tokens.at(index).endswith("'s"):
            start = run[position + 1]
    return noun_phrase(tokens, start + (tokens.at(start) == "most"))
