"""The model is the one that is known, answers in plain values, and costs nothing until asked."""

import hashlib
import subprocess
import sys

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


def test_a_pipeline_of_spacy_says_how_to_get_it():
    with pytest.raises(MissingModel, match="spacy download xx_core_web_huge"):
        models.load_model("xx_core_web_huge")


@given(st.text(alphabet="ab \n", max_size=200), st.integers(2, 30))
def test_chunks_tile_the_text(text, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models, "CHUNK", size)
        pieces = list(models.chunks(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, at) and len(piece) <= size for at, piece in pieces)


def pipeline(folder, *components, requirements=()):
    """Save a pipeline of these components, whose rule finds Tarnby and Ann Lee."""
    import spacy

    nlp = spacy.blank("en")
    for name in components:
        component = nlp.add_pipe(name)
        if name == "entity_ruler":
            component.add_patterns([{"label": "GPE", "pattern": "Tarnby"}])
            component.add_patterns([{"label": "PERSON", "pattern": "Ann Lee"}])
    nlp.meta["name"], nlp.meta["version"] = "tarn", "1.2.3"
    nlp.meta["requirements"] = list(requirements)
    folder.mkdir(parents=True)
    nlp.to_disk(folder)
    return folder


TEXT = "Ann Lee left.\n\nIn Tarnby she slept."


@pytest.mark.model
def test_a_pipeline_in_a_folder_is_taken_by_its_path(tmp_path):
    folder = pipeline(tmp_path / "tarn", "sentencizer", "entity_ruler")
    model = models.load_model(str(folder))
    assert model.names(TEXT) == [NameSpan(0, 7, "PERSON"), NameSpan(18, 24, "GPE")]
    assert model.version.startswith(f"en_tarn 1.2.3 {models.folder_digest(folder)} (spaCy ")
    assert "syntax by en_core_web_md" in model.version
    assert "left" in model.parse(TEXT).words


@pytest.mark.model
def test_a_pipeline_in_a_package_is_taken_by_its_name(tmp_path, monkeypatch):
    package = tmp_path / "en_tarn_model"
    pipeline(package / "en_tarn_model-1.2.3", "entity_ruler")
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("en_tarn_model", "en-tarn-model"):
        model = models.load_model(name)
        assert [span.label for span in model.names(TEXT)] == ["PERSON", "GPE"]
        assert model.version.startswith("en_tarn 1.2.3 (spaCy ")


@pytest.mark.model
def test_a_pipeline_that_is_trained_again_has_another_version(tmp_path):
    folder = pipeline(tmp_path / "tarn", "entity_ruler")
    before = models.load_model(str(folder)).version
    (folder / "entity_ruler" / "patterns.jsonl").write_text("{}")
    assert models.load_model(str(folder)).version != before


@pytest.mark.model
def test_a_pipeline_without_names_is_a_missing_model(tmp_path):
    folder = pipeline(tmp_path / "tarn", "sentencizer")
    with pytest.raises(MissingModel, match="finds no names"):
        models.load_model(str(folder))


@pytest.mark.model
def test_a_pipeline_that_needs_a_package_says_which(tmp_path):
    folder = pipeline(tmp_path / "tarn", "entity_ruler", requirements=["tarn-transformers>=0.2,<1"])
    with pytest.raises(MissingModel, match="tarn-transformers"):
        models.load_model(str(folder))


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
