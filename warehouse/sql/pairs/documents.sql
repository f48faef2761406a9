-- Articles that share a seventh of the shorter one's keys. Two articles that quote the same speech
-- share fewer; an edit of one word in ten leaves a third.
with keys as (select key, doc_id from match_keys where kind = 'document'),
found as (
    select least(m.doc_id, k.doc_id) as one, greatest(m.doc_id, k.doc_id) as other, m.key
    from keys as m join keys as k using (key)
    where m.doc_id in (select unnest($chunk)) and m.doc_id <> k.doc_id
        and (k.doc_id > m.doc_id or k.doc_id not in (select unnest($touched)))
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
select
    d.doc_id, d.clean_text, coalesce(d.publisher, s.outlet), d.agency, d.published_from,
    d.published_to, d.is_truncated,
    e.doc_id, e.clean_text, coalesce(e.publisher, t.outlet), e.agency, e.published_from,
    e.published_to, e.is_truncated
from pairs
join stored.documents as d on d.doc_id = pairs.one
join stored.documents as e on e.doc_id = pairs.other
left join sources as s on s.doc_id = pairs.one
left join sources as t on t.doc_id = pairs.other
order by d.doc_id, e.doc_id
