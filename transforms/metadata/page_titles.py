"""The headline of a page: the heading that its tags agree on, without the site's name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from transforms.metadata.country import host_of
from transforms.metadata.labels import is_kicker, is_promotion
from transforms.metadata.statements import Statement
from transforms.metadata.titles import key

if TYPE_CHECKING:
    from transforms.metadata.headings import Headings

_SEPARATOR = re.compile(r"\s+(?:[|·•»«›:]|::|[-–—])\s+|\s*\|\s*")
_PARTS = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_WORD = re.compile(r"\w+")
LEAST_SPACES = 2
"""Spaces in the shortest line that is looked up in the title tag; names of sites have fewer."""
LEAST_HOST = 4
"""Letters of the shortest label of a host that is looked up as an outlet's name."""
_TRUST = {"h1": 0.5, "json_ld": 0.6, "open_graph": 0.5, "meta": 0.4, "title_tag": 0.3, "text": 0.35}


def _overlap(first: set[str], second: set[str]) -> float:
    """Return the share of words that two headlines have in common, from 0 to 1."""
    return len(first & second) / max(1, min(len(first), len(second)))


def _sites(statements: Sequence[Statement], url: str | None) -> set[str]:
    names = {key(s.value) for s in statements if s.field == "publisher" and len(s.value) < 60}
    host = host_of(url or "")
    return {name for name in names | {key(host), key(host.rpartition(".")[0])} if name}


def _headed_sites(candidates: Sequence[Statement]) -> set[str]:
    """Return visible headings that stand in the title tag beside the headline of other markup.

    Such a heading is the site's name or a section's.
    """
    of_kind: dict[str, set[str]] = {"h1": set(), "json_ld": set(), "open_graph": set()}
    parts: set[str] = set()
    for statement in candidates:
        of_kind.setdefault(_kind(statement), set()).add(key(statement.value))
        if statement.rule == "title_tag":
            parts |= {key(part) for part in _PARTS.split(statement.value)}
    told = of_kind["json_ld"] | of_kind["open_graph"]
    return (of_kind["h1"] & parts) - told if told & parts else set()


def _is_site(part: str, sites: set[str]) -> bool:
    bare = key(part)
    joined = bare.replace(" ", "")
    return any(bare == site or joined == site.replace(" ", "") for site in sites)


def without_site(title: str, sites: set[str], others: Sequence[str]) -> str:
    """Take the site's name and sections off a title: parts that the page says elsewhere.

    A part is taken off where it is the name of the site, or where the rest is what another
    statement gives as the whole headline.
    """
    known = {key(other) for other in others if other != title}
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        if _is_site(title[cut.end() :], sites):
            return title[: cut.start()]
    first = _PARTS.search(title)
    if first and _is_site(title[: first.start()], sites):
        return title[first.end() :]
    for cut in reversed(cuts):
        if key(title[: cut.start()]) in known:
            return title[: cut.start()]
    for cut in cuts:
        if key(title[cut.end() :]) in known and len(title) - cut.end() > 12:
            return title[cut.end() :]
    return title


def heading_titles(found: "Headings") -> Iterator[Statement]:
    """State the visible headings and the title tag as titles."""
    for text in found.headings:
        yield Statement(field="title", value=text, origin="meta", rule="h1", trust=0.5)
    if found.page_title:
        yield Statement(
            field="title", value=found.page_title, origin="meta", rule="title_tag", trust=0.3
        )


def site_names(found: "Headings", url: str | None) -> Iterator[Statement]:
    """State the outlet's name: a part of the title tag that is its link home too, or its host."""
    homes = {key(text) for text in found.homes}
    host = {label for label in host_of(url or "").split(".") if len(label) >= LEAST_HOST}
    parts = [part.strip() for part in _PARTS.split(found.page_title or "")]
    for part in parts if len(parts) > 1 else []:
        name = key(part)
        joined = name.replace(" ", "")
        if name and (name in homes or joined in host or joined.removeprefix("the") in host):
            yield Statement(
                field="publisher", value=part, origin="meta", rule="title_tag_site", trust=0.6
            )
            return


def _kind(statement: Statement) -> str:
    return statement.rule if statement.rule in {"h1", "title_tag"} else statement.origin


def page_titles(
    statements: Sequence[Statement], url: str | None, shown: Sequence[str] = ()
) -> list[tuple[Statement, Statement]]:
    """Score the titles that a page states; return each with its scored copy, the best first.

    `shown` are the lines of the page: where only the title tag speaks, the line that shows a part
    of it tells which part is the headline.
    """
    candidates = [s for s in statements if s.field == "title"]
    values = [s.value for s in candidates]
    sites = _sites(statements, url) | _headed_sites(candidates)
    alone = all(_kind(s) == "title_tag" for s in candidates)
    known = [*values, *(line for line in shown if line.count(" ") >= LEAST_SPACES and alone)]
    bare = [without_site(value, sites, known) for value in values]
    keys = [key(value) for value in bare]
    vocabularies = [set(_WORD.findall(value.casefold())) for value in bare]
    scored: list[tuple[Statement, Statement]] = []
    for n, statement in enumerate(candidates):
        others = [m for m in range(len(candidates)) if _kind(candidates[m]) != _kind(statement)]
        agreeing = {_kind(candidates[m]) for m in others if keys[m] == keys[n]}
        likeness = max((_overlap(vocabularies[n], vocabularies[m]) for m in others), default=0.5)
        score = _TRUST[_kind(statement)] + 0.2 * min(3, len(agreeing)) + 0.3 * likeness
        if _kind(statement) == "h1":
            score += 0.45 if likeness >= 0.5 else -0.1
        if _is_site(statement.value, sites) or not keys[n]:
            score -= 3.0
        if is_promotion(statement.value) or is_kicker(statement.value) or len(keys[n]) < 4:
            score -= 0.6
        scored.append((statement, replace(statement, value=bare[n], trust=score)))
    return sorted(scored, key=lambda pair: -pair[1].trust)
