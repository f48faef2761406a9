-- Attributed quotes and figures that only one story has: nobody else confirms or repeats them.
with repeated as (
    select m.quote_id as id, m.doc_id, m.other_doc_id from quote_matches as m
    union all select m.other_quote_id, m.other_doc_id, m.doc_id from quote_matches as m
    union all
    select m.figure_id, m.doc_id, m.other_doc_id from figure_matches as m where m.verdict = 'agree'
    union all
    select m.other_figure_id, m.other_doc_id, m.doc_id
    from figure_matches as m where m.verdict = 'agree'
),
elsewhere as (
    select distinct r.id, r.doc_id
    from repeated as r
    join story_members as s on s.doc_id = r.doc_id
    join story_members as t on t.doc_id = r.other_doc_id
    where s.story_id <> t.story_id
),
claims as (
    select 'quote' as claim, quote_id as id, doc_id, text, speaker as said_by, start, stop
    from quotes where speaker is not null
    union all
    select 'figure', figure_id, doc_id, text, said_by, start, stop
    from figures where said_by is not null
)
select
    c.claim, c.said_by, c.text, d.outlet, d.published_at, d.title, c.id, c.doc_id, c.start, c.stop
from claims as c
join articles as d using (doc_id)
left join elsewhere as e on e.id = c.id and e.doc_id = c.doc_id
where e.id is null
