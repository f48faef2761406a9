"""`copydesk up`: everything runs from one command, and ends with it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import supervising
from flows.serving import SCHEDULES, Schedule, schedules
from flows.settings import Desk
from transforms.errors import BadSettings, CopydeskError, NoSuchFolder
from warehouse.store import Warehouse

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0
TEXT = "Ferry to {0} sails\n\nThe ferry to {0} sailed on Monday, said Anna Bergen of the line.\n"


def eventually(holds, what, process):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert process.poll() is None, f"ended before {what}"
        assert time.monotonic() < deadline, what
        time.sleep(0.5)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def articles(tables: Path) -> int:
    try:
        with Warehouse(tables).reader() as reader:
            return reader.count("documents")
    except CopydeskError:
        return 0


@pytest.mark.prefect
@pytest.mark.model
def test_one_command_runs_all_and_ctrl_c_ends_all(tmp_path):
    seeds, tables, port = tmp_path / "seeds", tmp_path / "tables", free_port()
    seeds.mkdir()
    (seeds / "1.txt").write_text(TEXT.format("Ostvik"), "utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT")},
        "PREFECT_HOME": str(tmp_path / "home"),
        "PREFECT_SERVER_API_PORT": str(port),
        "PYTHONPATH": str(ROOT),
    }
    words = [sys.executable, "-m", "flows.app", "up", str(seeds), "-w", str(tables)]
    with (tmp_path / "said.txt").open("w+b") as said:
        process = subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=said, stderr=said)
        try:
            eventually(lambda: articles(tables) == 1, "what was there is ingested", process)
            (seeds / "2.txt").write_text(TEXT.format("Havn"), "utf-8")
            eventually(lambda: articles(tables) == 2, "what is added is ingested", process)
        finally:
            process.send_signal(signal.SIGINT)
            code = process.wait(PATIENCE)
        said.seek(0)
        told = said.read().decode()
    assert code == 0, told
    assert f"runs, schedules and logs: http://127.0.0.1:{port}\n" in told
    assert told.splitlines()[-1] == "stopping"
    assert len(told.splitlines()) == 5, told
    with socket.socket() as one:
        assert one.connect_ex(("127.0.0.1", port)) != 0


def test_a_part_that_ends_ends_all(tmp_path, monkeypatch, capsys):
    def with_server(parts):
        waiting = [sys.executable, "-c", "import time; time.sleep(1000)"]
        parts["server"] = subprocess.Popen(waiting, start_new_session=True)
        return {"PREFECT_API_URL": "http://127.0.0.1:9/api"}

    real = supervising._start
    monkeypatch.setattr(supervising, "_with_server", with_server)
    monkeypatch.setattr(supervising, "_start", lambda *_: real(["-c", "exit(7)"], os.environ))
    assert supervising.keep_up(Desk(seeds=tmp_path, warehouse=tmp_path / "tables")) == 1
    assert "the schedules ended with exit code 7; all stopped" in capsys.readouterr().err


def test_the_folder_must_be_there(tmp_path):
    with pytest.raises(NoSuchFolder):
        supervising.keep_up(Desk(seeds=tmp_path / "none", warehouse=tmp_path / "tables"))


def test_schedules_are_those_of_the_nearest_prefect_yaml(tmp_path):
    assert schedules(ROOT / "flows") == SCHEDULES
    (tmp_path / "below").mkdir()
    (tmp_path / "prefect.yaml").write_text(
        "deployments:\n"
        "  - entrypoint: flows.ingest.ingest\n"
        "    schedules:\n"
        '      - {cron: "5 4 * * *", timezone: Asia/Kolkata}\n'
        '      - {cron: "6 4 * * *", active: false}\n'
        "  - entrypoint: other.flow\n"
    )
    told = schedules(tmp_path / "below")
    assert told == {**SCHEDULES, "ingest": (Schedule("5 4 * * *", "Asia/Kolkata"),)}


@pytest.mark.parametrize(
    "text", ["deployments: [", "deployments: [{entrypoint: flows.ingest.ingest, schedules: [{}]}]"]
)
def test_a_prefect_yaml_that_makes_no_sense_is_named(tmp_path, text):
    (tmp_path / "prefect.yaml").write_text(text)
    with pytest.raises(BadSettings, match=r"prefect\.yaml"):
        schedules(tmp_path)
