"""Cost of quotes: articles a CPU second against a bare spaCy parse, and how cost grows with length.

    python benchmarks/quotes.py [FOLDER] [--articles 60]

Reads every .txt file of a folder (seeds/ by default), again and again until there are enough.
"""

import argparse
import time
from pathlib import Path

import spacy

from flows.models import DEFAULT_MODEL, load_model
from transforms.extract.mentions import mentions
from transforms.extract.quotes import quotes
from transforms.extract.quotes.marks import quoted
from transforms.extract.quotes.passages import passages
from transforms.model.cleaned import Context
from transforms.model.reading import Reading
from transforms.model.syntax import LanguageModel, NameSpan, Parse

ROOT = Path(__file__).parents[1]
CONTEXT = Context(doc_id="d")


class Recorded:
    """A language model that parses ahead of time: what is left is the stage's own time."""

    def __init__(self, model: LanguageModel, text: str) -> None:
        self.version = model.version
        self.parsed = model.parse(passages(text, quoted(text)).text)

    def names(self, _text: str) -> tuple[NameSpan, ...]:
        """Return nothing."""
        return ()

    def parse(self, _text: str) -> Parse:
        """Return the parse made before."""
        return self.parsed


def articles(folder: Path, wanted: int) -> list[str]:
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.txt"))]
    return [texts[number % len(texts)] for number in range(wanted)]


def seconds(work, texts) -> float:
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def speed(texts: list[str], rounds: int = 3) -> None:
    model = load_model()
    bare = spacy.load(model.folder) if hasattr(model, "folder") else spacy.load(DEFAULT_MODEL)

    def ours(text: str) -> None:
        reading = Reading(text)
        quotes(reading, CONTEXT, model, *mentions(reading, CONTEXT, model))

    ours(texts[0])
    bare(texts[0])
    pairs = [(seconds(bare, texts), seconds(ours, texts)) for _ in range(rounds)]
    one, two = (sorted(times)[rounds // 2] for times in zip(*pairs, strict=True))
    print(
        f"articles a CPU second: bare parse {len(texts) / one:.1f}, names and quotes "
        f"{len(texts) / two:.1f}, ratio {one / two:.2f}"
    )
    whole = sum(map(len, texts))
    parsed = sum(len(passages(text, quoted(text)).text) for text in texts)
    print(f"parsed {parsed / whole:.0%} of {whole:,} characters")


def growth(text: str) -> None:
    model = load_model()
    for times in (1, 10, 50):
        long = "\n\n".join([text] * times)
        recorded = Recorded(model, long)
        start = time.process_time()
        quotes(Reading(long), CONTEXT, recorded)
        spent = time.process_time() - start
        print(f"{times:4} times the article: {1000 * spent / times:.1f} ms each, without the parse")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--articles", type=int, default=60)
    chosen = parser.parse_args()
    found = articles(chosen.folder, chosen.articles)
    speed(found)
    growth(max(found, key=len))
