"""The shape of the code base: what the design promises about it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("transforms", "warehouse", "flows")
MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
FORBIDDEN = {"utils", "helpers", "common", "misc", "base", "core", "types", "constants"}
LONGEST = 300


def ids(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_a_module_fits_in_ones_head(path):
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= LONGEST
    assert path.stem not in FORBIDDEN
    docstring = ast.get_docstring(ast.parse("\n".join(lines)))
    assert docstring, "every module says in its docstring what it promises"


@pytest.mark.parametrize("path", sorted((ROOT / "flows").glob("*.py")), ids=ids)
def test_flows_shadow_no_standard_module(path):
    assert path.stem not in sys.stdlib_module_names


def test_the_top_level_is_the_one_that_was_asked_for():
    for name in ("seeds", "flows", "transforms", "warehouse", "tests"):
        assert (ROOT / name).is_dir()
    for name in (
        "prefect.yaml",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "warehouse/TABLES.md",
        "requirements/lock.txt",
    ):
        assert (ROOT / name).is_file()


def test_every_row_type_is_a_table_and_every_table_a_row_type():
    from transforms.model import documents, facts, links, runs
    from warehouse.catalog import TABLES

    declared = {
        value
        for module in (documents, facts, links, runs)
        for value in vars(module).values()
        if hasattr(value, "__dataclass_fields__") and value.__module__ == module.__name__
    }
    assert declared == {table.row for table in TABLES}


@pytest.mark.parametrize(
    ("modules", "strangers"),
    [
        ("flows.asking", "prefect spacy trafilatura"),
        ("flows.extracting", "prefect spacy duckdb pyarrow cyclopts rich"),
        ("transforms.pipeline", "spacy trafilatura pint babel dateparser htmldate py3langid ftfy"),
        ("flows.direct", "prefect spacy"),
    ],
)
def test_nobody_pays_for_what_they_do_not_use(modules, strangers):
    code = (
        f"import sys, {modules}\n"
        f"print([name for name in {strangers.split()!r} if name in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"


def test_the_lock_names_hashes_and_no_addresses():
    for name in ("lock.txt", "uv.txt"):
        text = (ROOT / "requirements" / name).read_text("utf-8")
        assert "http" not in text.replace("httpx", "").replace("httpcore", "").replace(
            "httptools", ""
        ).replace("httplib2", "")
        pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
        assert pinned
        assert all(line.rstrip().endswith("\\") for line in pinned), "every pin has hashes"
