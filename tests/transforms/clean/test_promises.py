"""The promises of cleaning, on texts that nobody thought of."""

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.clean import clean

SCRAPS = [
    "The ferry will stop in March, the board said on Monday.", "a", "word", "Word", "the", "of",
    "Sign in", "Subscribe", "Advertisement", "Related articles", "14 comments", "By Ana Petrova",
    "4 February 2024", "© 2024 Harbour Press", "(Photo: Jo Brandt)", "[Source]", "â€™", "Ã©", "•",
    "* ", "- ", "| 1 | 2 | 3 |", "\n", "\n\n", "\r\n", " ", "\u00a0", "\u200b", "\t", ".", ",", "“",
    "says:", "(BUTTON)", "…", "\u2028", "漢字。", "Nobody answered.",
    "To continue reading, subscribe.", "theMinistry", "Reuterssaid", "in2021",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join),
    st.lists(st.sampled_from(SCRAPS), max_size=40).map("\n\n".join),
    st.lists(st.sampled_from(SCRAPS), max_size=40).map("\n".join),
)


def check(text, cleaned):
    at = 0
    for number, block in enumerate(cleaned.blocks):
        assert (block.block_no, block.start) == (number, at)
        assert block.text == text[block.start : block.stop]
        at = block.stop
    assert at == len(text)
    reading = cleaned.reading
    for number, char in enumerate(reading.text):
        if not char.isspace():
            assert reading.evidence(number, number + 1).text
    for caption in cleaned.captions:
        assert caption.text == text[caption.start : caption.stop]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_blocks_tile_and_offsets_are_true(text):
    check(text, clean(text, doc_id="d"))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_prose_mode_tiles_keeps_everything_and_leads_back(text):
    cleaned = clean(text, doc_id="d", keep_all=True)
    check(text, cleaned)
    assert all(block.kept for block in cleaned.blocks if block.text.strip())


@settings(max_examples=300, deadline=None)
@given(texts)
def test_cleaning_what_is_clean_changes_nothing(text):
    once = clean(text, doc_id="d").reading.text
    assert clean(once, doc_id="d").reading.text == once


@settings(max_examples=50, deadline=None)
@given(texts)
def test_same_in_same_out(text):
    assert clean(text, doc_id="d") == clean(text, doc_id="d")
