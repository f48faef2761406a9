"""Every name of a country leads to the one name, and nothing else does."""

import re

import pytest
from babel import Locale

from transforms.lexicon.countries import country_name, known_places, place, plural, region

DEPENDENCIES = set(
    re.findall(
        "..",
        "ACAIASAWAXBLBMBQBVCCCKCPCQCWCXDGEAEHFKFOGFGGGIGPGSGUHMICIMIOJEKYMFMOMPMQMSNCNFNUPF"
        "PMPNRESHSJSXTATCTFTKUMVGVIWFYT",
    )
)
"""Codes of dependent and uninhabited territories, which the table need not list."""
TERRITORIES = Locale("en").territories


@pytest.mark.parametrize(
    ("name", "wanted", "code"),
    [
        ("U.S.", "United States", "US"),
        ("US", "United States", "US"),
        ("the United States", "United States", "US"),
        ("America", "United States", "US"),
        ("UK", "United Kingdom", "GB"),
        ("Britain", "United Kingdom", "GB"),
        ("RUSSIA", "Russia", "RU"),
        ("Kiev", "Kyiv", "UA"),
        ("Côte d’Ivoire", "Côte d'Ivoire", "CI"),
        ("Americans", "American", "US"),
        ("Dutch", "Dutch", "NL"),
        ("Kremlin", "Kremlin", "RU"),
        ("N.Y.", "New York", "US"),
        ("Republicans", "Republican", None),
    ],
)
def test_names_of_places(name, wanted, code):
    found = place(name)
    assert found is not None
    assert (found.name, found.country_code) == (wanted, code)


@pytest.mark.parametrize(
    "name", ["us", "turkey", "chad", "IN", "OR", "Virgin", "", "the", "polish"]
)
def test_what_is_no_place(name):
    assert place(name) is None


def test_people_and_seats_are_not_places():
    assert place("Russians").label == "NORP"
    assert place("White House").label == "ORG"
    assert place("Russia").label == "GPE"


@pytest.mark.parametrize("short", ["Calif.", "Calif", "CA", "Ore.", "IN"])
def test_abbreviated_states(short):
    assert region(short).country_code == "US"


def test_plurals():
    assert [plural(word) for word in ("Russian", "Chinese", "Swiss", "Irish")] == [
        "Russians",
        "Chinese",
        "Swiss",
        "Irish",
    ]


def test_codes_are_those_of_iso():
    codes = {known.country_code for _, known in known_places() if known.country_code}
    assert codes <= set(TERRITORIES)


def test_every_sovereign_state_is_known_by_its_usual_name():
    unlisted = {"AQ", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}
    missing = [
        code
        for code, name in TERRITORIES.items()
        if len(code) == 2
        and code not in unlisted
        and not place(name)
        and country_name(code) is None
    ]
    assert set(missing) <= DEPENDENCIES


def test_every_name_is_read_back():
    for name, known in known_places():
        assert place(name) == known
        assert place(known.name) is not None or known.label == "NORP"
