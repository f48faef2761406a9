"""The gold says only what stands in the seeds."""

import html
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"


def gold(name: str) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


ARTICLES = gold("articles")["article"]
QUOTES = gold("quotes")
FIGURES = gold("figures")
MEASURES = gold("measures")
DUPLICATES = gold("duplicates")
OPENING_MARKS = ("“", '"', "‘", "â€œ")


def fold(text: str) -> str:
    """White space of every sort becomes one space, as in a browser or after reflow."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@cache
def raw(seed: str) -> str:
    data = (SEEDS / seed).read_bytes()
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


@cache
def readings(seed: str) -> tuple[str, ...]:
    """The seed's text as a person may read it: for HTML with tags as nothing and as a space."""
    text = raw(seed)
    if not seed.endswith(".html"):
        return (fold(text),)
    bare = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", text)
    return tuple(fold(html.unescape(re.sub(r"<[^>]+>", gap, bare))) for gap in ("", " "))


def times(words: str, seed: str) -> int:
    return max(text.count(fold(words)) for text in readings(seed))


def name(row: dict[str, object]) -> str:
    return str(row.get("id") or row.get("seed") or row.get("name") or f"{row['a']}+{row['b']}")


def test_every_seed_has_an_article_and_every_article_a_seed():
    seeds = [
        path.relative_to(SEEDS).as_posix()
        for path in sorted(SEEDS.rglob("*"))
        if path.suffix in {".txt", ".html"}
    ]
    assert sorted(str(article["seed"]) for article in ARTICLES) == seeds


def test_every_sidecar_stands_beside_a_seed_and_holds_only_known_keys():
    for path in sorted(SEEDS.rglob("*.toml")):
        assert path.with_suffix(".txt").exists() or path.with_suffix(".html").exists(), path
        assert set(tomllib.loads(path.read_text("utf-8"))) <= {"url", "fetched_at", "outlet"}


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_probes_occur_in_the_seed(article):
    seed = article["seed"]
    missing = [
        probe
        for key in ("keep", "drop", "captions")
        for probe in article[key]
        if not times(probe, seed) and probe not in raw(seed)
    ]
    assert missing == []


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_metadata_stands_in_the_seed(article):
    seed = article["seed"]
    for key in ("title", "subtitle", "kicker", "agency", "syndicator"):
        if article.get(key):
            assert times(article[key], seed), key
    lowered = [text.lower() for text in readings(seed)]
    for author in article["authors"]:
        assert any(author.lower() in text for text in lowered), author


@pytest.mark.parametrize("quote", QUOTES["quotes"], ids=name)
def test_quotes_stand_once_behind_a_mark(quote):
    if quote.get("marks", True):
        found = max(
            sum(text.count(mark + quote["words"]) for mark in OPENING_MARKS)
            for text in readings(quote["seed"])
        )
    else:
        found = times(quote["words"], quote["seed"])
    assert found == 1


@pytest.mark.parametrize(
    "figure",
    [
        *FIGURES["figures"],
        *(row for row in MEASURES["measures"] if "at" in row),
        *MEASURES["not_figures"],
    ],
    ids=name,
)
def test_figures_stand_once_with_one_bracket(figure):
    at = str(figure["at"])
    assert at.count("[") == at.count("]") == 1
    assert times(at.replace("[", "").replace("]", ""), figure["seed"]) == 1


@pytest.mark.parametrize("table", [QUOTES, FIGURES], ids=["quotes", "figures"])
def test_pairs_join_two_articles_once(table):
    rows = table["quotes"] if "quotes" in table else table["figures"]
    seeds = {row["id"]: row["seed"] for row in rows}
    assert len(seeds) == len(rows)
    forbidden = table["must_not_match"] if "quotes" in table else table["must_not_meet"]
    pairs = [*table["matches"], *forbidden]
    for pair in pairs:
        assert seeds[pair["a"]] != seeds[pair["b"]], pair
    counts = Counter(frozenset((pair["a"], pair["b"])) for pair in pairs)
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_quote_matches_join_one_family_and_forbidden_ones_two():
    family = {quote["id"]: quote["family"] for quote in QUOTES["quotes"]}
    assert all(family[pair["a"]] == family[pair["b"]] for pair in QUOTES["matches"])
    assert all(family[pair["a"]] != family[pair["b"]] for pair in QUOTES["must_not_match"])
    for pair in QUOTES["matches"]:
        assert (pair["relation"] == "part") == ("longer" in pair), pair
        assert pair.get("longer", pair["a"]) in (pair["a"], pair["b"])


def test_figure_matches_join_one_topic_and_forbidden_ones_two():
    rows = {figure["id"]: figure for figure in FIGURES["figures"]}
    for pair in FIGURES["matches"]:
        assert rows[pair["a"]]["topic"] == rows[pair["b"]]["topic"], pair
        assert pair["verdict"] in ("agree", "differ")
    for pair in FIGURES["must_not_meet"]:
        same_topic = rows[pair["a"]]["topic"] == rows[pair["b"]]["topic"]
        assert not same_topic or rows[pair["a"]].get("currency") != rows[pair["b"]].get("currency")


def test_duplicates_name_seeds_and_an_exact_one_has_the_same_bytes():
    for pair in [*DUPLICATES["duplicates"], *DUPLICATES["not_duplicates"]]:
        same = (SEEDS / pair["a"]).read_bytes() == (SEEDS / pair["b"]).read_bytes()
        assert same == (pair.get("relation") == ["exact"]), pair


@pytest.mark.parametrize("entity", gold("entities")["entities"], ids=name)
def test_names_stand_in_their_seeds(entity):
    missing = [
        (form["seed"], text)
        for form in entity["forms"]
        for text in form["text"]
        if not times(text, form["seed"])
    ]
    assert missing == []


def test_measures_name_known_figures_once():
    known = {figure["id"] for figure in FIGURES["figures"]}
    counts = Counter(row["id"] for row in MEASURES["measures"] if "id" in row)
    assert set(counts) <= known
    assert set(counts.values()) == {1}
