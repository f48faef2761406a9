-- What is known of each article, without its text: the table to browse first.
with named as (
    -- Pages from one place that all name the same publisher tell what the others there are.
    select s.outlet, min(d.publisher) as publisher
    from documents as d
    join sources as s using (doc_id)
    where d.publisher is not null and s.outlet is not null
    group by s.outlet
    having count(distinct d.publisher) = 1
)

select
    d.doc_id, d.published_at, d.published_basis, d.publisher,
    -- Whom to group by: the publisher, or the place that the page was saved from.
    coalesce(d.publisher, named.publisher, s.outlet) as outlet,
    d.agency, d.title, d.subtitle, d.authors, d.section, d.language, d.words, d.is_truncated,
    d.duplicate_of, d.url, d.source_uri
from documents as d
left join sources as s using (doc_id)
left join named on named.outlet = s.outlet
