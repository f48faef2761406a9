"""The vocabulary of units and money agrees with pint and babel, which need not load for it."""

import pint
import pytest
from babel.numbers import get_currency_name, list_currencies

from transforms.extract.figures import currencies
from transforms.extract.figures.units import NAMES, SIGNS

REGISTRY = pint.UnitRegistry()
RECKONED = "count"
"""Dimension of what is counted in games and polls, which pint need not know."""
UNITS = sorted(unit for unit in {*NAMES.values(), *SIGNS.values()} if unit.dimension != RECKONED)
SPELLED = {
    "foot pound": "foot_pound",
    "pound per square inch": "psi",
    "decade": "10 * year",
}
"""Names that pint would read as a product, or as another unit."""


def in_pint(name):
    """Return one of the unit: pint's names may have underscores for our spaces."""
    name = SPELLED.get(name, name)
    try:
        return REGISTRY.Quantity(name)
    except pint.UndefinedUnitError:
        return REGISTRY.Quantity(name.replace(" ", "_"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_pint_knows_the_unit_and_its_factor(unit):
    quantity = in_pint(unit.name)
    if unit.factor is None:
        return
    assert quantity.to_base_units().magnitude == pytest.approx(unit.factor, rel=1e-6), unit


def test_codes_are_currencies():
    known = set(list_currencies())
    assert set(currencies.CODES) - {"RMB", "BTC"} <= known
    assert {code for code in currencies.NAMES.values() if not code.startswith("?")} - {
        "BTC"
    } <= known


@pytest.mark.parametrize("code", sorted(set(currencies.CODES) - {"RMB", "BTC"}))
def test_names_mean_what_babel_calls_them(code):
    name = get_currency_name(code, locale="en").lower()
    if name in currencies.NAMES:
        assert currencies.NAMES[name] == code
