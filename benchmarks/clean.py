"""Speed of cleaning text, and as a ratio to a line filter in the same run.

    python benchmarks/clean.py [FOLDER]

FOLDER holds .txt files (default: seeds/). The line filter keeps lines of five words and more that
end as sentences do; it stands for the machine, so that the ratio can be compared between machines.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from transforms.clean import clean

CHARACTERS = 3_000
"""Length of the document that speeds are given for."""
ROUNDS = 5


def filter_lines(text: str) -> str:
    """Keep lines that look like sentences, counting their words as a filter has to."""
    kept = []
    for line in text.split("\n"):
        words = line.split()
        lower = sum(word.casefold().isalpha() for word in words)
        if len(words) >= 5 and lower and line.rstrip("\"'”’) ").endswith((".", "!", "?")):
            kept.append(" ".join(words))
    return "\n\n".join(kept)


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the CPU seconds of the best of several rounds over all texts."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return max(best, 1e-9)


def main(folder: Path) -> int:
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
    size = sum(map(len, texts))
    if not size:
        print(f"no .txt files in {folder}", file=sys.stderr)
        return 2
    documents = size / CHARACTERS
    base = documents / seconds(filter_lines, texts)
    print(f"{len(texts)} texts, {size:,} characters; documents of {CHARACTERS:,} per CPU second")
    print(f"line filter   {base:10,.0f}   1.000")
    for name, work in (
        ("clean", lambda text: clean(text, doc_id="d")),
        ("clean, prose", lambda text: clean(text, doc_id="d", keep_all=True)),
    ):
        speed = documents / seconds(work, texts)
        print(f"{name:13} {speed:10,.0f}   {speed / base:.3f}")
    return 0


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "seeds"
    sys.exit(main(place))
