-- An entity that went is named by no mention, local entity or quote.
with gone as (
    select entity_id from changed_entities anti join entities using (entity_id)
)
select 'mentions' as "table", mention_id as key, entity_id
from mentions semi join gone using (entity_id)
union all
select 'local_entities', local_id, entity_id
from local_entities semi join gone using (entity_id)
union all
select 'quotes', q.quote_id, q.speaker_entity_id
from quotes as q semi join gone as g on g.entity_id = q.speaker_entity_id
