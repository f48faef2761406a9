"""Cleaning on whole articles: what is kept, what goes, and as what."""

import tomllib
from pathlib import Path

import pytest

from transforms.clean import clean

DATA = tomllib.loads(Path(__file__).with_name("clean.toml").read_text(encoding="utf-8"))


def document(case):
    above = [line for _, line in case.get("above", [["title", DATA["title"]]])]
    inside = [line for _, line in case.get("inside", [])]
    below = [line for _, line in case.get("below", [])]
    return "\n\n".join([*above, *DATA["body"][:2], *inside, *DATA["body"][2:], *below])


def block_of(cleaned, line, taken):
    for block in cleaned.blocks:
        if block.block_no not in taken and line.strip() == block.text.strip():
            taken.add(block.block_no)
            return block
    raise AssertionError(f"no block is {line!r}")


@pytest.mark.parametrize("case", DATA["case"], ids=lambda case: case["name"])
def test_furniture_goes_and_the_article_stays(case):
    cleaned = clean(document(case), doc_id="d")
    for paragraph in DATA["body"]:
        assert paragraph in cleaned.reading.text
    taken = set()
    wrong = []
    for kind, line in [*case.get("above", []), *case.get("inside", []), *case.get("below", [])]:
        block = block_of(cleaned, line, taken)
        if (block.kept, block.kind) != (kind.startswith("+"), kind.lstrip("+")):
            wrong.append((line, block.kept, block.kind, block.rule))
    assert not wrong


def test_wrapped_at_eighty_columns_reads_as_paragraphs():
    import textwrap

    text = "\n\n".join(
        textwrap.fill(p, 76, initial_indent="   ", subsequent_indent="   ")
        for p in [DATA["title"], *DATA["body"]]
    )
    assert clean(text, doc_id="d").reading.text == "\n\n".join(DATA["body"])


def test_lines_broken_by_inline_tags_are_joined():
    broken = [
        (
            "VELMARK —\nThe river ferry\nthat links the two halves of\nVelmark\nwill stop "
            "running, the\nharbour board\nsaid on Monday."
        ),
        (
            "“We asked eleven yards,” said\nMarta Holm\n, who chairs the board. It was "
            "a\nlong winter\nfor everybody who lives on the eastern bank."
        ),
        (
            "The town has offered to pay for a\nshuttle bus\nover the northern bridge until "
            "a new boat is found."
        ),
    ]
    text = "\n\n".join([DATA["title"], *broken])
    reading = clean(text, doc_id="d").reading.text
    assert "said Marta Holm, who chairs" in reading
    assert reading.count("\n\n") == 2
    assert "\n" not in reading.replace("\n\n", "")


def test_two_articles_in_one_file_are_both_kept():
    second = [
        (
            "The lake company said on Tuesday that it would raise its fares by six percent "
            "from the first of May, the second rise in a year."
        ),
        (
            "A spokesman blamed the price of fuel, which has gone up by a third since the "
            "autumn. Season tickets will stay as they are until the end of the year."
        ),
        (
            "The passengers' union called the rise unfair and asked the regional government "
            "to step in before the summer, when most of the tickets are sold."
        ),
    ]
    text = "\n\n".join([DATA["title"], *DATA["body"], "Lake fares to go up in May", *second])
    reading = clean(text, doc_id="d").reading.text
    assert all(paragraph in reading for paragraph in [*DATA["body"], *second])


def test_a_stub_in_front_of_a_paywall_is_flagged():
    stub = [
        DATA["title"],
        *DATA["body"][:2],
        "To continue reading, subscribe today.",
        "Already a subscriber? Log in",
    ]
    assert clean("\n\n".join(stub), doc_id="d").is_truncated
    assert not clean(
        "\n\n".join([DATA["title"], *DATA["body"], "Subscribe now"]), doc_id="d"
    ).is_truncated


def test_lines_learned_from_other_pages_of_the_outlet_go():
    line = "Tide table for 04 February at the eastern pier"
    text = "\n\n".join([DATA["title"], *DATA["body"][:3], line, *DATA["body"][3:]])
    learned = frozenset({"tide table for 00 february at the eastern pier"})
    block = next(b for b in clean(text, doc_id="d", furniture=learned).blocks if line in b.text)
    assert (block.kept, block.rule) == (False, "outlet_furniture")


def test_captions_come_once_with_credit_and_repeats():
    caption = (
        "The old ferry at the eastern pier in Velmark on Feb. 1, 2024. (Jo Brandt/Harbour Press)"
    )
    text = "\n\n".join(
        [DATA["title"], *DATA["body"][:2], " " + caption, caption, *DATA["body"][2:]]
    )
    cleaned = clean(text, doc_id="d")
    (found,) = cleaned.captions
    assert (found.credit, found.repeats) == ("Jo Brandt/Harbour Press", 1)
    assert found.text == caption.split(" (")[0]
    assert text[found.start : found.stop] == found.text
    assert "eastern pier in Velmark on" not in cleaned.reading.text


def test_prose_is_kept_whole_and_its_wraps_are_joined():
    prose = (
        "First line of a paragraph that somebody wrapped at about sixty\n"
        "columns because the mail program did so and nobody ever turned\n"
        "it off again.\n\nSubscribe now\n\nCopyright 2024 by nobody."
    )
    cleaned = clean(prose, doc_id="d", keep_all=True)
    assert all(block.kept for block in cleaned.blocks)
    assert cleaned.reading.text == prose.replace("sixty\ncol", "sixty col").replace(
        "turned\nit", "turned it"
    )


def test_prose_with_a_paragraph_a_line_keeps_its_paragraphs():
    prose = "\n".join(DATA["body"])
    cleaned = clean(prose, doc_id="d", keep_all=True)
    assert cleaned.reading.text == "\n\n".join(DATA["body"])
