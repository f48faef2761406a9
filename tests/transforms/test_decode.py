"""Bytes to text: encodings, media types and what is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.decode import decode
from transforms.errors import BinarySeed, EmptySeed, SeedError, SeedTooLarge, UndecodableSeed

MEGABYTE = 1_000_000
CAFE = "The café’s owner — a “quiet” man — paid £40.\n" * 3
RUSSIAN = "Президент сообщил журналистам, что переговоры завершились без соглашения.\n" * 4
JAPANESE = "首相は記者団に対し、交渉は合意に至らなかったと述べた。\n" * 4


def read(data: bytes, name: str = "a.txt"):
    return decode(data, name=name, max_bytes=MEGABYTE)


def page(charset: str, body: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{body}</p></body></html>'


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"Plain ASCII.\r\nSecond line.\r", "Plain ASCII.\r\nSecond line.\r", "utf-8"),
        (CAFE.encode(), CAFE, "utf-8"),
        (codecs.BOM_UTF8 + CAFE.encode(), CAFE, "utf-8"),
        (codecs.BOM_UTF16_LE + CAFE.encode("utf-16-le"), CAFE, "utf-16-le"),
        (codecs.BOM_UTF16_BE + CAFE.encode("utf-16-be"), CAFE, "utf-16-be"),
        (codecs.BOM_UTF32_LE + CAFE.encode("utf-32-le"), CAFE, "utf-32-le"),
        (codecs.BOM_UTF32_BE + CAFE.encode("utf-32-be"), CAFE, "utf-32-be"),
        (CAFE.encode("utf-16-le"), CAFE, "utf-16-le"),
        (CAFE.encode("utf-16-be"), CAFE, "utf-16-be"),
        (CAFE.encode("utf-32-le"), CAFE, "utf-32-le"),
        (CAFE.encode("utf-32-be"), CAFE, "utf-32-be"),
        (CAFE.encode("cp1252"), CAFE, "cp1252"),
        ("They met in a caf\xe9".encode("latin-1"), "They met in a café", "cp1252"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
        (RUSSIAN.encode("koi8_r"), RUSSIAN, "koi8_r"),
        (CAFE.encode() * 3 + b"A stray \x93word\x94.", CAFE * 3 + "A stray “word”.", None),
        (b"One stray\x08 control in a line of text that is long enough." * 2, None, "utf-8"),
    ],
)
def test_encodings(data, text, encoding):
    decoded = read(data)
    assert text is None or decoded.text == text
    assert encoding is None or decoded.encoding == encoding


@pytest.mark.parametrize(
    ("charset", "codec", "body"),
    [
        ("windows-1251", "cp1251", RUSSIAN),
        ("iso-8859-1", "cp1252", CAFE),
        ("shift_jis", "shift_jis", JAPANESE),
        ("iso-2022-jp", "iso2022_jp", JAPANESE),
        ("iso-8859-2", "iso8859-2", "Zażółć gęślą jaźń w Łodzi."),
    ],
)
def test_a_page_declares_its_encoding(charset, codec, body):
    html = page(charset, body)
    decoded = read(html.encode(codec), "a.html")
    assert decoded.text == html
    assert decoded.encoding == codec


def test_valid_utf8_overrules_what_the_page_declares():
    html = page("iso-8859-1", CAFE)
    assert read(html.encode(), "a.html").text == html


def test_a_wrong_declaration_is_not_believed():
    html = page("no-such-thing", CAFE)
    assert read(html.encode("cp1252"), "a.html").text == html


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptySeed, "nothing but white space"),
        (b" \r\n\t ", EmptySeed, "nothing but white space"),
        (codecs.BOM_UTF8, EmptySeed, "nothing but white space"),
        ("\u00a0\u2003\n".encode(), EmptySeed, "nothing but white space"),
        (b"x" * (MEGABYTE + 1), SeedTooLarge, "1,000,001 bytes"),
        (b"%PDF-1.7 and so on", BinarySeed, "a PDF"),
        (b"PK\x03\x04rest", BinarySeed, "ZIP"),
        (b"\x89PNG\r\n\x1a\n", BinarySeed, "PNG"),
        (b"\x1f\x8b\x08\x00", BinarySeed, "gzip"),
        (b"some text \x00\x00 with zeros, and more of it", BinarySeed, "zero bytes"),
        (b"ab\x01\x02\x03\x04cd", BinarySeed, "control characters"),
        ("Plain until the dash —".encode()[:-1], UndecodableSeed, "breaks off"),
        (CAFE.encode() + "é".encode()[:1], UndecodableSeed, "breaks off"),
        (codecs.BOM_UTF16_LE + b"a\x00b\x00c", UndecodableSeed, "utf-16-le"),
        (codecs.BOM_UTF8 + b"caf\xe9 is not UTF-8", UndecodableSeed, "broken at byte"),
    ],
)
def test_refusals_name_the_file_and_the_cause(data, error, says):
    with pytest.raises(error) as caught:
        read(data, "folder/story 1.txt")
    assert caught.value.message.startswith("folder/story 1.txt: ")
    assert says is None or says in caught.value.message


@pytest.mark.parametrize(
    ("text", "name", "media_type"),
    [
        ("<!DOCTYPE html><title>A</title><p>B", "a.html", "text/html"),
        ("<!doctype html><p>Saved as text", "a.txt", "text/html"),
        ('\n<!-- saved -->\n<html lang="en"><body>Text</body></html>', "a.txt", "text/html"),
        ('<?xml version="1.0"?>\n<html><body>Text</body></html>', "a", "text/html"),
        ("<div><p>One.</p><p>Two.</p></div>", "a.txt", "text/html"),
        ("<p>One paragraph, no more", "a.htm", "text/html"),
        ("Plain text under a wrong name. 3 < 4 and 5 > 4.", "a.html", "text/plain"),
        ("Use <p>One.</p><p>Two.</p> for paragraphs.", "a.txt", "text/plain"),
        ("<3 is a heart, she wrote.", "a.txt", "text/plain"),
        ("Just text.", "a", "text/plain"),
    ],
)
def test_media_type_by_content_and_name(text, name, media_type):
    assert read(text.encode(), name).media_type == media_type


@given(st.binary(max_size=400))
def test_arbitrary_bytes_raise_nothing_but_seed_errors(data):
    try:
        decoded = decode(data, name="a.txt", max_bytes=300)
    except SeedError:
        return
    assert decoded.text.strip()
    decoded.text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_what_was_written_as_utf8_is_read_back(text):
    data = text.encode()
    try:
        decoded = decode(data, name="a.txt", max_bytes=MEGABYTE)
    except SeedError:
        assert not text.removeprefix("\ufeff").strip() or text.startswith(("%PDF-", "{\\rtf"))
    else:
        assert decoded.text == text.removeprefix("\ufeff")
