"""Cost of a commit and of common questions, in warehouses of growing size.

    python -m benchmarks.warehouse                  200 and 20,000 documents
    python -m benchmarks.warehouse 200 200000       other sizes

Fills each warehouse with synthetic rows of about the shape of real articles, then replaces one
document a number of times, verified as an ingest does, and asks. Prints medians in milliseconds
of CPU, which other work on the machine does not change, and for the replacement of wall time too.
The promise: a one-document commit costs about the same whatever the size.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from transforms.model.documents import Block, Document, Source
from transforms.model.facts import Figure, LocalEntity, Mention, Quote
from transforms.model.links import Entity
from transforms.model.runs import Fingerprint
from warehouse.catalog import BY_ROW
from warehouse.schema import columns
from warehouse.store import Warehouse

SYLLABLES = tuple(
    "ba de fo gi ku la me ni po ra se ti vo zu shan tel mar kov wen".split()  # noqa: SIM905
)
PEOPLE = 5_000
ROUNDS = 7
START = datetime(2024, 1, 1, tzinfo=UTC)
PLAIN = {str: "", int: 0, float: 0.0, bool: False, tuple: (), datetime: START}

QUESTIONS = {
    "one article's figures": "select * from figures where doc_id = $doc",
    "one article's source": "select length(source_text) from sources where doc_id = $doc",
    "articles by outlet": "select publisher, count(*) from documents group by 1",
    "figures above a value": "select count(*) from figures where value > 900",
    "ten most quoted": "select speaker, quotes from speakers limit 10",
    "search in blocks": "select count(*) from blocks where text like '%shantel%'",
    "stories": "select count(*) from stories",
}


def make(row: type, **values: object) -> Any:
    """Return a row whose other columns are empty."""
    shape = columns(BY_ROW[row].name)
    plain = {one.name: None if one.nullable else PLAIN[one.python] for one in shape}
    assert {one.name for one in fields(row)} == set(plain)
    return row(**{**plain, **values})


def words(rng: random.Random, count: int) -> str:
    return " ".join("".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(count))


def article(number: int, edition: int = 0) -> Iterator[Any]:
    """Yield the rows of one article: 25 blocks, 12 figures, 30 mentions, 8 quotes."""
    rng = random.Random(number * 1_000 + edition)
    doc_id = f"outlet{number % 40:02d}/{number:07d}.txt"
    blocks = [words(rng, 22) + "\n\n" for _ in range(25)]
    text = "".join(blocks)
    yield make(Source, doc_id=doc_id, source_text=text, media_type="text/plain")
    yield make(
        Document,
        doc_id=doc_id,
        title=words(rng, 8),
        publisher=f"Outlet {number % 40}",
        published_at=START + timedelta(hours=number % 20_000),
        published_basis="stated",
        clean_text=text,
        words=550,
        language="en",
    )
    start = 0
    for block_no, block in enumerate(blocks):
        stop = start + len(block)
        yield make(
            Block,
            doc_id=doc_id,
            block_no=block_no,
            kind="body",
            kept=block_no < 20,
            rule="body",
            start=start,
            stop=stop,
            text=block,
        )
        start = stop
    spans = sorted(rng.sample(range(len(text) - 60), 50))
    for at in spans[:12]:
        yield make(
            Figure,
            doc_id=doc_id,
            figure_id=f"{doc_id}#f{at}",
            start=at,
            stop=at + 5,
            text=text[at : at + 5],
            value=rng.random() * 1_000,
            unit="troops",
            dimension="count",
            sentence=text[at : at + 60],
        )
    named = [f"PERSON:{rng.randint(0, PEOPLE)}" for _ in range(10)]
    for no, name in enumerate(named):
        yield make(
            LocalEntity,
            doc_id=doc_id,
            local_id=f"{doc_id}#e{no}",
            name=name,
            label="PERSON",
            entity_id=name,
            block_key=name,
            form_key=name,
        )
    for no, at in enumerate(spans[12:42]):
        yield make(
            Mention,
            doc_id=doc_id,
            mention_id=f"{doc_id}#m{at}",
            start=at,
            stop=at + 8,
            text=text[at : at + 8],
            label="PERSON",
            local_id=f"{doc_id}#e{no % 10}",
            entity_id=named[no % 10],
        )
    for no, at in enumerate(spans[42:]):
        yield make(
            Quote,
            doc_id=doc_id,
            quote_id=f"{doc_id}#q{at}",
            start=at,
            stop=at + 40,
            text=text[at : at + 40],
            kind="direct",
            speaker=named[no],
            speaker_entity_id=named[no],
        )
    for stage in ("clean", "metadata", "dates", "figures", "mentions", "quotes"):
        yield make(Fingerprint, doc_id=doc_id, stage=stage)


def fill(root: Path, documents: int) -> Warehouse:
    warehouse = Warehouse.open(root, create=True)
    with warehouse.draft() as draft:
        for number in range(PEOPLE + 1):
            name = f"PERSON:{number}"
            draft.add(make(Entity, entity_id=name, name=name, label="PERSON"))
        # In the order of doc_id, as a run hands them over.
        for number in sorted(range(documents), key=lambda one: (one % 40, one)):
            draft.add(article(number))
        draft.commit()
    return warehouse


def timed(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1_000


def replace_one(
    warehouse: Warehouse, number: int, edition: int, spent: dict[str, list[float]]
) -> None:
    """Replace one document as an ingest does, and note what each step took."""
    rows = list(article(number, edition))
    whole, wall = time.process_time(), time.perf_counter()
    with warehouse.draft() as draft:
        draft.replace_documents([rows[0].doc_id])
        draft.add(rows)
        spent["verify"].append(timed(draft.verify))
        spent["commit"].append(timed(draft.commit))
    spent["whole replacement"].append((time.process_time() - whole) * 1_000)
    spent["the same, wall time"].append((time.perf_counter() - wall) * 1_000)


def measure(documents: int, root: Path) -> dict[str, float]:
    warehouse = fill(root, documents)
    spent: dict[str, list[float]] = defaultdict(list)
    for edition in range(ROUNDS):
        replace_one(warehouse, documents // 2 + edition * 3, edition + 1, spent)
    result = {name: median(values) for name, values in spent.items()}
    result["open reader"] = median(timed(lambda: warehouse.reader().close()) for _ in range(5))
    document = next(article(documents // 2)).doc_id
    with warehouse.reader() as reader:
        for name, sql in QUESTIONS.items():
            given = {"doc": document} if "$doc" in sql else None
            result[name] = median(timed(lambda: reader.rows(sql, given)) for _ in range(5))  # noqa: B023
    result["merge after the rounds"] = timed(warehouse.compact)
    result["megabytes"] = sum(file.bytes for file in warehouse.head().files()) / 1e6
    return result


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or [200, 20_000]
    results = []
    for documents in sizes:
        root = Path(tempfile.mkdtemp(prefix="copydesk-bench-"))
        try:
            start = time.perf_counter()
            results.append(measure(documents, root / "desk"))
            print(f"{documents:,} documents: {time.perf_counter() - start:.0f} s", file=sys.stderr)
        finally:
            shutil.rmtree(root)
    print(f"{'ms':28}" + "".join(f"{size:>12,}" for size in sizes) + f"{'ratio':>8}")
    for name in results[0]:
        values = [one[name] for one in results]
        ratio = values[-1] / values[0] if values[0] else 0
        print(f"{name:28}" + "".join(f"{value:12.1f}" for value in values) + f"{ratio:8.1f}")


if __name__ == "__main__":
    main()
