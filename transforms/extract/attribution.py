"""Who says a figure: the speaker of the quote that it stands in."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.model.facts import Figure, Quote


def attribute(figures: Sequence[Figure], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """Give each figure inside a quote the quote's speaker; the innermost quote wins.

    Figures that already have an attribution of their own keep it.
    """
    spoken = sorted(
        (quote for quote in quotes if quote.speaker), key=lambda quote: (quote.start, -quote.stop)
    )
    result: list[Figure] = []
    open_quotes: list[Quote] = []
    following = iter(spoken)
    upcoming = next(following, None)
    for figure in sorted(figures, key=lambda figure: (figure.start, figure.stop)):
        while upcoming is not None and upcoming.start <= figure.start:
            open_quotes.append(upcoming)
            upcoming = next(following, None)
        open_quotes = [quote for quote in open_quotes if quote.stop > figure.start]
        inside = [quote for quote in open_quotes if quote.stop >= figure.stop]
        if inside and figure.said_by is None:
            figure = replace(figure, said_by=inside[-1].speaker)
        result.append(figure)
    return tuple(result)
