"""Texts and pages as metadata is handed them, without the stages before it."""

import re

from lxml import html

from transforms.model.cleaned import Cleaned
from transforms.model.documents import Block
from transforms.model.page import Page
from transforms.model.reading import Reading


def uncut(text):
    """A text that cleaning has left in one piece, so that these tests are about metadata alone."""
    block = Block(
        doc_id="d",
        block_no=0,
        kind="body",
        kept=True,
        rule="keep_all",
        score=None,
        start=0,
        stop=len(text),
        text=text,
        place=None,
    )
    return Cleaned(blocks=(block,) if text else (), captions=(), reading=Reading(text, text))


def page_of(head, body, url):
    """A page flattened line by line."""
    source = f"<html><head>{head}</head><body>{body}</body></html>"
    tree = html.document_fromstring(source)
    text = "\n".join(part.strip() for part in tree.body.itertext() if part.strip())
    return Page(source_text=text, blocks=(), tree=tree, html=source, url=url)


PARAGRAPHS = (
    (
        "The crews of the Arden ferries voted on Thursday night to return to work after nine days "
        "on strike, and the first boats are to leave the pier on Friday morning at six o'clock."
    ),
    (
        "“We have what we asked for, and the company has kept its face,” said Mara Oduya, who led "
        "the talks for the crews. The harbour company confirmed the agreement in a short statement."
    ),
    (
        "Nearly forty thousand people on the islands depend on the crossings, among them pupils "
        "and patients who were taken to the mainland in fishing boats while the ferries lay idle."
    ),
    (
        "The agreement runs for two years. It raises wages by four per cent at once and by another "
        "three next spring, and it rules out cuts to the crews until the end of the period."
    ),
)


def filled(text):
    """A text with its paragraphs: `@t1` to `@t4`, and `@t` for all of them."""
    for number, paragraph in enumerate(PARAGRAPHS, start=1):
        text = text.replace(f"@t{number}", paragraph)
    text = text.replace("@text", "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))
    return re.sub(r"@t\b", "\n\n".join(PARAGRAPHS), text)
