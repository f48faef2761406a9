-- What is known of each article, without its text: the table to browse first.
select
    d.doc_id, d.published_at, d.published_basis, d.publisher,
    -- Whom to group by: the publisher, or where the page was saved from.
    coalesce(d.publisher, s.outlet) as outlet,
    d.agency, d.title, d.subtitle, d.authors, d.section, d.language, d.words, d.is_truncated,
    d.duplicate_of, d.url, d.source_uri
from documents as d
left join sources as s using (doc_id)
