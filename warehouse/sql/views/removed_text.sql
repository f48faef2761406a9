-- What was removed from each article and which rule removed it.
select
    b.doc_id, d.outlet, b.kind, b.rule, b.score, trim(b.text, e' \t\r\n') as text,
    b.start, b.stop, b.block_no
from blocks as b
left join articles as d using (doc_id)
where not b.kept and trim(b.text, e' \t\r\n') <> ''
