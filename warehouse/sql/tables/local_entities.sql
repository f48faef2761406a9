-- A thing named in an article is what linking joined it to.
select stored.* replace (coalesce(links.entity_id, stored.entity_id) as entity_id)
from stored.local_entities as stored
left join main.entity_links as links on links.alone_id = stored.entity_id
