"""Number words and how they add up: two hundred and five, three quarters, half a million."""

from transforms.lexicon.tokens import Tokens
from transforms.lexicon.vocabulary import vocabulary

_WORDS = vocabulary(__name__, "numbers")
_GLUE: dict[str, list[str]] = _WORDS["glue"]
_PLURAL: str = _WORDS["plurals"]["ending"]
CARDINALS: dict[str, int] = _WORDS["cardinals"]
SCALES: dict[str, float] = _WORDS["scales"] | {
    f"{word}{_PLURAL}": value for word, value in _WORDS["scales"].items()
}
SCALE_LETTERS: dict[str, float] = _WORDS["scale_letters"]
COLLECTIVES: dict[str, int] = _WORDS["collectives"]
ORDINALS: dict[str, float] = _WORDS["ordinals"]
MULTIPLES: dict[str, int] = _WORDS["multiples"]
PARTS: dict[str, int] = _WORDS["parts"]
PLURALS: dict[str, float] = {
    f"{word}{_PLURAL}": value for word, value in (_WORDS["scales"] | COLLECTIVES).items()
} | _WORDS["plurals"]["words"]
"""Words for an unsaid number of them: dozens, hundreds, tens."""
AND = frozenset(_GLUE["and"])
ARTICLES = frozenset(_GLUE["articles"])
NEGATIVE = frozenset(_GLUE["negative"])
MEASURED_BY_ARTICLE = frozenset(_GLUE["measured_by_article"])
BEFORE_PER = frozenset(_GLUE["before_per"])
EITHER_SIGN: tuple[str, ...] = tuple(_GLUE["either_sign"])
POINT = frozenset(_GLUE["point"])
OF = frozenset(_GLUE["of"])
SEVERAL = frozenset(_GLUE["several"])
AND_A_HALF = frozenset(tuple(words.split()) for words in _GLUE["and_a_half"])
HYPHENED_ARTICLE = frozenset(tuple(words.split()) for words in _GLUE["hyphened_article"])
DOZEN = frozenset(_GLUE["dozen"])
COUPLE = frozenset(_GLUE["couple"])
PERIODS = frozenset(_GLUE["periods"])
"""What comes one after the other, so that an ordinal before it is no part: a third month."""
ONLY_FIRST = frozenset(_GLUE["only_first"])
APART = frozenset(_GLUE["apart"])
_HALF = frozenset(_GLUE["half"])
_SINGULAR_DENOMINATORS = frozenset(_GLUE["singular_denominators"])
SUFFIXES: dict[str, str] = _WORDS["ordinal_suffixes"]
"""Ends of ordinals, and the digits that they may follow."""
VULGAR = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
STARTERS = frozenset(
    {*CARDINALS, *SCALES, *COLLECTIVES, *ORDINALS, *PLURALS, *PARTS, *MULTIPLES, *VULGAR}
)
"""Words that a number may start with, apart from articles and signs."""

_UNDER = {word: n for word, n in ORDINALS.items() if word not in _GLUE["no_denominators"]}
_DENOMINATORS = PARTS | _UNDER | {f"{word}{_PLURAL}": value for word, value in _UNDER.items()}


def part(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read a half, one quarter, three fifths: the fraction and where it ends."""
    word, over, end = tokens.at(at), 0, at
    if word in ARTICLES:
        over, end = 1, at + 1
    elif word in CARDINALS and 0 < CARDINALS[word] < 20:
        over, end = CARDINALS[word], at + 1
    elif word in _HALF:
        return 0.5, at + 1
    if not over:
        return None
    end += tokens.at(end) == "-"
    under = _DENOMINATORS.get(tokens.at(end))
    if under is None:
        return None
    is_plural = tokens.at(end).endswith(_PLURAL) or tokens.at(end) in _SINGULAR_DENOMINATORS
    if over > 1 and not is_plural:
        return None
    return over / under, end + 1


def denominator(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """Read the plural ordinal under any number of words: fifths, hundredths, twenty-firsts."""
    at += tokens.at(at) == "-"
    under = _DENOMINATORS.get(tokens.at(at))
    if under and tokens.at(at).endswith(_PLURAL):
        return under, at + 1
    tens = CARDINALS.get(tokens.at(at), 0)
    if tens < 20:
        return None
    after = at + 1 + (tokens.at(at + 1) == "-")
    word = tokens.at(after)
    ones = ORDINALS.get(word.removesuffix(_PLURAL), 0) if word.endswith(_PLURAL) else 0
    return (tens + ones, after + 1) if 0 < ones < 10 else None


def cardinal_words(tokens: Tokens, at: int) -> tuple[float, int, float] | None:
    """Read a run of number words: its value, where it ends, and the scale that closes it."""
    run = _Run(at)
    index = at
    while True:
        word = tokens.at(index)
        if word in CARDINALS:
            if not run.add(CARDINALS[word], first=index == at):
                break
        elif word in SCALES and index > at:
            if not run.scale_by(SCALES[word]):
                break
        elif _joins(tokens, index, run):
            index += 1
            continue
        else:
            break
        index += 1
        run.end = index
    return (run.total + run.current, run.end, run.scale) if run.end > at else None


def _joins(tokens: Tokens, index: int, run: "_Run") -> bool:
    """Whether a hyphen or "and" goes on with the number: twenty-one, two hundred and five."""
    word, after = tokens.at(index), tokens.at(index + 1)
    if index != run.end or after not in CARDINALS:
        return False
    if word == "-":
        return run.room == 10
    return word in AND and run.scale >= 100 and not _is_part(tokens, index + 1)


def _is_part(tokens: Tokens, at: int) -> bool:
    """Whether a fraction below one starts here: and three quarters."""
    found = part(tokens, at)
    return found is not None and found[0] < 1


class _Run:
    """The state of adding up number words."""

    __slots__ = ("current", "end", "last_scale", "room", "scale", "total")

    def __init__(self, end: int) -> None:
        self.total = 0.0
        self.current = 0.0
        self.last_scale = float("inf")
        self.scale = 1.0
        self.room = 1000.0
        """The next small number must be below this: after twenty, one to nine."""
        self.end = end

    def add(self, small: int, *, first: bool) -> bool:
        """Add a number below a hundred; False where it begins another number."""
        if not (small < self.room and (small or first)):
            return False
        self.current += small
        self.room = 10 if small >= 20 and small % 10 == 0 else 0
        self.scale = 1.0
        return True

    def scale_by(self, factor: float) -> bool:
        """Multiply by a scale word; False where it can't belong to the number."""
        if factor == 100:
            if not 0 < self.current < 100:
                return False
            self.current, self.room = self.current * 100, 100
        elif self.current and factor < self.last_scale:
            self.total, self.current = self.total + self.current * factor, 0
            self.room, self.last_scale = 1000, factor
        elif self.scale > 1 or factor > self.last_scale:
            self.total, self.current = (self.total + self.current) * factor, 0
            self.room, self.last_scale = 1000, factor
        else:
            return False
        self.scale = factor
        return True
