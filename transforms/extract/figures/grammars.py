"""The grammars: what a number is a number of, tried in order until one fits."""

from collections.abc import Callable

from transforms.extract.figures.ages import ages
from transforms.extract.figures.counts import counts, multiples, ordinals, ratios
from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.measures import measures, percents
from transforms.extract.figures.money import money
from transforms.lexicon.numbers import Number

type Grammar = Callable[[Sentence, Number], Draft | None]


GRAMMARS: tuple[Grammar, ...] = (
    money, percents, ages, multiples, measures, ratios, ordinals, counts,
)  # fmt: skip
