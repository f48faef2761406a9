"""How surely near-copies are found, and what one new article costs among few and among many.

    python -m benchmarks.matches recall      # edited, cut and padded copies of made-up articles
    python -m benchmarks.matches cost        # one new article among 200, 2,000 and 20,000
    python -m benchmarks.matches cost 200 1000

Articles are made up of small words and made-up ones, as frequent as words of a language are (Zipf).
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.link_matches import update_matches
from transforms.link.copies import Copy, copy_keys, match_copies
from transforms.link.words import STOP
from transforms.model.documents import Document
from transforms.model.facts import Figure, Quote
from warehouse.catalog import BY_ROW
from warehouse.schema import columns
from warehouse.store import Warehouse

SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]
DRAW = random.Random(1)
WORDS = [
    "".join(DRAW.choice(SYLLABLES) for _ in range(DRAW.choice((1, 2, 2, 3)))) for _ in range(20_000)
]
WORDS[:150] = sorted(STOP)[:150]
WEIGHTS = [1 / (rank + 3) for rank in range(len(WORDS))]
NAMES = [word.capitalize() + "ov" for word in WORDS[:4_000]]
EMPTY = {str: "", int: 0, float: 0.0, bool: False, tuple: ()}
FURNITURE = [
    "sign",
    "up",
    "to",
    "our",
    "newsletter",
    "for",
    "the",
    "best",
    "of",
    "our",
    "reporting",
]


def prose(draw: random.Random, words: int) -> list[str]:
    return draw.choices(WORDS, WEIGHTS, k=words)


def edited(draw: random.Random, words: list[str], share: float) -> list[str]:
    return [draw.choice(WORDS) if draw.random() < share else word for word in words]


def copy(name: str, words: list[str]) -> Copy:
    unknown = dict.fromkeys(("publisher", "agency", "published_from", "published_to"))
    return Copy(doc_id=name, text=" ".join(words), is_truncated=False, **unknown)


def is_found(one: Copy, other: Copy) -> bool:
    """Whether the pair passes both steps: keys as warehouse/sql/pairs/documents.sql counts them."""
    mine, theirs = set(copy_keys(one.text)), set(copy_keys(other.text))
    is_candidate = len(mine & theirs) * 7 >= min(len(mine), len(theirs))
    return is_candidate and match_copies(one, other) is not None


def recall(articles: int = 300) -> None:
    draw = random.Random(2)
    changes = {
        "edits of 5 %": lambda words: edited(draw, words, 0.05),
        "edits of 10 %": lambda words: edited(draw, words, 0.10),
        "cut to 60 %": lambda words: words[: int(0.6 * len(words))],
        "cut to 60 %, edits of 5 %": lambda words: edited(
            draw, words[: int(0.6 * len(words))], 0.05
        ),
        "cut to 20 %": lambda words: words[: int(0.2 * len(words))],
        "middle 60 %": lambda words: words[int(0.2 * len(words)) : int(0.8 * len(words))],
        "furniture around": lambda words: FURNITURE * 3 + words + FURNITURE * 6,
        "another article": lambda words: prose(draw, len(words)),
        "a shared quote": lambda words: prose(draw, 300) + words[40:75] + prose(draw, 200),
    }
    originals = [prose(draw, draw.randint(150, 900)) for _ in range(articles)]
    for name, change in changes.items():
        found = sum(is_found(copy("a", one), copy("b", change(one))) for one in originals)
        print(f"{name:28} found {found / articles:.3f}")
    words = sum(map(len, originals))
    start = time.process_time()
    for one in originals:
        copy_keys(" ".join(one))
    seconds = time.process_time() - start
    keys = sum(len(copy_keys(" ".join(one))) for one in originals)
    print(f"{articles / seconds:,.0f} articles a CPU second, one key for {words / keys:.1f} words")


def make(row: type, **values: object) -> object:
    """A row with the given values; the others are NULL or plain."""
    plain = {
        column.name: None if column.nullable else EMPTY.get(column.python)
        for column in columns(BY_ROW[row].name)
    }
    return row(**{**plain, **values})


def rows(draw: random.Random, number: int, story: list[str]) -> Iterator[object]:
    """One article of a story: 450 words, eight quotes and twelve figures."""
    doc_id = f"outlet{number % 40}/{number:06}.txt"
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=number % 17_000)
    text = prose(draw, 450)
    for place in range(5, 400, 12):
        text[place] = draw.choice(story)
    yield make(
        Document,
        doc_id=doc_id,
        clean_text=" ".join(text),
        published_at=at,
        published_from=at,
        published_to=at,
        published_basis="stated",
    )
    for place in range(8):
        words = " ".join(prose(draw, draw.randint(6, 30)))
        start = place * 300
        yield make(
            Quote,
            doc_id=doc_id,
            quote_id=f"{doc_id}#q{start}-{start + len(words)}",
            start=start,
            stop=start + len(words),
            text=words,
            kind="direct",
        )
    for place in range(12):
        value = float(draw.randint(3, 5_000))
        noun, verb = draw.choice(WORDS[:300]), draw.choice(("killed", "cost", "lost", "built"))
        yield make(
            Figure,
            doc_id=doc_id,
            figure_id=f"{doc_id}#f{place * 100}-{place * 100 + 4}",
            start=place * 100,
            stop=place * 100 + 4,
            text=f"{value:.0f}",
            value=value,
            dimension="count",
            measures=noun,
            sentence=f"The {draw.choice(story)} {verb} {value:.0f} {noun} {draw.choice(WORDS)}.",
        )


def cost(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            draw = random.Random(3)
            stories = [draw.sample(NAMES, 6) for _ in range(max(10, size // 8))]
            warehouse = Warehouse.open(Path(folder) / "tables", create=True)
            whole = _link(warehouse, [(n, draw.choice(stories)) for n in range(size)])
            one = sorted(_link(warehouse, [(size + n, draw.choice(stories))]) for n in range(5))[2]
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            with warehouse.reader() as reader:
                kept = {name: reader.count(name) for name in ("match_keys", "figure_matches")}
            print(
                f"{size:7,} articles: all {whole:6.1f} s, one more {one:.2f} s, "
                f"{peak:,.0f} MB, {kept}"
            )


def _link(warehouse: Warehouse, articles: list[tuple[int, list[str]]]) -> float:
    """Add articles and return the seconds that their matches took, the commit apart."""
    with warehouse.draft() as draft, warehouse.reader() as live:
        draw = random.Random(articles[0][0])
        ids = []
        for number, story in articles:
            for row in rows(draw, number, story):
                draft.add(row)
            ids.append(f"outlet{number % 40}/{number:06}.txt")
        start = time.perf_counter()
        update_matches(draft, live, sorted(ids), [])
        seconds = time.perf_counter() - start
        draft.commit()
    return seconds


if __name__ == "__main__":
    if sys.argv[1:2] == ["recall"]:
        recall()
    elif sys.argv[1:2] == ["cost"]:
        cost([int(size) for size in sys.argv[2:]] or [200, 2_000, 20_000])
    else:
        sys.exit(__doc__)
