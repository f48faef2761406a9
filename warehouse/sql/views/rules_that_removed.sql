-- How much text each cleaning rule removed, by kind of block.
select
    b.kind, b.rule,
    count(*) as blocks,
    count(distinct b.doc_id) as articles,
    sum(b.stop - b.start)::bigint as characters,
    any_value(trim(b.text, e' \t\r\n') order by b.doc_id, b.block_no) as example
from blocks as b
where not b.kept
group by b.kind, b.rule
order by characters desc, b.kind, b.rule
