"""Company: what a person is named with in articles, and how much of it two persons share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from transforms.lexicon.countries import place
from transforms.lexicon.names import bodies, fold, form_key, leaders, plain
from transforms.model.facts import LocalEntity
from transforms.model.links import Companion

type Companions = Mapping[str, Mapping[str, int]]
"""Form key -> key of what is named beside it -> articles, of some of the articles that use it."""

CLOSEST = 24
"""Names of an article that count as company: those that it names most."""

SAMPLE = 16
"""Articles of each form that are asked for company: enough to tell, however famous the name."""


def company(entities: Iterable[LocalEntity]) -> Iterator[Companion]:
    """Yield for each person of some articles what else that article names most.

    The entities of one article must stand together.
    """
    article: list[LocalEntity] = []
    for entity in entities:
        if article and article[0].doc_id != entity.doc_id:
            yield from _of_article(article)
            article = []
        article.append(entity)
    yield from _of_article(article)


def _of_article(article: Sequence[LocalEntity]) -> Iterator[Companion]:
    ranked = sorted(article, key=lambda one: (-one.mentions, one.form_key))
    named = [key for one in ranked if is_telling(key := plain(one.form_key))][: CLOSEST + 1]
    for one in article:
        if one.label == "PERSON":
            yield Companion(
                doc_id=one.doc_id,
                form_key=one.form_key,
                beside=tuple(key for key in named if key != plain(one.form_key))[:CLOSEST],
            )


def companions(rows: Iterable[tuple[str, Sequence[str]]]) -> Companions:
    """Put the company of each form together, from (form key, what is beside) of some articles."""
    found: dict[str, Counter[str]] = {}
    for form, beside in rows:
        found.setdefault(form, Counter()).update(beside)
    return found


def shared(one: Mapping[str, int], other: Mapping[str, int]) -> list[str]:
    """Return what both are named with, sorted."""
    return sorted(one.keys() & other.keys())


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(form_key(name, "ORG") for name in bodies())


@cache
def leading() -> frozenset[str]:
    """Return the folded surnames of persons whom all news names."""
    return frozenset(fold(name) for name in leaders())


def is_telling(key: str) -> bool:
    """Whether being named with it says who somebody is: not with countries or the world's bodies.

    A fixed rule, not how often the articles at hand name it: that would change with each of them,
    and with it what they name.
    """
    kind, _, words = key.partition(":")
    if kind == "person":
        return " " in words and words.rpartition(" ")[2] not in leading()
    if kind == "org":
        return key not in _everywhere() and place(words.title()) is None
    if kind == "place":
        return place(words.title()) is None and place(words.upper()) is None
    return kind in ("event", "work")
