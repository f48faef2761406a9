"""What a figure stands before and says more of: a five-year plan, a $48 million contract."""

from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.heads import HANGING, VOCABULARY, Phrase
from transforms.extract.figures.nouns import DETERMINERS, NEVER_NOUNS, STOPS, VERBS, noun_phrase
from transforms.extract.figures.shares import is_had
from transforms.lexicon.tokens import Tokens

_DIRECTIONS = frozenset(VOCABULARY["directions"])
COMPARATIVES = frozenset(VOCABULARY["comparatives"])


def _is_cell(tokens: Tokens, draft: Draft) -> bool:
    """Whether a figure fills a cell of a table, so that what follows is another cell."""
    return "|" in (tokens.at(draft.first - 1), tokens.at(draft.last))


def attribute(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Read a five-year plan, a 7% share price increase, a $48 million army contract."""
    tokens, end = sentence.tokens, _after_brackets(sentence.tokens, draft)
    word = tokens.at(end)
    if not word[:1].isalpha() or word in STOPS or word in NEVER_NOUNS or sentence.time_at(end):
        return None
    if _is_cell(tokens, draft) or tokens.word(end) in _DIRECTIONS:
        return None
    if draft.dimension == "time" and end == draft.last and tokens.at(end - 1).endswith("s"):
        return None  # in the two years output rose
    if not _is_determined(tokens, draft, word):
        if word in VERBS or word in HANGING or word.endswith(("ed", "ing", "ly")):
            return None
        has_object = tokens.at(end + 1) in DETERMINERS and tokens.at(end + 1) != "that"
        if draft.dimension in ("time", "ratio") or has_object:
            return None  # 57% seek a degree
    return noun_phrase(tokens, end)


def _after_brackets(tokens: Tokens, draft: Draft) -> int:
    """Return where a noun begins: behind (4,000 km), a hyphen, or all- of a $5 all-cash deal."""
    end = draft.last
    if tokens.at(end) == "(" and draft.dimension != "money" and draft.is_attributive:
        end = next((at for at in range(end, end + 8) if tokens.at(at) == ")"), end)
    end += tokens.at(end) == ")"
    end += tokens.at(end) == "-"
    return end + 2 * (tokens.at(end) in ("all", "part") and tokens.at(end + 1) == "-")


def _is_determined(tokens: Tokens, draft: Draft, word: str) -> bool:
    """Whether what stands before a figure asks for a noun behind it: a, its, Spain's, has 5%."""
    opened = tokens.at(draft.first - 1)
    if opened in DETERMINERS or opened.endswith(("'s", "'", "’")) or draft.is_attributive:
        return True
    return draft.dimension == "percent" and is_had(tokens, draft) and word not in COMPARATIVES
