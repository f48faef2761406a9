"""Cost of names and entities: words per second against bare NER, and linking as a warehouse grows.

    python benchmarks/entities.py [--articles 60] [--documents 2000 200000]

Articles are made up from the seeds, so that anyone can run it. Linking is timed on one document
whose blocks are looked up among those of few and of many documents, as ingest does.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from flows.models import load_model
from transforms.extract.mentions import mentions
from transforms.lexicon.names import alone_id, block_key, family, form_key
from transforms.link.entities import added, counts, forms, resolve, scope
from transforms.model.cleaned import Context
from transforms.model.facts import LocalEntity
from transforms.model.reading import Reading

SEEDS = Path(__file__).parents[1] / "seeds"


def articles(wanted: int) -> list[str]:
    texts = [path.read_text("utf-8", "replace") for path in sorted(SEEDS.rglob("*.txt"))]
    return [texts[number % len(texts)] for number in range(wanted)]


def speed(wanted: int, rounds: int = 3) -> None:
    model = load_model()
    texts = articles(wanted)
    words = sum(len(text.split()) for text in texts)
    model.names(texts[0])
    bare, ours = [], []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            model.names(text)
        middle = time.process_time()
        for text in texts:
            mentions(Reading(text), Context(doc_id="d"), model)
        bare.append(words / (middle - start))
        ours.append(words / (time.process_time() - middle))
    one, two = sorted(bare)[rounds // 2], sorted(ours)[rounds // 2]
    print(f"words per CPU second: bare NER {one:,.0f}, mentions and entities {two:,.0f}")
    print(f"ratio {two / one:.3f}")


def made_up(name: str, label: str, doc_id: str) -> LocalEntity:
    key = form_key(name, label)
    return LocalEntity(
        doc_id=doc_id,
        local_id=f"{doc_id}#{key}",
        name=name,
        label=label,
        aliases=(),
        country_code=None,
        role=None,
        block_key=block_key(key),
        form_key=key,
        mentions=3,
        entity_id=alone_id(key),
    )


def document(number: int, chance: random.Random) -> list[LocalEntity]:
    """Twenty names: some that all articles have, some that nearly none has."""
    syllables = ["ka", "lo", "min", "ter", "va", "sso", "ri", "bel", "dan", "ho", "gur", "nes"]
    names = []
    for _ in range(14):
        first = "".join(chance.choices(syllables, k=2)).title()
        last = "".join(chance.choices(syllables, k=3)).title()
        names.append((f"{first} {last}" if chance.random() < 0.7 else last, "PERSON"))
    for _ in range(4):
        words = ["".join(chance.choices(syllables, k=2)).title() for _ in range(3)]
        names.append((" ".join([*words, "Board"]), "ORG"))
    names += [("United States", "GPE"), (f"Town {int(chance.paretovariate(1))}", "GPE")]
    return [made_up(name, label, f"d{number}") for name, label in dict(names).items()]


def linking(sizes: list[int]) -> None:
    timings = []
    for size in sizes:
        chance = random.Random(1)
        blocks = defaultdict(list)
        for number in range(size):
            for count in counts(document(number, chance)):
                blocks[count.block_key].append(count)
        blocks = {key: added(rows) for key, rows in blocks.items()}
        families = defaultdict(list)
        for block in sorted(blocks):
            families[family(block)].append(block)

        def look(limits: Mapping[str, int], kin: dict[str, list[str]] = families):
            return {name: kin.get(name, [])[:most] for name, most in limits.items()}

        spent = []
        for number in range(200):
            change = counts(document(size + number, chance))
            start = time.perf_counter()
            reach = scope({count.block_key for count in change}, look)
            known = [count for key in sorted(reach.blocks) for count in blocks.get(key, ())]
            resolve(forms(added(known, change)), complete=reach.complete)
            spent.append(time.perf_counter() - start)
        typical = sorted(spent)[len(spent) // 2]
        timings.append(typical)
        print(f"{size:>8,} documents: {1000 * typical:.2f} ms to link one more")
    print(f"ratio {timings[-1] / timings[0]:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--documents", type=int, nargs="+", default=[2000, 200_000])
    options = parser.parse_args()
    speed(options.articles)
    linking(options.documents)
