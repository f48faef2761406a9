-- No article was published after its page was saved; a day is allowed for time zones.
select d.doc_id, d.published_at, d.published_text, s.fetched_at
from documents as d
join sources as s using (doc_id)
where d.published_at > s.fetched_at + interval 1 day
