-- How often each outlet quotes each speaker.
select
    q.outlet,
    coalesce(q.speaker_name, q.speaker) as speaker,
    count(*) as quotes,
    count(*) filter (where q.kind = 'direct') as direct_quotes,
    count(distinct q.doc_id) as articles,
    q.speaker_entity_id as entity_id
from quotes_in_context as q
where q.speaker is not null
group by q.outlet, coalesce(q.speaker_name, q.speaker), q.speaker_entity_id
order by quotes desc, speaker, q.outlet
