"""Matches of quotes, figures and whole articles across documents, for what a run touched.

Each kind of row has keys, which are functions of the row and its article alone. Rows that share a
key are candidates; whether they match is a function of the two. So the matches follow from the set
of articles, whatever the order and the runs that they came in, and a run looks up no keys but
those of the articles that it touched.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import batched
from typing import cast

from transforms.link.copies import Copy, copy_keys, match_copies
from transforms.link.figures import FigureSide, figure_keys, match_figures, story_keys
from transforms.link.quotes import QuoteSide, match_quotes, quote_keys
from transforms.model.documents import Document
from transforms.model.facts import Figure, Quote
from transforms.model.links import FigureHandle, MatchKey
from warehouse.draft import Draft
from warehouse.reader import Reader
from warehouse.schema import sql_files

TOUCHED = "doc_id in (select unnest($ids))"

PAIRS = {path.stem: path.read_text("utf-8") for path in sql_files("pairs")}
"""Queries that give candidates: the columns of one side in turn, those of the other, and more.

A query finds the candidates of a chunk of what was touched. A pair of two touched articles falls to
the chunk of the first, so that it is found once.
"""

TABLES = ("match_keys", "figure_handles", "quote_matches", "figure_matches", "duplicates")

CHUNK = 500
"""Articles that are looked up at a time: it bounds the memory that candidates take."""


def update_matches(draft: Draft, live: Reader, touched: Sequence[str], gone: Sequence[str]) -> None:
    """Match the quotes, figures and texts of some documents with those of all others."""
    del live
    for table in TABLES:
        draft.replace(table, [*touched, *gone])
    if not touched:
        return
    chunks = list(batched(sorted(touched), CHUNK))
    with draft.preview() as preview:
        for chunk in chunks:
            ids = {"ids": list(chunk)}
            draft.add(_quote_keys(preview, ids))
            draft.add(_document_keys(preview, ids))
    with draft.preview() as preview:
        for chunk in chunks:
            ids = {"chunk": list(chunk), "touched": list(touched)}
            draft.add(_matches(preview, "quotes", ids, QuoteSide, match_quotes))
            draft.add(_matches(preview, "figures", ids, FigureSide, match_figures))
            draft.add(_matches(preview, "documents", ids, Copy, match_copies))


def _quote_keys(preview: Reader, ids: Mapping[str, object]) -> Iterator[MatchKey]:
    for quote in preview.stream(Quote, f"kind <> 'indirect' and {TOUCHED}", ids):
        entries, lookups = quote_keys(quote.text, quote.kind)
        for kind, keys in (("quote", entries), ("quote_lookup", lookups)):
            for key in keys:
                yield MatchKey(key=f"{kind} {key}", row_id=quote.quote_id, doc_id=quote.doc_id)


def _document_keys(preview: Reader, ids: Mapping[str, object]) -> Iterator[MatchKey | FigureHandle]:
    """Hand over the keys of articles, of their text and story, and the handles of their figures."""
    figures = defaultdict(list)
    for figure in preview.stream(Figure, TOUCHED, ids):
        figures[figure.doc_id].append(figure)
    for document in preview.stream(Document, TOUCHED, ids):
        doc_id, text, at = document.doc_id, document.clean_text, document.published_at
        keys = copy_keys(text)
        for key in keys:
            yield MatchKey(key=f"document {key}", row_id=doc_id, doc_id=doc_id, size=len(keys))
        sides = [_figure_side(figure, at) for figure in figures[doc_id]]
        quarter = at.year * 4 + (at.month - 1) // 3 if at else 0
        for kind, key in story_keys(text, at, sides) if sides else ():
            yield MatchKey(key=f"{kind} {key}", row_id=doc_id, doc_id=doc_id, quarter=quarter)
        for side in sides:
            for kind, key in figure_keys(side, sides):
                yield FigureHandle(
                    quarter=quarter, doc_id=doc_id, figure_id=side.figure_id, kind=kind, key=key
                )


def _figure_side(figure: Figure, published_at: datetime | None) -> FigureSide:
    values = {name: getattr(figure, name) for name in _columns(FigureSide)[:-1]}
    return FigureSide(**values, published_at=published_at)


def _columns(side: type) -> list[str]:
    return [column.name for column in fields(side)]


def _matches[Side, Match](
    preview: Reader,
    what: str,
    ids: Mapping[str, object],
    side: Callable[..., Side],
    compare: Callable[..., Match | None],
) -> Iterator[Match]:
    """Hand over the matches among the candidates that the query of that name gives."""
    names = _columns(cast("type", side))
    width = len(names)
    for batch in preview.batches(PAIRS[what], ids):
        for row in batch:
            one = side(**dict(zip(names, row, strict=False)))
            other = side(**dict(zip(names, row[width:], strict=False)))
            match = compare(one, other, *row[2 * width :])
            if match is not None:
                yield match
