"""Metadata of texts and pages, by tables of cases."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.transforms.metadata.samples import filled, page_of, uncut
from transforms.clean import clean
from transforms.metadata import metadata
from transforms.metadata.language import language_of
from transforms.metadata.names import byline
from transforms.metadata.stamps import machine_stamp, stamps
from transforms.model.cleaned import Sidecar
from transforms.page import read_page

HERE = Path(__file__).parent


def cases(name):
    """The cases of a table; known gaps are expected to fail."""
    found = []
    for case in tomllib.loads((HERE / name).read_text("utf-8"))["case"]:
        gap = case.pop("xfail", None)
        marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
        found.append(pytest.param(case, marks=marks, id=str(case.get("why") or case["text"])[:60]))
    return found


def shown(value):
    """A field as the tables write it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def check(found, case):
    expected = {
        name: value
        for name, value in case.items()
        if name not in {"text", "why", "head", "body", "html", "url", "url_found", "fetched_at"}
    }
    assert {name: shown(getattr(found, name)) for name in expected} == expected


@pytest.mark.parametrize("case", cases("bylines.toml"))
def test_bylines(case):
    found = byline(case["text"])
    assert list(found.people) == case["finds"]
    if "others" in case:
        assert list(found.others) == case["others"]


@pytest.mark.parametrize("case", cases("times.toml"))
def test_times(case):
    found = stamps(case["text"], language=case.get("language", "en"))
    written = [
        str(s.at.date()) if s.grain == "day" else s.at.replace(microsecond=0).isoformat()
        for s in found
    ]
    assert written == case["finds"]


@pytest.mark.parametrize("case", cases("articles.toml"))
def test_articles(case):
    text = case["text"].strip("\n")
    found = metadata(text, uncut(text), doc_id="d")
    check(found, case)
    for row in found.evidence:
        assert row.start is not None
        assert row.text == text[row.start : row.stop]


@pytest.mark.parametrize("case", cases("dumps.toml"))
def test_dumps(case):
    text = filled(case["text"].strip("\n"))
    found = metadata(text, clean(text, doc_id="d"), doc_id="d")
    check(found, case)


@pytest.mark.parametrize("case", cases("systems.toml"))
def test_publishing_systems(case):
    page = read_page(filled(case["html"]), name="d", url=case.get("url"))
    saved = case.get("fetched_at")
    sidecar = Sidecar(fetched_at=datetime.fromisoformat(saved)) if saved else None
    cleaned = clean(page.source_text, doc_id="d", page=page)
    found = metadata(page.source_text, cleaned, doc_id="d", page=page, sidecar=sidecar)
    check(found, case)
    assert found.url == case.get("url_found", found.url)


@pytest.mark.parametrize("case", cases("pages.toml"))
def test_pages(case):
    page = page_of(case["head"], case["body"], case.get("url"))
    found = metadata(page.source_text, uncut(page.source_text), doc_id="d", page=page)
    check(found, case)
    if "url_found" in case:
        assert found.url == case["url_found"]


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("2022-03-02T05:00:00+05:30", "2022-03-02T05:00:00+05:30"),
        ("20220302", "2022-03-02T00:00:00+00:00"),
        ("1646179200", "2022-03-02T00:00:00+00:00"),
        ("1646179200000", "2022-03-02T00:00:00+00:00"),
        ("2 марта 2022", "2022-03-02T00:00:00+00:00"),
        ("March 2, 2022 5:00 am", "2022-03-02T05:00:00+00:00"),
    ],
)
def test_machine_times(value, at):
    found = machine_stamp(value)
    assert found is not None
    assert found.at.isoformat() == at


@pytest.mark.parametrize("value", ["", "yesterday", "2 days ago", "2022", "марта 2022", "0", "-"])
def test_no_machine_time(value):
    assert machine_stamp(value) is None


def test_disagreement_is_recorded():
    """Every source that speaks of a field has a row; the chosen one says so."""
    page = page_of(
        '<meta property="og:title" content="Treaty signed at last">'
        '<script type="application/ld+json">{"@type": "Article", "headline": "Treaty signed"}'
        "</script>",
        "<h1>Treaty signed</h1>",
        None,
    )
    found = metadata(page.source_text, uncut(page.source_text), doc_id="d", page=page)
    rows = {(row.origin, row.value): row.is_chosen for row in found.evidence}
    assert rows["json_ld", "Treaty signed"] or rows["meta", "Treaty signed"]
    assert rows["open_graph", "Treaty signed at last"] is False


def test_a_desk_is_on_record_and_no_author():
    page = page_of('<meta name="author" content="Web Desk">', "<h1>Treaty signed</h1>", None)
    found = metadata(page.source_text, uncut(page.source_text), doc_id="d", page=page)
    assert found.authors == ()
    assert [row.is_chosen for row in found.evidence if row.value == "Web Desk"] == [False]


def test_a_time_after_the_page_was_saved_is_not_believed():
    text = "Treaty signed\nBy Ann Lee\nJune 4, 2021\n\n" + "The treaty was signed on Friday. " * 8
    saved = datetime(2021, 6, 1, tzinfo=UTC)
    found = metadata(text, uncut(text), doc_id="d", sidecar=Sidecar(fetched_at=saved))
    assert found.published_at is None
    assert found.published_to == saved


def test_the_sidecar_names_outlet_and_address():
    text = "Treaty signed\n\n" + "The treaty was signed on Friday. " * 8
    sidecar = Sidecar(url="https://harbour.example.uk/a", outlet="Harbour Review")
    found = metadata(text, uncut(text), doc_id="d", sidecar=sidecar)
    assert (found.publisher, found.country_code) == ("Harbour Review", "GB")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dam was closed by the four ministers who had come to the river. " * 6, "en"),
        (
            "Der Damm wurde von den Ministern geschlossen, die an den Fluss kamen und nicht. " * 6,
            "de",
        ),
        (
            "A barragem foi fechada pelos ministros que tinham vindo ao rio na sexta-feira. " * 6,
            "pt",
        ),
        ("Плотина была закрыта министрами, которые приехали к реке в пятницу. " * 6, "ru"),
        ("Греблю закрили міністри, які приїхали до річки у п'ятницю, і це було добре. " * 6, "uk"),
        ("De dam is gesloten door de ministers, die vrijdag naar de rivier kwamen. " * 6, "nl"),
        ("Dammen stängdes av de fyra ministrarna som kom till floden på fredagen. " * 6, "sv"),
        ("La diga è stata chiusa dai ministri che sono arrivati al fiume venerdì. " * 6, "it"),
        ("A presa foi pechada polos ministros que chegaron ao río o venres pasado. " * 6, "gl"),
        ("ダムは金曜日に川に来た四人の大臣によって閉鎖された。" * 6, "ja"),
        ("大坝在星期五被来到河边的四位部长关闭，这对居民来说是个好消息。" * 6, "zh"),
        ("أغلق الوزراء الأربعة الذين جاءوا إلى النهر يوم الجمعة السد الكبير. " * 6, "ar"),
        ("وزیران چهار کشور که جمعه به رودخانه آمده بودند سد بزرگ را بستند. " * 6, "fa"),
        ("댐은 금요일에 강에 온 네 명의 장관에 의해 폐쇄되었다. " * 6, "ko"),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_language(text, language):
    found = metadata(text, uncut(text), doc_id="d")
    assert found.language == language
    assert (found.language_score is None) == (language is None)
    if found.language_score is not None:
        assert 0 <= found.language_score <= 1


def test_a_declared_language_is_believed_where_its_words_bear_it_out():
    scores = (
        "Arden 3 Lorne 1 (Moro 12, Hale 40). Westmark 0 Port Amsel 0. " * 20 + "Cup of the North"
    )
    assert language_of(scores, "en")[0] == "en"
    russian = "Плотина была закрыта министрами, которые приехали к реке в пятницу. " * 6
    assert language_of(russian, "en")[0] == "ru"
    tagalog = "Isinara ng mga ministro ang dam na nasa ilog noong Biyernes ng umaga sa bayan. " * 6
    assert language_of(tagalog, "en")[0] != "en"
