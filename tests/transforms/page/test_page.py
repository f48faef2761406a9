"""HTML to text: every page gives its text, its blocks tile it, and hostile pages do no harm."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import HostilePage, SeedError
from transforms.page import read_page

CASES = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))["case"]


def read(html: str):
    return read_page(html, name="a.html")


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_source_text(case):
    page = read(case["html"])
    assert [page.source_text[block.start : block.stop] for block in page.blocks] == case["lines"]
    assert page.source_text == "\n".join(case["lines"])


PLACED = """
<html><body class="Home has-newsletter"><div id="main"><article itemprop="articleBody">
<p>One.</p><p class="lead">Two <a href="x">linked</a>.</p>
<aside hidden><p>Three.</p></aside><aside style="display: none">Four.</aside>
</article></div><div role="complementary"><ul><li><a href="y">Five</a></li></ul></div></body></html>
"""


def test_blocks_know_their_place_their_names_and_their_links():
    page = read(PLACED)
    one, two, three, four, five = page.blocks
    assert one.tag == "p"
    assert two.place == "html/body/div/article/p[2]"
    assert two.hints.startswith("lead articlebody main home")
    assert two.linked == len("linked")
    assert "[hidden]" in three.hints
    assert "[hidden]" in four.hints
    assert "[hidden]" not in two.hints
    assert five.place == "html/body/div[2]/ul/li"
    assert five.linked == len("Five")
    assert five.element.tag == "li"


def test_containers_hold_the_blocks_inside_them():
    page = read(PLACED)
    article = next(holder for holder in page.containers if holder.tag == "article")
    assert (article.first, article.last) == (0, 3)
    assert page.containers[article.parent].hint == "main"
    assert page.containers[0].parent == -1
    assert all(page.containers[b.container].first <= n for n, b in enumerate(page.blocks))


def test_an_anchor_made_of_a_heading_is_no_name():
    page = read('<section id="how-to-subscribe-to-rivers"><p>Text.</p></section>')
    assert page.blocks[0].hints == ""


def test_200_levels_are_read():
    page = read("<div>" * 200 + "Deep down." + "</div>" * 200)
    assert page.source_text == "Deep down."


@pytest.mark.parametrize("tag", ["<div>", "<font>a", "<table><tr><td>a", "<ul><li>a"])
def test_100_000_levels_are_refused(tag):
    with pytest.raises(HostilePage, match="nested more than"):
        read(tag * 100_000 + "Deep down.")


def test_an_attribute_of_ten_megabytes_is_no_obstacle():
    page = read('<p data-picture="' + "A" * 10_000_000 + '">Text.</p><p>More.</p>')
    assert page.source_text == "Text.\nMore."


def test_a_million_attributes_are_refused():
    attributes = " ".join(f"a{number}=1" for number in range(1_000_000))
    with pytest.raises(HostilePage, match="attributes"):
        read(f"<p {attributes}>Text.</p>")


def test_endless_blocks_are_refused():
    with pytest.raises(HostilePage, match="blocks"):
        read("<p>a" * 200_000)


def test_half_characters_and_zeros_are_replaced():
    assert read("<p>a\0b \ud83d c</p>").source_text == "a\ufffdb \ufffd c"


TAGS = ["p", "div", "b", "a", "br", "td", "tr", "table", "ul", "li", "pre", "img", "script", "h1"]
SOUP = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
        st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
        st.sampled_from(["<!--", "-->", "<p hidden>", "<a href='x'>", "<img alt='one two three'>"]),
        st.text(max_size=12),
    ),
    max_size=40,
).map("".join)


@given(st.one_of(SOUP, st.text()))
def test_any_text_is_a_page_and_its_blocks_tile_it(html):
    try:
        page = read(html)
    except SeedError:
        return
    at = 0
    for number, block in enumerate(page.blocks):
        assert block.start == at
        text = page.source_text[block.start : block.stop]
        assert text.strip() == text
        assert text
        assert 0 <= block.linked <= len(text)
        holder = page.containers[block.container]
        assert holder.first <= number <= holder.last
        at = block.stop + 1
    assert len(page.source_text) == max(at - 1, 0)
