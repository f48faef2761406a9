"""Figures of articles about one event: how many meet as they should, and how many differ wrongly.

The score is printed with -s. That figures differ is the sharpest claim of all: none may be wrong.
"""

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from warehouse.store import Warehouse

STORIES = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))["story"]
TAG = re.compile(r"\{([\w-]+):([^}]*)\}")
WANTED = ("agree", "differ")


def written(article):
    """Return the text as an outlet saves it, and where its tagged figures stand by name."""
    head = f"{article['id'].replace('-', ' ').capitalize()} report\n\n"
    text, tags, at = head + f"{article['published']:%d %B %Y}\n\n", {}, 0
    for found in TAG.finditer(article["text"]):
        text += article["text"][at : found.start()]
        tags[found[1]] = (found[2], len(text))
        text += found[2]
        at = found.end()
    return text + article["text"][at:] + "\n", tags


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stories")
    for number, story in enumerate(STORIES):
        for article in story["article"]:
            path = folder / "seeds" / f"story-{number}" / f"{article['id']}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written(article)[0], "utf-8")
    desk = Desk(seeds=folder / "seeds", warehouse=folder / "tables")
    ingest_directly(desk, Options(), Watcher())
    with Warehouse.open(desk.warehouse).reader() as reader:
        yield reader


def names_of(reader):
    """Return the name of each tagged figure by its id, the story's number before it."""
    rows = {}
    for doc_id, figure_id, start, stop in reader.rows(
        "select doc_id, figure_id, start, stop from figures"
    ):
        rows.setdefault(doc_id, []).append((figure_id, start, stop))
    texts = dict(reader.rows("select doc_id, source_text from sources"))
    names = {}
    for number, story in enumerate(STORIES):
        for article in story["article"]:
            doc_id = f"story-{number}/{article['id']}.txt"
            for name, (words, at) in written(article)[1].items():
                assert texts[doc_id][at : at + len(words)] == words
                for figure_id, start, stop in rows.get(doc_id, []):
                    if start < at + len(words) and at < stop:
                        names.setdefault(figure_id, f"{number} {name}")
    return names


def pairs(number, story, key):
    return {frozenset(f"{number} {name}" for name in pair) for pair in story.get(key, [])}


def score(reader):
    """Return counts of verdicts, right, false and missed, and the false ones in words."""
    names, counts, false = names_of(reader), Counter(), []
    gold = {
        verdict: set().union(*(pairs(n, one, verdict) for n, one in enumerate(STORIES)))
        for verdict in (*WANTED, "perhaps_agree", "perhaps_differ")
    }
    found = {verdict: set() for verdict in WANTED}
    sql = "select figure_id, other_figure_id, verdict, why from figure_matches"
    for one, other, verdict, why in reader.rows(sql):
        if verdict not in WANTED:
            counts[verdict] += 1
            continue
        pair = frozenset((names.get(one, one), names.get(other, other)))
        found[verdict].add(pair)
        if pair not in gold[verdict] | gold[f"perhaps_{verdict}"]:
            counts[f"false {verdict}"] += 1
            false.append(f"{verdict}: {' + '.join(sorted(pair))}: {why}")
    for verdict in WANTED:
        counts[verdict] = len(found[verdict] & gold[verdict])
        counts[f"missed {verdict}"] = len(gold[verdict] - found[verdict])
    return counts, false


@pytest.mark.model
def test_figures_of_one_event_meet_and_none_differ_wrongly(reader):
    dates = {row[0] for row in reader.rows("select published_at is null from documents")}
    assert dates == {False}
    counts, false = score(reader)
    sys.stdout.write(f"\nfigures of one event: {dict(sorted(counts.items()))}\n")
    sys.stdout.write("\n".join(false) + "\n")
    assert counts["false differ"] == 0, false
    assert counts["false agree"] <= 1, false
    assert counts["agree"] >= 96
    assert counts["differ"] >= 9


def test_every_pair_names_figures_of_two_articles():
    for story in STORIES:
        articles = {
            name: article["id"] for article in story["article"] for name in written(article)[1]
        }
        for key in (*WANTED, "perhaps_agree", "perhaps_differ"):
            for one, other in story.get(key, []):
                assert articles[one] != articles[other]
        assert len({article["id"] for article in story["article"]}) == len(story["article"])
