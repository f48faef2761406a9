"""`copydesk extract`: the exact format that other programs depend on."""

import io
import json

import pytest

from flows.extracting import ExtractOptions, options_of, run_extract
from transforms.errors import BadSettings

ARTICLE = (
    "Sign up for our newsletter\n\nPort of Ostvik reopens\n\nBy Ann Writer\n\n"
    "The port of Ostvik reopened on Monday after a storm that killed 43 people, officials said. "
    "“We are working again,” said Maria Lindqvist, who heads the port.\n"
)
PAGE = f"<html><body><nav>Home News</nav><article><p>{ARTICLE}</p></article></body></html>"


def run(lines, **options):
    out = io.BytesIO()
    source = io.BytesIO(
        b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    )
    code = run_extract(ExtractOptions(**options), source, out)
    return code, [json.loads(line) for line in out.getvalue().decode("utf-8").splitlines()]


@pytest.mark.usefixtures("fake_model")
def test_one_line_in_one_line_out_in_the_format_of_the_design():
    code, (answer,) = run([{"id": "a", "text": ARTICLE}])
    assert code == 0
    assert answer["id"] == "a"
    assert list(answer)[1] == "document"
    assert {
        "title",
        "subtitle",
        "authors",
        "publisher",
        "published_at",
        "language",
        "clean_text",
    } <= set(answer["document"])
    assert "source_text" not in answer["document"]
    shapes = {
        "blocks": {"kind", "kept", "rule", "start", "stop", "text"},
        "mentions": {"start", "stop", "text", "label", "entity_id"},
        "entities": {"entity_id", "name", "label"},
        "quotes": {
            "start",
            "stop",
            "text",
            "kind",
            "speaker",
            "speaker_start",
            "speaker_stop",
            "speaker_entity_id",
            "cue",
        },
        "figures": {
            "start",
            "stop",
            "text",
            "value",
            "value_high",
            "unit",
            "dimension",
            "currency",
            "modifier",
            "measures",
        },
    }
    for part, keys in shapes.items():
        assert answer[part], part
        assert keys <= set(answer[part][0]), part
    assert isinstance(answer["dates"], list)
    assert isinstance(answer["captions"], list)
    for part in ("blocks", "mentions", "quotes", "figures", "dates"):
        for row in answer[part]:
            assert ARTICLE[row["start"] : row["stop"]] == row["text"]
    assert {m["entity_id"] for m in answer["mentions"]} <= {
        e["entity_id"] for e in answer["entities"]
    }


@pytest.mark.usefixtures("fake_model")
def test_a_page_gives_its_flattened_text_too():
    _, (answer,) = run([{"id": 7, "html": PAGE, "url": "https://x.example/a"}])
    assert answer["id"] == 7
    source = answer["document"]["source_text"]
    for row in answer["blocks"]:
        assert source[row["start"] : row["stop"]] == row["text"]
    assert "".join(row["text"] for row in answer["blocks"]) == source


def test_only_gives_those_parts_and_loads_no_model(monkeypatch):
    from flows import models

    monkeypatch.setattr(models, "load_model", lambda _name=None: pytest.fail("model loaded"))
    _, (answer,) = run([{"id": "a", "text": "It cost 40 dollars."}], only=("figures",), prose=True)
    assert set(answer) == {"id", "figures"}
    assert [row["text"] for row in answer["figures"]]


def test_prose_keeps_everything():
    text = "Advertisement\n\nIt cost 40 dollars."
    _, (answer,) = run([{"id": "a", "text": text}], only=("blocks",), prose=True)
    assert all(row["kept"] for row in answer["blocks"])


@pytest.mark.usefixtures("fake_model")
def test_bad_lines_are_answered_and_stop_nothing():
    lines = [
        b"{not json",
        b"",
        b"[1]",
        {"id": "x"},
        {"id": "y", "text": 3},
        {"id": "z", "text": "Fine."},
    ]
    code, answers = run(lines)
    assert code == 4
    assert [("error" in answer, answer["id"]) for answer in answers] == [
        (True, None),
        (True, None),
        (True, "x"),
        (True, "y"),
        (False, "z"),
    ]
    assert all({"kind", "message"} == set(a["error"]) for a in answers if "error" in a)


@pytest.mark.usefixtures("fake_model")
@pytest.mark.parametrize("text", ["", " ", "\ud800", "\x00", "a" * 10_000, "“" * 500])
def test_any_text_is_answered(text):
    _, (answer,) = run([{"id": "a", "text": text}])
    assert answer["id"] == "a"


def test_programs_options_are_read_without_the_parser():
    assert options_of(["--prose", "--only", "figures"]) == ExtractOptions(True, ("figures",))
    assert options_of(["--only=figures,quotes"]) == ExtractOptions(False, ("figures", "quotes"))
    assert options_of(["--help"]) is None
    assert options_of(["--only", "colours"]) is None


def test_an_unknown_part_is_refused():
    with pytest.raises(BadSettings, match="colours"):
        run([], only=("colours",))


@pytest.mark.usefixtures("fake_model")
@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b'{"id": "a", "text": "a byte that is no UTF-8: \xff"}',
        b'["a list"]',
        b"{}",
        b'{"id": "a"}',
        b'{"id": "a", "text": null}',
        b'{"id": "a", "text": "The port reopened.", "url": 5}',
    ],
)
def test_a_line_of_another_shape_is_answered_with_its_number(line):
    code, (bad, good) = run([line, {"id": "b", "text": ARTICLE}])
    assert code == 4
    assert bad["error"]["kind"] == "BadLine"
    assert bad["error"]["message"].startswith("line 1: ")
    assert good["id"] == "b"
    assert "error" not in good


@pytest.mark.usefixtures("fake_model")
def test_parts_may_be_written_with_blanks_and_entities_asked_for():
    options = options_of(["--only", "figures, entities"])
    assert options is not None
    assert options.only == ("figures", "entities")
    _, (answer,) = run([{"id": "a", "text": ARTICLE}], only=options.only)
    assert set(answer) == {"id", "figures", "entities"}
    assert answer["entities"]
