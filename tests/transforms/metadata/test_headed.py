"""The block that shows the headline is the title, whatever cleaning took it for."""

from transforms.clean import clean
from transforms.metadata import metadata
from transforms.metadata.headed import headed
from transforms.model.cleaned import Metadata

TEXT = "\n\n".join(
    [
        "Minister launches fund to restore the peatlands",
        "From Department of Land and Climate",
        "Published on 3 May 2021",
        (
            "The Minister for Land and Climate launched a fund of 45 million on Monday to restore "
            "drained peatlands across the midlands, where nine farms in ten are on drained ground."
        ),
        (
            "She told farmers in Port Amsel that the fund would pay them for each hectare they "
            "let flood again, and that the first payments would be made before the year was out."
        ),
    ]
)


def test_the_title_of_the_metadata_is_the_block_of_that_kind():
    cleaned = clean(TEXT, doc_id="d")
    known = metadata(TEXT, cleaned, doc_id="d")
    blocks = headed(cleaned.blocks, known)
    assert known.title == "Minister launches fund to restore the peatlands"
    assert [block.text.strip() for block in blocks if block.kind == "title"] == [known.title]
    assert [block.kept for block in blocks] == [block.kept for block in cleaned.blocks]
    assert [block.start for block in blocks] == [block.start for block in cleaned.blocks]


def test_nothing_changes_without_a_line_that_shows_the_title():
    cleaned = clean(TEXT, doc_id="d")
    for title in (None, "Another headline"):
        assert headed(cleaned.blocks, Metadata(language="en", title=title)) == cleaned.blocks
