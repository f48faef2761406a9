"""`copydesk extract`: the pipeline as a filter. One JSON object a line in, one out, same order."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from transforms.errors import BadSettings, CopydeskError, Defect
from transforms.model.cleaned import Settings
from transforms.model.syntax import LanguageModel

PARTS = ("blocks", "captions", "dates", "entities", "figures", "mentions", "quotes", "metadata")
"""What --only may name. Entities come with mentions and quotes anyway."""

STAGES_OF = {
    "blocks": ("clean",),
    "captions": ("clean",),
    "metadata": ("metadata",),
    "dates": ("dates",),
    "entities": ("mentions",),
    "figures": ("figures",),
    "mentions": ("mentions",),
    "quotes": ("quotes",),
}

FIGURE_KEYS = (
    "start", "stop", "text", "value", "value_high", "unit", "dimension", "currency",
    "is_currency_assumed", "si_value", "modifier", "direction", "is_record", "per", "measures",
    "status", "as_of", "same_as", "said_by", "figure_id",
)  # fmt: skip
QUOTE_KEYS = (
    "start", "stop", "text", "kind", "speaker", "speaker_start", "speaker_stop",
    "speaker_entity_id", "cue", "occasion", "addressee", "reported_by", "quote_id", "continues",
)  # fmt: skip
DOCUMENT_KEYS = (
    "title", "subtitle", "kicker", "authors", "publisher", "agency", "syndicator", "section",
    "url", "licence", "published_at", "published_text", "published_basis", "published_from",
    "published_to", "updated_at", "language", "language_score", "words", "is_truncated",
    "skipped", "clean_text",
)  # fmt: skip
KEYS = {
    "blocks": (
        "kind",
        "kept",
        "rule",
        "score",
        "why",
        "start",
        "stop",
        "text",
        "place",
        "language",
    ),
    "captions": ("start", "stop", "text", "credit", "repeats"),
    "figures": FIGURE_KEYS,
    "dates": ("start", "stop", "text", "from_at", "to_at", "grain", "basis"),
    "mentions": ("start", "stop", "text", "label", "entity_id"),
    "entities": ("entity_id", "name", "label", "aliases", "country_code"),
    "quotes": QUOTE_KEYS,
}


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """What `copydesk extract` was asked for."""

    prose: bool = False
    only: tuple[str, ...] = ()
    model: str | None = None


def parts_of(given: str) -> tuple[str, ...]:
    """Read what --only names: parts with commas between them."""
    return tuple(part.strip() for part in given.split(",") if part.strip())


def options_of(words: Sequence[str]) -> ExtractOptions | None:
    """Read the options that programs use; None where the full parser must look (--help, typos)."""
    prose, rest = False, list(words)
    only: tuple[str, ...] = ()
    while rest:
        word = rest.pop(0)
        if word == "--prose":
            prose = True
        elif word == "--only" and rest:
            only = parts_of(rest.pop(0))
        elif word.startswith("--only="):
            only = parts_of(word.removeprefix("--only="))
        else:
            return None
    return ExtractOptions(prose, only) if set(only) <= set(PARTS) else None


def run_extract(
    options: ExtractOptions, lines: IO[bytes] | None = None, out: IO[bytes] | None = None
) -> int:
    """Filter stdin to stdout. Returns 4 if any line was answered by an error, else 0."""
    unknown = sorted(set(options.only) - set(PARTS))
    if unknown:
        raise BadSettings(f"--only {','.join(unknown)}: choose from {', '.join(PARTS)}")
    sink = out or sys.stdout.buffer
    failed = False
    for answer in answers(lines or sys.stdin.buffer, options):
        failed = failed or "error" in answer
        sink.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        sink.write(b"\n")
        sink.flush()
    return 4 if failed else 0


def answers(lines: Iterable[bytes], options: ExtractOptions) -> Iterator[dict[str, Any]]:
    """Answer each line that is not blank; a line that fails gets an error and stops nothing."""
    from transforms.pipeline import STAGES

    loaded: list[LanguageModel] = []

    def model() -> LanguageModel:
        if not loaded:
            from flows.models import load_model

            loaded.append(load_model(options.model))
        return loaded[0]

    wanted = [stage for part in options.only for stage in STAGES_OF[part]] or list(STAGES)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(line, number, options, wanted, model)


def _answer(
    line: bytes, number: int, options: ExtractOptions, wanted: Sequence[str], model: Any
) -> dict[str, Any]:
    from transforms.model.extraction import Text
    from transforms.pipeline import process_text

    key: Any = None
    try:
        given = json.loads(line)
        key = given.get("id") if isinstance(given, dict) else None
        text, is_html = _text_of(given)
    except (ValueError, RecursionError) as error:
        return _error(key, "BadLine", f"line {number}: {error}")
    handed_in = Text(
        doc_id=str(key if key is not None else number),
        text=text,
        is_html=is_html,
        url=given.get("url"),
    )
    try:
        extraction = process_text(handed_in, model, Settings(), wanted, prose=options.prose)
        return {"id": key, **_shown(extraction, options, is_html)}
    except CopydeskError as error:
        if error.exit_code == 2 and not isinstance(error, BadSettings):
            raise
        return _error(key, type(error).__name__, error.message)
    except Exception as error:  # one bad line never stops the others
        what = f"line {number}: a defect of copydesk, please report it with the line"
        return _error(key, Defect.__name__, f"{what}: {type(error).__name__}: {error}")


def _text_of(given: Any) -> tuple[str, bool]:
    """Return the text or page of a line, and which it is. Raises ValueError for another shape."""
    if not isinstance(given, dict):
        raise ValueError('give an object with "id" and "text" or "html"')
    if not isinstance(given.get("url"), str | None):
        raise ValueError('"url" must be a string')
    for name in ("text", "html"):
        if isinstance(given.get(name), str):
            return given[name], name == "html"
    raise ValueError('give a string as "text" or "html"')


def _error(key: Any, kind: str, message: str) -> dict[str, Any]:
    return {"id": key, "error": {"kind": kind, "message": message}}


def _shown(extraction: Any, options: ExtractOptions, is_html: bool) -> dict[str, Any]:
    """Lay the rows out in the format of the design; only the parts that were asked for."""
    parts = options.only or PARTS
    shown: dict[str, Any] = {}
    if "metadata" in parts or not options.only:
        shown["document"] = _row(extraction.document, DOCUMENT_KEYS)
    if is_html:
        shown.setdefault("document", {})["source_text"] = extraction.source.source_text
    for part in ("blocks", "figures", "mentions", "entities", "quotes", "dates", "captions"):
        if part in parts or (part == "entities" and {"mentions", "quotes"} & set(parts)):
            shown[part] = [_row(row, KEYS[part]) for row in getattr(extraction, part)]
    return shown


def _row(row: Any, keys: Sequence[str]) -> dict[str, Any]:
    return {key: _plain(getattr(row, key)) for key in keys}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
