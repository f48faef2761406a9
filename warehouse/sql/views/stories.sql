-- One row a story, so that a wire story counts once however many outlets ran it.
select
    m.story_id,
    arg_min(d.title, coalesce(d.published_at, timestamptz '9999-01-01')) as title,
    count(*) as articles,
    count(distinct d.outlet) as outlets,
    list(distinct d.outlet order by d.outlet)
        filter (where d.outlet is not null) as outlet_names,
    any_value(d.agency order by d.doc_id) as agency,
    min(d.published_at) as first_published_at,
    max(d.published_at) as last_published_at,
    list(d.doc_id order by d.doc_id) as doc_ids
from story_members as m
join articles as d using (doc_id)
group by m.story_id
order by articles desc, m.story_id
