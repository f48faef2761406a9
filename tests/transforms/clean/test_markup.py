"""Pages cleaned: the article is kept, what stands around it is typed, and all of it tiles."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.clean.markup import clean_page
from transforms.clean.markup_hints import hints_of
from transforms.page import read_page

CASES = tomllib.loads(Path(__file__).with_name("markup.toml").read_text("utf-8"))["case"]
PARAGRAPHS = [
    (
        "The crews of the Arden ferries voted on Thursday night to return to work after nine days "
        "on strike, and the first boats are to leave the pier on Friday morning at six o'clock."
    ),
    (
        "“We have what we asked for, and the company has kept its face,” said Mara Oduya, who led "
        "the talks for the crews. The harbour company confirmed the agreement in a short statement."
    ),
    (
        "Nearly forty thousand people on the islands depend on the crossings, among them pupils "
        "and patients who were taken to the mainland in fishing boats while the ferries lay idle."
    ),
    (
        "The agreement runs for two years. It raises wages by four per cent at once and by another "
        "three next spring, and it rules out cuts to the crews until the end of 2026."
    ),
]


def page_of(html: str):
    for number, text in enumerate(PARAGRAPHS, start=1):
        html = html.replace(f"@text{number}", text).replace(f"@{number}", f"<p>{text}</p>")
    return read_page(html, name="a.html")


def clean(html: str, **options):
    return clean_page(page_of(html), doc_id="a", **options)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case):
    cleaned = clean(case["html"])
    blocks = {block.text.rstrip("\n"): block for block in cleaned.blocks}
    kept = [block.text.rstrip("\n") for block in cleaned.blocks if block.kept]
    assert sorted(kept) == sorted(PARAGRAPHS + case["keeps"])
    for text, kind in case["drops"].items():
        assert (blocks[text].kept, blocks[text].kind) == (False, kind), blocks[text].rule
    if "captions" in case:
        assert [caption.text for caption in cleaned.captions] == case["captions"]


def test_the_reading_holds_the_kept_blocks_as_paragraphs():
    cleaned = clean("<body><nav><a href='/'>Home</a></nav><article>@1@2@3@4</article></body>")
    assert cleaned.reading.text == "\n\n".join(PARAGRAPHS)


def test_kept_blocks_have_kinds():
    cleaned = clean("<article>@1<h2>Heading</h2>@2<ul><li>An item of it.</li></ul>@3@4</article>")
    kinds = [block.kind for block in cleaned.blocks if block.kept]
    assert kinds == ["body", "heading", "body", "list_item", "body", "body"]


def test_every_verdict_names_its_rule_and_adds_up():
    cleaned = clean("<body><nav><a href='/'>Home</a></nav><article>@1@2@3@4</article></body>")
    for block in cleaned.blocks:
        assert block.rule
        assert block.score is not None
        assert block.kept == (block.score > 0)


def test_the_publishers_own_text_is_heard():
    """Without it, the short last line would be doubted: it stands after the prose."""
    html = "<body><article>@1@2@3@4</article><div>And the boats sail again</div></body>"
    body = "\n".join([*PARAGRAPHS, "And the boats sail again"])
    script = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": body}]})
    told = f'<script type="application/ld+json">{script}</script>{html}'
    assert "boats sail again" not in clean(html).reading.text
    assert clean(told).blocks[-1].score > clean(html).blocks[-1].score


@pytest.mark.parametrize(
    ("html", "is_asked"),
    [
        ("<article>@1@2@3@4</article>", False),
        ("<article>@1@2</article>", True),
        ("<main><div>@1@2</div><section>@3@4</section></main>", True),
        ("<main class='story-body'><div>@1@2</div><section>@3@4</section></main>", False),
        ("<article>@1@2@3@4</article><div>" + "<p>Ferry fares by island</p>" * 4 + "</div>", False),
        ("<article>@1@2@3@4<p>Ferry fares to the isle of Arden<p>Fares to the far isles</p>", True),
    ],
)
def test_another_voice_is_asked_only_in_doubt(html, is_asked, monkeypatch):
    """Of short, of scattered and of ragged pages; not where the page names its text."""
    asked = []
    monkeypatch.setattr("transforms.clean.markup.trafilatura_voice", lambda *_: asked.append(1))
    clean(html)
    assert bool(asked) == is_asked


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '{"articleBody": 3}', "null"])
def test_broken_data_of_the_publisher_is_passed_over(broken):
    html = f'<script type="application/ld+json">"articleBody" {broken}</script>@1@2@3@4'
    assert clean(html).reading.text == "\n\n".join(PARAGRAPHS)


def test_a_stub_in_front_of_a_paywall_is_flagged():
    wall = "<div class='paywall'><p>To continue reading this article, subscribe today.</p></div>"
    assert clean(f"<article>@1@2{wall}</article>").is_truncated
    assert not clean("<article>@1@2@3@4</article>").is_truncated
    hidden = wall.replace("<div", "<div hidden")
    assert not clean(f"<article>@1@2@3@4{hidden}</article>").is_truncated


def test_lines_learned_of_the_outlet_are_dropped():
    html = "<article>@1@2@3@4<p>Your harbour, your Courier</p></article>"
    learned = frozenset({"your harbour, your courier"})
    assert "Your harbour" not in clean(html, furniture=learned).reading.text


def test_a_page_without_text_gives_no_blocks():
    cleaned = clean("<body><script>load()</script></body>")
    assert cleaned.blocks == ()
    assert cleaned.reading.text == ""


@pytest.mark.parametrize(
    ("tag", "hint", "families"),
    [
        ("div", "article-share-bar", ["share"]),
        ("div", "shareholder-letter", []),
        ("section", "related-articles", ["related"]),
        ("footer", "", ["navigation"]),
        ("p", "entry-content", ["body"]),
        ("div", "header", []),
        ("div", "adventure", []),
        ("div", "sidebar-ad", ["advert", "sidebar"]),
        ("div", "commentary", []),
    ],
)
def test_names_in_markup(tag, hint, families):
    assert sorted(found.name for found in hints_of(tag, hint)) == families


PARTS = st.lists(
    st.one_of(
        st.sampled_from(["@1", "@2", "@3", "@4", "<h1>A ferry</h1>", "<nav><a href='x'>Home</a>"]),
        st.sampled_from(["<div class='related'>", "</div>", "<article>", "<li>", "<figcaption>"]),
        st.sampled_from(["<p hidden>", "<img alt='one two three'>", "<table><tr><td>", "<br>"]),
        st.text(max_size=20),
    ),
    max_size=15,
).map("".join)


@given(PARTS)
@settings(deadline=None, max_examples=60)
def test_any_page_is_tiled_and_every_offset_is_true(html):
    page = page_of(html)
    cleaned = clean_page(page, doc_id="a")
    assert "".join(block.text for block in cleaned.blocks) == page.source_text
    for block in cleaned.blocks:
        assert page.source_text[block.start : block.stop] == block.text
    for caption in cleaned.captions:
        assert page.source_text[caption.start : caption.stop] == caption.text
    reading = cleaned.reading
    for word in reading.text.split()[:20]:
        at = reading.text.index(word)
        found = reading.evidence(at, at + len(word))
        assert page.source_text[found.start : found.stop] == found.text
