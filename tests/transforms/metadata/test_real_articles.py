"""Metadata of five real articles, where they are at hand: short probes only."""

from pathlib import Path

import pytest

from transforms.clean import clean
from transforms.metadata import metadata

HERE = Path(__file__).resolve()
FOLDERS = [parent / "shared" / "seeds" for parent in HERE.parents]
ARTICLES = next((folder for folder in FOLDERS if folder.is_dir()), None)

PROBES = {
    "000": {
        "title": "Explicitly",
        "authors": ("Dominick Sansone",),
        "kicker": "News Analysis",
        "publisher": "The Epoch Times",
        "published_from": "2022-02-04",
    },
    "001": {"title": "Diplomatic Flurry", "authors": ()},
    "002": {
        "title": "Historic summit",
        "subtitle": "agree to expand",
        "published_at": "2022-03-02T05:00:00+05:30",
        "published_basis": "stated",
    },
    "003": {"title": "Solidify Partnership", "authors": ()},
    "004": {
        "title": "Putin courts",
        "agency": "Bloomberg",
        "syndicator": "Tribune Content Agency",
        "published_from": "2022-01-01",
        "published_to": "2023-01-01",
    },
}
UNDATED = ("000", "001", "003", "004")


def read(number):
    if ARTICLES is None:
        pytest.skip("the articles are not at hand")
    (path,) = ARTICLES.glob(f"{number}_*.txt")
    text = path.read_text("utf-8")
    return metadata(text, clean(text, doc_id=path.name), doc_id=path.name)


@pytest.mark.parametrize("number", sorted(PROBES))
def test_what_is_known(number):
    found = read(number)
    for name, probe in PROBES[number].items():
        value = getattr(found, name)
        if isinstance(probe, tuple):
            assert value == probe
        else:
            shown = value.isoformat() if hasattr(value, "isoformat") else value
            assert probe in (shown or ""), name
    assert "Telegram" not in (found.title or "")
    assert found.language == "en"


@pytest.mark.parametrize("number", UNDATED)
def test_what_is_unknown_stays_unknown(number):
    assert read(number).published_at is None
