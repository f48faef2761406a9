"""Warehouses to try things on."""

from shutil import copytree

import pytest

from tests.warehouse.samples import article, person, put
from warehouse.store import Warehouse


@pytest.fixture
def warehouse(tmp_path):
    """An empty warehouse."""
    return Warehouse.open(tmp_path / "desk", create=True)


@pytest.fixture(scope="session")
def _stock(tmp_path_factory):
    root = tmp_path_factory.mktemp("stock") / "desk"
    names = ("a.txt", "b.txt", "sub/c.html")
    put(Warehouse.open(root, create=True), *map(article, names), entity=person(3))
    return root


@pytest.fixture
def stocked(_stock, tmp_path):
    """A warehouse of three articles."""
    return Warehouse(copytree(_stock, tmp_path / "stocked"))


@pytest.fixture
def real_catalogue():
    """Asked for by tests that look at warehouse.duckdb."""


@pytest.fixture(autouse=True)
def _spare_the_catalogue(request, monkeypatch):
    """Building the file of views is half the time of a small commit; most tests don't look."""
    if "real_catalogue" not in request.fixturenames:
        monkeypatch.setattr("warehouse.catalogue.build", lambda *_: None)
