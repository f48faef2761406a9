"""`copydesk forget`: articles leave the warehouse and its history, and are not read again."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from flows.corrections import read_corrections
from flows.folder import Found
from flows.linking import Links
from flows.settings import Desk, settings_sha256
from flows.terminal import say
from transforms.errors import BadSettings, BrokenWarehouse, UnknownKey
from transforms.lexicon.names import entity_id
from transforms.model.links import FormCount
from transforms.model.runs import Forgotten, Run
from warehouse.catalog import BY_NAME
from warehouse.reader import Reader
from warehouse.store import Warehouse

KNOWN = """
with known as (
    select doc_id from stored.documents union select doc_id from rejects
    union select doc_id from seed_stats union select doc_id from run_documents
)
"""
"""Every key that any table holds, those of articles that went long ago included."""

ASKED = f"{KNOWN} select doc_id from known where doc_id in (select unnest($keys))"  # noqa: S608

HISTORY = """
select distinct unnest([form_key, old_entity_id, new_entity_id]) from entity_history
"""

NEAR = f"""{KNOWN}
select doc_id from known
order by contains(lower(doc_id), lower($given)) desc,
         jaro_winkler_similarity(lower(doc_id), lower($given)) desc, doc_id
limit 3
"""  # noqa: S608


def hash_of(doc_id: str) -> str:
    """Return what is kept of a forgotten key: enough to know it again, not to read it."""
    return hashlib.sha256(doc_id.encode()).hexdigest()


def remembered(reader: Reader, listed: Sequence[Found]) -> list[Found]:
    """Return the seeds that are not forgotten."""
    hashes = _forgotten(reader)
    return [one for one in listed if hash_of(one.doc_id) not in hashes] if hashes else [*listed]


def forget(desk: Desk, keys: Sequence[str], *, yes: bool) -> None:
    """Remove all that came from these articles, from every file of the warehouse.

    Raises UnknownKey where no row has a key, and BadSettings unless it is said to be meant.
    """
    warehouse = Warehouse.open(desk.warehouse)
    with warehouse.reader() as reader:
        _refuse_strangers(reader)
        _refuse_unknown(reader, keys)
    if not yes:
        raise BadSettings(
            f"this removes {_articles(len(set(keys)))} for good, and every earlier commit with "
            "them: there will be no going back in time to before. Add --yes if that is meant"
        )
    number = _let_go(desk, warehouse, sorted(set(keys)))
    with warehouse.reader() as reader:
        dead = _dead(reader, keys)
    commits, files = warehouse.purge(dead, datetime.now(UTC))
    say(
        f"{_articles(len(set(keys)))} forgotten in commit {number}; {commits:,} earlier commits "
        f"and {files:,} files deleted"
    )
    say(
        "Not touched: the saved files themselves, which are no longer read (copydesk forget "
        "--lift), what was copied or exported from the warehouse, and Prefect's records of runs."
    )


def lift(desk: Desk, keys: Sequence[str]) -> None:
    """Let the next ingest read the files of forgotten articles again. Raises UnknownKey."""
    warehouse = Warehouse.open(desk.warehouse)
    with warehouse.draft() as draft, warehouse.reader() as live:
        unknown = sorted({key for key in keys if hash_of(key) not in _forgotten(live)})
        if unknown:
            raise UnknownKey(f"{', '.join(unknown)}: not forgotten, so there is nothing to lift")
        draft.replace("forgotten", map(hash_of, keys))
        number = draft.commit()
    say(f"commit {number}: the next ingest reads {_articles(len(set(keys)))} again")


def _let_go(desk: Desk, warehouse: Warehouse, keys: Sequence[str]) -> int:
    """Commit the warehouse without the articles, linked as if their files had been removed."""
    started_at = datetime.now(UTC)
    run_id = f"{started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    with warehouse.draft() as draft, warehouse.reader() as live:
        draft.remove_documents(keys)
        # As if they were relinked: what was counted by another version's rules goes with them.
        Links(draft, live, read_corrections(desk), run_id).update([], keys, keys)
        draft.replace("forgotten", map(hash_of, keys))
        draft.add(
            Forgotten(key_sha256=one, forgotten_at=started_at) for one in sorted(map(hash_of, keys))
        )
        draft.add(_run_row(desk, run_id, started_at, len(keys)))
        draft.verify()
        return draft.commit()


def _run_row(desk: Desk, run_id: str, started_at: datetime, removed: int) -> Run:
    return Run(
        run_id=run_id,
        started_at=started_at,
        finished_at=datetime.now(UTC),
        engine="forget",
        seeds=str(desk.seeds),
        seen=0,
        computed=0,
        unchanged=0,
        removed=removed,
        rejected=0,
        seconds_extract=0.0,
        seconds_link=0.0,
        code=version("copydesk"),
        model="",
        settings_sha256=settings_sha256(desk.for_rows()),
    )


def _dead(reader: Reader, keys: Sequence[str]) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the rows of histories that must go: those with a key, or a name that no article has.

    The history of entities holds names as keys, and may be all that is left of an article that
    went long ago.
    """
    forms = {row.form_key for row in reader.stream(FormCount)}
    named = forms | {entity_id(form, full=True) for form in forms}
    named |= {key for (key,) in reader.rows("select entity_id from entities")}
    gone = frozenset(key for (key,) in reader.rows(HISTORY)) - named
    columns = ("form_key", "old_entity_id", "new_entity_id")
    return {
        "run_documents": {"doc_id": frozenset(keys)},
        "entity_history": dict.fromkeys(columns, gone),
    }


def _refuse_strangers(reader: Reader) -> None:
    """Refuse tables whose rows this version can't read: it could not promise what is in them."""
    strangers = sorted(reader.manifest.tables.keys() - BY_NAME.keys())
    if strangers:
        raise BrokenWarehouse(
            f"the warehouse holds tables of another version of copydesk ({', '.join(strangers)}), "
            "which may keep what is to be forgotten; forget with the version that made them"
        )


def _refuse_unknown(reader: Reader, keys: Sequence[str]) -> None:
    wanted = {"keys": sorted(set(keys))}
    rows = reader.rows(ASKED, wanted)
    known, hashes = {key for (key,) in rows}, _forgotten(reader)
    for key in wanted["keys"]:
        # One that is forgotten already may be forgotten again: the first time may have been killed.
        if key not in known and hash_of(key) not in hashes:
            near = ", ".join(one for (one,) in reader.rows(NEAR, {"given": key}))
            raise UnknownKey(f"no article has the key {key!r}; near it: {near or 'none'}")


def _forgotten(reader: Reader) -> frozenset[str]:
    return frozenset(key for (key,) in reader.rows("select key_sha256 from forgotten"))


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"
