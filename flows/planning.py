"""The plan of a run: what is computed, what is removed, what stays, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from flows.folder import Found
from transforms.errors import ForeignSeeds
from transforms.model.runs import SeedStat
from transforms.pipeline import REWRITES, STAGES


@dataclass(frozen=True, slots=True)
class Work:
    """One seed to compute, why, and the stages whose rows are written anew."""

    found: Found
    why: str
    stages: frozenset[str] = frozenset(STAGES)


@dataclass(slots=True)
class Plan:
    """What a run will do."""

    work: list[Work] = field(default_factory=list)
    relink: list[str] = field(default_factory=list)
    """Documents whose rows stay but whose links are made anew, because linking changed."""
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    refreshed: list[Found] = field(default_factory=list)
    """Seeds with a new time stamp and the old content: only their stat is written."""
    forgotten: int = 0
    """Seeds that are left alone because their articles were forgotten."""

    @property
    def is_empty(self) -> bool:
        """Say whether the warehouse stays as it is."""
        return not (self.work or self.relink or self.removed or self.refreshed)


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse knows of the seeds that it has seen."""

    stats: Mapping[str, SeedStat]
    stale: Mapping[str, Mapping[str, str]]
    """doc_id -> stage -> why its rows are out of date: code, model or settings."""
    documents: frozenset[str]
    rejected: frozenset[str]
    """Rejected seeds that nothing has changed for; they are not tried again."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """doc_id -> message of every reject: what can't even be listed is not told twice."""
    due: frozenset[str] | None = None
    """Seeds that may need something; of all others nothing else is told. None: any may."""


def make_plan(
    listed: Sequence[Found],
    known: Known,
    hash_of: Callable[[Found], str | None],
    *,
    only: str | None = None,
    limit: int | None = None,
    force: bool = False,
) -> Plan:
    """Compare the folder with the warehouse.

    `hash_of` reads a known seed whose size or time differs and returns its content hash, None
    where it can't be read. `only` is a glob over keys: others are neither computed nor removed.
    `limit` bounds how many documents are computed.
    """
    plan = Plan()
    there = {found.doc_id for found in listed}
    for found in listed:
        if only is not None and not fnmatchcase(found.doc_id, only):
            continue
        if not force and known.due is not None and found.doc_id not in known.due:
            plan.unchanged += 1
            continue
        work = _judge(found, known, hash_of, plan, force=force)
        if work is not None and (limit is None or len(plan.work) < limit):
            plan.work.append(work)
    gone = sorted((known.documents | set(known.stats) | set(known.problems)) - there)
    plan.removed = [key for key in gone if only is None or fnmatchcase(key, only)]
    return plan


def _judge(
    found: Found,
    known: Known,
    hash_of: Callable[[Found], str | None],
    plan: Plan,
    *,
    force: bool,
) -> Work | None:
    """Decide on one seed; what needs no computing is noted in the plan."""
    before = known.stats.get(found.doc_id)
    if force:
        return Work(found, "forced")
    if found.problem is not None and known.problems.get(found.doc_id) == found.problem.message:
        plan.unchanged += 1
        return None
    if before is None:
        return Work(found, "new" if found.doc_id not in known.documents else "changed")
    if not _same_stat(found, before) and hash_of(found) != before.content_sha256:
        return Work(found, "changed")
    stale = known.stale.get(found.doc_id, {})
    stages = {stage for stage in stale if stage != "link"}
    if stages:
        reached = frozenset[str]().union(*(REWRITES[stage] for stage in stages))
        return Work(found, next(stale[stage] for stage in STAGES if stage in stages), reached)
    told_anew = found.is_settled or not _same_place(found, before)
    if told_anew and not _same_stat(found, before):
        plan.refreshed.append(found)
    if "link" in stale:
        plan.relink.append(found.doc_id)
        return None
    plan.unchanged += 1
    return None


def _same_stat(found: Found, before: SeedStat) -> bool:
    return before.is_settled and _same_place(found, before)


def _same_place(found: Found, before: SeedStat) -> bool:
    """Compare what the file system said then and says now."""
    return (
        found.problem is None
        and found.size == before.size
        and found.modified_ns == before.modified_ns
        and found.sidecar_ns == before.sidecar_ns
    )


def refuse_foreign(root: str, last_root: str | None, listed: Iterable[str], known: Known) -> None:
    """Refuse a seeds folder that shares nothing with the warehouse but would empty it.

    Raises ForeignSeeds. A folder that was moved or copied shares its paths and is welcome.
    """
    if last_root is None or last_root == root or not known.documents:
        return
    keys = set(listed)
    known_ones = known.documents if known.due is None else known.documents | (keys - known.due)
    if known_ones.isdisjoint(keys):
        raise ForeignSeeds(
            f"the warehouse holds {len(known.documents):,} articles of {last_root} and none of "
            f"{root}; name another --warehouse, or ingest the old folder's new place"
        )


def explain(plan: Plan) -> list[tuple[str, str, str]]:
    """Say what a run would do, a (doc_id, why, stages) a line, for --dry-run."""
    lines = [
        (
            work.found.doc_id,
            work.why,
            "all stages" if work.stages >= set(STAGES) else ", ".join(_ordered(work.stages)),
        )
        for work in plan.work
    ]
    lines += [(key, "code", "links") for key in plan.relink]
    lines += [(key, "removed", "all rows") for key in plan.removed]
    return lines


def _ordered(stages: Iterable[str]) -> list[str]:
    return [stage for stage in STAGES if stage in set(stages)]
