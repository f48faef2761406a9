"""Figure matches: two articles' numbers for the same thing, and whether they agree."""

from transforms.link.figures.compare import match_figures
from transforms.link.figures.frame import FigureSide
from transforms.link.figures.keys import figure_keys, story_keys

__all__ = ["FigureSide", "figure_keys", "match_figures", "story_keys"]
