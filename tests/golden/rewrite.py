"""Golden rows: what every bundled article gives, a line a row, so that a change shows as a diff.

`make golden` writes them anew; the diff is the review.
"""

from collections.abc import Iterator
from pathlib import Path

from flows.folder import Found, list_seeds, read_seed
from flows.models import load_model
from transforms.model.cleaned import Settings
from transforms.model.extraction import Extraction
from transforms.model.syntax import LanguageModel
from transforms.pipeline import process

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
HERE = Path(__file__).parent
DOCUMENT = (
    "title", "subtitle", "kicker", "authors", "publisher", "agency", "syndicator", "section", "url",
    "licence", "published_at", "published_text", "published_basis", "published_from",
    "published_to", "updated_at", "language", "words", "is_truncated", "skipped",
)  # fmt: skip


def golden_path(found: Found) -> Path:
    """Return where an article's golden rows are."""
    return HERE / (found.doc_id.replace("/", "--") + ".txt")


def extract(found: Found, model: LanguageModel) -> Extraction:
    """Take one seed through the pipeline."""
    settings = Settings()
    seed, _ = read_seed(found, settings.max_bytes)
    return process(seed, lambda: model, settings)


def lines(one: Extraction) -> Iterator[str]:
    """Write every row as a line that begins with its table."""
    for name in DOCUMENT:
        value = getattr(one.document, name)
        if value not in (None, ()):
            yield f"document {name}: {value}"
    for b in one.blocks:
        yield f"block {b.kind} {'kept' if b.kept else 'removed'} {b.rule}: {short(b.text)}"
    for c in one.captions:
        yield f"caption ({c.credit}, {c.repeats} more): {short(c.text)}"
    for f in one.figures:
        facts = (f.value, f.value_high, f.unit, f.currency, f.dimension, f.modifier, f.per)
        yield f"figure {f.text!r} {facts} measures {f.measures!r} {f.status} {f.as_of}"
    for d in one.dates:
        yield f"date {d.text!r} {d.from_at} {d.to_at} {d.grain} {d.basis}"
    for m in one.mentions:
        yield f"mention {m.start} {m.text!r} {m.label} {m.entity_id}"
    for q in one.quotes:
        yield f"quote {q.kind} {short(q.text)!r} by {q.speaker!r} {q.speaker_entity_id} ({q.cue})"


def short(text: str, width: int = 70) -> str:
    """Fold a text into a line that still tells which one it is."""
    folded = " ".join(text.split())
    return folded if len(folded) <= width else f"{folded[:width]}…"


def main() -> None:
    """Write all golden rows anew and delete those of articles that are gone."""
    model = load_model()
    listed = list_seeds(SEEDS)
    for path in set(HERE.glob("*.txt")) - {golden_path(found) for found in listed}:
        path.unlink()
    for found in listed:
        golden_path(found).write_text("\n".join(lines(extract(found, model))) + "\n", "utf-8")


if __name__ == "__main__":
    main()
