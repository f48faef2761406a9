"""Whatever is added, replaced, removed and merged, the warehouse holds what a dictionary would."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.warehouse.samples import make, plain
from transforms.model.documents import Document
from transforms.model.facts import Figure
from transforms.model.links import Duplicate, Entity
from transforms.model.runs import RunDocument
from warehouse.store import Warehouse

FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)
documents = st.sampled_from([f"d{number}" for number in range(5)])
texts = st.sampled_from(["One", "Two\n\nlines", "Three", ""])


class Desk(RuleBasedStateMachine):
    """A warehouse beside plain dictionaries of what it should hold."""

    @initialize()
    def open(self):
        """Start empty."""
        self.folder = Path(tempfile.mkdtemp())
        self.warehouse = Warehouse.open(self.folder / "desk", create=True)
        self.titles, self.figures, self.pairs, self.entities = {}, {}, set(), {}
        self.runs = 0

    def teardown(self):
        """Leave nothing behind."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _forget(self, doc_id):
        self.titles.pop(doc_id, None)
        self.figures.pop(doc_id, None)
        self.pairs = {pair for pair in self.pairs if doc_id not in pair}

    @rule(
        changes=st.dictionaries(documents, texts, max_size=3),
        removed=st.sets(documents, max_size=2),
    )
    def ingest(self, changes, removed):
        """Replace some documents and remove others, in one commit."""
        removed = removed - set(changes)
        if not changes and not removed:
            return
        with self.warehouse.draft(wait_seconds=0) as draft:
            draft.remove_documents(removed)
            for doc_id, text in sorted(changes.items()):
                draft.replace_documents([doc_id])
                draft.add(plain(doc_id, text))
                draft.add(
                    make(Figure, doc_id=doc_id, figure_id=f"{doc_id}#f", value=len(text) * 1.0)
                )
                draft.add(make(RunDocument, run_id=f"r{self.runs}", doc_id=doc_id))
            draft.commit()
        for doc_id in [*removed, *changes]:
            self._forget(doc_id)
        for doc_id, text in changes.items():
            self.titles[doc_id] = text.split("\n")[0]
            self.figures[doc_id] = float(len(text))
            self.runs += 1

    @rule(doc_id=documents, value=st.floats(0, 9))
    def correct(self, doc_id, value):
        """Replace the figures of a document and nothing else of it."""
        if doc_id not in self.titles:
            return
        with self.warehouse.draft(wait_seconds=0) as draft:
            draft.replace_documents([doc_id], tables=["figures"])
            draft.add(make(Figure, doc_id=doc_id, figure_id=f"{doc_id}#f", value=value))
            draft.commit()
        self.figures[doc_id] = value

    @rule(one=documents, other=documents)
    def pair(self, one, other):
        """Note a pair, unless it is there."""
        pair = (min(one, other), max(one, other))
        if one == other or not {one, other} <= set(self.titles) or pair in self.pairs:
            return
        with self.warehouse.draft(wait_seconds=0) as draft:
            draft.add(make(Duplicate, doc_id=pair[0], other_doc_id=pair[1]))
            draft.commit()
        self.pairs.add(pair)

    @rule(names=st.dictionaries(st.sampled_from("abc"), st.text(max_size=5), max_size=2))
    def link(self, names):
        """Replace entities."""
        with self.warehouse.draft(wait_seconds=0) as draft:
            draft.replace("entities", names)
            draft.add(make(Entity, entity_id=key, name=name) for key, name in names.items())
            draft.commit()
        self.entities.update(names)

    @rule()
    def abandon(self):
        """A draft that is left leaves nothing."""
        with self.warehouse.draft(wait_seconds=0) as draft:
            draft.remove_documents(self.titles)
            draft.add(plain("never", "Never"))
            draft.preview().close()

    @rule(full=st.booleans())
    def merge(self, full):
        """Merge files."""
        self.warehouse.compact(full=full)

    @rule(keep=st.integers(1, 3))
    def collect(self, keep):
        """Delete what is old."""
        self.warehouse.collect(FAR_AHEAD, keep=keep)

    @invariant()
    def holds_the_same(self):
        """Every table says what the dictionaries say."""
        with self.warehouse.reader() as reader:
            rows = {one.doc_id: one.title for one in reader.stream(Document)}
            assert reader.count("documents") == len(rows)
            assert rows == self.titles
            figures = reader.rows("select doc_id, value from figures")
            assert sorted(figures) == sorted(self.figures.items())
            assert reader.count("sources") == len(self.titles)
            pairs = reader.rows("select doc_id, other_doc_id from duplicates")
            assert sorted(pairs) == sorted(self.pairs)
            entities = reader.rows("select entity_id, name from entities")
            assert sorted(entities) == sorted(self.entities.items())
            assert reader.count("run_documents") == self.runs


Desk.TestCase.settings = settings(max_examples=5, stateful_step_count=12, deadline=None)
TestDesk = Desk.TestCase
