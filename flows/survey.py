"""What the warehouse knows already: the questions that a plan is made from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flows.planning import Known
from transforms.model.runs import Fingerprint, SeedStat
from warehouse.draft import Draft
from warehouse.reader import Reader

STALE = """
with now as (
    select unnest($stages) as stage, unnest($codes) as code, unnest($models) as model,
           unnest($settings) as settings
)
select made.doc_id, made.stage,
       case when made.code <> now.code then 'code'
            when made.model <> now.model then 'model'
            else 'settings' end as why
from fingerprints as made join now using (stage)
where (made.code, made.model, made.settings) <> (now.code, now.model, now.settings)
"""

UNSIGNED = """
select documents.doc_id, stages.stage
from documents
cross join (select unnest($stages) as stage) as stages
anti join fingerprints using (doc_id, stage)
"""

COUNT_SIGNED = """
select (select count(*) from documents) * len($stages),
       (select count(*) from fingerprints where list_contains($stages, stage))
"""


def known_of(
    reader: Reader, fingerprints: Mapping[str, tuple[str, str, str]], reject_version: str
) -> Known:
    """Ask the warehouse which seeds it has seen, and whose rows are out of date."""
    stats = {row.doc_id: row for row in reader.fetch(SeedStat)}
    documents = frozenset(key for (key,) in reader.rows("select doc_id from documents"))
    rejected = dict(reader.rows("select doc_id, fingerprint from rejects"))
    for doc_id, made_with in rejected.items():
        if made_with != reject_version:
            # Another version may accept it: forget that it was seen, so that it is tried again.
            stats.pop(doc_id, None)
    still = frozenset(key for key, made in rejected.items() if made == reject_version)
    return Known(stats, _stale(reader, fingerprints), documents, still & frozenset(stats))


def _stale(
    reader: Reader, fingerprints: Mapping[str, tuple[str, str, str]]
) -> dict[str, dict[str, str]]:
    """Return doc_id -> stage -> why, for rows made with other code, model or settings."""
    stale: dict[str, dict[str, str]] = defaultdict(dict)
    codes, models, settings = zip(*fingerprints.values(), strict=True)
    parameters = {
        "stages": list(fingerprints),
        "codes": list(codes),
        "models": list(models),
        "settings": list(settings),
    }
    for doc_id, stage, why in reader.rows(STALE, parameters):
        stale[doc_id][stage] = why
    stages = list(fingerprints)
    ((expected, signed),) = reader.rows(COUNT_SIGNED, {"stages": stages})
    if expected != signed:
        for doc_id, stage in reader.rows(UNSIGNED, {"stages": stages}):
            stale[doc_id][stage] = "code"
    return dict(stale)


def learned_furniture(reader: Reader) -> dict[str, frozenset[str]]:
    """Return outlet -> lines that `maintain` learned to be furniture; none are learned yet."""
    del reader
    return {}


def sign_links(
    draft: Draft, live: Reader, doc_ids: Sequence[str], version: tuple[str, str, str]
) -> None:
    """Note that these documents' links were made anew, their other rows being as they were."""
    if not doc_ids:
        return
    where = "stage <> 'link' and list_contains($keys, doc_id)"
    draft.replace("fingerprints", doc_ids)
    draft.add(live.fetch(Fingerprint, where, {"keys": list(doc_ids)}))
    code, model, settings = version
    draft.add(
        Fingerprint(doc_id=doc_id, stage="link", code=code, model=model, settings=settings)
        for doc_id in doc_ids
    )
