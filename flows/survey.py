"""What the warehouse knows already: the questions that a plan is made from."""

from collections import defaultdict
from collections.abc import Sequence

from flows.folder import Found
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
from stored.documents as documents
cross join (select unnest($stages) as stage) as stages
anti join fingerprints using (doc_id, stage)
"""

SIGNED = "select stage, code, model, settings, count(*) from fingerprints group by all"

LISTED = {"doc_id": str, "size": int, "modified_ns": int, "sidecar_ns": int}

UNSTEADY = """
select doc_id from listed
anti join (select doc_id, size, modified_ns, coalesce(sidecar_ns, 0) as sidecar_ns
           from seed_stats where is_settled) as seen
using (doc_id, size, modified_ns, sidecar_ns)
union
select doc_id from (
    select doc_id from seed_stats union all select doc_id from stored.documents
    union all select doc_id from rejects
) as known
anti join listed using (doc_id)
"""
"""Seeds that are new, differ or are gone: the only ones that are looked at one by one."""


def known_of(reader: Reader, versions: Versions, listed: Sequence[Found]) -> Known:
    """Ask the warehouse what it knows of the seeds listed, and whose rows are out of date."""
    reader.give("listed", LISTED, map(_place, listed))
    stale = _stale(reader, versions)
    due = {key for (key,) in reader.rows(UNSTEADY)} | stale.keys()
    problems: dict[str, str] = {}
    still, again = set[str](), set[str]()
    for doc_id, message, made_with in reader.rows(
        "select doc_id, message, fingerprint from rejects"
    ):
        problems[doc_id] = message
        # Another version may accept it: then forget that it was seen, so that it is tried again.
        (still if made_with == versions.rejecting else again).add(doc_id)
    due |= problems.keys()
    reader.give("due", {"doc_id": str}, ((key,) for key in due))
    of_due = "doc_id in (select doc_id from due)"
    stats = {row.doc_id: row for row in reader.stream(SeedStat, of_due)}
    documents = reader.rows(f"select doc_id from stored.documents where {of_due}")  # noqa: S608
    return Known(
        {key: row for key, row in stats.items() if key not in again},
        stale,
        frozenset(key for (key,) in documents),
        frozenset(still & stats.keys()),
        problems,
        frozenset(due),
    )


def _place(found: Found) -> tuple[str, int, int, int]:
    """What the file system says of a seed; nothing that was seen before, if it has a problem."""
    size = -1 if found.problem else found.size
    return found.doc_id, size, found.modified_ns, found.sidecar_ns or 0


def _stale(reader: Reader, versions: Versions) -> dict[str, dict[str, str]]:
    """Return doc_id -> stage -> why, for rows made with other code, model or settings."""
    stale: dict[str, dict[str, str]] = defaultdict(dict)
    signed = reader.rows(SIGNED)
    made = {(stage, (code, model, settings)) for stage, code, model, settings, _count in signed}
    # What cleaning depends on may differ by outlet; else a look at what there is at all will do.
    if versions.furniture or not made <= set(versions.stages.items()):
        for doc_id, stage, why in reader.rows(STALE, _parameters(versions)):
            stale[doc_id][stage] = why
    stages = list(versions.stages)
    documents = reader.value("select count(*) from stored.documents")
    if documents * len(stages) != sum(row[4] for row in signed if row[0] in versions.stages):
        for doc_id, stage in reader.rows(UNSIGNED, {"stages": stages}):
            stale[doc_id][stage] = "code"
    return dict(stale)


def _parameters(versions: Versions) -> dict[str, list[str]]:
    codes, models, settings = zip(*versions.stages.values(), strict=True)
    return {
        "stages": list(versions.stages),
        "codes": list(codes),
        "models": list(models),
        "settings": list(settings),
        "outlets": ["", *versions.furniture],
        "lines": ["", *versions.furniture.values()],
    }


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
