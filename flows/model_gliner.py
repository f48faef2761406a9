"""Names by a GLiNER model in a folder, asked for the labels that spaCy's pipelines have."""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module, metadata, util
from pathlib import Path
from typing import Any

from flows.models import folder_digest
from transforms.errors import MissingModel
from transforms.model.syntax import LanguageModel, NameSpan, Parse

LABELS = {
    "person": "PERSON",
    "organization": "ORG",
    "country or city": "GPE",
    "location": "LOC",
    "building or facility": "FAC",
    "event": "EVENT",
    "title of a work": "WORK_OF_ART",
    "nationality or religious or political group": "NORP",
    "product": "PRODUCT",
    "law or treaty": "LAW",
}
"""What the model is asked for, and spaCy's label for it."""

LONGEST = 1000
"""Characters given to the model at once: it cuts off what is longer than about 380 words."""

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"(])")


class GlinerModel:
    """Names by a GLiNER model; syntax by the default model."""

    def __init__(self, folder: Path, syntax: LanguageModel) -> None:
        """Note where the model is; the weights are read when they are first needed.

        Raises MissingModel where the gliner package is not installed.
        """
        if util.find_spec("gliner") is None:
            message = (
                f"{folder} holds a GLiNER model, which needs the package gliner (and torch, about "
                "2 GB): pip install gliner."
            )
            raise MissingModel(message)
        self.folder = folder
        self._syntax = syntax
        self._model: Any = None
        self.version = (
            f"gliner {folder.resolve().name} {folder_digest(folder)} (gliner {_installed()}), "
            f"syntax by {syntax.version}"
        )

    def names(self, text: str) -> Sequence[NameSpan]:
        """Return the names in the text, a few sentences at a time."""
        model = self._loaded()
        spans: list[NameSpan] = []
        for start, piece in pieces(text):
            found = model.predict_entities(piece, list(LABELS))
            spans += [
                NameSpan(start + name["start"], start + name["end"], LABELS[name["label"]])
                for name in sorted(found, key=lambda name: (name["start"], name["end"]))
            ]
        return spans

    def parse(self, text: str) -> Parse:
        """Return the default model's parse."""
        return self._syntax.parse(text)

    def _loaded(self) -> Any:
        """Read the weights, from the folder only.

        Raises MissingModel where they are not all there.
        """
        if self._model is None:
            gliner = import_module("gliner")
            try:
                self._model = gliner.GLiNER.from_pretrained(str(self.folder), local_files_only=True)
            except (OSError, ValueError) as error:
                message = f"The GLiNER model in {self.folder} can't be read: {error}"
                raise MissingModel(message) from error
        return self._model


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into lines, and long lines where a sentence or a word ends, with their offsets."""
    for line in re.finditer(r"\S[^\n]*", text):
        at, stop = line.span()
        while stop - at > LONGEST:
            ends = [end.end() for end in _SENTENCE.finditer(text, at, at + LONGEST)]
            end = ends[-1] if ends else text.rfind(" ", at + 1, at + LONGEST) + 1 or at + LONGEST
            yield at, text[at:end]
            at = end
        if text[at:stop].strip():
            yield at, text[at:stop]


def _installed() -> str:
    try:
        return metadata.version("gliner")
    except metadata.PackageNotFoundError:
        return "of unknown version"
