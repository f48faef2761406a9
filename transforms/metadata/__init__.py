"""Metadata: title, authors, publisher, times and language, each with its basis and evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone

from transforms.metadata.country import country_of_locale, country_of_url, host_of, is_home_page
from transforms.metadata.datelines import dateline_bound, dateline_days
from transforms.metadata.header import Header, decks, read_header, times, titles
from transforms.metadata.labels import is_credited
from transforms.metadata.language import language_of
from transforms.metadata.lines import lines_of
from transforms.metadata.names import fold, is_desk, is_name
from transforms.metadata.notices import notices
from transforms.metadata.page_titles import page_titles
from transforms.metadata.published import (
    Publication,
    caption_bound,
    copyright_bounds,
    dated_address,
    publication,
    url_bounds,
)
from transforms.metadata.signatures import authors, bios
from transforms.metadata.stamps import slash_order
from transforms.metadata.statements import Line, Statement, chosen_rows
from transforms.metadata.titles import key
from transforms.model.cleaned import Cleaned, Metadata, Sidecar
from transforms.model.page import Page

PLAIN_FIELDS = (
    "title", "subtitle", "kicker", "authors", "publisher", "agency", "syndicator", "section",
    "url", "licence",
)  # fmt: skip

NOBODY = frozenset({"home", "homepage", "home page", "website", "blog", "news", "untitled"})
LONGEST_SUBNAME = 24
"""Characters that an edition's name has at most after the outlet's; slogans are longer."""
SHOWN_ON_PAGE = 0.84
"""What the visible text of a page is trusted at most: just less than its own structured data."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """All that is said of an article, before anything is chosen."""

    said: tuple[Statement, ...]
    header: Header
    title: Statement | None
    zone: timezone | None
    language: str | None
    language_score: float | None
    country_code: str | None


def _of_sidecar(sidecar: Sidecar, page: Page | None) -> list[Statement]:
    said = [
        Statement(field=name, value=value, origin="sidecar", rule=rule, trust=2.0)
        for name, value, rule in (
            ("publisher", sidecar.outlet, "outlet"),
            ("url", sidecar.url, "url"),
        )
        if value
    ]
    if page is not None and page.url:
        said.append(Statement(field="url", value=page.url, origin="url", rule="address", trust=0.5))
    return said + dated_address(sidecar.url or (page.url if page else None))


def _of_text(header: Header) -> list[Statement]:
    readers = (titles, decks, authors, bios, times, dateline_days)
    said = [statement for reader in readers for statement in reader(header)]
    return [*said, *notices(header)]


def _of_page(page: Page) -> tuple[list[Statement], str | None, timezone | None]:
    """Return what the markup says, and the locale and the zone that it gives away."""
    from transforms.metadata.headings import headings
    from transforms.metadata.json_ld import json_ld
    from transforms.metadata.marked_authors import marked_bylines
    from transforms.metadata.markup import (
        links,
        meta_tags,
        microdata,
        named_elements,
        page_zone,
        time_elements,
    )
    from transforms.metadata.page_titles import heading_titles, site_names

    found = headings(page.tree)
    readers = (json_ld, meta_tags, links, time_elements)
    said = [statement for reader in readers for statement in reader(page.tree)]
    named = named_elements(page.tree)
    said += microdata(named)
    said += marked_bylines(named, next(page.tree.iter("h1"), None))
    said += site_names(found, page.url)
    return [*heading_titles(found), *said], found.locale, page_zone(page.tree)


def _outlets(said: Sequence[Statement], url: str | None) -> set[str]:
    host = host_of(url or "")
    names = [s.value for s in said if s.field == "publisher"]
    return {key(name).replace(" ", "") for name in (*names, host, host.rpartition(".")[0])}


def _without_outlets(said: Sequence[Statement], url: str | None) -> list[Statement]:
    """Trust a signature less that is the outlet's name or a login, and take desks off it."""
    outlets = _outlets(said, url)
    stated = {name for s in said for name in s.names if is_name(name)}
    weighed: list[Statement] = []
    for statement in said:
        if statement.field == "authors":
            people = tuple(_shortest(name, stated) for name in statement.names if not is_desk(name))
            if not people:  # a desk: on record, and nobody's name
                weighed.append(replace(statement, names=(), trust=0.0))
                continue
            by_outlet = all(key(name).replace(" ", "") in outlets for name in people)
            login = all(" " not in name and name == name.lower() for name in people)
            person = all(is_name(name) for name in people)
            trust = statement.trust - by_outlet * (0.3 if person else 0.7) - 0.5 * login
            statement = replace(statement, names=people, trust=trust)
        weighed.append(statement)
    return weighed


def _shortest(name: str, stated: set[str]) -> str:
    """Return the part of a name that the page gives elsewhere as the whole: words stuck to it."""
    inside = [
        other
        for other in stated
        if other != name and (name.startswith(other + " ") or name.endswith(" " + other))
    ]
    return min(inside, key=lambda other: (len(other), other), default=name)


def _best(said: Sequence[Statement], name: str) -> Statement | None:
    of_field = [s for s in said if s.field == name and s.trust > 0]
    return max(of_field, key=lambda s: s.trust, default=None)


def _is_page_dump(lines: Sequence[Line]) -> bool:
    """Whether menus came with the text: then its copyright line is the site's."""
    return sum(1 for line in lines if line.is_bullet or len(line.value) < 25) > 12


def _publication(
    heard: _Heard, cleaned: Cleaned, fetched_at: datetime | None, *, is_page: bool
) -> Publication:
    header = heard.header
    own = not is_page and not _is_page_dump(header.lines)
    since, until = copyright_bounds(header.lines, is_article_line=own)
    month_since, month_until = url_bounds(heard.said)
    captions = [caption.text for caption in cleaned.captions]
    if not is_page:
        captions += [line.value for line in header.lines if is_credited(line.value)]
    body = header.lines[header.start : header.start + 2]
    wired = dateline_bound(body, since.year) if since else None
    lower = [moment for moment in (since, month_since, wired, caption_bound(captions)) if moment]
    upper = [moment for moment in (until, month_until) if moment]
    return publication(
        heard.said,
        earliest=max(lower, default=None),
        latest=min(upper, default=None),
        fetched_at=fetched_at,
        zone=heard.zone,
    )


def _hear(source_text: str, cleaned: Cleaned, page: Page | None, sidecar: Sidecar) -> _Heard:
    """Collect what sidecar, markup and text say, each weighed by what the others say."""
    marked, locale, zone = _of_page(page) if page else ([], None, None)
    declared = locale[:2] if locale and re.match(r"[a-z]{2}(?![a-z])", locale) else None
    language, score = language_of(cleaned.reading.text, declared)
    language = language or declared
    said = _of_sidecar(sidecar, page) + marked
    address = _best(said, "url")
    url = address.value if address else None
    country = country_of_url(url) or country_of_locale(locale)
    if is_home_page(url):
        said = [statement for statement in said if statement.stamp is None]
    lines = lines_of(source_text, cleaned)
    stated = page_titles(said, url, [line.value for line in lines]) if page else []
    ranked = [pair for pair in stated if pair[1].trust > 0]
    header = read_header(
        lines,
        language=language or "en",
        month_first=slash_order(source_text) if country is None else country == "US",
        known_title=ranked[0][1].value if ranked else None,
        no_titles=frozenset(key(raw.value) for raw, scored in stated if scored.trust <= 0),
    )
    shown = _of_text(header)
    if page:
        shown = [replace(s, trust=min(s.trust, SHOWN_ON_PAGE)) for s in shown]
    bare = {id(raw): scored for raw, scored in stated}
    title = ranked[0][1] if ranked else None
    said = _without_taglines([bare.get(id(s), s) for s in said] + shown, title)
    said = _without_outlets(said, url)
    return _Heard(
        said=tuple(said),
        header=header,
        title=title,
        zone=zone,
        language=language,
        language_score=score,
        country_code=country,
    )


def _without_taglines(said: Sequence[Statement], title: Statement | None) -> list[Statement]:
    """Take slogans off outlets' names, and drop names that are the headline's or nobody's."""
    kept: list[Statement] = []
    for statement in said:
        if statement.field == "publisher" and statement.trust < 1:
            name, _, slogan = statement.value.replace(" – ", " - ").partition(" - ")
            if len(slogan.split()) > 2 or len(slogan) > LONGEST_SUBNAME:
                statement = replace(statement, value=name)
            if fold(statement.value) in NOBODY or (title and key(title.value) == key(name)):
                continue
        kept.append(statement)
    return kept


def _chosen(heard: _Heard) -> dict[str, Statement | None]:
    """Choose a statement for every plain field; an outlet's own text comes from no agency."""
    best = {name: _best(heard.said, name) for name in PLAIN_FIELDS}
    best["title"] = heard.title or best["title"]
    agency, publisher = best["agency"], best["publisher"]
    if agency and publisher and key(agency.value) == key(publisher.value):
        best["agency"] = None
    return best


def metadata(
    source_text: str,
    cleaned: Cleaned,
    *,
    doc_id: str,
    page: Page | None = None,
    sidecar: Sidecar | None = None,
) -> Metadata:
    """Read an article's metadata from its blocks, its markup and its sidecar.

    What the sources say of a field is evidence, disagreement included; the most trusted is
    chosen. Nothing is made up: a field of which nobody speaks stays unknown.
    """
    sidecar = sidecar or Sidecar()
    heard = _hear(source_text, cleaned, page, sidecar)
    best = _chosen(heard)
    when = _publication(heard, cleaned, sidecar.fetched_at, is_page=page is not None)
    said = {name: statement.value if statement else None for name, statement in best.items()}
    signed = best["authors"]
    chosen = [*(statement for statement in best.values() if statement), *when.chosen]
    return Metadata(
        title=said["title"],
        subtitle=said["subtitle"],
        kicker=said["kicker"],
        authors=signed.names if signed else (),
        publisher=said["publisher"],
        agency=said["agency"],
        syndicator=said["syndicator"],
        section=said["section"],
        url=said["url"],
        licence=said["licence"],
        published_at=when.at,
        published_text=when.text,
        published_basis=when.basis,
        published_from=when.earliest,
        published_to=when.latest,
        updated_at=when.updated_at,
        language=heard.language,
        language_score=heard.language_score,
        country_code=heard.country_code,
        evidence=chosen_rows(heard.said, chosen, doc_id=doc_id, source_text=source_text),
    )
