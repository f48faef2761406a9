"""What holds for any text and any parse, with a parser that answers at random."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.quotes import quotes
from transforms.model.cleaned import Context
from transforms.model.reading import Piece, Reading
from transforms.model.syntax import Parse

VOCABULARY = (
    "said told Lee she the mayor “ ” \" ‘ ’ ' , . : according to that who Lindqvist it report "
    "called adding saying 5'10\" … ( ) — [Source] announced its plan water Ann"
)
RELATIONS = (
    "nsubj ccomp xcomp dobj pobj prep acl advcl relcl conj appos poss nsubjpass agent parataxis "
    "punct det compound oprd attr mark npadvmod dative pcomp"
)
WORDS = [*VOCABULARY.split(), "\n\n"]
DEP = RELATIONS.split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
POS = ("NOUN", "VERB", "PROPN", "PRON", "ADP", "PUNCT", "AUX", "DET", "SCONJ", "ADV")


class RandomModel:
    """A parser whose tags and relations are drawn from numbers, and whose heads make a tree."""

    version = "random"

    def __init__(self, numbers):
        self.numbers = numbers or [1]

    def names(self, text):
        return ()

    def parse(self, text):
        found = list(re.finditer(r"\w+|[^\w\s]", text))
        draws = [self.numbers[i % len(self.numbers)] + i for i in range(len(found))]
        return Parse(
            starts=[m.start() for m in found],
            stops=[m.end() for m in found],
            words=[m.group() for m in found],
            pos=[POS[n % len(POS)] for n in draws],
            dep=["ROOT" if i == 0 else DEP[n % len(DEP)] for i, n in enumerate(draws)],
            heads=[n % i if i else 0 for i, n in enumerate(draws)],
            sentence=[0] * len(found),
        )


def shifted(text):
    """Return a reading of the text whose source has furniture before each paragraph."""
    pieces, source = [], ""
    for number, paragraph in enumerate(text.split("\n\n")):
        source += f"[{number}] "
        if number:
            pieces.append(Piece("\n\n", len(source), len(source)))
        pieces.append(Piece(paragraph, len(source), len(source) + len(paragraph)))
        source += paragraph + "\n"
    return Reading.of(pieces, source)


@given(TEXTS | st.text(max_size=200), st.lists(st.integers(0, 1000), max_size=8))
def test_every_row_is_evidence(text, numbers):
    for reading in (Reading(text), shifted(text)):
        source = reading.source_text or reading.text
        rows = quotes(reading, Context(doc_id="d"), RandomModel(numbers))
        for row in rows:
            assert source[row.start : row.stop] == row.text
            assert row.text.strip()
            assert row.quote_id == f"d#q{row.start}-{row.stop}"
            if row.speaker is not None:
                assert source[row.speaker_start : row.speaker_stop] == row.speaker
            if row.cue is not None:
                assert source[row.cue_start : row.cue_stop] == row.cue
            assert row.kind in ("direct", "indirect", "mixed")
            assert row.score is None or 0 <= row.score <= 1


@given(TEXTS, st.lists(st.integers(0, 1000), max_size=8))
def test_rows_are_in_order_and_their_keys_are_unique(text, numbers):
    rows = quotes(Reading(text), Context(doc_id="d"), RandomModel(numbers))
    assert [(r.start, r.stop) for r in rows] == sorted((r.start, r.stop) for r in rows)
    assert all(count == 1 for count in Counter(r.quote_id for r in rows).values())
    keys = {r.quote_id for r in rows}
    assert all(r.continues in keys and r.continues != r.quote_id for r in rows if r.continues)


@given(TEXTS, st.lists(st.integers(0, 1000), max_size=8))
def test_the_same_text_gives_the_same_rows(text, numbers):
    model = RandomModel(numbers)
    one, two = (quotes(Reading(text), Context(doc_id="d"), model) for _ in range(2))
    assert one == two


@given(TEXTS, st.lists(st.integers(0, 1000), max_size=8))
def test_no_row_crosses_a_paragraph(text, numbers):
    rows = quotes(Reading(text), Context(doc_id="d"), RandomModel(numbers))
    assert not any("\n" in row.text for row in rows)
