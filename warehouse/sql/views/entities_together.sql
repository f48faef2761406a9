-- Which entities are named in the same articles, and in how many.
with named as (
    select distinct doc_id, entity_id from mentions
)
select
    e.name, e.label, f.name as other_name, f.label as other_label, count(*) as articles,
    a.entity_id, b.entity_id as other_entity_id
from named as a
join named as b on a.doc_id = b.doc_id and a.entity_id < b.entity_id
join entities as e on e.entity_id = a.entity_id
join entities as f on f.entity_id = b.entity_id
group by e.name, e.label, f.name, f.label, a.entity_id, b.entity_id
order by articles desc, e.name, other_name
