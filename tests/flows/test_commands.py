"""The command line: every command helps with an example, and exit codes mean what is promised."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.app import main
from flows.commands import app
from warehouse.store import Warehouse

COMMANDS = [
    "ingest", "watch", "sql", "show", "explain", "tables", "status", "check", "doctor", "extract",
    "compact", "maintain", "export", "forget", "up",
]  # fmt: skip
ARTICLE = (
    "Bridge at Ostvik opens\n\nThe bridge at Ostvik opened on Monday after three years of work. "
    "It cost 96 million crowns, said Maria Lindqvist, the mayor of the town.\n"
)


@pytest.fixture
def desk(tmp_path, fake_model, monkeypatch):
    """A folder with a desk in it, which is the working folder."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/bridge.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "copydesk.toml").write_text('seeds = "articles"\nwarehouse = "tables"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_text_ends_in_an_example(name, capsys):
    assert call(name, "--help") == 0
    shown = capsys.readouterr().out.strip().splitlines()
    assert shown[-1].startswith("Example:") or "Example:" in "".join(shown[-3:])


def test_no_command_is_left_out_of_the_tests():
    listed = {name for name in app if not name.startswith("-")}
    assert listed == set(COMMANDS)


def test_from_a_folder_to_an_answer(desk, capsys):
    assert call("ingest", "--direct") == 0
    assert "1 computed" in capsys.readouterr().err
    assert call("sql", "select title from documents", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"title": "Bridge at Ostvik opens"}]
    assert call("sql", "select title from documents", "--csv") == 0
    assert capsys.readouterr().out == "title\nBridge at Ostvik opens\n"
    assert call("sql", "select title from documents where words > ?", "-p", "3") == 0
    assert "Bridge at Ostvik opens" in capsys.readouterr().out


def test_paths_do_not_depend_on_the_working_folder(desk, monkeypatch, capsys):
    assert call("ingest", "--direct") == 0
    inner = desk / "articles"
    monkeypatch.chdir(inner)
    capsys.readouterr()
    assert call("sql", "select count(*) as n from documents", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"n": 1}]


def test_parquet_and_files_are_written_whole(desk):
    assert call("ingest", "--direct") == 0
    for form, name in (("--parquet", "a.parquet"), ("--csv", "a.csv"), ("--json", "a.json")):
        assert call("sql", "from documents", form, "-o", name) == 0
        assert (desk / name).stat().st_size > 0


def test_sql_from_a_file_and_from_stdin(desk, monkeypatch, capsys):
    import io

    assert call("ingest", "--direct") == 0
    (desk / "q.sql").write_text("select 1 as a")
    capsys.readouterr()
    assert call("sql", "q.sql", "--csv") == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("select 2 as a"))
    assert call("sql", "-", "--csv") == 0
    assert capsys.readouterr().out == "a\n1\na\n2\n"


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("sql", "drop table documents"), 2, "read only"),
        (("sql", "copy documents to 'x.csv'"), 2, "read only"),
        (("sql", "select * from read_csv('/etc/passwd')"), 2, ""),
        (("sql", "select nothing"), 2, "nothing"),
        (("sql", "from documents", "--json", "--csv"), 2, "choose one"),
        (("show", "no such article"), 2, "no article fits"),
        (("explain", "documents", "nope"), 2, "has no row"),
        (("explain", "colours", "x"), 2, "no table is called"),
        (("tables", "colours"), 2, "no table or view"),
        (("ingest", "nowhere", "--direct"), 2, "no such folder"),
        (("frobnicate",), 2, ""),
        (("sql", "select 1", "--warehouse", "empty"), 3, ""),
    ],
)
def test_wrong_use_has_its_exit_code_and_says_why(desk, capsys, words, code, part):
    assert call("ingest", "--direct") == 0
    capsys.readouterr()
    assert call(*words) == code
    shown = capsys.readouterr()
    assert part in shown.err + shown.out


def test_exit_codes_of_ingest(desk):
    assert call("ingest", "--direct") == 0
    (desk / "articles/empty.txt").write_bytes(b"")
    assert call("ingest", "--direct") == 4
    assert call("ingest", "--direct") == 0


def test_nothing_to_do_is_an_exit_code_only_where_asked(desk):
    import os

    os.utime(desk / "articles/bridge.txt", (1_700_000_000, 1_700_000_000))
    assert call("ingest", "--direct", "--exit-code") == 0
    assert call("ingest", "--direct", "--exit-code") == 5
    assert call("ingest", "--direct") == 0


def test_dry_run_says_what_and_why(desk, capsys):
    assert call("ingest", "--dry-run") == 0
    assert "bridge.txt   new   all stages" in capsys.readouterr().out
    assert not (desk / "tables").exists()


def test_show_strikes_and_marks(desk, capsys):
    assert call("ingest", "--direct") == 0
    capsys.readouterr()
    assert call("show", "ostvik") == 0
    shown = capsys.readouterr().out
    assert "Bridge at Ostvik opens" in shown
    assert "[title:" in shown
    assert call("show", "bridge.txt", "--json") == 0
    assert json.loads(capsys.readouterr().out)["document"][0]["title"] == "Bridge at Ostvik opens"


def test_status_tables_check_and_upkeep_answer(desk, capsys):
    assert call("ingest", "--direct") == 0
    for words in (("status",), ("tables",), ("tables", "figures"), ("check",), ("maintain",),
                  ("compact",), ("explain", "documents", "bridge.txt")):  # fmt: skip
        capsys.readouterr()
        assert call(*words) == 0, words
        shown = capsys.readouterr()
        assert shown.out + shown.err
    assert call("status", "--json") == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 1


def test_a_query_is_answered_without_the_pipeline_or_prefect(desk):
    assert call("ingest", "--direct") == 0
    code = (
        "import sys; from flows.app import main\n"
        "try: main(['sql', 'select 1 as a', '--csv'])\n"
        "except SystemExit: pass\n"
        "print([n for n in ('prefect', 'spacy', 'transforms.pipeline') if n in sys.modules])"
    )
    root = Path(__file__).parents[2]
    out = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=desk,
        env={"PYTHONPATH": str(root), "PATH": ""},
    )
    assert out.stdout == "a\n1\n[]\n"


def test_interrupting_ends_cleanly(desk, monkeypatch, capsys):
    from flows import running

    def interrupt(_batch):
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "compute", interrupt)
    assert call("ingest", "--direct") == 130
    assert "interrupted" in capsys.readouterr().err
    monkeypatch.undo()
    assert Warehouse.open(desk / "tables").head().tables == {}


def test_a_dry_run_says_what_would_be_done_and_does_nothing(desk, capsys):
    assert call("ingest", "--dry-run") == 0
    shown = capsys.readouterr()
    assert "bridge.txt" in shown.out
    assert "1 seeds: 1 to compute; nothing is done yet" in shown.err
    assert call("ingest", "--direct") == 0
    (desk / "articles/bridge.txt").unlink()
    capsys.readouterr()
    assert call("ingest", "--dry-run") == 0
    assert "1 to remove" in capsys.readouterr().err


def test_the_version_is_the_installed_one(capsys):
    from importlib.metadata import version

    assert call("--version") == 0
    assert capsys.readouterr().out.strip() == version("copydesk")


@pytest.mark.parametrize(
    "words",
    [
        ("ingest", "--limit", "-1"),
        ("ingest", "--nosuch"),
        ("compact", "--keep", "0"),
        ("show",),
        ("nosuch",),
    ],
)
def test_a_wrong_call_is_2_and_says_where_help_is(words, desk, capsys):
    assert call(*words) == 2
    assert "--help" in capsys.readouterr().err


def test_sql_may_open_with_a_comment(desk, capsys):
    assert call("ingest", "--direct") == 0
    capsys.readouterr()
    assert call("sql", "-- how many?\nselect count(*) as n from documents", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"n": 1}]


def test_a_query_plan_is_drawn_as_it_is(desk, capsys):
    assert call("ingest", "--direct") == 0
    capsys.readouterr()
    assert call("sql", "explain select title from documents") == 0
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_status_names_the_folder_that_the_articles_came_from(desk, monkeypatch, capsys):
    assert call("ingest", "--direct") == 0
    (desk / "elsewhere").mkdir()
    monkeypatch.setenv("COPYDESK_SEEDS", str(desk / "elsewhere"))
    capsys.readouterr()
    assert call("status", "--json") == 0
    about = json.loads(capsys.readouterr().out)
    assert about["seeds"] == str(desk / "articles")
    assert about["runs"][0]["computed"] == 1


def test_the_doctor_quiets_prefect_before_it_wakes():
    """Prefect reads its settings, and says that it sends telemetry, when first imported."""
    code = (
        "import os; from flows import doctor, settings; doctor.prefect(settings.Desk());"
        "from prefect.settings import get_current_settings as now;"
        "assert os.environ['DO_NOT_TRACK'] == '1';"
        "assert not now().server.analytics_enabled"
    )
    quiet = {"DO_NOT_TRACK", "PREFECT_SERVER_ANALYTICS_ENABLED"}
    environ = {name: value for name, value in os.environ.items() if name not in quiet}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("raised", [KeyboardInterrupt(), RuntimeError("Query interrupted")])
def test_an_interruption_is_130_wherever_it_strikes(raised, desk, monkeypatch, capsys):
    def strike(*_args):
        raise raised

    monkeypatch.setattr("flows.direct.ingest_directly", strike)
    assert call("ingest", "--direct") == 130
    assert capsys.readouterr().err.strip().endswith("interrupted; nothing half-done is visible")


def test_every_row_can_be_explained_by_its_key(desk, capsys):
    from flows.explaining import explain
    from flows.settings import load
    from warehouse.catalog import TABLES

    (desk / "articles/again.txt").write_text(
        ARTICLE.replace("three years", "four years").replace("96", "98"), "utf-8"
    )
    assert call("ingest", "--direct") == 0
    explained = set()
    for table in TABLES:
        with Warehouse.open(desk / "tables").reader() as reader:
            rows = reader.dicts(f"select * from {table.name} limit 1")
        for row in rows:
            explain(load(), table.name, "#".join(str(row[name]) for name in table.key))
            explained.add(table.name)
    assert {"documents", "figures", "figure_matches", "runs"} <= explained
    capsys.readouterr()
