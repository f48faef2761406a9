-- Where parts of a page say different things about its title, author or date, and which won.
select
    c.doc_id, c.field, c.value as chosen, c.origin as chosen_from, c.rule as chosen_by,
    o.value as overruled, o.origin as overruled_from, o.rule as overruled_by, d.outlet
from metadata as c
join metadata as o using (doc_id, field)
join articles as d using (doc_id)
where c.is_chosen and not o.is_chosen
    and lower(trim(c.value)) <> lower(trim(o.value))
