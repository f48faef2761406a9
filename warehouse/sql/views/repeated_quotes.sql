-- What several articles quote, in its fullest wording, with every wording and who had it first.
with recursive pairs as (
    select quote_id as one, other_quote_id as other from quote_matches
    union all
    select other_quote_id, quote_id from quote_matches
),
reached as (
    select one as quote_id, one as family_id from pairs
    union
    select p.other, r.family_id
    from reached as r
    join pairs as p on p.one = r.quote_id
    where r.family_id < p.other
),
families as (select quote_id, min(family_id) as family_id from reached group by quote_id),
wordings as (
    select f.family_id, arg_max(m.canonical, (len(m.canonical), m.canonical)) as canonical
    from quote_matches as m
    join families as f using (quote_id)
    group by f.family_id
)
select
    any_value(w.canonical) as canonical,
    count(distinct q.doc_id) as articles,
    count(distinct s.story_id) as stories,
    count(distinct q.outlet) as outlets,
    list(distinct q.outlet order by q.outlet) filter (where q.outlet is not null) as outlet_names,
    list(distinct coalesce(q.speaker_name, q.speaker) order by coalesce(q.speaker_name, q.speaker))
        filter (where q.speaker is not null) as speakers,
    list(distinct q.text order by len(q.text) desc, q.text) as wordings,
    min(q.published_at) as first_quoted_at,
    max(q.published_at) as last_quoted_at,
    list(q.quote_id order by q.published_at nulls last, q.quote_id) as quote_ids
from families as f
join quotes_in_context as q using (quote_id)
join story_members as s using (doc_id)
join wordings as w using (family_id)
group by f.family_id
order by articles desc, canonical
