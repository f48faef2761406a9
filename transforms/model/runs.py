"""Rows about runs: the only ones that hold clocks and run ids."""

from dataclasses import dataclass
from typing import Annotated

from transforms.model.columns import DocId, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One seed set aside because it could not be read or computed. Retried when it changes."""

    doc_id: DocId
    source_uri: Annotated[str, "Where the file is."]
    content_sha256: Annotated[str | None, "SHA-256 of the bytes, where they could be read."]
    error: Annotated[str, "Name of the error: EmptySeed, TooLarge, ..."]
    message: Annotated[str, "What is wrong and what to do, in words."]
    fingerprint: Annotated[str, "Version of code and settings that rejected it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of ingest or maintain."""

    run_id: Annotated[str, "Key: start time and a random part."]
    started_at: Annotated[Instant, "When it started."]
    finished_at: Annotated[Instant, "When its rows were ready to commit."]
    engine: Annotated[str, "prefect or direct; forget, where articles were forgotten."]
    seeds: Annotated[str, "Folder that was read."]
    seen: Annotated[int, "Seeds found."]
    computed: Annotated[int, "Documents computed."]
    unchanged: Annotated[int, "Documents left as they were."]
    removed: Annotated[int, "Documents removed because their seed is gone, or forgotten."]
    rejected: Annotated[int, "Seeds set aside."]
    seconds_extract: Annotated[float, "Wall time of extraction."]
    seconds_link: Annotated[float, "Wall time of linking."]
    code: Annotated[str, "Version of copydesk."]
    model: Annotated[str, "Language model, name and version."]
    settings_sha256: Annotated[str, "Hash of the settings that matter to rows."]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDocument:
    """One document computed in one run, and why."""

    run_id: Annotated[str, "Key of runs."]
    doc_id: DocId
    why: Annotated[str, "new, changed, code, model, settings, forced or removed."]
    stages: Annotated[tuple[str, ...], "Stages that were computed."]
    milliseconds: Annotated[float, "CPU time that it took."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What one stage's rows of one document were made with: why they are computed again."""

    doc_id: DocId
    stage: Annotated[str, "Stage of the pipeline, or link."]
    code: Annotated[str, "Hash of the stage's code and vocabulary."]
    model: Annotated[str, "Hash of the language model, where the stage uses it."]
    settings: Annotated[str, "Hash of the settings that the stage reads."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedStat:
    """What the file system said of a seed when it was last read: why it is not read again."""

    doc_id: DocId
    size: Annotated[int, "Bytes."]
    modified_ns: Annotated[int, "Time of the last change, nanoseconds since 1970."]
    sidecar_ns: Annotated[int | None, "The same of its sidecar, where it has one."]
    content_sha256: Annotated[str, "SHA-256 of the file's bytes and its sidecar's."]
    is_settled: Annotated[bool, "False when it was read too soon after a change to trust these."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """One article forgotten for good: its seed is not read again."""

    key_sha256: Annotated[str, "SHA-256 of its doc_id, which itself is kept nowhere."]
    forgotten_at: Annotated[Instant, "When."]
