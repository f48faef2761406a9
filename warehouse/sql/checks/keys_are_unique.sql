-- Every key stands once.
with keys as (
    select 'sources' as "table", doc_id as key from changed.sources
    union all select 'documents', doc_id from changed.documents
    union all select 'rejects', doc_id from changed.rejects
    union all select 'seed_stats', doc_id from changed.seed_stats
    union all select 'fingerprints', doc_id || ' ' || stage from changed.fingerprints
    union all select 'blocks', doc_id || ' ' || block_no from changed.blocks
    union all select 'captions', doc_id || ' ' || caption_no from changed.captions
    union all select 'figures', figure_id from changed.figures
    union all select 'dates', date_id from changed.dates
    union all select 'mentions', mention_id from changed.mentions
    union all select 'local_entities', local_id from changed.local_entities
    union all select 'quotes', quote_id from changed.quotes
    union all select 'entities', entity_id from changed.entities
    union all select 'quote_matches', quote_id || ' ' || other_quote_id from changed.quote_matches
    union all
    select 'figure_matches', figure_id || ' ' || other_figure_id from changed.figure_matches
    union all select 'duplicates', doc_id || ' ' || other_doc_id from changed.duplicates
    union all select 'runs', run_id from runs
)
select "table", key, count(*) as times
from keys
group by "table", key
having count(*) > 1
