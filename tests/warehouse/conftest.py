"""Warehouses to try things on."""

import pytest

from tests.warehouse.samples import article, person, put
from warehouse.store import Warehouse


@pytest.fixture
def warehouse(tmp_path):
    """An empty warehouse."""
    return Warehouse.open(tmp_path / "desk", create=True)


@pytest.fixture
def stocked(warehouse):
    """A warehouse of three articles."""
    names = ("a.txt", "b.txt", "sub/c.html")
    put(warehouse, *(article(name) for name in names), entity=person(3))
    return warehouse
