"""What holds for metadata of any text and any page."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.metadata.samples import page_of, uncut
from transforms.metadata import metadata
from transforms.metadata.json_ld import loads
from transforms.metadata.names import byline
from transforms.metadata.stamps import machine_stamp, stamps
from transforms.model.cleaned import Sidecar

DAWN = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # hypothesis adds the zone
LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "By Ann Lee and Bo Chandra",
                "Published: March 2, 2022 05:00 IST",
                "Updated 3 March 2022",
                "2022-03-02",
                "© 2021 Harbour Wire L.P",
                "© 2019-2024 Harbour Review",
                "Distributed by Northlight, LLC",
                "Treaty signed after nine years of talks",
                "News Analysis",
                "PORT AMSEL, June 3 (Reuters) - Four countries signed a treaty about a river.",
                "The treaty was signed on Friday in a hall above the river, which was high. " * 3,
                "Ann Lee is a reporter.",
                "• Home",
                "Subscribe",
            ]
        ),
    ),
    max_size=14,
).map("\n".join)
SAVED = st.none() | st.datetimes(
    min_value=DAWN.replace(year=2015), max_value=DAWN.replace(year=2030), timezones=st.just(UTC)
)


def holds(found, source, saved):
    for row in found.evidence:
        if row.start is not None:
            assert source[row.start : row.stop] == row.text
    for row in found.evidence:
        assert row.value is not None
    at, earliest, latest = found.published_at, found.published_from, found.published_to
    for moment in (at, earliest, latest, found.updated_at):
        assert moment is None or moment.tzinfo is not None
    if at:
        assert earliest is None or earliest <= at
        assert latest is None or at <= latest
        assert saved is None or at <= saved
    if earliest and latest:
        assert earliest <= latest
    assert (found.published_basis == "unknown") == (at is None)


@given(LINES, SAVED)
@settings(max_examples=150, deadline=None)
def test_any_text(text, saved):
    found = metadata(text, uncut(text), doc_id="d", sidecar=Sidecar(fetched_at=saved))
    holds(found, text, saved)
    assert found == metadata(text, uncut(text), doc_id="d", sidecar=Sidecar(fetched_at=saved))


CONTENT = st.one_of(
    st.text(alphabet=st.characters(blacklist_characters="<>&\"'", codec="ascii"), max_size=40),
    st.sampled_from(["2022-03-02T05:00:00Z", "Ann Lee", "March 2, 2022", "https://a.example/b"]),
)
TAGS = st.lists(
    st.tuples(
        st.sampled_from(
            ["og:title", "author", "article:published_time", "og:url", "article:modified_time"]
        ),
        CONTENT,
    ).map(lambda pair: f'<meta property="{pair[0]}" content="{pair[1]}">'),
    max_size=5,
).map("".join)


@given(TAGS, st.text(max_size=80), LINES, SAVED)
@settings(max_examples=80, deadline=None)
def test_any_page(tags, script, lines, saved):
    plain = "".join(c for c in script if c.isprintable() and c not in "<>")
    text = "".join(c for c in lines if c == "\n" or (c.isprintable() and c not in "<>&"))
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    head = f'{tags}<script type="application/ld+json">{plain}</script>'
    page = page_of(head, f"<h1>Treaty</h1>{body}", None)
    cleaned = uncut(page.source_text)
    sidecar = Sidecar(fetched_at=saved)
    found = metadata(page.source_text, cleaned, doc_id="d", page=page, sidecar=sidecar)
    holds(found, page.source_text, saved)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_parsers_never_raise(text):
    byline(text)
    byline(text, cued=True)
    loads(text)
    machine_stamp(text)
    for stamp in stamps(text, month_first=True):
        assert 0 <= stamp.start < stamp.stop <= len(text)


@given(
    st.datetimes(
        min_value=DAWN.replace(year=1990), max_value=DAWN.replace(year=2080), timezones=st.just(UTC)
    ),
    st.integers(min_value=-12 * 4, max_value=14 * 4),
)
def test_iso_times_survive(moment, quarters):
    zone = timezone(timedelta(minutes=15 * quarters))
    local = moment.astimezone(zone).replace(microsecond=0)
    found = machine_stamp(local.isoformat())
    assert found is not None
    assert found.at == local
