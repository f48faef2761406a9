-- Each pair of matching rows stands once, in order, and nothing matches itself.
select 'quote_matches' as "table", quote_id as one, other_quote_id as other
from changed.quote_matches where quote_id >= other_quote_id
union all
select 'figure_matches', figure_id, other_figure_id
from changed.figure_matches where figure_id >= other_figure_id
union all
select 'duplicates', doc_id, other_doc_id
from changed.duplicates where doc_id >= other_doc_id
