"""Made-up articles and their rows, of about the shape of real ones, for benchmarks/scale.py."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any

from benchmarks.matches import WEIGHTS, WORDS, make
from flows.versions import Versions
from transforms.lexicon.names import block_key, entity_id, form_key, with_sense
from transforms.model.documents import Block, Document, Source
from transforms.model.facts import Figure, LocalEntity, Mention, Quote, TimeExpression
from transforms.model.runs import Fingerprint, RunDocument, SeedStat

LONG_AGO_NS = 1_700_000_000_000_000_000
"""When the seeds were written."""

HEAVY = tuple(accumulate(WEIGHTS))
START = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""The first article's time; one article an hour, so that a larger warehouse spans more years."""

FORENAMES = [word.capitalize() for word in WORDS[200:500]]
SURNAMES = [word.capitalize() + "ov" for word in WORDS[500:4_500]]
_DRAW = random.Random(4)
PEOPLE = [f"{_DRAW.choice(FORENAMES)} {_DRAW.choice(SURNAMES)}" for _ in range(60_000)]
BODIES = [f"{word.capitalize()} {word[::-1].capitalize()} Board" for word in WORDS[4_500:10_000]]
SENSES = ("politics.us", "politics.gb", "sport.gb", "business.us", "law.us", "arts.fr")
PLACES = [f"{word.capitalize()}stad" for word in WORDS[10_000:11_000]]


def zipf(draw: random.Random, names: list[str], count: int) -> list[str]:
    """Draw different names; twelve draws hold one of the most frequent in 3 articles of 100."""
    few = 40
    ranks = {int(few * (len(names) / few) ** draw.random()) - few for _ in range(count)}
    return [names[rank] for rank in sorted(ranks)]


def sense_of(number: int, name: str) -> str:
    """Say what an article calls a person: half of them say nothing, and few have a namesake."""
    draw = random.Random(f"{number} {name}")
    of_name = random.Random(name)
    bearers = of_name.sample(SENSES, 2 if of_name.random() < 0.2 else 1)
    return draw.choice(bearers) if draw.random() < 0.5 else ""


def key_of(number: int) -> str:
    return f"outlet{number % 40:02}/{number:07}.txt"


def paragraphs(number: int, edition: int = 0) -> tuple[list[str], dict[str, str]]:
    """Return the paragraphs of an article of about 450 words, and the names in it."""
    draw = random.Random(number * 1_000 + edition)
    people = zipf(draw, PEOPLE, 12)
    names = dict.fromkeys(people, "PERSON")
    names |= dict.fromkeys(zipf(draw, BODIES, 4), "ORG")
    names |= dict.fromkeys(zipf(draw, PLACES, 4), "GPE")
    listed = list(names)
    texts = [" ".join(draw.choices(WORDS, cum_weights=HEAVY, k=8)).capitalize()]
    at = START + timedelta(hours=number)
    texts.append(f"{listed[-1].upper()}, {at:%B} {at.day}, {at.year} — It began.")
    for place in range(20):
        words = draw.choices(WORDS, cum_weights=HEAVY, k=12)
        noun, value = draw.choice(WORDS[150:4_000]), int(10 ** draw.uniform(1, 6))
        said = " ".join(draw.choices(WORDS, cum_weights=HEAVY, k=draw.randint(6, 14)))
        name = listed[place % len(listed)]
        texts.append(
            f"“{said.capitalize()},” {draw.choice(people)} said."
            if place % 3 == 0
            else f"{name} {' '.join(words)}, and the people who were there say that it "
            f"{draw.choice(WORDS[200:])} {value} {noun} on Monday."
        )
    return texts, names


def article(number: int, versions: Versions) -> Iterator[Any]:
    """Yield rows of an article as an ingest would write them, near enough."""
    doc_id, at = key_of(number), START + timedelta(hours=number)
    texts, names = paragraphs(number)
    text = "\n\n".join(texts)
    outlet = doc_id.partition("/")[0]
    yield make(Source, doc_id=doc_id, source_text=text, media_type="text/plain", outlet=outlet)
    yield make(
        Document,
        doc_id=doc_id,
        title=texts[0],
        publisher=outlet,
        published_at=at,
        published_from=at,
        published_to=at,
        published_basis="stated",
        clean_text=text,
        language="en",
    )
    keys = {
        name: with_sense(form_key(name, label), sense_of(number, name) * (label == "PERSON"))
        for name, label in names.items()
    }
    for no, (name, label) in enumerate(names.items()):
        yield make(
            LocalEntity,
            doc_id=doc_id,
            local_id=f"{doc_id}#e{no}",
            name=name,
            label=label,
            aliases=(),
            block_key=block_key(keys[name]),
            form_key=keys[name],
            mentions=text.count(name),
            entity_id=entity_id(keys[name], full=True),
        )
    numbers = {name: no for no, name in enumerate(names)}
    start = 0
    for no, one in enumerate(texts):
        stop = start + len(one) + (2 if no + 1 < len(texts) else 0)
        place = {"doc_id": doc_id, "start": start, "stop": stop, "text": text[start:stop]}
        yield make(Block, **place, block_no=no, kind="body", kept=True, rule="body")
        yield from facts(doc_id, start, one, names, keys, numbers)
        start = stop
    for stage in versions.stages:
        code, model, settings = versions.of(stage, outlet)
        yield Fingerprint(doc_id=doc_id, stage=stage, code=code, model=model, settings=settings)
    yield make(
        SeedStat,
        doc_id=doc_id,
        size=len(text.encode()),
        modified_ns=LONG_AGO_NS,
        content_sha256=f"{number:064}",
        is_settled=True,
    )
    yield make(RunDocument, run_id="first", doc_id=doc_id, why="new", stages=("clean",))


def facts(
    doc_id: str,
    at: int,
    text: str,
    names: dict[str, str],
    keys: dict[str, str],
    numbers: dict[str, int],
) -> Iterator[Any]:
    """Yield the names, quote or figure and date of one paragraph."""
    here = next((name for name in names if name in text), None)
    if here is not None:
        start = at + text.index(here)
        yield make(
            Mention,
            doc_id=doc_id,
            mention_id=f"{doc_id}#m{start}-{start + len(here)}",
            start=start,
            stop=start + len(here),
            text=here,
            label=names[here],
            local_id=f"{doc_id}#e{numbers[here]}",
            entity_id=entity_id(keys[here], full=True),
        )
    words = text.split()
    if text[0] == "“":
        said = text[1 : text.index("”")]
        yield make(
            Quote,
            doc_id=doc_id,
            quote_id=f"{doc_id}#q{at + 1}-{at + 1 + len(said)}",
            start=at + 1,
            stop=at + 1 + len(said),
            text=said,
            kind="direct",
            speaker=here,
            speaker_entity_id=entity_id(keys[here], full=True) if here else None,
            rule="said",
        )
    elif words[-1] == "Monday.":
        value = words[-4]
        start = at + text.rindex(f" {value} ") + 1
        yield make(
            Figure,
            doc_id=doc_id,
            figure_id=f"{doc_id}#f{start}-{start + len(value)}",
            start=start,
            stop=start + len(value),
            text=value,
            value=float(value),
            dimension="count",
            unit=words[-3],
            measures=words[-3],
            sentence=text,
        )
        yield make(
            TimeExpression,
            doc_id=doc_id,
            date_id=f"{doc_id}#d{at + len(text) - 7}-{at + len(text) - 1}",
            start=at + len(text) - 7,
            stop=at + len(text) - 1,
            text="Monday",
            grain="day",
            basis="open",
        )
