-- A first look at a new warehouse: the widest disagreements, each outlet in its own words.
select
    topic,
    publisher,
    text,
    other_publisher,
    other_text
from figures_that_disagree
order by difference desc, topic, publisher, other_publisher, text, other_text
limit 5
