"""The console blocks of README.md: what they show is what the commands print.

`python -m tests.readme` writes the blocks anew; the test compares them.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
SECONDS = re.compile(r"\d+\.\d s\b")

MAKE_RUN = (
    ["copydesk", "ingest", "--direct"],
    ["copydesk", "sql", "from first_look"],
)
"""What `make run` does, but for Prefect, which writes the same tables."""


def run(command: str, tables: Path) -> str:
    """Run one command of the README on the bundled seeds and return what a person would see."""
    if command == "make run":
        return "\n".join(_call(words, tables, "") for words in MAKE_RUN)
    given, _, rest = command.rpartition("| copydesk")
    text = shlex.split(given)[1] if given else ""
    words = shlex.split(("copydesk" + rest) if given else command)
    return _call(words, tables, text)


def _call(words: list[str], tables: Path, text: str) -> str:
    """Run copydesk in a process of its own, wide and without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "flows.app", *words[1:]],
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd=ROOT,
        env={
            **os.environ,
            "COPYDESK_WAREHOUSE": str(tables),
            "COLUMNS": "100",
            "PYTHONUNBUFFERED": "1",
        },
    )
    lines = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def steady(text: str) -> str:
    """Blank what differs from machine to machine: how long things took."""
    return SECONDS.sub("– s", text)


def rewritten(readme: str, output_of: Callable[[str], str]) -> str:
    """Return the README with every block's output replaced."""

    def replace(match: re.Match[str]) -> str:
        command = match["command"]
        return f"```console\n$ {command}\n{output_of(command)}```"

    return BLOCK.sub(replace, readme)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = rewritten(
            README.read_text("utf-8"), lambda command: run(command, Path(folder) / "tables")
        )
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
