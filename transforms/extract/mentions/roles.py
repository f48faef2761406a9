"""What the article calls a person: the Russian president, foreign minister of Peru."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import place
from transforms.lexicon.roles import ROLES, TITLES

ENDS = frozenset(role.split()[-1] for role in ROLES) | frozenset(
    title.lower().split()[-1] for title in TITLES
)
"""Last words of roles: where looking for one starts."""

ALL = ROLES | frozenset(title.lower() for title in TITLES)
_MODIFIERS = frozenset(
    {"former", "then", "acting", "deputy", "late", "ex", "interim", "senior", "top", "chief"}
    | {"prime", "vice", "foreign", "defense", "defence", "interior", "finance", "justice"}
    | {"health", "trade", "lead", "co", "press", "national", "security"}
)
_OF_FOREIGN = frozenset({"minister", "ministers", "secretary", "policy", "affairs", "ministry"})
_APPOSITION = re.compile(
    r", (?!and |or |but )(?:(?:the|a|an|its|his|her|their|who is|who was) )?"
    r"((?:[\w’'.-]+ ){0,5}?[\w-]+?)"
    r"((?: of| for| in| at) (?:the )?[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)*)?"
    r"(?=[,.;:)\n]| who\b| and\b|$)"
)


class Role(NamedTuple):
    """What a person is called in one place, and the country in it."""

    words: str
    country_code: str | None


def roles_of(name: Name, text: Text) -> Iterator[Role]:
    """Yield what stands before a person's name, and behind it between commas."""
    before = _before(name, text)
    if before is not None:
        yield before
    after = None
    if text.text.startswith(", ", name.stop):
        after = _APPOSITION.match(text.text, name.stop)
    if after is not None:
        words = after[1].split()
        if words[-1].lower() in ENDS and _has_role(words):
            yield _role(f"{after[1]}{after[2] or ''}")


def _before(name: Name, text: Text) -> Role | None:
    number = text.number(name.start) - 1
    if number < 0 or not _beside(text, number, name.start):
        return None
    if text.words[number] == "s" and number > 0:  # Russia's Vladimir Putin
        owner = place(text.words[number - 1])
        return Role("", owner.country_code) if owner and owner.kind == "country" else None
    if text.words[number].lower() not in ENDS:
        return None
    first = number
    while first > 0 and number - first < 5 and _beside(text, first - 1, text.starts[first]):
        if not _may_belong(text.words[first - 1]):
            break
        first -= 1
    words = text.text[text.starts[first] : text.stop(number)]
    return _role(words) if _has_role(words.split()) else None


def _beside(text: Text, number: int, start: int) -> bool:
    return text.text[text.stop(number) : start] in (" ", "-", "’", "'", ". ")


def _may_belong(word: str) -> bool:
    lower = word.lower()
    return lower in _MODIFIERS or lower in ENDS or place(word) is not None


def _has_role(words: list[str]) -> bool:
    lower = [word.lower() for word in words]
    if "foreign" in lower and not _OF_FOREIGN.intersection(lower):
        return False  # the first foreign leader (Xi has met)
    return any(" ".join(lower[-size:]) in ALL for size in (1, 2, 3))


def _role(words: str) -> Role:
    country = None
    parts = re.findall(r"[\w’'.-]+", words)
    for size in (3, 2, 1):
        for at in range(len(parts) - size + 1):
            known = place(re.sub(r"['’]s$", "", " ".join(parts[at : at + size])))
            if known is not None and known.country_code and country is None:
                country = known.country_code
    return Role(" ".join(words.split()).rstrip("."), country)
