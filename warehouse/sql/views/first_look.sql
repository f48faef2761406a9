-- A first look at a new warehouse: the widest disagreement of each topic, outlet against outlet.
select topic, outlet, text, other_outlet, other_text
from figures_that_disagree
qualify row_number() over (
    partition by topic order by difference desc, outlet, other_outlet, text, other_text
) = 1
order by difference desc, topic
limit 5
