-- How often each outlet names each entity.
select
    e.name, e.label, d.publisher,
    count(*) as mentions,
    count(distinct m.doc_id) as articles,
    m.entity_id
from mentions as m
join documents as d using (doc_id)
join entities as e on e.entity_id = m.entity_id
group by e.name, e.label, d.publisher, m.entity_id
order by mentions desc, e.name, d.publisher
