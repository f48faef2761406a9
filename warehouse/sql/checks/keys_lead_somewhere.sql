-- Every key of another table has its row there.
with matched as materialized (
    select doc_id from changed.quote_matches
    union select other_doc_id from changed.quote_matches
    union select doc_id from changed.figure_matches
    union select other_doc_id from changed.figure_matches
),
-- Of few articles, so that not all rows of all articles are read.
quotes_there as materialized (
    select quote_id from stored.quotes where doc_id in (from matched)
),
figures_there as materialized (
    select figure_id from figures where doc_id in (from matched)
),
links as (
    select 'mentions.local_id' as "column", mention_id as key, local_id as target
    from changed.mentions
    anti join changed.local_entities using (local_id)
    union all
    select 'mentions.entity_id', mention_id, entity_id
    from changed.mentions anti join entities using (entity_id)
    union all
    select 'local_entities.entity_id', local_id, entity_id
    from changed.local_entities anti join entities using (entity_id)
    union all
    select 'quotes.speaker_entity_id', quote_id, speaker_entity_id
    from changed.quotes as q
    anti join entities as e on e.entity_id = q.speaker_entity_id
    where q.speaker_entity_id is not null
    union all
    select 'quotes.continues', q.quote_id, q.continues
    from changed.quotes as q
    anti join changed.quotes as r on r.quote_id = q.continues
    where q.continues is not null
    union all
    select 'figures.same_as', f.figure_id, f.same_as
    from changed.figures as f
    anti join changed.figures as g on g.figure_id = f.same_as
    where f.same_as is not null
    union all
    select 'quote_matches.quote_id', m.other_quote_id, m.quote_id
    from changed.quote_matches as m anti join quotes_there as q on q.quote_id = m.quote_id
    union all
    select 'quote_matches.other_quote_id', m.quote_id, m.other_quote_id
    from changed.quote_matches as m anti join quotes_there as q on q.quote_id = m.other_quote_id
    union all
    select 'figure_matches.figure_id', m.other_figure_id, m.figure_id
    from changed.figure_matches as m anti join figures_there as f on f.figure_id = m.figure_id
    union all
    select 'figure_matches.other_figure_id', m.figure_id, m.other_figure_id
    from changed.figure_matches as m anti join figures_there as f on f.figure_id = m.other_figure_id
    union all
    select 'entity_evidence.entity_id', form_key, entity_id
    from changed.entity_evidence anti join entities using (entity_id)
    where verdict = 'same'
)
select "column", key, target from links
