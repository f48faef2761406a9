"""Words that a page joined are read apart, no others, and offsets stay true."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.clean import clean

CASES = tomllib.loads(Path(__file__).with_name("joined.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_joined_words_are_read_apart(case):
    reading = clean(case["text"], doc_id="d", keep_all=True).reading
    assert reading.text == case.get("reads", case["text"])


def test_evidence_is_what_the_source_holds():
    text = "The plan was shown to theMinistry of Transport by Reuterson Monday."
    reading = clean(text, doc_id="d", keep_all=True).reading
    start = reading.text.index("Ministry of Transport")
    found = reading.evidence(start, start + len("Ministry of Transport"))
    assert found.text == text[found.start : found.stop] == "Ministry of Transport"
    across = reading.evidence(start - len("the "), start + len("Ministry"))
    assert across.text == text[across.start : across.stop] == "theMinistry"


WORDS = [
    "the", "said", "of", "in", "told", "former", "president", "Ministry", "Reuters", "France",
    "United", "Kingdom", "2021", "40", "percent", "and", "was", "BBC", "Ana", "Ruiz", ".", ",",
    "The", "”", "iPhone", "U.S.", "â€™", "\u00ad", "(", "\n", "been", "has",
]  # fmt: skip
texts = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", " "])), max_size=40
).map(lambda parts: "".join(word + gap for word, gap in parts))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_character_leads_back_and_reading_again_changes_nothing(text):
    reading = clean(text, doc_id="d", keep_all=True).reading
    again = clean(reading.text, doc_id="d", keep_all=True).reading
    assert again.text == reading.text
    for number, char in enumerate(reading.text):
        if not char.isspace():
            start, stop = reading.source(number, number + 1)
            assert 0 <= start < stop <= len(text)
            if char.isascii() and char.isalnum():
                assert text[start] == char
