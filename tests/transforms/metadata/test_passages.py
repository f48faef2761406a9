"""Paragraphs in another language than their article are flagged, and only those."""

import pytest

from transforms.metadata.passages import passages
from transforms.model.documents import Block

ENGLISH = "The harbour board said on Monday that the boat will not sail again before the spring."


def block(text, *, kept=True):
    return Block(
        doc_id="d",
        block_no=0,
        kind="body",
        kept=kept,
        rule="running_text",
        score=1.0,
        start=0,
        stop=len(text),
        text=text,
        place=None,
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, None),
        ("Die Hafenbehörde sagte am Montag, dass das Boot nicht vor dem Frühling fährt.", "de"),
        ("Le bateau ne sera pas réparé avant le printemps, et les passagers sont en colère.", "fr"),
        ("El barco no volverá a salir antes de la primavera, y los vecinos están hartos.", "es"),
        (
            "Паром не выйдет в море до весны, и жители восточного берега очень недовольны этим.",
            "ru",
        ),
        ("Das Boot bleibt liegen.", None),
        ("Ana Petrova, Lin Osei, Marta Holm, Jo Brandt, Kwame Ofori, Ines Duarte, Li Wei", None),
        ("Two eggs, 200 g flour, 50 g butter, salt, pepper, chopped parsley, lemon zest", None),
    ],
)
def test_a_foreign_paragraph_is_flagged(text, language):
    first, second = passages((block(ENGLISH), block(text)), "en")
    assert first.language is None
    assert second.language == language


def test_what_is_not_kept_is_not_flagged():
    text = "Die Hafenbehörde sagte am Montag, dass das Boot nicht vor dem Frühling fährt."
    assert passages((block(text, kept=False),), "en")[0].language is None


def test_english_in_a_german_text_is_flagged():
    assert passages((block(ENGLISH),), "de")[0].language == "en"


def test_a_language_without_function_words_flags_nothing():
    assert passages((block(ENGLISH),), "sw")[0].language is None
