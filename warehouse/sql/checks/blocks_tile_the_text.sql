-- Nothing vanishes: the blocks of a document, in order, are its whole source text.
with placed as (
    select
        doc_id, block_no, start, stop,
        row_number() over document - 1 as expected_no,
        coalesce(lag(stop) over document, 0) as expected_start,
        lead(start) over document is null as is_last
    from changed.blocks
    window document as (partition by doc_id order by block_no)
)
select p.doc_id, p.block_no, p.start, p.stop, p.expected_start, length(s.source_text) as length
from placed as p
join changed.sources as s using (doc_id)
where p.start <> p.expected_start or p.block_no <> p.expected_no
    or (p.is_last and p.stop <> length(s.source_text))
union all
select s.doc_id, null, null, null, 0, length(s.source_text)
from changed.sources as s
anti join changed.blocks as b using (doc_id)
where s.source_text <> ''
