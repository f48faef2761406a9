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
)
select "table", doc_id, count(*) as rows
from owned
anti join present using (doc_id)
group by "table", doc_id
union all
select 'quote_matches', m.doc_id, 1 from changed.quote_matches as m anti join documents using (doc_id)
union all
select 'quote_matches', m.other_doc_id, 1
from changed.quote_matches as m anti join documents as d on d.doc_id = m.other_doc_id
union all
select 'figure_matches', m.doc_id, 1 from changed.figure_matches as m anti join documents using (doc_id)
union all
select 'figure_matches', m.other_doc_id, 1
from changed.figure_matches as m anti join documents as d on d.doc_id = m.other_doc_id
union all
select 'duplicates', m.doc_id, 1 from changed.duplicates as m anti join documents using (doc_id)
union all
select 'duplicates', m.other_doc_id, 1
from changed.duplicates as m anti join documents as d on d.doc_id = m.other_doc_id
