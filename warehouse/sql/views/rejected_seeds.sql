-- Seeds that were set aside, why, and in which run last.
select
    r.doc_id, r.error, r.message, r.source_uri, max(d.run_id) as last_run_id
from rejects as r
left join run_documents as d using (doc_id)
group by r.doc_id, r.error, r.message, r.source_uri
order by r.error, r.doc_id
