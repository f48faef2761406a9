-- A name in an article counts for what linking joined it to.
select stored.* replace (coalesce(links.entity_id, stored.entity_id) as entity_id)
from stored.mentions as stored
left join main.entity_links as links on links.alone_id = stored.entity_id
