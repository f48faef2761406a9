"""HTML to an lxml tree: strict limits first, lxml for nearly all, BeautifulSoup for the rest."""

import re

from lxml import etree
from lxml import html as lxml_html

from transforms.errors import HostilePage

MOST_ATTRIBUTES = 1_000
"""libxml2 compares each attribute of a tag with all others: 30,000 of them took 5 seconds."""
MOST_SOUP = 2_000_000
"""Characters of a page up to which BeautifulSoup is tried: it reads about 1 MB a second."""

_LONG_TAG = 4_000
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s/=>]+")
_DECLARATION = re.compile(r"<\?xml[^>]*>")
_HALVES = re.compile("[\ud800-\udfff]")
_BREAKS_LXML = re.compile("[\0\ud800-\udfff]")
_REPLACEMENT = "\ufffd".encode()
_SWALLOWS = re.compile(r"<(title|script|style|textarea|noscript|template)\b[^>]*>", re.IGNORECASE)
_EMPTY_PAGE = "<html><body></body></html>"


def parse(html: str, *, name: str) -> lxml_html.HtmlElement:
    """Return the tree of a page. Raises HostilePage for tags with absurdly many attributes."""
    for run in html.split(">"):
        if len(run) > _LONG_TAG:
            _refuse_many_attributes(run[run.rfind("<") :], name)
    text = _DECLARATION.sub("", html, count=1) if "<?xml" in html else html
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        data = _HALVES.sub("\ufffd", text).encode("utf-8")
    # huge_tree lifts limits of size (a picture of 10 MB inside an attribute); `flatten` checks
    # the limit of depth that remains.
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(data.replace(b"\0", _REPLACEMENT), parser=parser)
    except etree.ParserError:
        return lxml_html.document_fromstring(_EMPTY_PAGE)


def _refuse_many_attributes(tag: str, name: str) -> None:
    count = len(_ATTRIBUTE.findall(_QUOTED.sub('""', tag))) if len(tag) > _LONG_TAG else 0
    if count > MOST_ATTRIBUTES:
        message = (
            f"{name}: a tag with {count:,} attributes (the limit is {MOST_ATTRIBUTES:,}); "
            "save the page again, or as text"
        )
        raise HostilePage(message)


def parse_leniently(html: str, tree: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """Return a tree of a page in which lxml found no text, or the tree given if there is none.

    A comment, title or script that is never closed swallows the page in lxml; with it mended,
    BeautifulSoup on Python's own parser finds the text. It is the second choice because it takes
    ten times as long, and BeautifulSoup on top of lxml would see what lxml sees.
    """
    if len(html) > MOST_SOUP or not re.search(r"\w\s+\w", html):
        return tree
    from lxml.html import soupparser

    closed = html.rfind("-->") + 1
    mended = html[:closed] + html[closed:].replace("<!--", "")
    for opening in reversed(list(_SWALLOWS.finditer(mended))):
        if f"</{opening[1].lower()}" not in mended[opening.end() :].lower():
            mended = mended[: opening.start()] + mended[opening.end() :]
        else:
            break
    try:
        return soupparser.fromstring(_BREAKS_LXML.sub("\ufffd", mended), features="html.parser")
    except (ValueError, RecursionError, AssertionError, IndexError, etree.LxmlError):
        return tree
