"""Resolving a block depends on the set of forms alone, and rather splits than merges."""

import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lexicon.names import alone_id, block_key, form_key
from transforms.link.entities import (
    NO_CORRECTIONS,
    added,
    companions,
    counts,
    forms,
    merged,
    parse_corrections,
    resolve,
)
from transforms.model.facts import LocalEntity

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


def resolution_of(specs, corrections=NO_CORRECTIONS):
    return resolve(forms(counts(entity(spec) for spec in specs)), corrections)


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
    at_once = counts(entity(spec) for batch in batches for spec in batch)
    parts = [counts(entity(spec) for spec in batch) for batch in batches]
    order.shuffle(parts)
    assert added(*parts) == at_once
    assert resolve(merged(*map(forms, parts))) == resolve(forms(at_once))


@given(st.lists(st.sampled_from(SPECS), max_size=9), st.lists(st.sampled_from(SPECS), max_size=9))
@settings(deadline=None)
def test_what_is_taken_away_was_never_there(kept, gone):
    everything = counts(entity(spec) for spec in [*kept, *gone])
    left = added(everything, counts((entity(spec) for spec in gone), sign=-1))
    assert left == counts(entity(spec) for spec in kept)


@given(st.lists(st.sampled_from(SPECS), min_size=1, max_size=25))
@settings(deadline=None)
def test_blocks_do_not_depend_on_each_other(specs):
    everything = resolution_of(specs)
    alone = {}
    for form in forms(counts(entity(spec) for spec in specs)):
        block = [s for s in specs if entity(s).block_key == form.block_key]
        alone[form.form_key] = resolution_of(block).entity_ids[form.form_key]
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


def test_corrections_tie_blocks_together():
    corrections = parse_corrections(
        {"same": [{"label": "PERSON", "names": ["Mohammed bin Salman", "MBS"]}]}
    )
    assert companions(["person:mbs"], corrections) == {"person:mbs", "person:salman"}
    assert companions(["person:lee"], corrections) == {"person:lee"}
