"""What an ingest costs, against loading the language model alone, in one run.

    python benchmarks/ingest.py [SEEDS]

Prints wall and CPU seconds of three processes and their ratios to the first: importing spaCy and
loading the model, a first ingest without Prefect, and a second one with nothing changed. The
machine is rarely quiet: read the ratios.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOAD = "from flows.models import load_model; load_model().names('Anna Bergen said so.')"
ROUNDS = 3


def measure(words: list[str]) -> tuple[float, float]:
    """Run a process and return its wall and CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure each in turn, round after round, and print the medians."""
    seeds = sys.argv[1] if len(sys.argv) > 1 else "seeds"
    taken: dict[str, list[tuple[float, float]]] = {"load": [], "first": [], "second": []}
    for _ in range(ROUNDS):
        taken["load"].append(measure(["-c", LOAD]))
        with tempfile.TemporaryDirectory() as folder:
            ingest = ["-m", "flows.app", "ingest", seeds, "-w", folder, "--direct"]
            taken["first"].append(measure(ingest))
            taken["second"].append(measure(ingest))
    median = {
        name: tuple(sorted(column)[ROUNDS // 2] for column in zip(*times, strict=True))
        for name, times in taken.items()
    }
    for name, (wall, cpu) in median.items():
        ratio, cpu_ratio = wall / median["load"][0], cpu / median["load"][1]
        print(f"{name:7} {wall:6.2f} s wall ({ratio:4.2f}), {cpu:6.2f} s CPU ({cpu_ratio:4.2f})")
    print(f"on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
