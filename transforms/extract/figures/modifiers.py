"""How a figure is qualified: about, more than, up to, rose by; and goal, estimate or forecast."""

from transforms.extract.figures.draft import Draft, Sentence
from transforms.lexicon.phrases import Phrases, by_phrase
from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_DATA = vocabulary(__name__)
_BEFORE = Phrases(by_phrase(_DATA["before"]))
_AFTER = Phrases(by_phrase(_DATA["after"]))
MOVES: dict[str, str] = by_phrase(_DATA["moves"])
"""Words of moving, and whether they move up or down."""
_MOVES = Phrases(MOVES)
_PUSHES = Phrases(by_phrase(_DATA["pushes"]))
_BETWEEN = frozenset(_DATA["words"]["between"])
_STATUS: dict[str, str] = by_phrase(_DATA["status"])
WITH_BY = frozenset(_DATA["words"]["with_by"])
"""Words that move a figure only with by: raised by $5, and not: raised $5."""
_OF_PRICES = frozenset(_DATA["words"]["of_prices"])
_LEVELS = frozenset(_DATA["words"]["levels"])
DEAREST_SHARE = 1000
"""Money from which on what was lost or gained is an amount, and no move of a price."""
_NOUNS_TOO = frozenset(_DATA["words"]["nouns_too"])
_BEFORE_NOUNS = frozenset(_DATA["words"]["before_nouns"])
_BEFORE_LONG = frozenset(_DATA["words"]["before_long"])
_LOOSE: dict[str, str] = by_phrase(_DATA["glued"])
_IN_OBJECTS = frozenset("-'’")
_STATISTICS = frozenset(_DATA["words"]["statistics"])
_SKIPPED = frozenset(_DATA["words"]["skipped"])
_MOVABLE = frozenset({"percent", "money", "length", "mass", "temperature", "volume", "power"})
_REACH = 10
_REACH_OF_A_PROMISE = 14
_MODALS = frozenset(_DATA["words"]["modals"])
_STATUS_ENDS = frozenset({";", "“", "”", "—", "–", *_DATA["words"]["status_ends"]})
_GOAL_NOUNS = frozenset(_DATA["words"]["goal_nouns"])
_AFTER_A_GOAL = frozenset(_DATA["words"]["after_a_goal"])
_BEGINNING = _DATA["words"]["beginning"]
_PROMISING = frozenset(_DATA["words"]["promising"])
_REACHING = frozenset(_DATA["words"]["reaching"])


def qualify(sentence: Sentence, draft: Draft) -> None:
    """Set the draft's modifier, and widen its evidence to a sign or plus that is part of it."""
    tokens = sentence.tokens
    start, modifier = qualified(tokens, draft)
    if modifier is None and tokens.at(draft.last - 1) in _LOOSE:
        modifier = _LOOSE[tokens.at(draft.last - 1)]
    if modifier is None:
        after = _AFTER.starting(tokens, draft.last) or _after_noun(tokens, draft)
        modifier = after[0] if after else None
    if draft.number.kind in ("vague", "couple") and modifier is None:
        modifier = "approx"
    if modifier in (None, "approx", "more_than", "less_than") and not is_level(tokens, draft):
        modifier = move(tokens, draft, start) or modifier
    draft.modifier = modifier
    if modifier is None and draft.same_as is not None:
        draft.modifier = draft.same_as.modifier


def is_level(tokens: Tokens, draft: Draft) -> bool:
    """Whether the figure is where a move ended, by a word before it: jumped above $4."""
    found = _BEFORE.ending(tokens, draft.first)
    return found is not None and " ".join(tokens.lower[found[1] : draft.first]) in _LEVELS


def _after_noun(tokens: Tokens, draft: Draft) -> tuple[str, int] | None:
    """Read "50 people or more"."""
    return _AFTER.starting(tokens, draft.noun[1]) if draft.noun else None


def qualified(tokens: Tokens, draft: Draft) -> tuple[int, str | None]:
    """Return where the words before a draft begin to qualify it, and how."""
    at = draft.first
    if draft.dimension == "age" and tokens.at(at - 1) == "of" and tokens.at(at - 2) == "age":
        at -= 2 + (tokens.at(at - 3) == "the")
    while (
        tokens.at(at - 1) in _SKIPPED
        and _BEFORE.ending(tokens, at) is None
        and draft.first - at < 2
    ):
        at -= 1
    if at > 1 and tokens.at(at - 1) in ("between", "from"):
        at -= 1
    found = _BEFORE.ending(tokens, at)
    if found is None:
        return draft.first, None
    modifier, start = found
    is_over = tokens.at(start) == "over" and draft.dimension == "time" and start == at - 1
    if is_over and (tokens.at(at) in ("the", "a") or not _is_long(tokens, start)):
        return draft.first, None
    outer = _BEFORE.ending(tokens, start)
    if outer and modifier == "approx":
        modifier, start = outer
    return start, modifier


def _is_long(tokens: Tokens, at: int) -> bool:
    """Whether "over" before a time means more than: for over two years."""
    return at == 0 or tokens.at(at - 1) in _BEFORE_LONG


def move(tokens: Tokens, draft: Draft, start: int) -> str | None:
    """Return up or down where a verb of moving stands before the figure: rose by nearly 5%."""
    sign = tokens.at(draft.first - 1)
    if sign == "+" and tokens.glued(draft.first) and draft.dimension in ("percent", "money"):
        draft.first -= 1
        return "up"
    if (
        draft.value < 0
        and draft.dimension == "percent"
        and tokens.word(draft.first - 1)[:1].isalnum()
    ):
        return "down" if tokens.at(draft.first) in ("-", "−", "–") else None
    if not _can_move(tokens, draft):
        return None
    at = min(start, draft.first)
    if draft.high is not None and tokens.at(at - 1) == "from":
        at -= 1
    elif draft.dimension == "percent" and tokens.at(at - 1) == "from":
        return None
    steps = 0
    while steps < 5:
        found = _MOVES.ending(tokens, at)
        if found:
            is_amount = draft.dimension == "money" and abs(draft.value) >= DEAREST_SHARE
            if is_amount and tokens.at(found[1]) in _OF_PRICES and tokens.at(at) != "by":
                return None  # the company lost $5 million
            return None if _is_noun_there(tokens, found[1], at) else found[0]
        word = tokens.at(at - 1)
        if word == "of" and tokens.at(at - 2) in _STATISTICS:
            at, word = at - 1, tokens.at(at - 2)
        is_by = word == "by" and draft.dimension in ("percent", "money", "ratio")
        if is_by and _MOVES.ending(tokens, at - 1) is None:
            return _moved_object(tokens, at - 1)
        if word not in _BETWEEN and not word.endswith("ly"):
            return None
        at, steps = at - 1, steps + 1
    return None


def _moved_object(tokens: Tokens, by: int) -> str | None:
    """Return up or down where a verb moves an object by the figure: cut waste by 30%."""
    for at in range(by, max(0, by - _REACH), -1):
        word = tokens.at(at - 1)
        found = _PUSHES.ending(tokens, at)
        if found:
            return None if tokens.at(found[1] - 1) in _BEFORE_NOUNS else found[0]
        if word.endswith("ed") or not (word[:1].isalpha() or word in _IN_OBJECTS):
            return None  # the cut passed by 10 percent
    return None


def _can_move(tokens: Tokens, draft: Draft) -> bool:
    if draft.dimension == "count":
        return draft.unit is None or draft.unit.rstrip("s") in (
            "point",
            "basis point",
            "percentage point",
            "place",
            "job",
            "seat",
        )
    # dropped 412 millimeters of rain: the verb has an object and moves nothing
    end = draft.last
    if tokens.at(end) == "(":
        end = next((at + 1 for at in range(end, end + 8) if tokens.at(at) == ")"), end)
    is_object = draft.dimension not in ("percent", "money") and tokens.at(end) == "of"
    is_share = draft.dimension == "ratio" and draft.number.kind == "fraction"
    return (draft.dimension in _MOVABLE or is_share) and not is_object


def _is_noun_there(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the word is a noun in that place, or moves only with by: raised $5 million."""
    if tokens.at(at) in WITH_BY and tokens.at(end) != "by":
        return True
    return tokens.at(at) in _NOUNS_TOO and tokens.at(at - 1) in _BEFORE_NOUNS


def status(sentence: Sentence, draft: Draft) -> str | None:
    """Return goal, estimate or forecast, by the nearest such word before the figure."""
    tokens = sentence.tokens
    if tokens.at(draft.first - 1) == "estimated":
        return "estimate"
    if _begins_a_change(tokens, draft):
        return None
    for at in range(draft.first - 1, max(-1, draft.first - _REACH_OF_A_PROMISE), -1):
        word = tokens.at(at)
        if word in _STATUS_ENDS:
            return None
        if word in _PROMISING and tokens.at(at + 1) == "to" and tokens.at(at + 2) in _REACHING:
            return "goal"
        found = _STATUS.get(word) if draft.first - at < _REACH else None
        if word in _GOAL_NOUNS and not _is_goal(tokens, draft, at):
            continue
        if found == "goal" and word in ("plan", "plans", "proposed") and draft.dimension == "count":
            return None
        is_modal = word not in _MODALS or tokens.at(at + 1)[:1].isalpha()  # as it may,
        if found and is_modal and tokens.word(at) != "May":
            return found
    return None


def _begins_a_change(tokens: Tokens, draft: Draft) -> bool:
    """Whether the figure is where a change begins, which has been: will climb from $140 billion."""
    at = draft.first
    found = _BEFORE.ending(tokens, at)
    at = found[1] if found else at
    return draft.high is None and tokens.at(at - 1) == _BEGINNING


def _is_goal(tokens: Tokens, draft: Draft, at: int) -> bool:
    """Whether target is a goal: a target of, targets growth of 5%; and not: hit 5 targets."""
    return tokens.at(at + 1) in _AFTER_A_GOAL or draft.dimension in ("percent", "money")
