"""Near-identical articles: exact copies, edited copies, excerpts, and which came first."""

from transforms.link.copies.compare import match_copies
from transforms.link.copies.origins import Copy
from transforms.link.copies.shingles import copy_keys

__all__ = ["Copy", "copy_keys", "match_copies"]
