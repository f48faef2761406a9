"""A GLiNER folder answers as a pipeline does, and says what it lacks."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import model_gliner, models
from transforms.errors import MissingModel
from transforms.model.syntax import NameSpan, Parse


class Syntax:
    version = "fake 1"

    def parse(self, text):
        return Parse((), (), (), (), (), (), ())


class FakeGliner:
    """Finds every Oslo, and answers out of order as the real one may."""

    @classmethod
    def from_pretrained(cls, folder, local_files_only):
        assert local_files_only
        if "broken" in folder:
            raise OSError("no weights")
        return cls()

    def predict_entities(self, line, labels):
        assert line.strip()
        assert len(line) <= model_gliner.LONGEST
        found = [at for at in range(len(line)) if line.startswith("Oslo", at)]
        return [{"start": a, "end": a + 4, "label": "country or city"} for a in reversed(found)]


@pytest.fixture
def with_gliner(monkeypatch):
    monkeypatch.setattr(model_gliner.util, "find_spec", lambda name: SimpleNamespace())
    fake = SimpleNamespace(GLiNER=FakeGliner)
    monkeypatch.setattr(model_gliner, "import_module", lambda name: fake)


def folder_of(tmp_path, name="gliner-small"):
    folder = tmp_path / name
    folder.mkdir()
    (folder / "gliner_config.json").write_text("{}")
    return folder


@pytest.mark.usefixtures("with_gliner")
def test_its_names_are_spans_of_the_text(tmp_path):
    model = model_gliner.GlinerModel(folder_of(tmp_path), Syntax())
    assert model.names("In Oslo, or Oslo?\n\nOslo.") == [
        NameSpan(3, 7, "GPE"),
        NameSpan(12, 16, "GPE"),
        NameSpan(19, 23, "GPE"),
    ]
    assert model.parse("In Oslo.") == Syntax().parse("")


@pytest.mark.usefixtures("with_gliner")
def test_a_long_line_is_asked_in_pieces(tmp_path):
    model = model_gliner.GlinerModel(folder_of(tmp_path), Syntax())
    text = "They came to Oslo. " * 300
    assert len(model.names(text)) == 300


@given(st.text(alphabet="aB. \n", max_size=300), st.integers(2, 40))
def test_pieces_keep_their_place_and_lose_nothing_but_blanks(text, longest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model_gliner, "LONGEST", longest)
        found = list(model_gliner.pieces(text))
    assert all(text.startswith(piece, at) and len(piece) <= longest for at, piece in found)
    assert "".join("".join(piece.split()) for _, piece in found) == "".join(text.split())


@pytest.mark.usefixtures("with_gliner")
def test_other_weights_are_another_version(tmp_path):
    folder = folder_of(tmp_path)
    (folder / "model.safetensors").write_bytes(b"one")
    before = model_gliner.GlinerModel(folder, Syntax()).version
    assert before.startswith("gliner gliner-small ")
    assert before.endswith("syntax by fake 1")
    (folder / "model.safetensors").write_bytes(b"two")
    assert model_gliner.GlinerModel(folder, Syntax()).version != before


@pytest.mark.usefixtures("with_gliner")
def test_weights_that_are_not_there_are_a_missing_model(tmp_path):
    model = model_gliner.GlinerModel(folder_of(tmp_path, "broken"), Syntax())
    with pytest.raises(MissingModel, match="no weights"):
        model.names("In Oslo.")


def test_without_the_package_it_says_what_to_install(tmp_path):
    with pytest.raises(MissingModel, match="pip install gliner"):
        models.load_model(str(folder_of(tmp_path)))
