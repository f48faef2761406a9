"""The Prefect flow: the same rows as the plain loop, an artifact, retries where they help."""

import hashlib
import os
from pathlib import Path

import pytest

from flows.settings import Desk
from warehouse.catalog import TABLES
from warehouse.store import Warehouse

pytestmark = [
    pytest.mark.prefect,
    # Prefect and what it stands on warn of each other's ageing interfaces.
    pytest.mark.filterwarnings("ignore"),
]

ABOUT_RUNS = {"runs", "run_documents", "entity_history", "seed_stats"}
TEXT = (
    "Ferry to {0} runs again\n\nThe ferry to {0} ran again on Monday after two weeks, said Anna "
    "Bergen of the line. It carried 120 people.\n"
)


@pytest.fixture(scope="module", autouse=True)
def prefect_server():
    """One temporary server for the module: it takes half a minute to start."""
    from prefect.testing.utilities import prefect_test_harness

    import flows.ingest  # noqa: F401 - sets Prefect up to be quiet

    with prefect_test_harness(server_startup_timeout=180):
        yield


@pytest.fixture
def desk(tmp_path, fake_model):
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number, name in enumerate(["Ostvik", "Havn", "Skerry"]):
        path = folder / f"{number}.txt"
        path.write_text(TEXT.format(name), "utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    (folder / "empty.txt").write_bytes(b"")
    return Desk(seeds=folder, warehouse=tmp_path / "tables", batch=2)


def contents(root: Path) -> dict[str, list[str]]:
    manifest = Warehouse.open(root).head()
    return {
        table.name: sorted(
            hashlib.sha256((root / file.path).read_bytes()).hexdigest()
            for file in manifest.tables.get(table.name, ())
        )
        for table in TABLES
        if table.name not in ABOUT_RUNS
    }


def test_the_flow_writes_the_same_bytes_as_the_plain_loop(desk, tmp_path):
    from dataclasses import replace

    from flows.direct import ingest_directly
    from flows.ingest import ingest_on_prefect
    from flows.running import Options, Watcher

    flowed = ingest_on_prefect(desk, Options(), Watcher())
    plain = replace(desk, warehouse=tmp_path / "plain")
    ingest_directly(plain, Options(), Watcher())
    assert (len(flowed.tally.written), flowed.exit_code) == (3, 4)
    assert contents(desk.warehouse) == contents(plain.warehouse)


def test_the_deployed_flow_takes_parameters_and_leaves_an_artifact(desk):
    from prefect.client.orchestration import get_client

    from flows.ingest import ingest

    result = ingest(seeds=str(desk.seeds), warehouse=str(desk.warehouse))
    assert (result["computed"], result["rejected"]) == (3, 1)
    with get_client(sync_client=True) as client:
        # Artifact.get() sends nulls that the server refuses.
        wanted = {"artifacts": {"key": {"any_": ["ingest"]}}, "sort": "UPDATED_DESC"}
        data = client._client.post("/artifacts/filter", json=wanted).json()[0]["data"]
    assert "empty.txt" in data
    assert "| documents | 3 |" in data


def test_a_commit_is_retried_when_another_writer_was_first(desk, monkeypatch):
    from flows.ingest import ingest_on_prefect
    from flows.running import Options, Watcher
    from transforms.errors import WarehouseBusy
    from warehouse.draft import Draft

    real, tries = Draft.commit, []

    def commit(draft):
        tries.append(draft)
        if len(tries) == 1:
            raise WarehouseBusy("another run is writing")
        return real(draft)

    monkeypatch.setattr(Draft, "commit", commit)
    report = ingest_on_prefect(desk, Options(), Watcher())
    assert len(tries) == 2
    assert report.version is not None
