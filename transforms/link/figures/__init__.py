"""Figure matches: two articles' numbers for the same thing, and whether they agree."""

from transforms.link.figures.compare import match_figures
from transforms.link.figures.keys import figure_keys, story_keys
from transforms.link.figures.sides import FigureSide

__all__ = ["FigureSide", "figure_keys", "match_figures", "story_keys"]
