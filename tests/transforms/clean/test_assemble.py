"""Verdicts to blocks, captions and the reading."""

import pytest

from transforms.clean.assemble import Verdict, assemble


def cleaned(text, *parts):
    """Assemble a text from parts (kind, kept, words), found in order."""
    verdicts, at = [], 0
    for kind, kept, words in parts:
        start = text.index(words, at)
        at = start + len(words)
        verdicts.append(Verdict(start=start, stop=at, kind=kind, kept=kept, rule="test"))
    return assemble(text, verdicts, doc_id="d")


def test_what_stands_between_goes_to_the_block_before():
    found = cleaned("  A b.\n\nC d.  ", ("body", True, "A b."), ("body", True, "C d."))
    assert [block.text for block in found.blocks] == ["  A b.\n\n", "C d.  "]
    assert found.reading.text == "A b.\n\nC d."


def test_a_sentence_runs_on_over_what_was_removed():
    text = "The board met on Monday and\n\nAdvertisement\n\nnamed nobody."
    found = cleaned(
        text,
        ("body", True, "The board met on Monday and"),
        ("advert", False, "Advertisement"),
        ("body", True, "named nobody."),
    )
    assert found.reading.text == "The board met on Monday and named nobody."
    assert found.reading.evidence(28, 33).text == "named"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The pier at dawn. (Jo Brandt/Harbour Press)", "Jo Brandt/Harbour Press"),
        ("The pier at dawn. [Photo by Jo Brandt]", "Photo by Jo Brandt"),
        ("The pier at dawn. Photo: Jo Brandt", "Photo: Jo Brandt"),
        ("The pier at dawn — Jo Brandt", "Jo Brandt"),
        ("The pier (left) and the boat", None),
        ("The pier at dawn (it was a cold one)", None),
    ],
)
def test_credit_is_split_from_its_caption(text, credit):
    (caption,) = cleaned(text, ("caption", False, text)).captions
    assert caption.credit == credit
    assert caption.text == (text.split(" (J")[0].split(" [")[0].split(" Photo:")[0].split(" —")[0])


def test_a_credit_below_is_the_captions():
    text = "The pier at dawn\nPhoto: Jo Brandt"
    found = cleaned(
        text, ("caption", False, "The pier at dawn"), ("credit", False, "Photo: Jo Brandt")
    )
    assert found.captions[0].credit == "Jo Brandt"


def test_repeats_are_folded_into_the_first():
    text = "The pier  at dawn\nThe pier at dawn (Jo Brandt/AP)"
    found = cleaned(
        text,
        ("caption", False, "The pier  at dawn"),
        ("caption", False, "The pier at dawn (Jo Brandt/AP)"),
    )
    (caption,) = found.captions
    assert (caption.start, caption.repeats, caption.credit) == (0, 1, "Jo Brandt/AP")


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("a\nline", "a line"),
        ("guidelines\n, and", "guidelines, and"),
        ("Pierre-\nHugues", "Pierre-Hugues"),
        ("no\u00a0break\u2003space", "no break space"),
        ("want to. [Source]", "want to."),
        ("one [link] two", "one two"),
        ("[…] Isolation", "[…] Isolation"),
        ("[Putin] had", "[Putin] had"),
        ("donâ€™t", "don’t"),
        ("cafÃ©", "café"),
        ("zero\u200bwidth", "zerowidth"),
        ("Â£5 Â· Sir", "£5 · Sir"),
        ("São ÂNGELO", "São ÂNGELO"),
    ],
)
def test_what_is_read(source, read):
    found = cleaned(source, ("body", True, source))
    assert found.reading.text == read
    assert found.reading.source(0, len(read))[0] == 0


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("the dockers' un-\nion met", "the dockers' union met"),
        ("the har-\nbour and the harbour", "the harbour and the harbour"),
        ("a well-\nknown pier", "a well-known pier"),
        ("a co-\noperation, no cooperation, a co-operation", None),
        ("Anglo-\nSaxon walls", "Anglo-Saxon walls"),
        ("from 2019-\nand on", "from 2019- and on"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_read_as_the_text_tells(text, read):
    found = cleaned(text, ("body", True, text)).reading
    assert found.text == (read or text.replace("-\n", "-"))
    last = found.text.rindex(" ") + 1
    assert found.evidence(last, len(found.text)).text == text[-(len(found.text) - last) :]


@pytest.mark.parametrize(
    "text", ["A woman dries photographs on a fence in Arden", "Boats in a photo by the fence"]
)
def test_pictures_that_are_spoken_of_are_no_credit(text):
    (caption,) = cleaned(text, ("caption", False, text)).captions
    assert (caption.text, caption.credit) == (text, None)
