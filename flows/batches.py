"""Batches: seeds are read and computed here, in this process or in another one."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import batched

from flows.folder import Found, read_seed
from flows.planning import Work
from transforms.errors import (
    CopydeskError,
    Defect,
    SeedError,
    SeedStillGrowing,
    SeedVanished,
    UnreadableSeed,
)
from transforms.model.cleaned import Settings
from transforms.model.extraction import Extraction
from transforms.model.facts import Quote
from transforms.model.runs import Reject, SeedStat
from transforms.model.syntax import LanguageModel
from transforms.pipeline import process
from transforms.promises import broken

TRANSIENT = (SeedStillGrowing, SeedVanished, UnreadableSeed)
"""What may be over by the next run: the seed is tried again, its old rows stay."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seed."""

    work: Work
    stat: SeedStat | None
    milliseconds: float
    extraction: Extraction | None = None
    reject: Reject | None = None
    keeps_rows: bool = False
    """Whether the document keeps the rows that it had: it is not the file that is bad."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some seeds to compute, with all that a worker process needs to know."""

    work: tuple[Work, ...]
    settings: Settings
    model: str | None
    version: str
    """Version of code and settings, noted on rejects so that a new version tries them again."""
    quotes: Mapping[str, tuple[Quote, ...]]
    """Quotes of documents whose figures are computed without them."""


def cut(work: Sequence[Work], size: int) -> Iterator[tuple[Work, ...]]:
    """Cut the work into batches, in order."""
    yield from batched(work, size)


@cache
def model_of(name: str | None) -> LanguageModel:
    """Return the language model of this process, loaded when first needed."""
    from flows.models import load_model

    return load_model(name)


def compute(batch: Batch) -> list[Outcome]:
    """Compute a batch. A seed that fails becomes a reject; the others go on."""
    return [_compute_one(work, batch) for work in batch.work]


def _compute_one(work: Work, batch: Batch) -> Outcome:
    started = time.process_time()
    stat: SeedStat | None = None
    try:
        seed, digest = read_seed(work.found, batch.settings.max_bytes)
        stat = stat_of(work.found, digest)
        extraction = process(
            seed,
            lambda: model_of(batch.model),
            batch.settings,
            work.stages,
            batch.quotes.get(work.found.doc_id, ()),
        )
        if lines := broken(extraction):
            raise Defect(_report(work.found, "; ".join(lines[:3])))
        return Outcome(work, stat, _since(started), extraction=extraction)
    except SeedError as error:
        transient = isinstance(error, TRANSIENT)
        kept = None if transient else stat or stat_of(work.found, "")
        reject = _reject(work.found, kept, type(error).__name__, error.message, batch)
        innocent = transient or isinstance(error, Defect)
        return Outcome(work, kept, _since(started), reject=reject, keeps_rows=innocent)
    except CopydeskError:
        raise
    except Exception as error:
        # A defect of ours that one page brings to light must not cost the user the others.
        message = _report(work.found, f"{type(error).__name__}: {error}")
        kept = stat or stat_of(work.found, "")
        reject = _reject(work.found, kept, Defect.__name__, message, batch)
        return Outcome(work, kept, _since(started), reject=reject, keeps_rows=True)


def _report(found: Found, what: str) -> str:
    return f"{found.doc_id}: a defect of copydesk, please report it with the file: {what}"


def stat_of(found: Found, digest: str) -> SeedStat:
    """Note what the file system says of a seed, to tell next time whether it changed."""
    return SeedStat(
        doc_id=found.doc_id,
        size=found.size,
        modified_ns=found.modified_ns,
        sidecar_ns=found.sidecar_ns,
        content_sha256=digest,
        is_settled=found.is_settled,
    )


def _reject(found: Found, stat: SeedStat | None, error: str, message: str, batch: Batch) -> Reject:
    return Reject(
        doc_id=found.doc_id,
        source_uri=found.path.absolute().as_uri(),
        content_sha256=(stat.content_sha256 or None) if stat else None,
        error=error,
        message=message,
        fingerprint=batch.version,
    )


def _since(started: float) -> float:
    return round((time.process_time() - started) * 1000, 1)
