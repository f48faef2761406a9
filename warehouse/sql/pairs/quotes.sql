-- Quotes that share a key, with what is compared: lookups of some articles in the whole index, and
-- all lookups in what those articles enter.
with mine as materialized (
    select row_id, doc_id, unnest(
        case split_part(key, ' ', 1)
            when 'quote' then ['quote_lookup ' || split_part(key, ' ', 2)]
            when 'quote_lookup' then ['quote ' || split_part(key, ' ', 2)]
        end
    ) as key
    from staged.match_keys where doc_id in (select unnest($chunk))
),
found as (
    select m.row_id, m.doc_id, o.row_id as other, o.doc_id as other_doc
    from mine as m join match_keys as o using (key)
),
pairs as materialized (
    select distinct
        least(row_id, other) as one, if(row_id < other, doc_id, other_doc) as one_doc,
        greatest(row_id, other) as other, if(row_id < other, other_doc, doc_id) as other_doc
    from found
    where other_doc > doc_id
        or (other_doc <> doc_id and other_doc not in (select unnest($touched)))
),
wanted as materialized (select one_doc as doc_id from pairs union select other_doc from pairs),
sides as materialized (
    select q.quote_id, q.doc_id, q.text, q.kind, q.speaker, q.speaker_entity_id, d.published_at
    from quotes as q join stored.documents as d using (doc_id)
    where q.doc_id in (from wanted) and d.doc_id in (from wanted)
)
select q.*, r.*
from pairs
join sides as q on q.quote_id = pairs.one
join sides as r on r.quote_id = pairs.other
order by q.doc_id, q.quote_id, r.quote_id
