-- How many articles each outlet has, the newest of them, and how many have no date.
select
    outlet,
    count(*) as articles,
    max(published_at) as newest_at,
    min(published_at) as oldest_at,
    count(*) filter (where published_at is null) as undated,
    count(*) filter (where is_truncated) as truncated,
    count(*) filter (where duplicate_of is not null) as copies
from articles
group by outlet
order by newest_at desc nulls last, outlet
