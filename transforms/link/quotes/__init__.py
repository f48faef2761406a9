"""Quote matches: the same words in two articles, whole, trimmed or changed in a word."""

from transforms.link.quotes.compare import QuoteSide, match_quotes
from transforms.link.quotes.keys import quote_keys

__all__ = ["QuoteSide", "match_quotes", "quote_keys"]
