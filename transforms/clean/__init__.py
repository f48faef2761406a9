"""Cleaning: source text to blocks with kinds and verdicts, and the article as a reading."""

from transforms.clean.article import clean
from transforms.clean.words import normal_line

__all__ = ["clean", "normal_line"]
