"""Matches of quotes, figures and whole articles across documents, for what a run touched.

Each kind of row has keys, which are functions of the row and its article alone. Rows that share a
key are candidates; whether they match is a function of the two. So the matches follow from the set
of articles, whatever the order and the runs that they came in, and a run looks up no keys but
those of the articles that it touched.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transforms.link.copies import Copy, copy_keys, match_copies
from transforms.link.quotes import QuoteSide, match_quotes, quote_keys
from transforms.model.documents import Document
from transforms.model.facts import Quote
from transforms.model.links import Duplicate, MatchKey, QuoteMatch
from warehouse.draft import Draft
from warehouse.reader import Reader

TOUCHED = "doc_id in (select unnest($ids))"

# Lookups of touched articles in the whole index, and all other lookups in what was touched.
QUOTE_PAIRS = """
with lookups as (from match_keys where kind = 'quote_lookup'),
entries as (from match_keys where kind = 'quote'),
found as (
    select l.row_id as one, l.doc_id as one_doc, e.row_id as other, e.doc_id as other_doc
    from lookups as l join entries as e using (key)
    where l.doc_id in (select unnest($ids))
    union all
    select l.row_id, l.doc_id, e.row_id, e.doc_id
    from lookups as l join entries as e using (key)
    where l.doc_id not in (select unnest($ids)) and e.doc_id in (select unnest($ids))
),
pairs as (
    select distinct
        least(one, other) as one, if(one < other, one_doc, other_doc) as one_doc,
        greatest(one, other) as other, if(one < other, other_doc, one_doc) as other_doc
    from found where one_doc <> other_doc
)
select q.quote_id, q.doc_id, q.text, q.kind, q.speaker, q.speaker_entity_id, d.published_at,
       r.quote_id, r.doc_id, r.text, r.kind, r.speaker, r.speaker_entity_id, e.published_at
from pairs
join quotes as q on q.quote_id = pairs.one and q.doc_id = pairs.one_doc
join quotes as r on r.quote_id = pairs.other and r.doc_id = pairs.other_doc
join documents as d on d.doc_id = pairs.one_doc
join documents as e on e.doc_id = pairs.other_doc
order by q.doc_id, q.quote_id, r.quote_id
"""

# A pair must share a seventh of the shorter article's keys: two articles that quote the same
# speech share a few. An edit of one word in ten leaves a third.
COPY_PAIRS = """
with keys as (select key, doc_id from match_keys where kind = 'document'),
found as (
    select least(m.doc_id, k.doc_id) as one, greatest(m.doc_id, k.doc_id) as other, m.key
    from keys as m join keys as k using (key)
    where m.doc_id in (select unnest($ids)) and m.doc_id <> k.doc_id
),
shared as (select one, other, count(distinct key) as keys from found group by one, other),
sizes as (
    select doc_id, count(*) as keys from keys
    where doc_id in (select one from shared union all select other from shared)
    group by doc_id
),
pairs as (
    select one, other from shared
    join sizes as s on s.doc_id = shared.one
    join sizes as t on t.doc_id = shared.other
    where shared.keys * 7 >= least(s.keys, t.keys)
)
select d.doc_id, d.clean_text, d.publisher, d.agency, d.published_from, d.published_to,
       d.is_truncated,
       e.doc_id, e.clean_text, e.publisher, e.agency, e.published_from, e.published_to,
       e.is_truncated
from pairs
join stored.documents as d on d.doc_id = pairs.one
join stored.documents as e on e.doc_id = pairs.other
order by d.doc_id, e.doc_id
"""


def update_matches(draft: Draft, live: Reader, touched: Sequence[str], gone: Sequence[str]) -> None:
    """Match the quotes, figures and texts of some documents with those of all others."""
    del live
    for table in ("match_keys", "quote_matches", "figure_matches", "duplicates"):
        draft.replace(table, [*touched, *gone])
    if not touched:
        return
    ids = {"ids": list(touched)}
    with draft.preview() as preview:
        draft.add(_quote_keys(preview, ids))
        draft.add(_copy_keys(preview, ids))
    with draft.preview() as preview:
        draft.add(_quote_matches(preview, ids))
        draft.add(_duplicates(preview, ids))


def _quote_keys(preview: Reader, ids: Mapping[str, object]) -> Iterator[MatchKey]:
    for quote in preview.stream(Quote, f"kind <> 'indirect' and {TOUCHED}", ids):
        entries, lookups = quote_keys(quote.text, quote.kind)
        for kind, keys in (("quote", entries), ("quote_lookup", lookups)):
            for key in keys:
                yield MatchKey(kind=kind, key=key, row_id=quote.quote_id, doc_id=quote.doc_id)


def _copy_keys(preview: Reader, ids: Mapping[str, object]) -> Iterator[MatchKey]:
    for document in preview.stream(Document, TOUCHED, ids):
        for key in copy_keys(document.clean_text):
            yield MatchKey(kind="document", key=key, row_id=document.doc_id, doc_id=document.doc_id)


def _quote_matches(preview: Reader, ids: Mapping[str, object]) -> Iterator[QuoteMatch]:
    for one, other in _pairs(preview, QUOTE_PAIRS, ids):
        match = match_quotes(_quote_side(one), _quote_side(other))
        if match is not None:
            yield match


def _duplicates(preview: Reader, ids: Mapping[str, object]) -> Iterator[Duplicate]:
    for one, other in _pairs(preview, COPY_PAIRS, ids):
        match = match_copies(_copy(one), _copy(other))
        if match is not None:
            yield match


def _pairs(
    preview: Reader, sql: str, ids: Mapping[str, object]
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Hand over the two halves of each row."""
    for batch in preview.batches(sql, ids):
        for row in batch:
            half = len(row) // 2
            yield row[:half], row[half:]


def _quote_side(row: tuple[Any, ...]) -> QuoteSide:
    quote_id, doc_id, text, kind, speaker, entity_id, published_at = row
    return QuoteSide(
        quote_id=quote_id,
        doc_id=doc_id,
        text=text,
        kind=kind,
        speaker=speaker,
        entity_id=entity_id,
        published_at=published_at,
    )


def _copy(row: tuple[Any, ...]) -> Copy:
    doc_id, text, publisher, agency, published_from, published_to, is_truncated = row
    return Copy(
        doc_id=doc_id,
        text=text,
        publisher=publisher,
        agency=agency,
        published_from=published_from,
        published_to=published_to,
        is_truncated=is_truncated,
    )
