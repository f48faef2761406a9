"""Names are repaired, labelled and tied together; every one stands where it says."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.mentions import mentions
from transforms.model.cleaned import Context
from transforms.model.reading import Piece, Reading
from transforms.model.syntax import NameSpan, Parse

HERE = Path(__file__).parent


class FakeModel:
    """Marks what a case says that the tagger marks, wherever it stands."""

    version = "fake 1"

    def __init__(self, marks=()):
        self.marks = [mark.split(" | ") for mark in marks]

    def names(self, text):
        spans = []
        for name, label in self.marks:
            at = text.find(name)
            while at >= 0:
                spans.append(NameSpan(at, at + len(name), label))
                at = text.find(name, at + len(name))
        return sorted(spans, key=lambda span: (span.start, span.stop))

    def parse(self, text):
        return Parse((), (), (), (), (), (), ())


def cases(name):
    table = tomllib.loads((HERE / name).read_text("utf-8"))["case"]
    return [
        pytest.param(
            case,
            id=case["why"],
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in table
    ]


def extract(case):
    text = case["text"]
    return mentions(Reading(text), Context(doc_id="d"), FakeModel(case.get("tagged", ())))


@pytest.mark.parametrize("case", [*cases("repair.toml"), *cases("labels.toml")])
def test_names(case):
    found, _ = extract(case)
    assert [f"{mention.text} | {mention.label}" for mention in found] == case["finds"]


@pytest.mark.parametrize("case", cases("entities.toml"))
def test_entities(case):
    found, entities = extract(case)
    names = {entity.local_id: entity.name for entity in entities}
    groups: dict[str, list[str]] = {}
    for mention in found:
        groups.setdefault(names[mention.local_id], []).append(mention.text)
    assert groups == case["finds"]
    roles = {entity.name: entity.role for entity in entities if entity.role}
    assert roles == case.get("roles", roles)
    countries = {entity.name: entity.country_code for entity in entities if entity.country_code}
    assert countries == case.get("countries", countries)


def test_another_language_is_left_alone():
    context = Context(doc_id="d", language="de")
    assert mentions(Reading("Anna Beck kam."), context, FakeModel(["Anna Beck | PERSON"])) == (
        (),
        (),
    )


def test_offsets_lead_back_to_the_source():
    source = "Sponsored\nAnna Beck met\nLuis Prado."
    pieces = [Piece("Anna Beck met", 10, 23), Piece(" ", 23, 24), Piece("Luis Prado.", 24, 35)]
    model = FakeModel(["Anna Beck | PERSON", "Luis Prado | PERSON"])
    found, _ = mentions(Reading.of(pieces, source), Context(doc_id="d"), model)
    assert [(m.start, m.stop, m.text) for m in found] == [
        (10, 19, "Anna Beck"),
        (24, 34, "Luis Prado"),
    ]
    assert [m.mention_id for m in found] == ["d#m10-19", "d#m24-34"]


WORDS = st.one_of(
    st.sampled_from(["Anna", "Beck", "Beck's", "U.S.", "U.S", "Russian", "Russia-China", "XI’S"]),
    st.sampled_from(["the", "The", "of", "and", "in", "on", "said", "novel", "“Salt", "Road”"]),
    st.sampled_from(["Ministry", "Defence", "University", "War", "II", "(MOD)", "Summit", "XI"]),
    st.sampled_from(["Mr.", "President", "Calif.", "Tass/Abaca", "2022", "19", "é", "ﬁ", "İ"]),
    st.sampled_from(["\n\n", "\n", ",", ".", "(", ")", "“", "”", "-", "ß"]),
)
LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART", "LAW", "DATE", "EVENT"])


@st.composite
def marked_texts(draw):
    text = " ".join(draw(st.lists(WORDS, max_size=40))) + draw(st.text(max_size=20))
    spans = []
    for _ in range(draw(st.integers(0, 8)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        stop = draw(st.integers(start + 1, min(len(text), start + 25)))
        spans.append(NameSpan(start, stop, draw(LABELS)))
    return text, sorted(spans, key=lambda span: (span.start, span.stop))


class MarkedModel(FakeModel):
    def __init__(self, spans):
        self.spans = spans

    def names(self, text):
        return self.spans


@given(marked_texts())
@settings(deadline=None, max_examples=300)
def test_whatever_the_tagger_marks_the_rows_are_true(marked):
    text, spans = marked
    found, entities = mentions(Reading(text), Context(doc_id="d"), MarkedModel(spans))
    assert all(m.text == text[m.start : m.stop] for m in found)
    assert all("\n" not in m.text and m.text == m.text.strip() for m in found)
    assert all(a.stop <= b.start for a, b in pairwise(found))
    by_id = {entity.local_id: entity for entity in entities}
    assert all(by_id[m.local_id].entity_id == m.entity_id for m in found)
    assert sum(entity.mentions for entity in entities) == len(found)
    forms = [entity.form_key for entity in entities]
    assert len(forms) == len(set(forms))
    again = mentions(Reading(text), Context(doc_id="d"), MarkedModel(spans))
    assert again == (found, entities)


@pytest.mark.model
def test_the_real_model(language_model):
    text = (
        "Russia's Pavel Orlov met Chinese leader Han Meiling in Oslo. Orlov said he was glad.\n\n"
        "Han told the U.N. Security Council (UNSC) that the UNSC must act."
    )
    found, entities = mentions(Reading(text), Context(doc_id="d"), language_model)
    names = {entity.name: (entity.label, entity.country_code) for entity in entities}
    assert names["Pavel Orlov"] == ("PERSON", "RU")
    assert names["Han Meiling"] == ("PERSON", "CN")
    assert names["United Nations Security Council"][0] == "ORG"
    assert [m.text for m in found].count("UNSC") == 2


def test_forms_that_each_take_the_other_for_fuller_are_one():
    from transforms.extract.mentions.aliases import _end

    heads = {"person:a b": "person:s a b", "person:s a b": "person:a b", "person:b": "person:a b"}
    assert {_end(key, heads) for key in heads} == {"person:s a b"}
