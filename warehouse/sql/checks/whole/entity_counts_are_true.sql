-- An entity's counts of articles and mentions are those of its mentions.
with counted as (
    select entity_id, count(distinct doc_id) as documents, count(*) as mentions
    from mentions group by entity_id
)
select
    e.entity_id, e.documents, coalesce(c.documents, 0) as counted_documents, e.mentions,
    coalesce(c.mentions, 0) as counted_mentions
from entities as e
left join counted as c using (entity_id)
where e.documents <> coalesce(c.documents, 0) or e.mentions <> coalesce(c.mentions, 0)
