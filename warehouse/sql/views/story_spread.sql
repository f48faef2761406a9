-- How each story spread: who wrote it, whose wire it came by, who published it, how much later.
select
    m.story_id, d.published_at,
    round(epoch(d.published_at - min(d.published_at) over (partition by m.story_id)) / 3600, 1)
        as hours_after_first,
    a.outlet, d.authors, d.agency, d.syndicator, d.duplicate_of, d.title, d.doc_id
from story_members as m
join documents as d using (doc_id)
join articles as a using (doc_id)
qualify count(*) over (partition by m.story_id) > 1
order by m.story_id, d.published_at nulls last, d.doc_id
