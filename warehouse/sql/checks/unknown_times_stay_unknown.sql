-- A time of publication has a basis, and a basis has a time or bounds.
select doc_id, published_at, published_basis, published_from, published_to
from changed.documents
where (published_at is not null and published_basis = 'unknown')
    or (
        published_basis <> 'unknown'
        and published_at is null and published_from is null and published_to is null
    )
    or published_from > published_to
