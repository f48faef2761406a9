"""Texts and pages as metadata is handed them, without the stages before it."""

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
