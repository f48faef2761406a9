-- Quotes that share a key, with what is compared: lookups of some articles in the whole index, and
-- all lookups in what those articles enter.
with mine as materialized (
    select kind, key, row_id, doc_id from match_keys
    where kind in ('quote', 'quote_lookup') and doc_id in (select unnest($chunk))
),
found as (
    select l.row_id as one, l.doc_id as one_doc, e.row_id as other, e.doc_id as other_doc
    from mine as l join match_keys as e on e.key = l.key and e.kind = 'quote'
    where l.kind = 'quote_lookup'
    union all
    select e.row_id, e.doc_id, l.row_id, l.doc_id
    from mine as e join match_keys as l on l.key = e.key and l.kind = 'quote_lookup'
    where e.kind = 'quote'
),
pairs as (
    select distinct
        least(one, other) as one, if(one < other, one_doc, other_doc) as one_doc,
        greatest(one, other) as other, if(one < other, other_doc, one_doc) as other_doc
    from found
    where other_doc > one_doc
        or (other_doc <> one_doc and other_doc not in (select unnest($touched)))
)
select q.quote_id, q.doc_id, q.text, q.kind, q.speaker, q.speaker_entity_id, d.published_at,
       r.quote_id, r.doc_id, r.text, r.kind, r.speaker, r.speaker_entity_id, e.published_at
from pairs
join quotes as q on q.quote_id = pairs.one and q.doc_id = pairs.one_doc
join quotes as r on r.quote_id = pairs.other and r.doc_id = pairs.other_doc
join documents as d on d.doc_id = pairs.one_doc
join documents as e on e.doc_id = pairs.other_doc
order by q.doc_id, q.quote_id, r.quote_id
