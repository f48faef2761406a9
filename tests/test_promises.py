"""The promises of the design on inputs that nobody thought of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fakes import FakeModel
from transforms.errors import SeedError
from transforms.model.cleaned import Settings
from transforms.model.extraction import Seed, Text
from transforms.pipeline import process, process_text
from transforms.promises import PROMISES, broken

MODEL = FakeModel()
SLOWLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
BITS = """
The a port of Ostvik reopened on Monday , said Maria Lindqvist . “ ” " ' ’ ( ) $4.5 million 43 per
cent from 5 to 3 2024 March 4, U.S. UN € Share this Advertisement © By Photo: Read more: â€™ Sign up
- — … <p> </p> <div> & &amp; 😀 é
"""
WORDS = st.sampled_from([*BITS.split(), "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2028"])
PROSE = st.lists(WORDS, max_size=120).map(" ".join)
ANY = st.one_of(PROSE, st.text(max_size=300))


def extraction(text: str, *, is_html: bool = False, prose: bool = False):
    given_text = Text(doc_id="d", text=text, is_html=is_html)
    return process_text(given_text, lambda: MODEL, Settings(), prose=prose)


@SLOWLY
@given(ANY)
def test_every_row_of_any_text_keeps_every_promise(text):
    assert broken(extraction(text)) == []


@SLOWLY
@given(ANY)
def test_every_row_of_any_prose_keeps_every_promise(text):
    assert broken(extraction(text, prose=True)) == []


@SLOWLY
@given(ANY)
def test_every_row_of_any_page_keeps_every_promise(text):
    try:
        found = extraction(f"<html><body>{text}</body></html>", is_html=True)
    except SeedError:
        return
    assert broken(found) == []


@SLOWLY
@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_named_refusal(data):
    seed = Seed(doc_id="d", source_uri="file:///d", name="d", data=data)
    try:
        found = process(seed, lambda: MODEL, Settings())
    except SeedError:
        return
    assert broken(found) == []


@SLOWLY
@given(PROSE)
def test_the_same_text_gives_the_same_rows(text):
    assert extraction(text) == extraction(text)


@SLOWLY
@given(PROSE)
def test_what_is_clean_stays_as_it_is(text):
    clean = extraction(text).document.clean_text
    assert extraction(clean).document.clean_text == clean


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_broken_promise_is_noticed(promise):
    """Each check can fail: it is held against rows that were spoilt on purpose."""
    from dataclasses import replace
    from datetime import UTC, datetime

    good = extraction(
        "Port reopens\n\nMaria Lindqvist said on March 4, 2024 that 43 people came. “It is open "
        "again,” Maria Lindqvist said.\n"
    )
    figure, date, mention = good.figures[0], good.dates[0], good.mentions[0]
    spoilt = {
        "evidence_is_true": replace(good, figures=(replace(figure, text="x"),)),
        "nothing_vanishes": replace(good, blocks=good.blocks[1:]),
        "keys_are_unique": replace(good, figures=(figure, figure)),
        "keys_lead_somewhere": replace(good, mentions=(replace(mention, local_id="d#e99"),)),
        "ranges_run_upwards": replace(
            good, dates=(replace(date, from_at=date.to_at, to_at=date.from_at),)
        ),
        "nothing_is_from_the_future": replace(
            good,
            document=replace(
                good.document,
                published_basis="unknown",
                published_at=datetime(2024, 1, 1, tzinfo=UTC),
            ),
        ),
        "words_are_known": replace(good, mentions=(replace(mention, label="THING"),)),
    }
    assert list(promise(good)) == []
    assert list(promise(spoilt[promise.__name__]))
