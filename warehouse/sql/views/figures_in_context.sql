-- Every figure with what it measures, who says so, and the article and outlet it stands in.
select
    f.figure_id, f.text, f.value, f.value_high, f.unit, f.currency, f.dimension, f.modifier, f.per,
    f.measures, f.status, f.as_of, f.said_by, d.outlet, d.published_at, d.title, f.sentence,
    f.doc_id, f.start, f.stop
from figures as f
join articles as d using (doc_id)
