"""Figures: texts a CPU second, and how many heads of what is measured are right.

    python benchmarks/figures.py [FOLDER]

Reads every .txt file of a folder (seeds/ by default), paragraph by paragraph.
"""

import sys
import time
import tomllib
from pathlib import Path

START = time.process_time()
from transforms.extract.figures import figures  # noqa: E402
from transforms.model.cleaned import Context  # noqa: E402
from transforms.model.reading import Reading  # noqa: E402

IMPORTED = time.process_time()
ROOT = Path(__file__).parent.parent
LABELS = ROOT / "tests" / "transforms" / "extract" / "figures" / "measured.toml"
CONTEXT = Context(doc_id="benchmark")


def texts(folder: Path) -> list[str]:
    paths = sorted(folder.rglob("*.txt"))
    whole = "\n\n".join(path.read_text("utf-8", errors="replace") for path in paths)
    return [part for part in whole.split("\n\n") if part.strip()]


def speed(parts: list[str]) -> None:
    start = time.process_time()
    rows = sum(len(figures(Reading(part), CONTEXT)) for part in parts)
    seconds = time.process_time() - start
    print(f"imports {1000 * (IMPORTED - START):.0f} ms of CPU")
    print(f"{len(parts)} texts, {rows} figures, {len(parts) / seconds:.0f} texts a CPU second")


def heads() -> None:
    right = total = 0
    for case in tomllib.loads(LABELS.read_text("utf-8"))["case"]:
        found = [
            (row.text, row.measures.split()[-1] if row.measures else "")
            for row in figures(Reading(case["text"]), CONTEXT)
        ]
        total += len(case["finds"])
        right += sum(tuple(find) in found for find in case["finds"])
    print(f"{right} of {total} heads of what is measured right: {right / total:.3f}")


if __name__ == "__main__":
    speed(texts(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds"))
    heads()
