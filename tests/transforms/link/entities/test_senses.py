"""Two persons of one name stay two, one person stays one, in every order and batch of arrival."""

import random
import re
import tomllib
from hashlib import md5
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.mentions import mentions
from transforms.lexicon.names import block_key, family, form_key, plain, with_sense
from transforms.link.entities import (
    NO_CORRECTIONS,
    SAMPLE,
    added,
    companions,
    company,
    counts,
    doubtful,
    forms,
    parse_corrections,
    resolve,
    scope,
)
from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity
from transforms.model.reading import Reading
from transforms.model.syntax import NameSpan

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "namesakes.toml").read_text("utf-8"))["case"]


OTHERS = ("Ann Hale", "Tom Prado", "Eve Marlow", "Sam Kallas", "Bela Costa")


class Tagger:
    """Marks the name of a case, and some others, as persons."""

    version = "fake 1"

    def __init__(self, name):
        self.pattern = re.compile("|".join([re.escape(name), *OTHERS]))

    def names(self, text):
        return [NameSpan(*match.span(), "PERSON") for match in self.pattern.finditer(text)]

    def parse(self, text):
        raise NotImplementedError


def named_in(case):
    """Return the things that each article of a case names."""
    tagger = Tagger(case["name"])
    return [
        mentions(Reading(text), Context(doc_id=f"d{number:02}"), tagger)[1]
        for number, text in enumerate(case["articles"])
    ]


class Kept:
    """What a warehouse keeps: counts by block, company by article, and each form's entity."""

    def __init__(self, corrections=NO_CORRECTIONS):
        self.corrections = corrections
        self.counts: dict[str, list] = {}
        self.company: dict[str, list] = {}
        self.ids: dict[str, str] = {}

    def look(self, limits):
        return {
            name: [block for block in sorted(self.counts) if family(block) == name][:most]
            for name, most in limits.items()
        }

    def sampled(self, form):
        rows = [row for rows in self.company.values() for row in rows if row.form_key == form]
        rows.sort(key=lambda row: md5(row.doc_id.encode()).hexdigest())
        return [(row.form_key, row.beside) for row in rows[:SAMPLE]]

    def update(self, articles):
        """Bring in some articles, each in place of the one that had its key."""
        for article in articles:
            self.company[article[0].doc_id] = list(company(article))
        change = counts(one for article in articles for one in article)
        reach = scope({row.block_key for row in change}, self.look, self.corrections)
        rows = added((row for b in sorted(reach.blocks) for row in self.counts.get(b, ())), change)
        known = forms(rows)
        beside = companions(row for form in doubtful(known) for row in self.sampled(form))
        self.ids |= resolve(known, self.corrections, reach.complete, beside).entity_ids
        for block in reach.blocks:
            self.counts[block] = [row for row in rows if row.block_key == block]


def bearers(case, articles, ids):
    """Return which articles mean one person by the name."""
    key = form_key(case["name"], "PERSON")
    found: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        for one in article:
            if plain(one.form_key) == key:
                found.setdefault(ids[one.form_key], []).append(number)
    return sorted(found.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_bearers_of_a_name(case):
    articles = named_in(case)
    kept = Kept()
    kept.update(articles)
    assert bearers(case, articles, kept.ids) == sorted(case["finds"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_order_and_batches_are_nothing(case):
    articles = named_in(case)
    at_once = Kept()
    at_once.update(articles)
    draw = random.Random(case["why"])
    for _ in range(6):
        order = list(articles)
        draw.shuffle(order)
        kept = Kept()
        while order:
            size = draw.randint(1, 3)
            kept.update(order[:size])
            order = order[size:]
        assert kept.ids == at_once.ids


def test_a_human_joins_and_parts_bearers_of_a_name():
    case = CASES[0]
    articles = named_in(case)
    senses = sorted(one.form_key for article in articles for one in article if "~" in one.form_key)
    joined = parse_corrections({"same": [{"names": senses}]})
    kept = Kept(joined)
    kept.update(articles)
    assert bearers(case, articles, kept.ids) == [[0, 1]]
    one = next(case for case in CASES if case["name"] == "Ana Prado")
    articles = named_in(one)
    senses = sorted(one.form_key for article in articles for one in article if "~" in one.form_key)
    kept = Kept(parse_corrections({"different": [{"names": senses}]}))
    kept.update(articles)
    assert bearers(one, articles, kept.ids) == [[0], [1]]


def test_persons_of_one_name_have_names_and_ids_that_tell():
    articles = named_in(CASES[0])
    rows = counts(one for article in articles for one in article)
    found = [e for e in resolve(forms(rows)).entities if e.label == "PERSON"]
    assert [(e.entity_id, e.name, e.aliases) for e in found] == [
        ("person/john-smith~politics", "John Smith (Senator)", ("John Smith",)),
        ("person/john-smith~sport", "John Smith (striker)", ("John Smith",)),
    ]


SENSES = st.lists(
    st.sampled_from(
        ["sport", "politics", "arts", "ex-sport", "in-law", "us", "gb", "1950", "1990", "aged-30"]
    ),
    max_size=4,
    unique=True,
).map(".".join)


@given(st.lists(st.tuples(st.sampled_from(["john smith", "smith"]), SENSES), max_size=14))
@settings(deadline=None)
def test_whatever_articles_say_every_form_is_one_person(said):
    rows = [
        LocalEntity(
            doc_id=f"d{number:02}",
            local_id=f"d{number:02}#e0",
            name=name.title(),
            label="PERSON",
            aliases=(),
            country_code=None,
            role=None,
            block_key=block_key(f"person:{name}"),
            form_key=with_sense(f"person:{name}", sense),
            mentions=1,
            entity_id=f"person/{name}",
        )
        for number, (name, sense) in enumerate(said)
    ]
    found = resolve(forms(counts(rows)))
    assert found.entity_ids.keys() == {row.form_key for row in rows}
    ids = [entity.entity_id for entity in found.entities]
    assert sorted(set(found.entity_ids.values())) == ids
    assert sum(entity.documents for entity in found.entities) == len(rows)
    assert resolve(forms(counts(rows[::-1]))) == found
