-- How many articles each outlet has, the newest of them, and how many have no date.
select
    publisher,
    count(*) as articles,
    max(published_at) as newest_at,
    min(published_at) as oldest_at,
    count(*) filter (where published_at is null) as undated,
    count(*) filter (where is_truncated) as truncated,
    count(*) filter (where duplicate_of is not null) as copies
from documents
group by publisher
order by newest_at desc nulls last, publisher
