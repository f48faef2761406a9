-- The article that a copy names as its original is there and is no copy of the copy.
select d.doc_id, d.duplicate_of, o.duplicate_of as which_is_a_copy_of
from documents as d
left join documents as o on o.doc_id = d.duplicate_of
where d.duplicate_of is not null and (o.doc_id is null or o.duplicate_of = d.doc_id)
