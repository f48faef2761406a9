-- Articles and words per language, and how many articles a stage passed over and why.
with passed_over as (
    select doc_id, unnest(skipped) as reason from documents
),
reasons as (
    select d.language, p.reason, count(*) as articles
    from passed_over as p
    join documents as d using (doc_id)
    group by d.language, p.reason
)
select
    d.language,
    count(*) as articles,
    sum(d.words)::bigint as words,
    round(avg(d.language_score), 3) as mean_score,
    count(*) filter (where len(d.skipped) > 0) as passed_over,
    (
        select list(r.reason || ' (' || r.articles || ')' order by r.articles desc, r.reason)
        from reasons as r where r.language is not distinct from d.language
    ) as reasons
from documents as d
group by d.language
order by articles desc, d.language
