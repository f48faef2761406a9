"""The language of a text, with the probability that it is right."""

import math
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 12
_SAMPLE = 2000
"""Characters that are looked at, from the middle of the text: its edges hold furniture."""
_ENOUGH_WORDS = 25
_LONG = 150
"""Words from which half the share is enough: lists and tables have fewer function words."""
LEAST_PROBABILITY = 0.35
"""Below it the answer is a guess among many: tables, code, lists of names."""
_SURE_SHARE = 0.22
"""Share of function words from which a text is that language's; running English has 0.3 to 0.5."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words)
    for language, words in tomllib.loads(
        (files(__package__) / "function_words.toml").read_text("utf-8")
    ).items()
}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str) -> tuple[str, float]:
    """Return what py3langid takes a text's language for, and the probability."""
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return text[middle : middle + _SAMPLE]


def _at_a_glance(sample: str) -> tuple[str, float] | None:
    words = _WORD.findall(sample.lower())
    total = len(words)
    if total < _ENOUGH_WORDS:
        return None
    shares = {
        language: sum(map(known.__contains__, words)) / total
        for language, known in FUNCTION_WORDS.items()
    }
    best, second = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    enough = _SURE_SHARE if total < _LONG else _SURE_SHARE / 2
    if best[1] < enough or second[1] > best[1] / 4:
        return None
    # The more words, the surer: a language with such a share by chance is not known.
    return best[0], round(1 - math.exp(-best[1] * total), 4)


def language_of(text: str) -> tuple[str | None, float | None]:
    """Return the ISO 639-1 code of a text's language and its probability, from 0 to 1.

    Texts with hardly a letter have no language. Plain English, German, French and Spanish are
    told by their function words; py3langid answers for the rest.
    """
    sample = _sample(text)
    if len(_LETTER.findall(sample[:400])) < _FEWEST_LETTERS:
        return None, None
    glance = _at_a_glance(sample)
    if glance:
        return glance
    code, probability = identify(sample)
    if probability < LEAST_PROBABILITY:
        return None, None
    return code, round(min(1.0, probability), 4)
