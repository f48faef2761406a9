-- A speaker is what linking joined the name to.
select stored.* replace (
    coalesce(links.entity_id, stored.speaker_entity_id) as speaker_entity_id
)
from stored.quotes as stored
left join main.entity_links as links on links.alone_id = stored.speaker_entity_id
