-- Ranges run from low to high and from early to late.
select 'figures' as "table", figure_id as key, value::varchar as low, value_high::varchar as high
from changed.figures
where (value > value_high and modifier is distinct from 'down') or not isfinite(value)
union all
select 'dates', date_id, from_at::varchar, to_at::varchar
from changed.dates where from_at >= to_at
