-- Which story each article belongs to: copies of one another are one story, under the first doc_id.
-- An excerpt is one too if it has most of both texts; a column in a digest is not.
with recursive same as (
    select doc_id, other_doc_id from duplicates
    where relation in ('exact', 'copy') or similarity >= 0.5
),
pairs as (
    select doc_id as one, other_doc_id as other from same
    union all
    select other_doc_id, doc_id from same
),
reached as (
    select one as doc_id, one as story_id from pairs
    union
    select p.other, r.story_id
    from reached as r
    join pairs as p on p.one = r.doc_id
    where r.story_id < p.other
),
first_reached as (
    select doc_id, min(story_id) as story_id from reached group by doc_id
)
select d.doc_id, coalesce(f.story_id, d.doc_id) as story_id
from documents as d
left join first_reached as f using (doc_id)
