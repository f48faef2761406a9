"""Quotes of whole texts, with the real language model."""

import tomllib
from pathlib import Path

import pytest

from transforms.extract.quotes import quotes
from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity, Mention
from transforms.model.reading import Piece, Reading

pytestmark = pytest.mark.model


def cases(name):
    """Return the cases of a table, those with a known gap marked."""
    table = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))["case"]
    return [
        pytest.param(
            case,
            id=case["why"],
            marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in table
    ]


def read(text, model, **more):
    return quotes(Reading(text), Context(doc_id="d"), model, **more)


@pytest.mark.parametrize("case", cases("direct"))
def test_direct_and_mixed(case, language_model):
    rows = read(case["text"], language_model)
    marked = [row for row in rows if row.kind != "indirect"]
    found = [[row.kind, row.text, row.speaker or "", row.cue or ""] for row in marked]
    assert found == case["quotes"]
    keys = [row.quote_id for row in marked]
    went_on = [keys.index(row.continues) + 1 for row in marked if row.continues]
    assert went_on == case.get("continues", [])
    assert [row.reported_by for row in marked if row.reported_by] == case.get("reported_by", [])
    for column in ("occasion", "addressee"):
        if column in case:
            assert [getattr(row, column) for row in marked if getattr(row, column)] == case[column]


@pytest.mark.parametrize("case", cases("indirect"))
def test_indirect(case, language_model):
    rows = read(case["text"], language_model)
    assert [[row.text, row.speaker, row.cue] for row in rows] == case["quotes"]
    assert all(row.kind == "indirect" for row in rows)


@pytest.mark.parametrize("case", cases("negatives"))
def test_what_is_no_speech(case, language_model):
    rows = read(case["text"], language_model)
    assert [row.text for row in rows if row.kind == "direct"] == []


def test_other_languages_are_left_alone(language_model):
    text = "“Wir gehen,” said Ann Lee."
    assert quotes(Reading(text), Context(doc_id="d", language="de"), language_model) == ()


def test_offsets_count_in_the_source(language_model):
    text = "“The fund is safe,” Ana Ruiz said.\n\nThe council said it was glad."
    reading = Reading(text, "xxx" + text, ((0, len(text), 3, 3 + len(text)),))
    for row in quotes(reading, Context(doc_id="d"), language_model):
        assert reading.source_text[row.start : row.stop] == row.text
        assert reading.source_text[row.speaker_start : row.speaker_stop] == row.speaker
        assert reading.source_text[row.cue_start : row.cue_stop] == row.cue


def test_a_source_note_that_cleaning_took_away_still_ends_a_block(language_model):
    line = "As Ana Ruiz wrote for the Daily Ledger, the fund is empty:"
    one = "The books were closed in March, and nobody has seen the ledgers since then."
    two = "Nobody on the council knows where they are kept, or by whom."
    three = "The council meets on Monday."
    source = f"{line}\n\n{one}\n\n{two} [Source]\n\n{three}"
    pieces = []
    for words in (line, one, two, three):
        start = source.index(words)
        pieces += [Piece("\n\n", start, start)] if pieces else []
        pieces.append(Piece(words, start, start + len(words)))
    rows = quotes(Reading.of(pieces, source), Context(doc_id="d"), language_model)
    assert [row.text for row in rows if row.kind == "direct"] == [one, two]


TEXT = (
    "Prime Minister Ana Ruiz met Tom Bell of the Harbour Board in Lima. “It went well,” she said. "
    "“We agreed on the port,” the prime minister said. Bell called it “a fair deal for the coast”, "
    "a Harbour Board statement said."
)


def mention(words, label, entity, after=0):
    start = TEXT.index(words, after)
    return Mention(
        doc_id="d",
        mention_id=f"d#m{start}-{start + len(words)}",
        start=start,
        stop=start + len(words),
        text=words,
        label=label,
        local_id=f"d#{entity}",
        entity_id=entity,
    )


def entity(name, label, key, role=None):
    return LocalEntity(
        doc_id="d",
        local_id=f"d#{key}",
        name=name,
        label=label,
        aliases=(),
        country_code=None,
        role=role,
        block_key=key,
        form_key=key,
        mentions=1,
        entity_id=key,
    )


def test_speakers_are_tied_to_entities_by_name_pronoun_role_and_paper(language_model):
    mentions = (
        mention("Ana Ruiz", "PERSON", "ruiz"),
        mention("Tom Bell", "PERSON", "bell"),
        mention("Harbour Board", "ORG", "board"),
        mention("Bell", "PERSON", "bell", 140),
        mention("Harbour Board", "ORG", "board", 180),
    )
    entities = (
        entity("Ana Ruiz", "PERSON", "ruiz", "Prime Minister"),
        entity("Tom Bell", "PERSON", "bell"),
        entity("Harbour Board", "ORG", "board"),
    )
    rows = read(TEXT, language_model, mentions=mentions, entities=entities)
    assert {(row.speaker, row.speaker_entity_id) for row in rows} == {
        ("she", "ruiz"),
        ("the prime minister", "ruiz"),
        ("Bell", "bell"),
        ("a Harbour Board statement", "board"),
    }


def test_the_same_text_gives_the_same_rows(language_model):
    assert read(TEXT, language_model) == read(TEXT, language_model)


def test_a_company_speaks_under_its_name_with_its_legal_form(language_model):
    text = "Harbour Lines plc, which runs the port, said it would hire."
    name = Mention(
        doc_id="d",
        mention_id="d#m0-13",
        start=0,
        stop=13,
        text="Harbour Lines",
        label="ORG",
        local_id="d#lines",
        entity_id="lines",
    )
    row = read(text, language_model, mentions=(name,), entities=())[0]
    assert (row.speaker, row.speaker_entity_id) == ("Harbour Lines plc", "lines")


def test_a_pronoun_follows_what_the_article_says_of_each_person(language_model):
    text = (
        "Ana Ruiz wrote checks to herself. “I am sorry,” Ruiz said on the steps of the court. "
        "Her lawyer, Tom Bell, asked for mercy. He said Ruiz was ill."
    )
    names = tuple(
        Mention(
            doc_id="d",
            mention_id=f"d#m{start}-{start + len(words)}",
            start=start,
            stop=start + len(words),
            text=words,
            label="PERSON",
            local_id=f"d#{key}",
            entity_id=key,
        )
        for words, key, start in (
            ("Ana Ruiz", "ruiz", 0),
            ("Ruiz", "ruiz", text.index("Ruiz said")),
            ("Tom Bell", "bell", text.index("Tom Bell")),
            ("Ruiz", "ruiz", text.index("Ruiz was")),
        )
    )
    rows = read(text, language_model, mentions=names, entities=())
    assert [(row.speaker, row.speaker_entity_id) for row in rows] == [
        ("Ruiz", "ruiz"),
        ("He", "bell"),
    ]
