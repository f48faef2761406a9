"""What the warehouse knows already: the questions that a plan is made from."""

from collections import defaultdict
from collections.abc import Sequence

from flows.planning import Known
from flows.versions import Versions
from transforms.model.runs import Fingerprint, SeedStat
from warehouse.draft import Draft
from warehouse.reader import Reader

STALE = """
with now as (
    select unnest($stages) as stage, unnest($codes) as code, unnest($models) as model,
           unnest($settings) as settings
),

learned as (select unnest($outlets) as outlet, unnest($lines) as lines),

due as (
    select made.*, now.code as new_code, now.model as new_model,
           now.settings || coalesce(learned.lines, '') as new_settings
    from fingerprints as made
    join now using (stage)
    left join sources on made.stage = 'clean' and sources.doc_id = made.doc_id
    left join learned on learned.outlet = sources.outlet
)

select doc_id, stage,
       case when code <> new_code then 'code'
            when model <> new_model then 'model'
            else 'settings' end as why
from due
where (code, model, settings) <> (new_code, new_model, new_settings)
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


def known_of(reader: Reader, versions: Versions) -> Known:
    """Ask the warehouse which seeds it has seen, and whose rows are out of date."""
    stats = {row.doc_id: row for row in reader.fetch(SeedStat)}
    documents = frozenset(key for (key,) in reader.rows("select doc_id from documents"))
    problems: dict[str, str] = {}
    still: set[str] = set()
    for doc_id, message, made_with in reader.rows(
        "select doc_id, message, fingerprint from rejects"
    ):
        problems[doc_id] = message
        if made_with == versions.rejecting:
            still.add(doc_id)
        else:
            # Another version may accept it: forget that it was seen, so that it is tried again.
            stats.pop(doc_id, None)
    aside = frozenset(still & set(stats))
    return Known(stats, _stale(reader, versions), documents, aside, problems)


def _stale(reader: Reader, versions: Versions) -> dict[str, dict[str, str]]:
    """Return doc_id -> stage -> why, for rows made with other code, model or settings."""
    stale: dict[str, dict[str, str]] = defaultdict(dict)
    codes, models, settings = zip(*versions.stages.values(), strict=True)
    stages = list(versions.stages)
    parameters = {
        "stages": stages,
        "codes": list(codes),
        "models": list(models),
        "settings": list(settings),
        "outlets": ["", *versions.furniture],
        "lines": ["", *versions.furniture.values()],
    }
    for doc_id, stage, why in reader.rows(STALE, parameters):
        stale[doc_id][stage] = why
    ((expected, signed),) = reader.rows(COUNT_SIGNED, {"stages": stages})
    if expected != signed:
        for doc_id, stage in reader.rows(UNSIGNED, {"stages": stages}):
            stale[doc_id][stage] = "code"
    return dict(stale)


def sign_links(
    draft: Draft, live: Reader, doc_ids: Sequence[str], version: tuple[str, str, str]
) -> None:
    """Note that these documents' links were made anew, their other rows being as they were."""
    if not doc_ids:
        return
    where = "stage <> 'link' and doc_id in (select unnest($keys))"
    draft.replace("fingerprints", doc_ids)
    draft.add(live.fetch(Fingerprint, where, {"keys": list(doc_ids)}))
    code, model, settings = version
    draft.add(
        Fingerprint(doc_id=doc_id, stage="link", code=code, model=model, settings=settings)
        for doc_id in doc_ids
    )
