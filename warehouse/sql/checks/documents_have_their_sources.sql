-- Every document has its source, every source its document, and no row outlives its document.
with present as (
    select doc_id from changed.documents semi join changed.sources using (doc_id)
),
owned as (
    select 'sources' as "table", doc_id from changed.sources
    union all select 'documents', doc_id from changed.documents
    union all select 'metadata', doc_id from changed.metadata
    union all select 'blocks', doc_id from changed.blocks
    union all select 'captions', doc_id from changed.captions
    union all select 'figures', doc_id from changed.figures
    union all select 'dates', doc_id from changed.dates
    union all select 'mentions', doc_id from changed.mentions
    union all select 'local_entities', doc_id from changed.local_entities
    union all select 'quotes', doc_id from changed.quotes
    union all select 'fingerprints', doc_id from changed.fingerprints
    union all select 'match_keys', doc_id from changed.match_keys
    union all select 'figure_handles', doc_id from changed.figure_handles
),
paired as materialized (
    select 'quote_matches' as "table", doc_id from changed.quote_matches
    union select 'quote_matches', other_doc_id from changed.quote_matches
    union select 'figure_matches', doc_id from changed.figure_matches
    union select 'figure_matches', other_doc_id from changed.figure_matches
    union select 'duplicates', doc_id from changed.duplicates
    union select 'duplicates', other_doc_id from changed.duplicates
),
-- Of few articles, so that not all are read.
there as materialized (
    select doc_id from stored.documents where doc_id in (select doc_id from paired)
)
select "table", doc_id, count(*) as rows
from owned
anti join present using (doc_id)
group by "table", doc_id
union all
select "table", doc_id, 1 from paired anti join there using (doc_id)
