-- A first look at a new warehouse: the widest disagreements, each outlet in its own words.
select
    topic,
    outlet,
    text,
    other_outlet,
    other_text
from figures_that_disagree
order by difference desc, topic, outlet, other_outlet, text, other_text
limit 5
