-- Who is quoted how often, in how many articles, by which outlets, and when first and last.
select
    coalesce(q.speaker_name, q.speaker) as speaker,
    any_value(q.speaker_label) as label,
    count(*) as quotes,
    count(*) filter (where q.kind = 'direct') as direct_quotes,
    count(distinct q.doc_id) as articles,
    count(distinct q.outlet) as outlets,
    list(distinct q.outlet order by q.outlet)
        filter (where q.outlet is not null) as outlet_names,
    min(q.published_at) as first_quoted_at,
    max(q.published_at) as last_quoted_at,
    q.speaker_entity_id as entity_id
from quotes_in_context as q
where q.speaker is not null
group by coalesce(q.speaker_name, q.speaker), q.speaker_entity_id
order by quotes desc, speaker
