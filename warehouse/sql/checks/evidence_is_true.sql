-- The text of every row is what stands between its offsets in the source text.
with evidence as (
    select 'blocks' as "table", doc_id, start, stop, text from changed.blocks
    union all select 'captions', doc_id, start, stop, text from changed.captions
    union all select 'figures', doc_id, start, stop, text from changed.figures
    union all select 'dates', doc_id, start, stop, text from changed.dates
    union all select 'mentions', doc_id, start, stop, text from changed.mentions
    union all select 'quotes', doc_id, start, stop, text from changed.quotes
    union all
    select 'metadata', doc_id, start, stop, text from changed.metadata where start is not null
)
select e."table", e.doc_id, e.start, e.stop, e.text
from evidence as e
join changed.sources as s using (doc_id)
where e.start < 0 or e.stop <= e.start or e.stop > length(s.source_text)
    or substr(s.source_text, e.start + 1, e.stop - e.start) is distinct from e.text
