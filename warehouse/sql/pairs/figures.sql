-- Figures that share a handle and whose articles share a story: a name in the same stretch of time.
-- An article without a date may share it with all. Values further apart than threefold are of two
-- things, unless a range or a rate hides how far they are.
with mine as materialized (
    select doc_id, split_part(substr(key, strpos(key, ' ') + 1), '|', 1) as name, unnest(
        case split_part(key, ' ', 1)
            when 'story' then [key]
            when 'story_dated' then [replace(key, 'story_dated ', 'story_undated ')]
            when 'story_undated' then [key, replace(key, 'story_undated ', 'story_dated ')]
        end
    ) as key
    from staged.match_keys where doc_id in (select unnest($chunk))
),
found as (
    select m.doc_id, o.doc_id as other, o.quarter, m.name
    from mine as m join match_keys as o using (key)
),
stories as materialized (
    select doc_id, other, quarter, count(distinct name) as names
    from found
    where other > doc_id
        or (other <> doc_id and other not in (select unnest($touched)))
    group by all
),
others as materialized (
    select doc_id, figure_id, kind, key from figure_handles
    where quarter in (select quarter from stories) and doc_id in (select other from stories)
),
pairs as materialized (
    select distinct
        if(m.doc_id < o.doc_id, m.figure_id, o.figure_id) as one,
        if(m.doc_id < o.doc_id, o.figure_id, m.figure_id) as other,
        m.doc_id, o.doc_id as other_doc, s.names
    from staged.figure_handles as m
    join stories as s using (doc_id)
    join others as o on o.doc_id = s.other and o.kind = m.kind and o.key = m.key
    where s.names > 1 or m.kind = 'figure_value'
),
wanted as materialized (select doc_id from pairs union select other_doc from pairs),
sides as materialized (
    select
        f.figure_id, f.doc_id, f.text, f.value, f.value_high, f.unit, f.dimension, f.currency,
        f.si_value, f.modifier, f.per, f.measures, f.status, f.as_of, f.said_by, f.sentence,
        d.published_at
    from figures as f join stored.documents as d using (doc_id)
    where f.doc_id in (from wanted) and d.doc_id in (from wanted)
)
select f.*, g.*, pairs.names
from pairs
join sides as f on f.figure_id = pairs.one
join sides as g on g.figure_id = pairs.other
where f.per is distinct from g.per or (f.si_value is null) <> (g.si_value is null)
    or f.value_high is not null or g.value_high is not null
    or abs(coalesce(f.si_value, f.value)) between
        abs(coalesce(g.si_value, g.value)) / 3 and abs(coalesce(g.si_value, g.value)) * 3
order by f.doc_id, f.figure_id, g.figure_id
