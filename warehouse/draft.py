"""A commit in the making: rows and removals pile up beside the warehouse until they are one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from transforms.errors import CommitConflict, WarehouseError
from warehouse import catalogue, checks, log
from warehouse.catalog import BY_NAME, BY_ROW, OWNED_BY_DOCUMENTS
from warehouse.disk import Steps, token
from warehouse.log import DataFile, Manifest, TombstoneFile
from warehouse.parts import Parts, RowWriter
from warehouse.reader import Reader
from warehouse.tombstones import keys_with_rows, write_tombstones
from warehouse.views import live_rows

ATTEMPTS = 20
"""Times that a commit moves to the next number because merges of files took the one before."""


class Draft:
    """Rows to add and keys whose rows die, all at once or not at all.

    Replaced keys lose the rows of earlier commits, never those of this draft, so the order of
    `replace` and `add` does not matter. Use it as a context manager: leaving it without a commit
    deletes what it wrote.
    """

    def __init__(self, root: Path, base: Manifest, lock: ExitStack, at: Steps) -> None:
        self.base = base
        """The commit that the draft changes."""
        self.stamp = base.stamp + 1
        self.seeds = base.seeds
        """Folder whose articles the warehouse holds; may be set."""
        self._root = root
        self._lock = lock
        self._at = at
        self._token = token()
        self._writers: dict[str, RowWriter] = {}
        self._parts: list[Parts] = []
        self._graves: defaultdict[str, set[str]] = defaultdict(set)
        self._graves_looked_up = 0
        self._buried: list[tuple[str, str]] = []
        self._touched: defaultdict[str, set[str]] = defaultdict(set)
        self._staged_graves: list[TombstoneFile] = []
        self._committed = False
        self.counts: Counter[str] = Counter()
        """Rows added, by table."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the lock go and delete what was not committed."""
        if not self._committed:
            for parts in self._parts:
                with suppress(OSError):
                    parts.abandon()
            self._forget_staged_graves()
        self._parts, self._writers = [], {}
        self._lock.close()

    def add(self, rows: object) -> None:
        """Add a row or many, of any of the row types; hand documents over in order."""
        for row in _each(rows):
            table = BY_ROW.get(type(row))
            if table is None:
                message = f"{type(row).__name__} is no row type of the catalog"
                raise TypeError(message)
            writer = self._writers.get(table.name)
            if writer is None:
                writer = self._writers[table.name] = self._writer(table.name)
            writer.add(row)
            self.counts[table.name] += 1
            self._touch([getattr(row, owner) for owner in table.owners], table.owners)

    def replace(self, table: str, keys: Iterable[str]) -> None:
        """Let the live rows of these owner keys die in one table."""
        owners = BY_NAME[table].owners
        if not owners:
            message = f"{table} is a history: its rows can't be replaced"
            raise ValueError(message)
        replaced = set(keys)
        self._graves[table] |= replaced
        self._touched[owners[0]] |= replaced

    def replace_documents(
        self, doc_ids: Iterable[str], tables: Iterable[str] | None = None
    ) -> None:
        """Let the live rows of these documents die, in these tables or in all that they own."""
        documents = list(doc_ids)
        for table in OWNED_BY_DOCUMENTS if tables is None else tables:
            self.replace(table, documents)

    def remove_documents(self, doc_ids: Iterable[str]) -> None:
        """Let documents go: all rows that they own die and none may be added."""
        self.replace_documents(doc_ids)

    @property
    def is_empty(self) -> bool:
        """Whether a commit would change nothing."""
        return (
            not self._writers
            and not self._parts
            and not self._live_graves()
            and (self.seeds == self.base.seeds)
        )

    @property
    def changed_documents(self) -> frozenset[str]:
        """Documents of which any row was added, replaced or removed."""
        return frozenset(self._touched["doc_id"])

    def preview(self) -> Reader:
        """Return a reader of what the warehouse would hold after the commit.

        Beyond the tables it knows `changed_documents (doc_id)` and `changed_entities (entity_id)`,
        the rows that belong to them in the schema `changed`, and in `staged` the rows added.
        """
        manifest = self._manifest(self.base)
        scope = checks.scope(
            self._touched["doc_id"],
            self._touched["entity_id"],
            self._staged_rows(),
            {name for name in BY_NAME if self._is_fresh(name)},
        )
        return Reader(self._root, manifest, scope.statements, scope.views)

    def verify(self) -> None:
        """Check every promise on what changed. Raises FailedCheck; nothing is committed then."""
        with self.preview() as preview:
            checks.require(preview)

    def commit(self) -> int:
        """Make it all visible at once and return the commit's number; unchanged for no change.

        Raises CommitConflict if another run changed rows since this draft began: what was
        computed from them may be wrong now, so compute again on the new state.
        """
        if self.is_empty:
            self._committed = True
            return self.base.number
        base = self.base
        for _attempt in range(ATTEMPTS):
            manifest = replace(self._manifest(base), number=base.number + 1)
            self._at("files written")
            # Until the answer is known the commit may stand, and with it the files.
            self._committed = True
            self._committed = log.publish(self._root, manifest)
            if self._committed:
                self._at("published")
                # The commit stands. Whoever reads next rebuilds a catalogue that is behind.
                with suppress(WarehouseError):
                    catalogue.build(self._root, manifest, self._at)
                return manifest.number
            base = log.head(self._root)
            if base.stamp != self.base.stamp:
                break
        message = (
            f"another run committed number {base.number} to {self._root} since this one began at "
            f"{self.base.number}; run again"
        )
        raise CommitConflict(message)

    def _writer(self, table: str) -> RowWriter:
        name = f"{self._token}-{len(self._parts)}"
        shape = BY_NAME[table]
        parts = Parts(shape, self._root, self.stamp, name, in_order=shape.follows_documents)
        self._parts.append(parts)
        return RowWriter(parts, self.stamp)

    def _touch(self, keys: Sequence[str], owners: Sequence[str]) -> None:
        """Note whose row it is, unless that shows already by another owner of it.

        A pair with an article that stays as it is must not make checking search for all its rows.
        """
        if keys and self._touched[owners[0]].isdisjoint(keys):
            self._touched[owners[0]].add(keys[0])

    def _live_graves(self) -> list[tuple[str, str, int]]:
        """Return the tombstones that are needed: a key without rows needs none."""
        told = sum(map(len, self._graves.values()))
        if told != self._graves_looked_up:
            self._buried = keys_with_rows(self.base, self._root, self._graves)
            self._graves_looked_up = told
        return [(table, key, self.stamp) for table, key in self._buried]

    def _manifest(self, base: Manifest) -> Manifest:
        """Write what is held and return the state that a commit on this base would make."""
        tables: dict[str, tuple[DataFile, ...]] = dict(base.tables)
        for table, writer in self._writers.items():
            writer.flush()
            self._at(f"rows written: {table}")
        self._writers = {}
        for parts in self._parts:
            name = parts.table.name
            tables[name] = (*tables.get(name, ()), *parts.finish())
        graves = self._live_graves()
        if sum(file.rows for file in self._staged_graves) != len(graves):
            self._forget_staged_graves()
            staged = write_tombstones(self._root, f"{self._token}-{token()}", graves)
            self._staged_graves = [staged] if staged else []
            self._at("tombstones written")
        tombstones = (*base.tombstones, *self._staged_graves)
        changed = Manifest(base.number, self.stamp, self.seeds, tables, tombstones)
        return changed.without_spent_tombstones()

    def _staged_rows(self) -> dict[str, str]:
        """Return selects of the rows that the draft adds, of every table."""
        files: defaultdict[str, tuple[DataFile, ...]] = defaultdict(tuple)
        for parts in self._parts:
            files[parts.table.name] += tuple(parts.files)
        added = Manifest(stamp=self.stamp, tables=files)
        return {name: live_rows(added, self._root, name) for name in BY_NAME}

    def _is_fresh(self, table: str) -> bool:
        """Return whether all rows of the touched keys are new, because every one was replaced.

        Then old rows need not be searched, and checking costs the same in any warehouse.
        """
        if not self.base.tables.get(table):
            return True
        owners = BY_NAME[table].owners
        return len(owners) == 1 and self._touched[owners[0]] <= self._graves[table]

    def _forget_staged_graves(self) -> None:
        for file in self._staged_graves:
            with suppress(OSError):
                (self._root / file.path).unlink(missing_ok=True)
        self._staged_graves = []


def _each(rows: object) -> Iterator[object]:
    if isinstance(rows, Iterable):
        yield from rows
    else:
        yield rows
