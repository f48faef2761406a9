"""Metadata: title, authors, publisher, times and language, each with its basis and evidence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone

from transforms.metadata.country import country_of_locale, country_of_url, host_of, is_home_page
from transforms.metadata.header import Header, decks, read_header, times, titles
from transforms.metadata.language import language_of
from transforms.metadata.lines import lines_of
from transforms.metadata.names import is_desk, is_name
from transforms.metadata.notices import notices
from transforms.metadata.page_titles import page_titles
from transforms.metadata.published import (
    Publication,
    caption_bound,
    copyright_bounds,
    dateline_bound,
    publication,
)
from transforms.metadata.signatures import authors, bios
from transforms.metadata.stamps import slash_order
from transforms.metadata.statements import Line, Statement, chosen_rows
from transforms.metadata.titles import is_credited, key
from transforms.model.cleaned import Cleaned, Metadata, Sidecar
from transforms.model.page import Page

PLAIN_FIELDS = (
    "title", "subtitle", "kicker", "authors", "publisher", "agency", "syndicator", "section",
    "url", "licence",
)  # fmt: skip

SHOWN_ON_PAGE = 0.84
"""What the visible text of a page is trusted at most: just less than its own structured data."""


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
    return said


def _of_text(header: Header) -> list[Statement]:
    readers = (titles, decks, authors, bios, times)
    said = [statement for reader in readers for statement in reader(header)]
    return [*said, *notices(header)]


def _of_page(page: Page) -> tuple[list[Statement], str | None, timezone | None]:
    """Return what the markup says, and the locale and the zone that it gives away."""
    from transforms.metadata.json_ld import json_ld
    from transforms.metadata.markup import (
        headings,
        links,
        marked_bylines,
        meta_tags,
        page_zone,
        time_elements,
    )
    from transforms.metadata.page_titles import heading_titles

    found = headings(page.tree)
    readers = (json_ld, meta_tags, links, time_elements, marked_bylines)
    said = [statement for reader in readers for statement in reader(page.tree)]
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
            if not people:
                continue
            by_outlet = all(key(name).replace(" ", "") in outlets for name in people)
            login = all(" " not in name and name == name.lower() for name in people)
            person = all(is_name(name) for name in people)
            trust = statement.trust - by_outlet * (0.5 if person else 1.0) - 0.5 * login
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
    said: Sequence[Statement],
    header: Header,
    cleaned: Cleaned,
    fetched_at: datetime | None,
    *,
    page: Page | None,
    zone: timezone | None,
) -> Publication:
    lines = header.lines
    own = page is None and not _is_page_dump(lines)
    since, until = copyright_bounds(lines, is_article_line=own)
    captions = [caption.text for caption in cleaned.captions]
    captions += [line.value for line in lines if is_credited(line.value)] if not page else []
    pictured = caption_bound(captions)
    wired = (
        dateline_bound(header.lines[header.start : header.start + 2], since.year) if since else None
    )
    known = [moment for moment in (since, pictured, wired) if moment]
    return publication(
        said, earliest=max(known, default=None), latest=until, fetched_at=fetched_at, zone=zone
    )


def metadata(
    source_text: str,
    cleaned: Cleaned,
    *,
    doc_id: str,
    page: Page | None = None,
    sidecar: Sidecar | None = None,
) -> Metadata:
    """Read an article's metadata from its blocks, its markup and its sidecar."""
    sidecar = sidecar or Sidecar()
    lines = lines_of(source_text, cleaned)
    language, score = language_of(cleaned.reading.text)
    marked, locale, zone = _of_page(page) if page else ([], None, None)
    said = _of_sidecar(sidecar, page) + marked
    address = _best(said, "url")
    country = country_of_url(address.value if address else None) or country_of_locale(locale)
    month_first = slash_order(source_text) if country is None else country == "US"
    if is_home_page(address.value if address else None):
        said = [statement for statement in said if statement.stamp is None]
    at = address.value if address else None
    ranked = page_titles(said, at) if page else []
    header = read_header(
        lines,
        language=language or "en",
        month_first=month_first,
        known_title=ranked[0][1].value if ranked else None,
    )
    bare = {id(raw): scored for raw, scored in ranked}
    shown = _of_text(header)
    if page:
        shown = [replace(s, trust=min(s.trust, SHOWN_ON_PAGE)) for s in shown]
    said = [bare.get(id(s), s) for s in said] + shown
    said = _without_outlets(said, at)
    best = {name: _best(said, name) for name in PLAIN_FIELDS}
    if ranked:
        best["title"] = ranked[0][1]
    if best["agency"] and best["publisher"]:
        same = key(best["agency"].value) == key(best["publisher"].value)
        best["agency"] = None if same else best["agency"]
    when = _publication(said, header, cleaned, sidecar.fetched_at, page=page, zone=zone)
    values = {name: s.value if s else None for name, s in best.items()}
    signed = best["authors"]
    chosen = [s for s in best.values() if s] + list(when.chosen)
    return Metadata(
        title=values["title"],
        subtitle=values["subtitle"],
        kicker=values["kicker"],
        authors=signed.names if signed else (),
        publisher=values["publisher"],
        agency=values["agency"],
        syndicator=values["syndicator"],
        section=values["section"],
        url=values["url"],
        licence=values["licence"],
        published_at=when.at,
        published_text=when.text,
        published_basis=when.basis,
        published_from=when.earliest,
        published_to=when.latest,
        updated_at=when.updated_at,
        language=language,
        language_score=score,
        country_code=country,
        evidence=chosen_rows(said, chosen, doc_id=doc_id, source_text=source_text),
    )
