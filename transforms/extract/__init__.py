"""Extraction: figures, dates, names and quotes from the reading of one article."""
