-- The same words in articles of different outlets: who trimmed or changed them.
select
    m.relation, m.similarity, m.canonical, q.text, o.text as other_text,
    coalesce(q.speaker_name, q.speaker) as speaker,
    coalesce(o.speaker_name, o.speaker) as other_speaker, m.same_speaker,
    q.outlet, o.outlet as other_outlet, q.published_at,
    o.published_at as other_published_at, m.longer_quote_id, m.quote_id, m.other_quote_id,
    m.doc_id, m.other_doc_id
from quote_matches as m
join quotes_in_context as q on q.quote_id = m.quote_id and q.doc_id = m.doc_id
join quotes_in_context as o on o.quote_id = m.other_quote_id and o.doc_id = m.other_doc_id
where q.outlet is distinct from o.outlet
