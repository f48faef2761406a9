-- Figures that share a key and whose articles share a story: a name in the same stretch of time.
-- An article without a date may share it with all. Values further apart than threefold are of two
-- things, unless a range or a rate hides how far they are.
with keys as (
    select kind, key, doc_id from match_keys
    where kind in ('story', 'story_dated', 'story_undated')
),
mine as (
    select key, doc_id, unnest(
        case kind
            when 'story' then ['story']
            when 'story_dated' then ['story_undated']
            else ['story_dated', 'story_undated']
        end
    ) as kind
    from keys where doc_id in (select unnest($chunk))
),
near as (
    select m.doc_id as one, o.doc_id as other, split_part(key, '|', 1) as name
    from mine as m join keys as o using (kind, key)
    where o.doc_id > m.doc_id
        or (o.doc_id <> m.doc_id and o.doc_id not in (select unnest($touched)))
),
stories as (
    select least(one, other) as one, greatest(one, other) as other, count(distinct name) as names
    from near group by all
),
handles as (
    select kind, key, row_id, doc_id from match_keys where kind in ('figure', 'figure_value')
),
-- Materialized: else the handles of all articles may be joined with each other first.
wanted as materialized (
    select s.one as one_doc, s.other as other_doc, s.names, f.row_id as one, f.kind, f.key
    from stories as s join handles as f on f.doc_id = s.one
    where s.names > 1 or f.kind = 'figure_value'
),
pairs as (
    select distinct w.one, w.one_doc, g.row_id as other, w.other_doc, w.names
    from wanted as w
    join handles as g on g.doc_id = w.other_doc and g.kind = w.kind and g.key = w.key
)
select
    f.figure_id, f.doc_id, f.text, f.value, f.value_high, f.unit, f.dimension, f.currency,
    f.si_value, f.modifier, f.per, f.measures, f.status, f.as_of, f.said_by, f.sentence,
    d.published_at,
    g.figure_id, g.doc_id, g.text, g.value, g.value_high, g.unit, g.dimension, g.currency,
    g.si_value, g.modifier, g.per, g.measures, g.status, g.as_of, g.said_by, g.sentence,
    e.published_at, pairs.names
from pairs
join figures as f on f.figure_id = pairs.one and f.doc_id = pairs.one_doc
join figures as g on g.figure_id = pairs.other and g.doc_id = pairs.other_doc
join documents as d on d.doc_id = pairs.one_doc
join documents as e on e.doc_id = pairs.other_doc
where f.per is distinct from g.per or (f.si_value is null) <> (g.si_value is null)
    or f.value_high is not null or g.value_high is not null
    or abs(coalesce(f.si_value, f.value)) between
        abs(coalesce(g.si_value, g.value)) / 3 and abs(coalesce(g.si_value, g.value)) * 3
order by f.doc_id, f.figure_id, g.figure_id
