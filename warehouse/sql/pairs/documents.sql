-- Articles that share a seventh of the shorter one's keys. Two articles that quote the same speech
-- share fewer; an edit of one word in ten leaves a third.
with mine as materialized (
    select key, doc_id, size from staged.match_keys
    where starts_with(key, 'document ') and doc_id in (select unnest($chunk))
),
found as (
    select m.doc_id, any_value(m.size) as size, o.doc_id as other, any_value(o.size) as other_size,
           count(*) as shared
    from mine as m join match_keys as o using (key)
    where o.doc_id <> m.doc_id
        and (o.doc_id > m.doc_id or o.doc_id not in (select unnest($touched)))
    group by m.doc_id, o.doc_id
),
pairs as materialized (
    select least(doc_id, other) as one, greatest(doc_id, other) as other
    from found where shared * 7 >= least(size, other_size)
),
wanted as materialized (select one as doc_id from pairs union select other from pairs),
sides as materialized (
    select d.doc_id, d.clean_text, coalesce(d.publisher, s.outlet) as publisher, d.agency,
           d.published_from, d.published_to, d.is_truncated
    from stored.documents as d left join sources as s using (doc_id)
    where d.doc_id in (from wanted) and s.doc_id in (from wanted)
)
select d.*, e.*
from pairs
join sides as d on d.doc_id = pairs.one
join sides as e on e.doc_id = pairs.other
order by d.doc_id, e.doc_id
