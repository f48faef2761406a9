"""A second language is new tables: the same code, beside German ones, reads German figures."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

FRAGMENT = tomllib.loads(Path(__file__).with_name("second_language.toml").read_text("utf-8"))
TRANSFORMS = Path(__file__).parents[4] / "transforms"
PACKAGES = (Path("lexicon"), Path("model"), Path("extract/figures"))
READ = """
import json, sys
from dataclasses import asdict
from transforms.extract.figures import figures
from transforms.model.cleaned import Context
from transforms.model.reading import Reading
texts = json.load(sys.stdin)
found = [[asdict(row) for row in figures(Reading(text), Context(doc_id="case"))] for text in texts]
json.dump(found, sys.stdout)
"""


def written(table, path=()):
    """Yield the lines of a .toml file with the table's contents."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key not in inner:
            yield f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(value, ensure_ascii=False)}"
    for key, value in inner.items():
        yield f"[{'.'.join(json.dumps(name, ensure_ascii=False) for name in (*path, key))}]"
        yield from written(value, (*path, key))


def translated(english, fragment):
    """Return English tables with those of the fragment in place of theirs."""
    result = dict(english)
    for key, value in fragment.items():
        has_lists = isinstance(value, dict) and any(isinstance(v, list) for v in value.values())
        result[key] = english.get(key, {}) | value if has_lists else value
    return result


@pytest.fixture(scope="session")
def readings(tmp_path_factory):
    """Read every case with a copy of the code that has German tables."""
    copy = tmp_path_factory.mktemp("second_language")
    for package in PACKAGES:
        shutil.copytree(TRANSFORMS / package, copy / "transforms" / package)
    for package in (Path(), Path("extract")):
        shutil.copy(TRANSFORMS / package / "__init__.py", copy / "transforms" / package)
    for name, fragment in FRAGMENT["tables"].items():
        (path,) = copy.rglob(f"{name}.toml")
        tables = translated(tomllib.loads(path.read_text("utf-8")), fragment)
        path.write_text("\n".join(written(tables)), "utf-8")
    texts = [case["text"] for case in FRAGMENT["case"]]
    command = [sys.executable, "-c", READ]
    done = subprocess.run(
        command, cwd=copy, input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(texts, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("case", FRAGMENT["case"], ids=lambda case: case["text"][:40])
def test_german_figures(case, readings):
    found = readings[case["text"]]
    shown = [
        {key: row[key] for key in want} for row, want in zip(found, case["finds"], strict=False)
    ]
    assert (shown, len(found)) == (case["finds"], len(case["finds"]))
