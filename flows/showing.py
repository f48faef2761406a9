"""`copydesk show`: an article with its removed lines struck through and its facts marked."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from flows.settings import Desk
from transforms.errors import BadSettings, UnknownKey
from transforms.model.documents import Block, Caption, Document, Source
from transforms.model.facts import Figure, Mention, Quote, TimeExpression
from warehouse.reader import Reader
from warehouse.store import Warehouse

STYLES: dict[str, tuple[Any, str]] = {
    "mentions": (Mention, "cyan"),
    "figures": (Figure, "bold yellow"),
    "quotes": (Quote, "italic green"),
    "dates": (TimeExpression, "magenta"),
}
"""Facts that can be marked, and how."""

ROWS: tuple[Any, ...] = (Document, Source, Block, Caption, Figure, TimeExpression, Mention, Quote)
"""Everything that is known of an article, for --json."""

FIND = """
select doc_id, title from documents
where doc_id = $given or contains(lower(doc_id), lower($given))
   or contains(lower(coalesce(title, '')), lower($given))
order by doc_id <> $given, doc_id limit 11
"""


def show_article(desk: Desk, given: str, facts: Sequence[str], *, as_json: bool) -> None:
    """Print one article, marked. Raises UnknownKey where none or several fit what was given."""
    wanted = [fact.strip() for fact in facts if fact.strip()]
    unknown = sorted(set(wanted) - set(STYLES))
    if unknown:
        raise BadSettings(f"--facts {','.join(unknown)}: choose from {', '.join(STYLES)}")
    with Warehouse.open(desk.warehouse).reader() as reader:
        doc_id = find(reader, given)
        if as_json:
            sys.stdout.write(json.dumps(_everything(reader, doc_id), ensure_ascii=False) + "\n")
            return
        (document,) = reader.fetch(Document, "doc_id = $key", {"key": doc_id})
        console = Console(highlight=False)
        console.print(_heading(document))
        console.print(_marked(reader, doc_id, wanted))
        console.print(_legend(wanted))


def find(reader: Reader, given: str) -> str:
    """Return the key of the one article that fits a key, part of a key or part of a title."""
    rows = reader.rows(FIND, {"given": given})
    if not rows:
        raise UnknownKey(f"no article fits {given!r}; `copydesk sql` can list documents")
    if len(rows) > 1 and rows[0][0] != given:
        keys = "\n  ".join(key for key, _title in rows[:10])
        raise UnknownKey(f"{given!r} fits more than one article:\n  {keys}")
    return str(rows[0][0])


def _heading(document: Document) -> Text:
    """Say what is known about the article; the unknown is left out."""
    text = Text()
    if document.kicker:
        text.append(document.kicker + "\n", "dim")
    text.append((document.title or "(no title found)") + "\n", "bold")
    if document.subtitle:
        text.append(document.subtitle + "\n")
    when = document.published_at.isoformat() if document.published_at else None
    facts = [
        ("by", ", ".join(document.authors)),
        ("published", f"{when} ({document.published_basis})" if when else None),
        ("in", document.publisher),
        ("from", document.agency),
        ("language", document.language),
        ("copy of", document.duplicate_of),
        ("stops early", "yes" if document.is_truncated else None),
        ("key", document.doc_id),
    ]
    for name, value in facts:
        if value:
            text.append(f"{name} ", "dim")
            text.append(f"{value}  ")
    text.append("\n")
    return text


def _marked(reader: Reader, doc_id: str, facts: Sequence[str]) -> Text:
    """Return the source text, styled: what is removed is struck through and says as what."""
    key = {"key": doc_id}
    (source,) = reader.fetch(Source, "doc_id = $key", key)
    text = Text(source.source_text)
    for fact in facts:
        row, style = STYLES[fact]
        for found in reader.fetch(row, "doc_id = $key", key):
            text.stylize(style, found.start, found.stop)
    whole = Text()
    for block in reader.fetch(Block, "doc_id = $key", key):
        part = text[block.start : block.stop]
        if not block.kept and block.text.strip():
            part.stylize("strike dim")
            whole.append(f"[{block.kind}: {block.rule}] ", "red")
        whole.append_text(part)
    return whole


def _legend(facts: Sequence[str]) -> Text:
    text = Text("\n")
    for fact in facts:
        text.append(fact, STYLES[fact][1])
        text.append("  ")
    text.append("removed", "strike dim")
    return text


def _everything(reader: Reader, doc_id: str) -> dict[str, Any]:
    key = {"key": doc_id}
    rows = {
        row.__name__.lower(): [
            _plain(asdict(one)) for one in reader.fetch(row, "doc_id = $key", key)
        ]
        for row in ROWS
    }
    return {"doc_id": doc_id, **rows}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }
