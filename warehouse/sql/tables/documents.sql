-- An article is a copy of the one that it was made from, and that of the first in a chain.
with copies as (
    select case when original_doc_id = doc_id then other_doc_id else doc_id end as doc_id,
           original_doc_id as original
    from main.duplicates
    where original_doc_id is not null and relation in ('exact', 'copy')
),

origins as (
    select copies.doc_id,
           arg_min(copies.original, (firsts.doc_id is not null, copies.original)) as original
    from copies
    left join (select distinct doc_id from copies) as firsts on firsts.doc_id = copies.original
    group by copies.doc_id
)

select stored.* replace (origins.original as duplicate_of)
from stored.documents as stored
left join origins using (doc_id)
