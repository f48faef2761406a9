-- A document and its source were read from the same bytes.
select d.doc_id, d.content_sha256, s.content_sha256 as source_sha256
from changed.documents as d
join changed.sources as s using (doc_id)
where d.content_sha256 <> s.content_sha256
