"""JSON-LD: what the article's node says, however its scripts are broken or nested."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from transforms.metadata.names import byline
from transforms.metadata.stamps import machine_stamp
from transforms.metadata.statements import Statement, spoken

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORDS = tomllib.loads((files(__package__) / "markup.toml").read_text("utf-8"))["article_types"]
_ENDINGS = tuple(_WORDS["endings"])
_PAGES = frozenset(_WORDS["pages"])
_FOREIGN = frozenset(word.lower() for word in _WORDS["foreign"])
_COMMENTS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$", re.S
)
_LOOSE_COMMA = re.compile(r",(\s*[\]}])")
_SALVAGE = re.compile(
    r'"(?P<name>headline|datePublished|dateModified|articleSection)"\s*:\s*"(?P<value>(?:[^"\\]|\\.){2,300})"'
)
MOST_NODES = 2000
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Node:
    """One object of JSON-LD, and whether it hangs under something other than the article."""

    data: dict[str, Any]
    is_foreign: bool
    rank: int
    """0 for an article, 1 for a page, 2 for anything else."""


def loads(script: str) -> Any:
    """Parse a script's JSON, mending what publishing systems break. None where nothing helps."""
    text = _COMMENTS.sub("", _COMMENTS.sub("", script)).strip().rstrip(";")
    for attempt in (text, _LOOSE_COMMA.sub(r"\1", text), _LOOSE_COMMA.sub(r"\1", unescape(text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        found = {match["name"]: match["value"] for match in _SALVAGE.finditer(text)}
        return {"@type": "Article", **found} if found else None


def _type_of(data: dict[str, Any]) -> int:
    kinds = data.get("@type")
    names = [str(kind).rpartition("/")[2].lower() for kind in _listed(kinds)]
    if any(name.endswith(_ENDINGS) for name in names):
        return 0
    return 1 if any(name in _PAGES for name in names) else 2


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _walk(value: Any, *, foreign: bool, depth: int) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, foreign=foreign, depth=depth + 1)
    elif isinstance(value, dict):
        yield Node(value, foreign, _type_of(value))
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                away = foreign or str(name).lower() in _FOREIGN
                yield from _walk(inner, foreign=away, depth=depth + 1)


def _text(value: Any) -> str | None:
    for item in _listed(value):
        if isinstance(item, dict):
            item = item.get("@value") or item.get("name")
        if isinstance(item, str) and item.strip():
            return " ".join(unescape(unescape(item)).split())
    return None


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """Return the names of people or companies, following references by @id."""
    found: list[str] = []
    for item in _listed(value):
        if isinstance(item, dict):
            known = by_id.get(str(item.get("@id"))) if "name" not in item else None
            data = {**item, **(known or {})}
            names = [_text(name) for name in _listed(data.get("name"))]
            found += [name for name in names if name]
        elif isinstance(item, str):
            data = by_id.get(item, {})
            name = _text(data.get("name")) or unescape(item)
            if not name.startswith(("http", "#", "/")):
                found.append(name)
    return found


def _about(
    data: dict[str, Any], by_id: dict[str, dict[str, Any]], trust: float
) -> Iterator[Statement]:
    def said(field: str, value: str, rule: str, **more: Any) -> Statement:
        return Statement(field=field, value=value, origin="json_ld", rule=rule, trust=trust, **more)

    for field, names in (
        ("title", ("headline", "name")),
        ("section", ("articleSection",)),
        ("licence", ("license",)),
        ("url", ("url",)),
    ):
        for name in names:
            value = _text(data.get(name))
            if value and field == "section" and value.count(",") > 1:
                value = value.partition(",")[0]
            if value:
                yield said(field, value, name)
                break
    people: list[str] = []
    desks: list[str] = []
    for name in _names(data.get("author") or data.get("creator"), by_id):
        signed = byline(name, cued=True)
        people += signed.people
        desks += signed.others
    if people or desks:
        names_ = tuple(dict.fromkeys(people))
        yield said("authors", "; ".join(names_ or desks), "author", names=names_)
    for name in _names(data.get("publisher"), by_id)[:1]:
        yield said("publisher", name, "publisher")
    for field, name in (("published_at", "datePublished"), ("updated_at", "dateModified")):
        stamp = machine_stamp(_text(data.get(name)) or "")
        if stamp:
            yield said(field, spoken(stamp.at), name, stamp=stamp)


def json_ld(tree: "HtmlElement") -> Iterator[Statement]:
    """State what the page's JSON-LD says of its article."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(nodes) < MOST_NODES:
            nodes += _walk(loads(script.text_content() or ""), foreign=False, depth=0)
    by_id = {
        str(node.data["@id"]): node.data
        for node in nodes
        if "@id" in node.data and "name" in node.data
    }
    own = [node for node in nodes if not node.is_foreign and node.rank < 2]
    for node in sorted(own, key=lambda node: node.rank):
        has_headline = "headline" in node.data
        trust = (0.85 if node.rank == 0 else 0.6) - (0.0 if has_headline else 0.1)
        yield from _about(node.data, by_id, trust)
