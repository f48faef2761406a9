"""How many of the planted matches between the seeds are found, and how many found are false.

The figures are printed with -s. What is expected follows tests/seeds: see its README.
"""

import re
import sys
import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from flows.direct import ingest_directly
from flows.running import Options, Watcher
from flows.settings import Desk
from transforms.link.words import one_spelling, surface_words
from warehouse.store import Warehouse

ROOT = Path(__file__).parents[2]


@dataclass
class Score:
    """Planted pairs found, not found and given a wrong verdict; pairs that should not be."""

    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    optional: list[str] = field(default_factory=list)
    """Optional pairs that were found."""
    unseen: list[str] = field(default_factory=list)
    """Planted pairs of which extraction gave no row for one side."""

    def __str__(self) -> str:
        counts = ", ".join(f"{name} {len(rows)}" for name, rows in vars(self).items())
        lines = [
            f"  {name}: {row}"
            for name, rows in vars(self).items()
            if name not in ("found", "optional")
            for row in rows
        ]
        return "\n".join([counts, *lines])


@cache
def gold(name):
    return tomllib.loads((ROOT / "tests" / "seeds" / f"{name}.toml").read_text("utf-8"))


def fold(text):
    return " ".join(one_spelling(word) for word in surface_words(text))


def pair(one, other):
    return (one, other) if one < other else (other, one)


def quote_score(reader):
    score = Score()
    rows = reader.rows("select quote_id, doc_id, text from quotes where kind <> 'indirect'")
    texts = {quote_id: fold(text) for quote_id, _, text in rows}
    planted = {one["id"]: one for one in gold("quotes")["quotes"]}
    at = {
        name: [
            quote_id
            for quote_id, doc_id, _ in rows
            if doc_id == one["seed"] and fold(one["words"]) in texts[quote_id]
        ]
        for name, one in planted.items()
    }
    sql = (
        "select quote_id, other_quote_id, relation, longer_quote_id, same_speaker "
        "from quote_matches"
    )
    matches = {pair(*row[:2]): row[2:] for row in reader.rows(sql)}
    for match in gold("quotes")["matches"]:
        _planted_quotes(score, match, at, matches)
    families = _families(texts, planted, at)
    for one, other in matches:
        if not families[one] & families[other] and texts[one] != texts[other]:
            score.false.append(f"{one} {texts[one]!r} + {other} {texts[other]!r}")
    for match in gold("quotes")["must_not_match"]:
        score.false += [
            f"{match['a']} + {match['b']}: {match['why']}"
            for one in at[match["a"]]
            for other in at[match["b"]]
            if pair(one, other) in matches
        ]
    return score


def _planted_quotes(score, match, at, matches):
    name = f"{match['a']} + {match['b']}"
    sides = [(one, other) for one in at[match["a"]] for other in at[match["b"]]]
    found = [side for side in sides if pair(*side) in matches]
    if not found:
        if not match.get("optional"):
            (score.missed if sides else score.unseen).append(name)
        return
    (score.optional if match.get("optional") else score.found).append(name)
    relation, longer, same = matches[pair(*found[0])]
    if relation != match["relation"]:
        score.wrong.append(f"{name}: {relation}, not {match['relation']}")
    if match.get("longer") and longer not in at[match["longer"]]:
        score.wrong.append(f"{name}: longer is {longer}")
    if "same_speaker" in match and same is not match["same_speaker"]:
        score.wrong.append(f"{name}: same_speaker is {same}")


def _families(texts, planted, at):
    words = [(fold(one["words"]), one["family"]) for one in planted.values()]
    words += [(texts[row], planted[name]["family"]) for name, rows in at.items() for row in rows]
    return {
        quote_id: {family for known, family in words if known in text or text in known}
        for quote_id, text in texts.items()
    }


def place(source, at):
    """Return where the bracketed words of a gold figure stand in the source text."""
    before, rest = at.split("[", 1)
    inside, after = rest.split("]", 1)
    groups = [r"\s+".join(map(re.escape, part.split())) for part in (before, inside, after)]
    gaps = [r"\s*" if part else "" for part in (before, after)]
    found = re.search(f"{groups[0]}{gaps[0]}({groups[1]}){gaps[1]}{groups[2]}", source)
    return found.span(1) if found else None


def figure_rows(reader):
    """Return the figure row of each gold figure that extraction has found."""
    sources = dict(reader.rows("select doc_id, source_text from sources"))
    rows = reader.rows("select figure_id, doc_id, start, stop, value, value_high from figures")
    found = {}
    for one in gold("figures")["figures"]:
        span = place(sources[one["seed"]], one["at"])
        for figure_id, doc_id, start, stop, value, high in rows:
            overlaps = span and start < span[1] and span[0] < stop
            if doc_id == one["seed"] and overlaps and one["value"] in (value, high):
                found[one["id"]] = figure_id
    return found


def figure_score(reader):
    score = Score()
    rows = figure_rows(reader)
    sql = "select figure_id, other_figure_id, verdict, why from figure_matches"
    matches = {pair(*row[:2]): row[2:] for row in reader.rows(sql)}
    meets = {names: row for names, row in matches.items() if row[0] != "not_comparable"}
    for match in gold("figures")["matches"]:
        name = f"{match['a']} + {match['b']}"
        if match["a"] not in rows or match["b"] not in rows:
            if not match.get("optional"):
                score.unseen.append(name)
            continue
        verdict, why = matches.get(pair(rows[match["a"]], rows[match["b"]]), (None, ""))
        if verdict == match["verdict"]:
            (score.optional if match.get("optional") else score.found).append(name)
        elif verdict in ("agree", "differ"):
            score.wrong.append(f"{name}: {verdict}, {why}")
        elif not match.get("optional"):
            score.missed.append(f"{name} {verdict or ''} {why}")
    for match in gold("figures")["must_not_meet"]:
        ids = (rows.get(match["a"], ""), rows.get(match["b"], ""))
        if pair(*ids) in meets:
            score.false.append(f"{match['a']} + {match['b']}: {match['why']} {meets[pair(*ids)]}")
    topics = {one["id"]: one["topic"] for one in gold("figures")["figures"]}
    for one, other in combinations(sorted(rows), 2):
        row = meets.get(pair(rows[one], rows[other]))
        if row and topics[one] != topics[other]:
            score.false.append(f"{one} + {other}: {row}")
    return score


def copy_score(reader):
    score = Score()
    sql = "select doc_id, other_doc_id, relation, original_doc_id from duplicates"
    matches = {pair(*row[:2]): row[2:] for row in reader.rows(sql)}
    for match in gold("duplicates")["duplicates"]:
        name = f"{match['a']} + {match['b']}"
        row = matches.pop(pair(match["a"], match["b"]), None)
        (score.found if row else score.missed).append(name)
        if row and row[0] not in match["relation"]:
            score.wrong.append(f"{name}: {row[0]}")
        if row and "original" in match and row[1] != match["original"]:
            score.wrong.append(f"{name}: from {row[1]}")
    score.false += [" + ".join(names) for names in matches]
    return score


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    desk = Desk(seeds=ROOT / "seeds", warehouse=tmp_path_factory.mktemp("matches") / "tables")
    ingest_directly(desk, Options(), Watcher())
    with Warehouse.open(desk.warehouse).reader() as reader:
        yield reader


@pytest.mark.model
def test_planted_quote_matches_are_found_and_no_others(reader):
    score = quote_score(reader)
    sys.stdout.write(f"\nquote matches: {score}")
    assert not score.false
    assert len(score.found) >= 35


@pytest.mark.model
def test_planted_copies_are_found_and_no_others(reader):
    score = copy_score(reader)
    sys.stdout.write(f"\nduplicates: {score}")
    assert not score.false
    assert not score.missed
    assert not score.wrong


@pytest.mark.model
def test_planted_figure_matches_are_found_and_no_others(reader):
    score = figure_score(reader)
    sys.stdout.write(f"\nfigure matches: {score}")
    assert not score.false
    assert not score.wrong
    assert len(score.found) >= 50
