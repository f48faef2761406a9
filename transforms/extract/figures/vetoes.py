"""The vetoes: what holds a number and is no figure, asked before any grammar."""

from collections.abc import Callable

from transforms.extract.figures.contacts import address, leading_zero, phone
from transforms.extract.figures.draft import Sentence
from transforms.extract.figures.idioms import (
    clock_digits,
    clock_words,
    compound_way,
    idiom,
    in_date,
    loose_collective,
    loose_multiple,
    loose_ordinal,
    loose_part,
    pronoun,
)
from transforms.extract.figures.labels import (
    bracketed,
    capitalised_word,
    formation,
    glued_letters,
    in_name,
    index_name,
    label,
    list_number,
    model_name,
    named,
    named_span,
    product,
    score,
    slashes,
)
from transforms.lexicon.numbers import Number

type Veto = Callable[[Sentence, Number], bool]


VETOES: tuple[Veto, ...] = (
    in_date, idiom, in_name, bracketed, glued_letters, label, named, leading_zero, index_name,
    product, model_name, formation, named_span, address, phone, slashes, score, capitalised_word,
    pronoun, loose_ordinal, loose_part, loose_multiple, loose_collective, clock_digits,
    clock_words, compound_way, list_number,
)  # fmt: skip
