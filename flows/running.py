"""One run of ingest, engine by engine the same: survey, compute, link, verify, commit."""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from flows.batches import Batch, Outcome, compute, cut
from flows.corrections import CorrectionsFile, read_corrections
from flows.folder import Folder, Found, look, read_seed
from flows.forgetting import remembered
from flows.learning import furniture_of, read_lines
from flows.linking import Links
from flows.models import load_model
from flows.planning import Known, Plan, Work, make_plan, refuse_foreign
from flows.records import Tally, quotes_for, store
from flows.settings import Desk, settings_sha256
from flows.survey import known_of, sign_links
from flows.versions import Versions, current
from transforms.errors import SeedError
from transforms.model.cleaned import Settings
from transforms.model.runs import Run
from warehouse.draft import Draft
from warehouse.reader import Reader
from warehouse.store import Warehouse

type Mapper = Callable[[Iterable[Batch]], Iterator[list[Outcome]]]
"""Computes batches, here or elsewhere, and gives their outcomes back in order."""

type Step = Callable[[str, Callable[[], None]], None]
"""Runs one named step of a run; an engine may watch or retry it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What one run was asked for."""

    only: str | None = None
    limit: int | None = None
    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """What runs the steps: plain Python, or Prefect."""

    name: str
    batches: Mapper
    step: Step


@dataclass(slots=True)
class Report:
    """What a run did, for people, programs and the artifact."""

    run_id: str
    plan: Plan
    seen: int = 0
    version: int | None = None
    """Number of the commit; None where nothing changed."""
    tally: Tally = field(default_factory=Tally)
    seconds: dict[str, float] = field(default_factory=dict)
    kept_aside: int = 0
    """Seeds rejected by earlier runs that nothing has changed for."""
    ignored: Counter[str] = field(default_factory=Counter)
    """Files in the folder that are no articles, by ending."""

    @property
    def exit_code(self) -> int:
        """4 if this run set seeds aside, else 0."""
        return 4 if self.tally.rejects else 0


class Watcher:
    """Hears how a run goes on; this one keeps silent."""

    def planned(self, plan: Plan) -> None:
        """Hear what is going to be done."""

    def advanced(self, outcomes: list[Outcome]) -> None:
        """Hear that a batch is done."""

    def entered(self, step: str) -> None:
        """Hear that a step begins."""


def plainly(_name: str, do: Callable[[], None]) -> None:
    """Run a step and nothing more."""
    do()


def in_this_process(batches: Iterable[Batch]) -> Iterator[list[Outcome]]:
    """Compute batch after batch, here."""
    return map(compute, batches)


def run(desk: Desk, options: Options, engine: Engine, watcher: Watcher) -> Report:
    """Bring the warehouse up to date with the seeds folder.

    Raises NoSuchFolder, ForeignSeeds, WarehouseBusy, FailedCheck and others of transforms.errors;
    a seed that can't be used is a row of rejects and raises nothing.
    """
    run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    started_at = datetime.now(UTC)
    folder = look(desk.seeds, desk.ignore)
    with Warehouse.peek(desk.warehouse) as reader:
        surveyed = _Survey.of(desk, reader, folder, options)
    report = Report(run_id, surveyed.plan, len(folder.seeds), ignored=folder.ignored)
    report.kept_aside = len(surveyed.known.rejected)
    watcher.planned(surveyed.plan)
    if options.dry_run:
        return report
    warehouse = Warehouse.open(desk.warehouse, create=True)
    if surveyed.plan.is_empty:
        return report
    with warehouse.draft() as draft, warehouse.reader() as live:
        if draft.base.number != surveyed.version:
            # Another run committed while this one was looking: look again under the lock.
            surveyed = _Survey.of(desk, live, folder, options)
            report.plan = surveyed.plan
        draft.seeds = str(desk.seeds)
        job = _Job(desk, surveyed, engine, watcher, draft, live, report)
        job.compute()
        job.link()
        draft.add(_run_row(job, started_at))
        job.finish()
    # Many small commits make many small files; merging them is cheap while there are few.
    warehouse.compact()
    return report


@dataclass(frozen=True, slots=True)
class _Survey:
    """What a run is decided on."""

    plan: Plan
    known: Known
    settings: Settings
    versions: Versions
    corrections: CorrectionsFile
    model: str
    version: int

    @classmethod
    def of(cls, desk: Desk, reader: Reader, folder: Folder, options: Options) -> "_Survey":
        """Compare the folder with the warehouse."""
        model = load_model(desk.model).version
        corrections = read_corrections(desk)
        settings = desk.for_rows(furniture_of(read_lines(desk)))
        seeds = remembered(reader, folder.seeds)
        versions = current(settings, model, corrections.digest)
        known = known_of(reader, versions, seeds)
        last = reader.manifest.seeds
        refuse_foreign(str(desk.seeds), last, (one.doc_id for one in folder.seeds), known)
        plan = make_plan(
            seeds,
            known,
            lambda found: _hash_of(found, settings.max_bytes),
            only=options.only,
            limit=options.limit,
            force=options.force,
        )
        plan.forgotten = len(folder.seeds) - len(seeds)
        return cls(plan, known, settings, versions, corrections, model, reader.number)


def _hash_of(found: Found, max_bytes: int) -> str | None:
    try:
        return read_seed(found, max_bytes)[1]
    except SeedError:
        return None


@dataclass(frozen=True, slots=True)
class _Job:
    """One run under way."""

    desk: Desk
    surveyed: _Survey
    engine: Engine
    watcher: Watcher
    draft: Draft
    live: Reader
    """The warehouse as it is before the commit."""
    report: Report

    def compute(self) -> None:
        """Compute what the plan names, batch by batch, and put the rows into the draft."""
        started = time.monotonic()
        self.watcher.entered("extract")
        surveyed, tally = self.surveyed, self.report.tally
        for outcomes in self.engine.batches(
            map(self._batch, cut(surveyed.plan.work, self.desk.batch))
        ):
            store(self.draft, self.live, outcomes, surveyed.versions, self.report.run_id, tally)
            self.watcher.advanced(outcomes)
        tally.remove(self.draft, surveyed.plan.removed, self.report.run_id)
        tally.refresh(self.draft, surveyed.plan.refreshed, surveyed.known)
        self.report.seconds["extract"] = time.monotonic() - started

    def _batch(self, work: tuple[Work, ...]) -> Batch:
        return Batch(
            work,
            self.surveyed.settings,
            self.desk.model,
            self.surveyed.versions.rejecting,
            quotes_for(self.live, work),
        )

    def link(self) -> None:
        """Link what was computed with all the rest."""
        started = time.monotonic()
        self.watcher.entered("link")
        relink = self.surveyed.plan.relink
        changed = sorted({*self.report.tally.written, *relink})
        gone = sorted(self.report.tally.dropped)
        links = Links(self.draft, self.live, self.surveyed.corrections, self.report.run_id)

        def do() -> None:
            links.update(changed, gone, self._linked_anew())
            sign_links(self.draft, self.live, relink, self.surveyed.versions.of("link", None))

        self.engine.step("link", do)
        self.report.seconds["link"] = time.monotonic() - started

    def _linked_anew(self) -> list[str]:
        """Return the documents whose links were made by other rules, whatever else changed."""
        plan, known, tally = self.surveyed.plan, self.surveyed.known, self.report.tally
        done = {*tally.written, *tally.dropped}
        return sorted(
            {
                work.found.doc_id
                for work in plan.work
                if work.found.doc_id in done
                and (work.why == "forced" or "link" in known.stale.get(work.found.doc_id, {}))
            }.union(plan.relink)
        )

    def finish(self) -> None:
        """Check the promises on what changed, then make it visible at once."""
        started = time.monotonic()
        self.watcher.entered("verify")
        self.engine.step("verify", self.draft.verify)
        self.watcher.entered("commit")

        def commit() -> None:
            self.report.version = self.draft.commit()

        self.engine.step("commit", commit)
        self.report.tally.rows = dict(self.draft.counts)
        self.report.seconds["commit"] = time.monotonic() - started


def _run_row(job: _Job, started_at: datetime) -> Run:
    report, tally = job.report, job.report.tally
    return Run(
        run_id=report.run_id,
        started_at=started_at,
        finished_at=datetime.now(UTC),
        engine=job.engine.name,
        seeds=str(job.desk.seeds),
        seen=report.seen,
        computed=len(tally.written),
        unchanged=report.plan.unchanged,
        removed=len(report.plan.removed),
        rejected=len(tally.rejects),
        seconds_extract=round(report.seconds.get("extract", 0.0), 3),
        seconds_link=round(report.seconds.get("link", 0.0), 3),
        code=version("copydesk"),
        model=job.surveyed.model,
        settings_sha256=settings_sha256(job.surveyed.settings),
    )
