-- Every quote with its speaker under the name that the warehouse groups by, and its article.
select
    q.quote_id, q.kind, q.text, q.speaker, e.name as speaker_name, e.label as speaker_label,
    q.cue, q.occasion, q.addressee, q.reported_by, d.outlet, d.published_at, d.title, q.doc_id,
    q.start, q.stop, q.speaker_entity_id
from quotes as q
join articles as d using (doc_id)
left join entities as e on e.entity_id = q.speaker_entity_id
