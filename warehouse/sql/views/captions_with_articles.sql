-- Every picture's caption with its credit and article.
select
    c.text, c.credit, c.repeats, d.title, d.outlet, d.published_at, c.doc_id, c.caption_no,
    c.start, c.stop
from captions as c
join articles as d using (doc_id)
