"""What one changed article costs among few and among many: every step of a run of ingest.

    python -m benchmarks.scale                   # 200, 2,000 and 20,000 articles
    python -m benchmarks.scale 200 200000        # other sizes
    python -m benchmarks.scale --keep FOLDER     # build there, and use what is there already

Fills a warehouse with made-up rows of about the shape of real articles, names as frequent as in
news (Zipf), resolves their entities and enters their keys as a first run does; only matches among
the made-up articles themselves are left out. Then articles are changed and added, one a
run, through the real flow and a real folder: only the language model is stood in for. Prints
medians of a step, CPU and wall, and the ratio of the largest warehouse to the first.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from benchmarks.made_up import LONG_AGO_NS, article, key_of, paragraphs
from flows import batches, link_matches, models, running
from flows.corrections import read_corrections
from flows.direct import ingest_directly
from flows.linking import Links
from flows.running import Options, Watcher
from flows.settings import Desk
from flows.versions import Versions, current
from tests.fakes import FakeModel
from warehouse.store import Warehouse

CHANGES = 5
"""Articles changed, and articles added, one a run."""


def build(desk: Desk, size: int) -> None:
    """Fill a warehouse as a first run does: all rows, linked at once."""
    warehouse = Warehouse.open(desk.warehouse, create=True)
    if warehouse.head().number:
        return
    versions = current(desk.for_rows(), FakeModel.version)
    numbers = sorted(range(size), key=key_of)
    started = time.process_time()
    with warehouse.draft() as draft, warehouse.reader() as live:
        draft.seeds = str(desk.seeds)
        for number in numbers:
            draft.add(article(number, versions))
        written = time.process_time()
        links = Links(draft, live, read_corrections(desk), "first")
        compare, link_matches._matches = link_matches._matches, lambda *_: iter(())
        links.update([key_of(number) for number in numbers], [])
        link_matches._matches = compare
        linked = time.process_time()
        draft.commit()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:,} articles: rows {written - started:.0f} s, first link {linked - written:.0f} s "
        f"of CPU, at most {peak:,.0f} MB",
        file=sys.stderr,
    )


class Stopwatch(Watcher):
    """Notes CPU and wall seconds of each step of a run."""

    def __init__(self) -> None:
        self.spent: dict[str, tuple[float, float]] = {}
        self._step, self._since = "plan", self._now()

    def _now(self) -> tuple[float, float]:
        return time.process_time(), time.perf_counter()

    def entered(self, step: str) -> None:
        """Close the step before and begin this one."""
        now = self._now()
        self.spent[self._step] = (now[0] - self._since[0], now[1] - self._since[1])
        self._step, self._since = step, now


def run(desk: Desk) -> dict[str, tuple[float, float]]:
    """Run an ingest and return CPU and wall seconds by step, and of the whole."""
    watch = Stopwatch()
    begun = watch._now()
    ingest_directly(desk, Options(), watch)
    watch.entered("")
    now = watch._now()
    return {**watch.spent, "whole": (now[0] - begun[0], now[1] - begun[1])}


def signed(desk: Desk) -> Versions:
    """Return the versions that a kept warehouse was made with: its age is not what is measured."""
    with Warehouse.open(desk.warehouse).reader() as reader:
        sql = "select stage, code, model, settings from fingerprints where doc_id = $key"
        rows = reader.rows(sql, {"key": key_of(1)})
    return Versions({stage: tuple(version) for stage, *version in rows}, {}, "")


def lay_out(desk: Desk) -> int:
    """Put a file of the right size and time where each article came from; return how many."""
    with Warehouse.open(desk.warehouse).reader() as reader:
        rows = reader.rows("select doc_id, size, modified_ns from seed_stats")
    for doc_id, length, changed in rows:
        path = desk.seeds / doc_id
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
            os.truncate(path, length)
            os.utime(path, ns=(changed, changed))
    return len(rows)


def touch(desk: Desk, number: int, edition: int) -> None:
    """Write an edition of an article."""
    path = desk.seeds / key_of(number)
    path.write_text("\n\n".join(paragraphs(number, edition)[0]), "utf-8")
    changed = LONG_AGO_NS + edition * 1_000_000_000
    os.utime(path, ns=(changed, changed))


def measure(desk: Desk, size: int) -> dict[str, tuple[float, float]]:
    """Return medians over some runs, CPU and wall: one article changed, one new, nothing."""
    build(desk, size)
    there = lay_out(desk)
    versions = signed(desk)
    running.current = lambda *_: versions
    spent: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    edition = Warehouse.open(desk.warehouse).head().number
    for turn in range(CHANGES):
        for what, number in (("changed", turn * size // CHANGES), ("new", there + turn)):
            touch(desk, number, edition + turn + 1)
            for step, seconds in run(desk).items():
                spent[f"{what}: {step}"].append(seconds)
        spent["nothing changed"].append(run(desk)["whole"])
    return {
        name: (median(cpu for cpu, _ in values), median(wall for _, wall in values))
        for name, values in spent.items()
    }


def main() -> None:
    """Measure every size and print steps a line, sizes a column."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[200, 2_000, 20_000])
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    fake = FakeModel()
    models.load_model = running.load_model = lambda _name=None: fake
    batches.model_of.cache_clear()
    results = []
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as folder:
        root = options.keep or Path(folder)
        for size in options.sizes:
            desk = Desk(seeds=root / f"{size}/seeds", warehouse=root / f"{size}/tables")
            desk.seeds.mkdir(parents=True, exist_ok=True)
            results.append(measure(desk, size))
    print(f"{'ms CPU / wall':24}" + "".join(f"{size:>17,}" for size in options.sizes) + "   ratio")
    for name in results[0]:
        values = [one[name] for one in results]
        cells = "".join(f"{cpu * 1e3:8.0f} /{wall * 1e3:7.0f}" for cpu, wall in values)
        cpu, wall = (values[-1][no] / max(values[0][no], 1e-4) for no in (0, 1))
        print(f"{name:24}{cells}   {cpu:.1f} / {wall:.1f}")
    print(f"on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
