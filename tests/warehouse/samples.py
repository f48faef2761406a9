"""Rows to try the warehouse with: small, whole articles that keep every promise."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain

from transforms.model.documents import Block, Caption, Document, Source
from transforms.model.facts import Figure, LocalEntity, Mention, Quote
from transforms.model.links import Entity
from transforms.model.runs import Fingerprint
from warehouse.catalog import BY_ROW
from warehouse.schema import columns

EMPTY = {
    str: "x",
    int: 0,
    float: 0.0,
    bool: False,
    tuple: (),
    datetime: datetime(2024, 1, 2, tzinfo=UTC),
}
TEXT = "Harbour reopens\n\n“We lost 12 boats,” said Ada Brook of Northport. 😀\n\nShare this page"
WORDS = {
    Source: {"media_type": "text/plain", "encoding": "utf-8"},
    Document: {"published_basis": "unknown"},
    Figure: {"dimension": "count"},
    Quote: {"kind": "direct"},
}


def make(row, **fields):
    """A row with the given fields; the others are NULL or plain."""
    values = {
        column.name: None if column.nullable else EMPTY[column.python]
        for column in columns(BY_ROW[row].name)
    }
    return row(**{**values, **WORDS.get(row, {}), **fields})


def span(text, words):
    """Where words stand in a text."""
    start = text.index(words)
    return {"start": start, "stop": start + len(words), "text": words}


def article(doc_id, text=TEXT, *, publisher="Northport Gazette", published_at=None, **more):
    """Yield all rows of one article; its facts are read off the words of TEXT."""
    digest = sha256(text.encode()).hexdigest()
    yield make(Source, doc_id=doc_id, source_text=text, content_sha256=digest)
    yield make(
        Document,
        doc_id=doc_id,
        title=text.split("\n")[0],
        publisher=publisher,
        clean_text=text,
        words=len(text.split()),
        content_sha256=digest,
        published_at=published_at,
        language="en",
        published_basis="stated" if published_at else "unknown",
        **more,
    )
    yield from tiles(doc_id, text)
    if "12" in text:
        where = span(text, "12")
        yield make(
            Figure,
            doc_id=doc_id,
            figure_id=f"{doc_id}#f{where['start']}",
            value=12.0,
            unit="boats",
            measures="boats lost",
            said_by="Ada Brook",
            **where,
        )
    if "Ada Brook" in text:
        where = span(text, "Ada Brook")
        person = {"label": "PERSON", "local_id": f"{doc_id}#e0", "entity_id": "PERSON:ada brook"}
        yield make(
            Mention, doc_id=doc_id, mention_id=f"{doc_id}#m{where['start']}", **person, **where
        )
        yield make(LocalEntity, doc_id=doc_id, name="Ada Brook", mentions=1, **person)
        said = span(text, "“We lost 12 boats,”")
        yield make(
            Quote,
            doc_id=doc_id,
            quote_id=f"{doc_id}#q{said['start']}",
            speaker="Ada Brook",
            speaker_start=where["start"],
            speaker_stop=where["stop"],
            speaker_entity_id="PERSON:ada brook",
            cue="said",
            **said,
        )
    if "Share" in text:
        yield make(
            Caption, doc_id=doc_id, caption_no=0, credit="Ada Brook", **span(text, "Harbour")
        )
    yield make(Fingerprint, doc_id=doc_id, stage="clean")


def tiles(doc_id, text):
    """Cut a text into blocks that cover it."""
    start = 0
    parts = text.split("\n\n")
    for number, part in enumerate(parts):
        stop = start + len(part) + (2 if number < len(parts) - 1 else 0)
        removed = part.startswith("Share")
        yield make(
            Block,
            doc_id=doc_id,
            block_no=number,
            kind="share" if removed else "body",
            kept=not removed,
            rule="share_bar" if removed else "body",
            start=start,
            stop=stop,
            text=text[start:stop],
        )
        start = stop


def person(documents=1):
    """The one entity that articles name."""
    return make(
        Entity,
        entity_id="PERSON:ada brook",
        name="Ada Brook",
        label="PERSON",
        documents=documents,
        mentions=documents,
    )


def put(warehouse, *articles, entity=None, verify=True):
    """Commit articles (lists of rows) in place of what was there under their doc_ids."""
    rows = [list(one) for one in articles]
    with warehouse.draft(wait_seconds=0) as draft:
        draft.replace_documents(one[0].doc_id for one in rows)
        if entity:
            draft.replace("entities", [entity.entity_id])
            draft.add(entity)
        draft.add(chain.from_iterable(rows))
        if verify:
            draft.verify()
        return draft.commit()


def plain(doc_id, text):
    """Yield the fewest rows that make an article."""
    for row in article(doc_id, text):
        if type(row) in (Source, Document, Block):
            yield row


def generation(number, documents=4) -> Iterator[list[object]]:
    """Articles that all say which generation they are of."""
    for at in range(documents):
        yield list(plain(f"d{at}", f"Generation {number}\n\nThe same in every table."))
