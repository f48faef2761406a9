-- Speakers and cues of quotes lie inside the source text, and both ends are known or neither.
with spans as (
    select doc_id, quote_id, 'speaker' as what, speaker_start as start, speaker_stop as stop
    from changed.quotes
    union all
    select doc_id, quote_id, 'cue', cue_start, cue_stop from changed.quotes
)
select p.quote_id, p.what, p.start, p.stop
from spans as p
join changed.sources as s using (doc_id)
where (p.start is null) <> (p.stop is null)
    or p.start < 0 or p.stop <= p.start or p.stop > length(s.source_text)
