"""Meta tags, links and visible elements of a page: what its markup says of the article."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import timedelta, timezone
from importlib.resources import files
from typing import TYPE_CHECKING

from transforms.metadata.names import byline
from transforms.metadata.stamps import machine_stamp, stamps
from transforms.metadata.statements import Statement, spoken

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META: dict[str, list[str]] = tomllib.loads(
    (files(__package__) / "markup.toml").read_text("utf-8")
)["meta"]
_FIELDS = {name: (field, rank) for field, names in _META.items() for rank, name in enumerate(names)}
_FOREIGN = re.compile(
    r"comment|related|recommend|sidebar|widget|(?<!post-)(?<!entry-)(?<!article-)footer|popular|"
    r"trending|teaser|promo|newsletter|"
    r"more-|read-next|carousel|most-read|latest|(?:^|[\s_-])(?:nav|menu)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(r"publish|posted|entry-date|post-date|dateline|article-date|created", re.I)
_PUBLISH_CLASS = re.compile(r"publish|posted|created", re.IGNORECASE)
_UPDATE_CLASS = re.compile(r"updated?|modified", re.IGNORECASE)
_UPDATE_TEXT = re.compile(r"\b(?:updated|modified|revised|reviewed)\b", re.IGNORECASE)
_OF_LIBRARIES = frozenset({"dc.creator", "dcterms.creator", "citation_author"})
"""Tags of library catalogues, which write the family name first."""
_INVERTED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?)")
type Named = tuple[HtmlElement, dict[str, str]]
"""An element and its attributes."""

_NAMED = ("a", "span", "div", "p", "address", "li", "cite", "b", "strong", "abbr")
_MICRODATA = frozenset({"datePublished", "dateModified", "publisher"})
_OTHER_TIME = re.compile(
    r"\b(?:event|starts?|ends?|deadline|due|expires?|opening|joined|member since|born|died)\b",
    re.IGNORECASE,
)
LONGEST_LABEL = 40
LONGEST_NAME = 60


def visible_text(element: "HtmlElement") -> str:
    """Return an element's text with a space where a line breaks, white space folded.

    A space also parts what only the page's style parts: Ann Lee</b><i>Reporter.
    """
    parts: list[str] = []
    for part in _in_order(element):
        if part and parts and part[0].isupper() and parts[-1][-1].islower():
            parts.append(" ")
        if part:
            parts.append(part)
    return " ".join("".join(parts).split())


def _in_order(element: "HtmlElement") -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in {"script", "style", "svg", "noscript"}:
        if element.tag in {"br", "p", "div", "li"}:
            yield " "
        yield element.text or ""
        for child in element:
            yield from _in_order(child)
            yield child.tail or ""


def is_foreign(element: "HtmlElement") -> bool:
    """Whether an element stands in furniture: comments, teasers of other articles, footers."""
    for depth, node in enumerate(element.iterancestors()):
        if node.tag in {"aside", "footer", "nav"} and depth < 12:
            return True
        if depth < 6 and _FOREIGN.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return node.tag not in {"body", "html", "main", "article"}
    return False


def meta_tags(tree: "HtmlElement") -> Iterator[Statement]:
    """State what the meta tags say; the more special a tag, the more it is trusted."""
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower().strip()
        value = " ".join((tag.get("content") or "").split())
        if name not in _FIELDS or not value:
            continue
        field, rank = _FIELDS[name]
        origin = "open_graph" if name.startswith(("og:", "article:")) else "meta"
        yield from _stated(field, value, origin, name, 0.9 - 0.01 * rank)


def _stated(field: str, value: str, origin: str, rule: str, trust: float) -> Iterator[Statement]:
    if field in {"published_at", "updated_at"}:
        stamp = machine_stamp(value)
        if stamp:
            yield Statement(
                field=field,
                value=spoken(stamp.at),
                origin=origin,
                rule=rule,
                trust=trust,
                stamp=stamp,
                shown=value,
            )
    elif field == "authors":
        if re.search(r"https?:|@\w|www\.", value) or value.isdigit():
            return
        inverted = _INVERTED.fullmatch(value) if rule in _OF_LIBRARIES else None
        value = f"{inverted[2]} {inverted[1]}" if inverted else value
        signed = byline(value, cued=True)
        people = signed.people
        if people or signed.others:
            yield Statement(
                field=field,
                value="; ".join(people or signed.others),
                origin=origin,
                rule=rule,
                trust=trust - 0.05,
                names=people,
            )
    elif not value.startswith("http") or field in {"url", "licence"}:
        yield Statement(field=field, value=value, origin=origin, rule=rule, trust=trust)


def links(tree: "HtmlElement") -> Iterator[Statement]:
    """State the canonical address and the licence that links name."""
    for link in tree.iter("link", "a"):
        named = link.get("rel")
        if not named:
            continue
        rel = named.lower().split()
        href = (link.get("href") or "").strip()
        if "canonical" in rel and href.startswith("http"):
            yield Statement(field="url", value=href, origin="link", rule="canonical", trust=0.95)
        elif "license" in rel and href:
            yield Statement(field="licence", value=href, origin="link", rule="license", trust=0.9)


def time_elements(tree: "HtmlElement") -> Iterator[Statement]:
    """State the times of time elements that speak of the article, not of comments or teasers."""
    heading = next(tree.iter("h1"), None)
    for n, element in enumerate(tree.iter("time")):
        if n > 12:
            return
        text = visible_text(element)[:120]
        stamp = machine_stamp(element.get("datetime") or "") or next(iter(stamps(text)), None)
        if stamp is None or is_foreign(element):
            continue
        hints = " ".join(
            f"{node.get('class') or ''} {node.get('itemprop') or ''}"
            for node in [element, *list(element.iterancestors())[:2]]
        )
        label = _label_of(element)
        if _OTHER_TIME.search(label):
            continue
        before = f"{label} {text}"
        is_update = "dateModified" in hints or (
            bool(_UPDATE_CLASS.search(hints)) and not _PUBLISH_CLASS.search(hints)
        )
        is_update = is_update or bool(_UPDATE_TEXT.search(before[:60]))
        trust = 0.62 - 0.02 * n + 0.1 * bool(_DATE_CLASS.search(hints) or element.get("pubdate"))
        trust += 0.08 if heading is not None and stands_near(element, heading) else 0.0
        yield Statement(
            field="updated_at" if is_update else "published_at",
            value=spoken(stamp.at),
            origin="time",
            rule="time_element",
            trust=trust,
            stamp=stamp,
        )


def _label_of(element: "HtmlElement") -> str:
    """Return the few words right before an element on its line: Updated, Event date."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None or not isinstance(previous.tag, str):
        return (parent.text or "")[-LONGEST_LABEL:] if parent is not None else ""
    between = (previous.tail or "").strip()
    if between or previous.tag in {"br", "time"}:
        return between[-LONGEST_LABEL:]
    text = visible_text(previous)
    return text if len(text) <= LONGEST_LABEL else ""


def named_elements(tree: "HtmlElement") -> list[Named]:
    """Return the elements of running text that have attributes, each with them."""
    return [(element, dict(element.items())) for element in tree.iter(*_NAMED) if element.keys()]


def microdata(named: Sequence[Named]) -> Iterator[Statement]:
    """State what attributes of visible elements say of the day and of the publisher."""
    for element, said in named:
        prop = said.get("itemprop", "")
        is_old = element.tag == "abbr" and "published" in said.get("class", "")
        if prop not in _MICRODATA and not is_old:
            continue
        if prop == "publisher":
            inner = element.find(".//*[@itemprop='name']")
            holder = element if inner is None else inner
            name = " ".join((holder.get("content") or visible_text(holder)).split())
            if 1 < len(name) <= LONGEST_NAME and not name.startswith("http"):
                yield Statement(
                    field="publisher", value=name, origin="meta", rule="microdata", trust=0.7
                )
            continue
        value = said.get("content") or said.get("datetime") or said.get("title") or ""
        stamp = machine_stamp(value) if value else None
        if stamp is None or is_foreign(element):
            continue
        yield Statement(
            field="updated_at" if prop == "dateModified" else "published_at",
            value=spoken(stamp.at),
            origin="time",
            rule="microdata",
            trust=0.78 if prop else 0.66,
            stamp=stamp,
            shown=value,
        )


def stands_near(element: "HtmlElement", heading: "HtmlElement") -> bool:
    """Whether an element shares an ancestor, a few steps up, with the headline."""
    mine = list(element.iterancestors())[:5]
    return any(
        node in mine and node.tag not in {"body", "html"}
        for node in list(heading.iterancestors())[:4]
    )


def page_zone(tree: "HtmlElement") -> timezone | None:
    """Return the offset from UTC that the page's time elements give, where they agree on one."""
    offsets: set[timedelta] = set()
    for n, element in enumerate(tree.iter("time")):
        stamp = machine_stamp(element.get("datetime") or "")
        offset = stamp.at.utcoffset() if stamp and stamp.is_zoned else None
        if offset:
            offsets.add(offset)
        if n > 20:
            break
    return timezone(offsets.pop()) if len(offsets) == 1 else None
