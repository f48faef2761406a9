-- Two articles that give different numbers for the same thing, the widest gap first.
select
    m.topic, f.text, o.text as other_text, f.value, o.value as other_value,
    coalesce(f.currency, f.unit) as unit, coalesce(o.currency, o.unit) as other_unit, m.difference,
    m.why, d.outlet, e.outlet as other_outlet, d.published_at,
    e.published_at as other_published_at, f.said_by, o.said_by as other_said_by, f.sentence,
    o.sentence as other_sentence, m.figure_id, m.other_figure_id, m.doc_id, m.other_doc_id
from figure_matches as m
join figures as f on f.figure_id = m.figure_id and f.doc_id = m.doc_id
join figures as o on o.figure_id = m.other_figure_id and o.doc_id = m.other_doc_id
join articles as d on d.doc_id = m.doc_id
join articles as e on e.doc_id = m.other_doc_id
where m.verdict = 'differ'
order by m.difference desc nulls last, m.figure_id, m.other_figure_id
