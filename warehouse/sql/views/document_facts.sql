-- How many figures, dates, names, quotes and captions each article gave, and how much was removed.
with removed as (
    select
        doc_id,
        count(*) filter (where not kept) as removed_blocks,
        coalesce(sum(stop - start) filter (where not kept), 0) as removed_characters
    from blocks group by doc_id
),
counted as (
    select doc_id, 'figures' as what from figures
    union all select doc_id, 'dates' from dates
    union all select doc_id, 'mentions' from mentions
    union all select doc_id, 'quotes' from quotes
    union all select doc_id, 'captions' from captions
),
counts as (
    select
        doc_id,
        count(*) filter (where what = 'figures') as figures,
        count(*) filter (where what = 'dates') as dates,
        count(*) filter (where what = 'mentions') as mentions,
        count(*) filter (where what = 'quotes') as quotes,
        count(*) filter (where what = 'captions') as captions
    from counted group by doc_id
)
select
    d.doc_id, d.outlet, d.title, d.words,
    coalesce(c.figures, 0) as figures,
    coalesce(c.dates, 0) as dates,
    coalesce(c.mentions, 0) as mentions,
    coalesce(c.quotes, 0) as quotes,
    coalesce(c.captions, 0) as captions,
    coalesce(r.removed_blocks, 0) as removed_blocks,
    coalesce(r.removed_characters, 0) as removed_characters
from articles as d
left join counts as c using (doc_id)
left join removed as r using (doc_id)
