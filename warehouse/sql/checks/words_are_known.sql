-- Columns that name one of a few things name one of them.
with named as (
    select 'mentions.label' as "column", mention_id as key, label as word from changed.mentions
    where label not in
        ('PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'EVENT', 'WORK', 'NORP', 'PRODUCT', 'LAW', 'OTHER')
    union all
    select 'entities.label', entity_id, label from changed.entities
    where label not in
        ('PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'EVENT', 'WORK', 'NORP', 'PRODUCT', 'LAW', 'OTHER')
    union all
    select 'quotes.kind', quote_id, kind from changed.quotes
    where kind not in ('direct', 'indirect', 'mixed')
    union all
    select 'figures.modifier', figure_id, modifier from changed.figures
    where modifier not in
        ('approx', 'more_than', 'less_than', 'at_least', 'at_most', 'up', 'down')
    union all
    select 'figures.direction', figure_id, direction from changed.figures
    where direction not in ('up', 'down')
    union all
    select 'figures.currency', figure_id, currency from changed.figures
    where not regexp_full_match(currency, '[A-Z]{3}')
    union all
    select 'documents.published_basis', doc_id, published_basis from changed.documents
    where published_basis not in ('stated', 'inferred', 'unknown')
    union all
    select 'dates.basis', date_id, basis from changed.dates
    where basis not in ('stated', 'published', 'context', 'open')
    union all
    select 'quote_matches.relation', quote_id, relation from changed.quote_matches
    where relation not in ('identical', 'variant', 'part')
    union all
    select 'figure_matches.verdict', figure_id, verdict from changed.figure_matches
    where verdict not in ('agree', 'differ', 'not_comparable')
    union all
    select 'duplicates.relation', doc_id, relation from changed.duplicates
    where relation not in ('exact', 'copy', 'excerpt')
    union all
    select 'entity_evidence.verdict', entity_id, verdict from changed.entity_evidence
    where verdict not in ('same', 'different')
    union all
    select 'blocks.kind', doc_id || ' ' || block_no, kind from changed.blocks
    where not regexp_full_match(kind, '[a-z]+(_[a-z]+)*')
    union all
    select 'sources.media_type', doc_id, media_type from changed.sources
    where media_type not in ('text/plain', 'text/html')
)
select "column", key, word from named
