"""The model is the one that is known, answers in plain values, and costs nothing until asked."""

import hashlib
import subprocess
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import models
from transforms.errors import AlteredModel, MissingModel
from transforms.model.syntax import NameSpan, Parse


def test_importing_the_module_imports_no_model():
    code = "import sys, flows.models; sys.exit('spacy' in sys.modules or 'gliner' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_known_file_passes_and_an_altered_one_does_not(tmp_path):
    (tmp_path / "weights").write_bytes(b"known")
    hashes = {"weights": hashlib.sha256(b"known").hexdigest()}
    models.verify(tmp_path, hashes)
    (tmp_path / "weights").write_bytes(b"altered")
    with pytest.raises(AlteredModel, match="Install copydesk again"):
        models.verify(tmp_path, hashes)


def test_a_file_that_is_gone_is_a_missing_model(tmp_path):
    with pytest.raises(MissingModel, match="weights"):
        models.verify(tmp_path, {"weights": "0" * 64})


@pytest.mark.parametrize("name", ["no_such_pipeline", "../elsewhere", "json", ""])
def test_what_is_no_pipeline_is_a_missing_model(name):
    with pytest.raises(MissingModel):
        models.load_model(name)


@given(st.text(alphabet="ab \n", max_size=200), st.integers(2, 30))
def test_chunks_tile_the_text(text, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models, "CHUNK", size)
        pieces = list(models.chunks(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, at) and len(piece) <= size for at, piece in pieces)


class FakeGliner:
    """Finds every capitalised Oslo, and answers out of order as the real one may."""

    @classmethod
    def from_pretrained(cls, folder, local_files_only):
        assert local_files_only
        return cls()

    def predict_entities(self, line, labels):
        assert line.strip()
        found = [at for at in range(len(line)) if line.startswith("Oslo", at)]
        return [{"start": a, "end": a + 4, "label": "country or city"} for a in reversed(found)]


def test_a_gliner_folder_is_taken_by_its_path(tmp_path, monkeypatch):
    folder = tmp_path / "gliner-small"
    folder.mkdir()
    (folder / "gliner_config.json").write_text("{}")
    monkeypatch.setattr(models.util, "find_spec", lambda name: SimpleNamespace())
    monkeypatch.setattr(models, "import_module", lambda name: SimpleNamespace(GLiNER=FakeGliner))
    model = models.GlinerModel(folder, models.load_model())
    assert model.names("In Oslo, or Oslo?\n\nOslo.") == [
        NameSpan(3, 7, "GPE"),
        NameSpan(12, 16, "GPE"),
        NameSpan(19, 23, "GPE"),
    ]
    assert model.version.startswith("gliner gliner-small ")


def test_a_gliner_folder_without_the_package_is_a_missing_model(tmp_path):
    (tmp_path / "gliner_config.json").write_text("{}")
    with pytest.raises(MissingModel, match="install the package gliner"):
        models.load_model(str(tmp_path))


def test_the_version_is_known_before_the_weights_are_read():
    model = models.load_model()
    assert model.version.startswith("en_core_web_md 3.8.0 (spaCy 3.8.")
    assert model._tagger is None


@pytest.mark.model
def test_names_carry_offsets_of_the_text(language_model):
    text = "Angela Merkel visited Lisbon.\n\nPortugal was glad."
    found = [(text[n.start : n.stop], n.label) for n in language_model.names(text)]
    assert found == [("Angela Merkel", "PERSON"), ("Lisbon", "GPE"), ("Portugal", "GPE")]


@pytest.mark.model
def test_a_parse_is_true_to_its_text(language_model):
    text = "The ministers didn't agree. “We went home,” one said."
    parse = language_model.parse(text)
    spans = zip(parse.starts, parse.stops, strict=True)
    assert [text[a:b] for a, b in spans] == parse.words
    assert parse.words[parse.heads[parse.words.index("ministers")]] == "agree"
    assert parse.pos[parse.words.index("went")] == "VERB"
    assert parse.sentence[0] == 0
    assert parse.sentence[-1] == 1


@pytest.mark.model
def test_a_long_text_is_parsed_in_chunks_as_one(language_model, monkeypatch):
    text = "The ministers met.\n\n" * 6
    monkeypatch.setattr(models, "CHUNK", 45)
    parse = language_model.parse(text)
    assert [text[a:b] for a, b in zip(parse.starts, parse.stops, strict=True)] == parse.words
    assert parse.words.count("ministers") == 6
    heads = [
        parse.words[h]
        for h, word in zip(parse.heads, parse.words, strict=True)
        if word == "ministers"
    ]
    assert heads == ["met"] * 6
    assert len(set(parse.sentence)) >= 6


@pytest.mark.model
def test_an_empty_text_has_no_names_and_an_empty_parse(language_model):
    assert language_model.names("") == []
    assert language_model.parse("") == Parse((), (), (), (), (), (), ())
