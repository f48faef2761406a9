"""The language of a text, with the probability that it is right."""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 12
_SAMPLE = 2000
"""Characters that are looked at, from the middle of the text: its edges hold furniture."""
_LONG_SAMPLE = 8000
"""Characters that are looked at where the sample is a table or a list."""
_ENOUGH_WORDS = 25
_LONG = 150
"""Words from which half the share is enough: lists and tables have fewer function words."""
LEAST_PROBABILITY = 0.35
"""Below it the answer is a guess among many: tables, code, lists of names."""
_SURE_SHARE = 0.22
"""Share of function words from which a text is that language's; running English has 0.3 to 0.5."""

_FAR = 0.3
"""Share of the best language's function words from which another one is compared with it."""
_MARGIN, _OUTWEIGHS = 2, 3
"""Words that the best has to have beyond the other's, and how often it must outweigh what it
lacks."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words)
    for language, words in tomllib.loads(
        (files(__package__) / "function_words.toml").read_text("utf-8")
    ).items()
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, known in FUNCTION_WORDS.items() if word in known)
    for word in sorted(frozenset[str]().union(*FUNCTION_WORDS.values()))
}
OWN_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(word for word in known if _LANGUAGES_OF[word] == (language,))
    for language, known in FUNCTION_WORDS.items()
}
"""The function words that a language shares with no other one here."""
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "ka": re.compile(r"[\u10a0-\u10ff]"),
    "hy": re.compile(r"[\u0530-\u058f]"),
}
"""Scripts that one language of the news writes, or in which one leaves no doubt, as kana does."""
_SHARED_SCRIPTS = {
    "zh": (re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff]")),
    "ar": (
        re.compile(r"[\u0621-\u064a\ufe70-\ufefc]"),
        re.compile(r"[\u0671-\u06d5\u0750-\u077f\ufb50-\ufbff]"),
    ),
}
"""Scripts of several languages, with letters that only the others need: kana, or the letters that
Persian, Urdu and their like have beyond the Arabic ones."""
_DECLARED_SHARE = 0.08
"""Share of function words from which a declared language is believed, if no other has more."""
_LIST = 0.4
"""Share of tokens in lower case below which a text is a list of names and numbers."""
_BORNE_OUT = 0.8
"""Probability given to a declared language: pages declare what their systems are set to."""
_SCRIPT_SHARE = 0.25
"""Share of a text's letters from which its script tells the language."""


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


def of_script(sample: str) -> tuple[str, float] | None:
    """Return the language that alone is written in the letters of a text, where one is."""
    if sample.isascii():
        return None
    letters = len(_LETTER.findall(sample))
    for language, script in _SCRIPTS.items():
        share = len(script.findall(sample)) / max(letters, 1)
        if share >= _SCRIPT_SHARE:
            return language, round(1 - math.exp(-share * letters), 4)
    for language, (script, others) in _SHARED_SCRIPTS.items():
        share = len(script.findall(sample)) / max(letters, 1)
        if share >= 2 * _SCRIPT_SHARE and not others.search(sample):
            return language, round(1 - math.exp(-share * letters), 4)
    return None


def _at_a_glance(sample: str) -> tuple[str, float] | None:
    """Return the language whose function words a text is full of, if they are no other's."""
    words = _WORD.findall(sample.lower())
    if len(words) < _ENOUGH_WORDS:
        return None
    found = told_by_words(words, _SURE_SHARE if len(words) < _LONG else _SURE_SHARE / 2)
    # The more words, the surer: a language with such a share by chance is not known.
    return (found[0], round(1 - math.exp(-float(found[1])), 4)) if found else None


def told_by_words(words: Sequence[str], share: float) -> tuple[str, int] | None:
    """Return the language that lower-case words are in, and how many of its function words.

    None where fewer than `share` of all words are, or where they may as well be another's.
    """
    seen, counts = _function_words(words)
    best = max(counts, key=lambda language: counts[language])
    if counts[best] < share * len(words) or not _stands_alone(best, seen, counts):
        return None
    return best, counts[best]


def _function_words(words: Sequence[str]) -> tuple[Counter[str], dict[str, int]]:
    """Count the function words among lower-case words: each word, and those of each language."""
    seen = Counter(filter(_LANGUAGES_OF.__contains__, words))
    counts = dict.fromkeys(FUNCTION_WORDS, 0)
    for word, times in seen.items():
        for language in _LANGUAGES_OF[word]:
            counts[language] += times
    return seen, counts


def _declared(sample: str, language: str) -> tuple[str, float] | None:
    """Return the language that a page declares, where its words bear that out.

    Lists of names and numbers, and texts that quote another language, have few function words;
    what they have must be the declared language's. A list has hardly any.
    """
    tokens = _TOKEN.findall(sample)
    words = [token.lower() for token in tokens if token[0].isalpha()]
    counts = _function_words(words)[1]
    if not words or language not in counts:
        return None
    share = counts[language] / len(words)
    is_list = sum(token[0].islower() for token in tokens) < _LIST * len(tokens)
    if share >= _DECLARED_SHARE and counts[language] == max(counts.values()):
        return language, _BORNE_OUT
    return (language, _BORNE_OUT) if is_list and sample.isascii() and share > 0 else None


def is_function_word(word: str) -> bool:
    """Tell whether a lower-case word is a function word of any language known."""
    return word in _LANGUAGES_OF


def _stands_alone(best: str, seen: Counter[str], counts: dict[str, int]) -> bool:
    """Tell whether the words that only the best language has outweigh those it lacks."""
    own = FUNCTION_WORDS[best]
    for language, known in FUNCTION_WORDS.items():
        if language != best and counts[language] > counts[best] * _FAR:
            gains = sum(times for word, times in seen.items() if word in own - known)
            lacks = sum(times for word, times in seen.items() if word in known - own)
            if gains < _MARGIN + _OUTWEIGHS * lacks:
                return False
    return True


def language_of(text: str, declared: str | None = None) -> tuple[str | None, float | None]:
    """Return the ISO 639-1 code of a text's language and its probability, from 0 to 1.

    Texts with hardly a letter have no language. Scripts of one language and the function words of
    the most frequent ones tell at a glance. The language that a page declares is believed where
    its words bear that out; py3langid answers for the rest. Loading it takes half a second.
    """
    sample = _sample(text)
    if len(_LETTER.findall(sample[:400])) < _FEWEST_LETTERS:
        return None, None
    glance = of_script(sample) or _at_a_glance(sample)
    if glance is None and len(text) > len(sample):
        glance = _at_a_glance(text[:_LONG_SAMPLE])
    glance = glance or (_declared(sample, declared) if declared else None)
    if glance:
        return glance
    code, probability = identify(sample)
    if probability < LEAST_PROBABILITY:
        return None, None
    return code, round(min(1.0, probability), 4)
