"""What figures are about: concepts by their words, and the words that say how to compare."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from transforms.link.words import one_spelling, stem


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Return the words near a figure that say how it may be compared."""
    table = tomllib.loads(_resource("cues.toml"))
    return {
        name: frozenset(one_spelling(word) for word in words.split())
        for name, words in table.items()
    }


@cache
def vague() -> frozenset[str]:
    """Return the stems of nouns that say nothing of what is counted."""
    return frozenset(stem(word) for word in cues()["vague"])


@cache
def concept_words() -> tuple[dict[str, str], Mapping[tuple[str, ...], str]]:
    """Return the concepts by stem and by pair of stems, sorted: words of a phrase, in any order."""
    table = tomllib.loads(_resource("concepts.toml"))["concepts"]
    words = {stem_of(word): name for name, entry in table.items() for word in entry["words"]}
    phrases = {
        tuple(sorted(stem_of(word) for word in phrase.split())): name
        for name, entry in table.items()
        for phrase in entry.get("phrases", ())
    }
    return words, phrases


@cache
def exact_words() -> Mapping[str, str]:
    """Return concepts by the words that name them in one form alone."""
    table = tomllib.loads(_resource("concepts.toml"))["concepts"]
    return {word: name for name, entry in table.items() for word in entry.get("exact", ())}


@cache
def in_phrases() -> frozenset[str]:
    """Return the stems of phrases, which are read though they say little alone: taken part."""
    return frozenset(word for phrase in concept_words()[1] for word in phrase)


@cache
def measured_words() -> Mapping[str, str]:
    """Return concepts by the stems of words that name them only as what a figure measures."""
    table = tomllib.loads(_resource("concepts.toml"))["concepts"]
    return {
        stem_of(word): name for name, entry in table.items() for word in entry.get("counted", ())
    }


@cache
def dimensions() -> Mapping[str, frozenset[str]]:
    """Return for each concept that has one unit of measure the dimensions that it may have."""
    table = tomllib.loads(_resource("concepts.toml"))
    named = {name: frozenset(found) for name, found in table["dimensions"].items()}
    money = named.pop("money")
    return named | dict.fromkeys(table["groups"]["money"], money)


@cache
def harm() -> frozenset[str]:
    """Return the concepts of people who came to harm or were saved from it: counts that run up."""
    return frozenset(tomllib.loads(_resource("concepts.toml"))["groups"]["people"])


@cache
def weak() -> frozenset[str]:
    """Return the concepts that alone don't say what is counted or measured."""
    return frozenset(tomllib.loads(_resource("concepts.toml"))["weak"]["concepts"])


@cache
def varying() -> tuple[frozenset[str], frozenset[str]]:
    """Return the concepts, and the stems of nouns, whose values change from day to day."""
    table = tomllib.loads(_resource("concepts.toml"))["varying"]
    return frozenset(table["concepts"]), frozenset(stem_of(word) for word in table["words"])


def words_of(concepts: frozenset[str]) -> frozenset[str]:
    """Return the stems that name these concepts."""
    words, phrases = concept_words()
    named = {word for word, name in words.items() if name in concepts}
    return frozenset(named.union(*(key for key, name in phrases.items() if name in concepts)))


@cache
def groups() -> tuple[frozenset[str], ...]:
    """Return the sets of concepts of which a figure is about one at most."""
    table = tomllib.loads(_resource("concepts.toml"))["groups"]
    return tuple(frozenset(names) for names in table.values())


@cache
def _synonyms() -> Mapping[str, str]:
    """Return one stem for each stem of several that mean the same."""
    sets = tomllib.loads(_resource("concepts.toml"))["synonyms"]["sets"]
    return {stem_of(word): stem_of(words[0]) for words in sets for word in words}


def one_word(found: str) -> str:
    """Return the stem that stands for all that mean the same."""
    return _synonyms().get(found, found)


def _resource(name: str) -> str:
    return (resources.files("transforms.link.figures") / name).read_text(encoding="utf-8")


def stem_of(word: str) -> str:
    """Return the stem of a word in one spelling."""
    return stem(one_spelling(word))
