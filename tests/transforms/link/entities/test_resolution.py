"""Resolving a block depends on the set of forms alone, and rather splits than merges."""

import random
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.errors import BadSettings
from transforms.lexicon.names import alone_id, block_key, family, form_key
from transforms.link.entities import (
    NO_CORRECTIONS,
    added,
    counts,
    forms,
    merged,
    parse_corrections,
    resolution,
    resolve,
    scope,
)
from transforms.model.facts import LocalEntity

scoping = sys.modules["transforms.link.entities.scope"]
CASES = tomllib.loads((Path(__file__).parent / "resolution.toml").read_text("utf-8"))["case"]


def entity(spec: str, doc_id: str = "d") -> LocalEntity:
    """Make an entity of: name | label | country | role | alias, alias (the last ones optional)."""
    name, label, country, role, aliases = ([part.strip() for part in spec.split("|")] + [""] * 3)[
        :5
    ]
    key = form_key(name, label)
    return LocalEntity(
        doc_id=doc_id,
        local_id=f"{doc_id}#e0",
        name=name,
        label=label,
        aliases=tuple(sorted(a for a in aliases.split(", ") if a)),
        country_code=country or None,
        role=role or None,
        block_key=block_key(key),
        form_key=key,
        mentions=2,
        entity_id=alone_id(key),
    )


def articles(specs, first=0):
    """Make an article of each spec."""
    return [entity(spec, f"d{number:04}") for number, spec in enumerate(specs, first)]


def resolution_of(specs, corrections=NO_CORRECTIONS):
    return resolve(forms(counts(articles(specs))), corrections)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_cases(case):
    corrections = parse_corrections(case.get("corrections", {}))
    found = resolution_of(case["entities"], corrections)
    groups: dict[str, set[str]] = {}
    for spec in case["entities"]:
        name, label = spec.split(" | ")[:2]
        groups.setdefault(found.entity_ids[form_key(name, label)], set()).add(name)
    wanted = {entity_id: set(names) for entity_id, names in case["finds"].items()}
    assert groups == wanted
    shown = {e.entity_id: e.name for e in found.entities}
    assert {key: shown[key] for key in case.get("names", {})} == case.get("names", {})


ALIASES = tomllib.loads((Path(__file__).parent / "aliases.toml").read_text("utf-8"))


def ids_of(specs):
    found = resolution_of(specs).entity_ids
    return {found[entity(spec).form_key] for spec in specs}


@pytest.mark.parametrize("specs", ALIASES["same"], ids=lambda specs: specs[0])
def test_names_of_one_thing(specs):
    assert len(ids_of(specs)) == 1


@pytest.mark.parametrize("specs", ALIASES["apart"], ids=lambda specs: specs[0])
def test_names_of_several_things(specs):
    assert len(ids_of(specs)) == len(specs)


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("specs", ALIASES["not_yet_same"], ids=lambda specs: specs[0])
def test_names_that_nothing_brings_together_yet(specs):
    assert len(ids_of(specs)) == 1


def test_father_and_son_are_two_where_an_article_names_both():
    family = ["John Hale Jr. | PERSON", "John Hale | PERSON"]
    found = resolve(forms(counts(articles(family))))
    assert len(found.entities) == 1
    found = resolve(forms(counts(one_article(family, "a"))))
    assert [one.entity_id for one in found.entities] == ["person/john-hale", "person/john-hale-jr"]


SPECS = sorted({spec for case in CASES for spec in case["entities"]})


@given(st.lists(st.sampled_from(SPECS), min_size=1, max_size=25), st.randoms())
@settings(deadline=None)
def test_order_of_arrival_is_nothing(specs, order: random.Random):
    straight = resolution_of(specs)
    shuffled = list(specs)
    order.shuffle(shuffled)
    assert resolution_of(shuffled) == straight


@given(st.lists(st.lists(st.sampled_from(SPECS), max_size=6), max_size=6), st.randoms())
@settings(deadline=None)
def test_counting_in_parts_is_counting_at_once(batches, order: random.Random):
    made = [articles(batch, 10 * number) for number, batch in enumerate(batches)]
    at_once = counts(one for batch in made for one in batch)
    parts = [counts(batch) for batch in made]
    order.shuffle(parts)
    assert added(*parts) == at_once
    assert resolve(merged(*map(forms, parts))) == resolve(forms(at_once))


@given(st.lists(st.sampled_from(SPECS), max_size=9), st.lists(st.sampled_from(SPECS), max_size=9))
@settings(deadline=None)
def test_what_is_taken_away_was_never_there(kept, gone):
    everything = counts([*articles(kept), *articles(gone, len(kept))])
    left = added(everything, counts(articles(gone, len(kept)), sign=-1))
    assert left == counts(articles(kept))


@given(st.lists(st.sampled_from(SPECS), min_size=1, max_size=25))
@settings(deadline=None)
def test_families_do_not_depend_on_each_other(specs):
    everything = resolution_of(specs)
    alone = {}
    for form in forms(counts(articles(specs))):
        kin = [s for s in specs if family(entity(s).block_key) == family(form.block_key)]
        alone[form.form_key] = resolution_of(kin).entity_ids[form.form_key]
    assert alone == everything.entity_ids


@given(st.lists(st.sampled_from(SPECS), min_size=1, max_size=25))
@settings(deadline=None)
def test_every_form_has_one_entity_and_none_is_lost(specs):
    found = resolution_of(specs)
    ids = [e.entity_id for e in found.entities]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(found.entity_ids.values())
    assert sum(e.documents for e in found.entities) == len(specs)
    assert sum(e.mentions for e in found.entities) == 2 * len(specs)


@pytest.mark.parametrize(
    ("specs", "rows"),
    [
        (
            ["Ana Prado | PERSON", "Prado | PERSON"],
            [
                (
                    "person/ana-prado",
                    "person:prado",
                    "same",
                    "surname",
                    "Ana Prado is the only one of that surname who fits",
                )
            ],
        ),
        (
            ["Ana Prado | PERSON", "Luis Prado | PERSON", "Prado | PERSON"],
            [
                (
                    "person/prado",
                    "person:prado",
                    "different",
                    "surname",
                    "could be any of 2: Ana Prado, Luis Prado",
                )
            ],
        ),
        (
            ["United States | GPE | US | | America, U.S."],
            [
                (
                    "place/united-states",
                    "place:united states",
                    "same",
                    "in_article",
                    "articles also call it America, U.S.",
                )
            ],
        ),
        (["Ana Prado | PERSON", "Ana Prado | PERSON"], []),
    ],
)
def test_each_merge_has_its_evidence(specs, rows):
    evidence = resolution_of(specs).evidence
    assert [(e.entity_id, e.form_key, e.verdict, e.rule, e.why) for e in evidence] == rows


class Kept:
    """What a warehouse keeps: counts by block, the entities, and each form's entity."""

    def __init__(self, corrections):
        self.corrections = corrections
        self.counts: dict[str, list] = {}
        self.ids: dict[str, str] = {}
        self.entities: dict[str, object] = {}

    def look(self, limits):
        return {
            name: [block for block in sorted(self.counts) if family(block) == name][:most]
            for name, most in limits.items()
        }

    def update(self, change):
        reach = scope({row.block_key for row in change}, self.look, self.corrections)
        rows = added((row for b in sorted(reach.blocks) for row in self.counts.get(b, ())), change)
        before = {row.form_key for b in reach.blocks for row in self.counts.get(b, ())}
        found = resolve(forms(rows), self.corrections, reach.complete)
        for entity_id in {self.ids.pop(key) for key in before}:
            self.entities.pop(entity_id, None)
        self.ids |= found.entity_ids
        self.entities |= {row.entity_id: row for row in found.entities}
        for block in reach.blocks:
            self.counts[block] = [row for row in rows if row.block_key == block]
            if not self.counts[block]:
                del self.counts[block]


TIES = parse_corrections(
    {
        "same": [
            {"label": "PERSON", "names": ["Mohammed bin Rashad", "MBR"]},
            {"label": "PERSON", "names": ["Prado", "Danin"]},
        ],
        "different": [{"label": "PERSON", "names": ["Oleg Danin", "Oleg P. Danin"]}],
    }
)


def one_article(specs, doc_id):
    """Make one article that names several things, each in one form once."""
    made = {one.form_key: one for spec in specs for one in [entity(spec, doc_id)]}
    return [replace(one, local_id=f"{doc_id}#e{n}") for n, one in enumerate(made.values())]


def test_an_article_counts_once_for_a_thing_that_it_names_in_two_forms():
    made = [
        *one_article(["Ana Prado | PERSON | PT", "Prado | PERSON"], "a"),
        *one_article(["Ana Prado | PERSON | PT", "Ana C. Prado | PERSON", "Prado | PERSON"], "b"),
        *one_article(["Prado | PERSON"], "c"),
    ]
    found = resolve(forms(counts(made)))
    assert [(one.entity_id, one.documents) for one in found.entities] == [("person/ana-prado", 3)]


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(SPECS), min_size=1, max_size=5), st.integers(0, 3)),
        max_size=10,
    ),
    st.integers(1, 3),
    st.sampled_from([NO_CORRECTIONS, TIES]),
)
@settings(deadline=None, max_examples=200)
def test_a_warehouse_grown_step_by_step_is_the_one_made_at_once(steps, crowd, corrections):
    documents: list[list] = []
    kept = Kept(corrections)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoping, "CROWD", crowd)
        patch.setattr(resolution, "CROWD", crowd)
        for specs, gone in steps:
            made = one_article(specs, f"d{len(documents)}")
            change = counts(made)
            documents.append(made)
            if gone < len(documents) - 1:  # an article is taken away in the same run
                change = added(change, counts(documents[gone], sign=-1))
                documents[gone] = []
            kept.update(change)
        at_once = resolve(forms(counts(one for made in documents for one in made)), corrections)
    assert kept.ids == at_once.entity_ids
    assert tuple(kept.entities[key] for key in sorted(kept.entities)) == at_once.entities


def test_a_crowded_family_reads_no_more_than_changed():
    blocks = [f"person:hale/{number:05}" for number in range(10_000)]
    asked = []

    def look(limits):
        asked.append(limits)
        return {name: blocks[:most] for name, most in limits.items()}

    found = scope({"person:hale", "person:hale/00007"}, look)
    assert found.blocks == {"person:hale", "person:hale/00007"}
    assert not found.complete
    assert max(limits["person:hale"] for limits in asked) < 100


def test_corrections_tie_blocks_together():
    corrections = parse_corrections(
        {"same": [{"label": "PERSON", "names": ["Mohammed bin Rashad", "MBR"]}]}
    )
    found = scope(["person:mbr"], lambda limits: dict.fromkeys(limits, ()), corrections)
    assert found.blocks == {"person:mbr", block_key("person:mohammed bin rashad")}


@pytest.mark.parametrize(
    "table",
    [
        {"sames": []},
        {"same": {"names": ["A", "B"]}},
        {"same": [{"names": ["A", "B"]}]},
        {"same": [{"label": "MAN", "names": ["A", "B"]}]},
        {"same": [{"label": "PERSON", "names": ["A"]}]},
        {"rename": [{"label": "PERSON", "name": "A"}]},
        {
            "same": [{"label": "PERSON", "names": ["A", "B"]}],
            "different": [{"label": "PERSON", "names": ["B", "A"]}],
        },
    ],
)
def test_corrections_that_make_no_sense_are_refused(table):
    with pytest.raises(BadSettings, match=r"entities\.toml"):
        parse_corrections(table)
