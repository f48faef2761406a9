"""Bytes to text: media type, encoding, limits.

Valid UTF-8 is by far the most common case and costs one pass. Everything else is tried in order
of certainty: byte order mark, zeros of UTF-16 and UTF-32, the encoding that a page declares,
Windows-1252 where its typographic marks show, and a statistical guess last.
"""

import codecs
import re

from transforms.errors import (
    BinarySeed,
    EmptySeed,
    ForeignFormat,
    SeedTooLarge,
    UndecodableSeed,
)
from transforms.model.cleaned import Decoded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, or an Office file, which is one"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.02
"""Share of control characters from which a file is no text; stray ones stand in real dumps."""

_TYPOGRAPHIC = frozenset(
    b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb"
)
"""Bytes that are quotation marks, dashes and signs in Windows-1252."""

_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic"),
    *("cp437", "cp850", "cp852", "cp866", "cp874"),
    *("gb18030", "big5", "cp932", "euc_jp", "euc_kr", "cp949"),
]
_GUESS_BYTES = 30_000
"""A statistical guess needs no more than this of the lines that are not plain ASCII."""

_TAG = re.compile(r"<(?:[a-z][a-z0-9]*(?:\s[^<>]*)?/?|/[a-z][a-z0-9]*\s*|!doctype[^>]*)>", re.I)
_PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FRAGMENT_TAG = re.compile(r"</(?:p|div|h[1-6]|li|article|section|table|blockquote)\s*>", re.I)
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml")


_ENVELOPE = re.compile(
    r"\s*(?=(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?MIME-Version:\s*1)[!-9;-~]+:",
    re.IGNORECASE,
)
"""Header lines of RFC 5322 with MIME-Version among the first: .eml, .mht and .mhtml files."""


def decode(data: bytes, *, name: str, max_bytes: int) -> Decoded:
    """Return the text of a file as it stands there: line ends kept, a byte order mark dropped.

    Raises a SeedError that names the file and the cause: EmptySeed, SeedTooLarge, BinarySeed,
    UndecodableSeed or ForeignFormat.
    """
    if len(data) > max_bytes:
        message = (
            f"{name}: {len(data):,} bytes, more than the limit of {max_bytes:,}; "
            "raise max_bytes in the settings or cut the file"
        )
        raise SeedTooLarge(message)
    if not data.strip():
        raise _empty(name)
    text, encoding = _read(data, name)
    if not text.strip():
        raise _empty(name)
    if _ENVELOPE.match(text):
        message = f"{name}: an e-mail or web archive; save the article in it as text or HTML"
        raise ForeignFormat(message)
    return Decoded(text=text, media_type=_media_type(text, name), encoding=encoding)


def _empty(name: str) -> EmptySeed:
    return EmptySeed(f"{name}: nothing but white space; save the article again")


def _read(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name), encoding
    for magic, what in _MAGIC:
        if data.startswith(magic):
            message = f"{name}: {what}, not text; save the article as text or HTML"
            raise BinarySeed(message)
    if b"\0" in data:
        return _wide(data, name)
    _refuse_controls(data, name)
    if b"\x1b$" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            _refuse_broken_off(data, error, name)
    return _other(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    """Decode what a byte order mark promised, all of it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = (
            f"{name}: begins as {encoding} and is broken at byte {error.start:,} "
            f"({error.reason}); save the article again"
        )
        raise UndecodableSeed(message) from None
    _refuse_controls(text.encode(), name)
    return text


def _refuse_controls(data: bytes, name: str) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        share = controls / len(data)
        message = f"{name}: {share:.0%} control characters, not text; save it as text or HTML"
        raise BinarySeed(message)


def _wide(data: bytes, name: str) -> tuple[str, str]:
    """Read UTF-16 or UTF-32 without a mark: the zeros of ASCII stand in fixed places."""
    zeros = [data[phase::4].count(0) for phase in range(4)]
    quarter = len(data) // 4
    for encoding, phases in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1))):
        if len(data) % 4 == 0 and all(zeros[phase] >= quarter * 0.99 for phase in phases):
            return _strict(data, encoding, name), encoding
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    for encoding, most, least in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        # A tenth: even CJK text has ASCII spaces, digits and line ends.
        if least <= most / 100 and most * 20 >= len(data):
            return _strict(data, encoding, name), encoding
    message = f"{name}: zero bytes that fit neither UTF-16 nor UTF-32, not text"
    raise BinarySeed(message)


def _refuse_broken_off(data: bytes, error: UnicodeDecodeError, name: str) -> None:
    """Refuse UTF-8 that ends inside a character: its end is missing, maybe more than that.

    A single odd byte after pure ASCII is no such end: it is the é of a Windows-1252 café.
    """
    tail = len(data) - error.start
    if error.reason != "unexpected end of data" or error.end != len(data):
        return
    if tail > 1 or not data[: error.start].isascii():
        message = (
            f"{name}: UTF-8 that breaks off inside its last character, at byte {error.start:,}; "
            "the file is cut short, save the article again"
        )
        raise UndecodableSeed(message)


def _other(data: bytes, name: str) -> tuple[str, str]:
    for attempt in (_declared, _mixed, _typographic, _guessed):
        found = attempt(data)
        if found is not None:
            _refuse_controls(found[0].encode("utf-8", "replace"), name)
            return found
    message = f"{name}: the bytes fit no known encoding; save the article as UTF-8"
    raise UndecodableSeed(message)


def _try(data: bytes, encoding: str) -> str | None:
    """Decode, or None where the bytes don't fit or the result is no valid text."""
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # some codecs give half characters
    except (UnicodeError, LookupError, ValueError):
        return None
    return text


def _declared(data: bytes) -> tuple[str, str] | None:
    """Believe what the page's head says of its encoding, where the bytes agree."""
    from bs4.dammit import EncodingDetector

    label = EncodingDetector.find_declared_encoding(data, is_html=True)
    if not label:
        if b"\x1b$" in data and (text := _try(data, "iso2022_jp")) is not None:
            return text, "iso2022_jp"
        return None
    try:
        encoding = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if encoding in {"ascii", "iso8859-1"}:
        encoding = "cp1252"  # what every browser takes these labels for
    if encoding.startswith(("utf", "punycode", "idna", "raw", "unicode")):
        return None
    text = _try(data, encoding)
    return None if text is None else (text, encoding)


def _mixed(data: bytes) -> tuple[str, str] | None:
    """Read UTF-8 with a few strays of Windows-1252, as pages put together from parts have."""
    text = data.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= char <= "\udcff" for char in text)
    sound = sum(char > "\x7f" for char in text) - strays
    if strays * 4 > sound:
        return None
    mended = re.sub(r"[\udc80-\udcff]", _as_windows, text)
    return mended, "utf-8 with windows-1252"


def _as_windows(match: re.Match[str]) -> str:
    byte = bytes([ord(match[0]) - 0xDC00])
    return byte.decode("cp1252", "ignore") or byte.decode("latin-1")


def _typographic(data: bytes) -> tuple[str, str] | None:
    """Take Windows-1252 where most of what is not ASCII is its quotes, dashes and signs."""
    high = [byte for byte in data if byte > 0x7F]
    marks = sum(byte in _TYPOGRAPHIC for byte in high)
    if len(high) * 5 > len(data) or marks * 2 < len(high):
        return None
    text = _try(data, "cp1252")
    return None if text is None else (text, "cp1252")


def _guessed(data: bytes) -> tuple[str, str] | None:
    """Guess by statistics, from lines that are not plain ASCII."""
    import charset_normalizer

    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    sample = b"".join(lines)[:_GUESS_BYTES] or data[:_GUESS_BYTES]
    best = charset_normalizer.from_bytes(sample, cp_isolation=_GUESSES).best()
    western = _try(data, "cp1252")
    text = _try(data, best.encoding) if best else None
    if best is not None and text is not None and text != western:
        return text, best.encoding
    return None if western is None else (western, "cp1252")


def _media_type(text: str, name: str) -> str:
    """Return text/html or text/plain, by what stands in the file first and its name second."""
    if _PAGE_START.match(text[:20_000]):
        return "text/html"
    if name.lower().endswith(_PAGE_NAMES):
        return "text/html" if _TAG.search(text) else "text/plain"
    # A text about HTML begins with prose; a saved fragment begins with a tag.
    start = text[:2_000].lstrip()
    fragment = start.startswith("<") and _TAG.match(start) is not None
    if fragment and len(_FRAGMENT_TAG.findall(text[:100_000])) > 1:
        return "text/html"
    return "text/plain"
