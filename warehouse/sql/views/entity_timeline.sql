-- How often each entity is named on each day of publication, and by how many outlets.
select
    e.name, e.label, cast(timezone('UTC', d.published_at) as date) as day,
    count(*) as mentions,
    count(distinct m.doc_id) as articles,
    count(distinct d.outlet) as outlets,
    m.entity_id
from mentions as m
join articles as d using (doc_id)
join entities as e on e.entity_id = m.entity_id
group by e.name, e.label, day, m.entity_id
order by e.name, day
