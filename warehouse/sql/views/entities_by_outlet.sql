-- How often each outlet names each entity.
select
    e.name, e.label, d.outlet,
    count(*) as mentions,
    count(distinct m.doc_id) as articles,
    m.entity_id
from mentions as m
join articles as d using (doc_id)
join entities as e on e.entity_id = m.entity_id
group by e.name, e.label, d.outlet, m.entity_id
order by mentions desc, e.name, d.outlet
