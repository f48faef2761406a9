"""The parse of an article's passages, its tokens placed in the reading."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from transforms.extract.quotes.marks import Quoted
from transforms.extract.quotes.passages import Passages
from transforms.model.syntax import Parse

NOUN_PARTS = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "case", "nmod", "prep", "pobj", "quantmod")
) | {"conj", "cc", "predet", "advmod", "punct", "npadvmod", "pcomp", "preconj"}

MAX_HEIGHT = 40
"""Heads above a token that are climbed: no sentence of sense is deeper."""
NAME_PREPOSITIONS = frozenset(("of", "for", "from"))
NO_PARTS = frozenset(("“", "”", '"', "—", ":", ";", ">", "<", '">', "|", "•", "*"))


class Tree:
    """Tokens with their heads, children and places in the reading."""

    def __init__(self, parse: Parse, passages: Passages, spans: Sequence[Quoted]) -> None:
        """Place every token and note the quotation it is in."""
        self.words = [word.lower() for word in parse.words]
        self.pos, self.dep, self.heads = parse.pos, parse.dep, parse.heads
        self.sentence = parse.sentence
        self._phrases: dict[int, tuple[int, int]] = {}
        self.children: list[list[int]] = [[] for _ in parse.words]
        for token, head in enumerate(parse.heads):
            if head != token:
                self.children[head].append(token)
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.span: list[int] = []
        outer = [(n, span) for n, span in enumerate(spans) if span.depth == 0]
        firsts = [span.start for _, span in outer]
        ats = [piece.at for piece in passages.pieces]
        for start, stop in zip(parse.starts, parse.stops, strict=True):
            piece = passages.pieces[bisect_right(ats, start) - 1]
            if piece.span is not None:
                self.starts.append(piece.start)
                self.stops.append(piece.stop)
                self.span.append(piece.span)
                continue
            begin = piece.start + start - piece.at
            self.starts.append(begin)
            self.stops.append(begin + stop - start)
            place = bisect_right(firsts, begin) - 1
            inside = place >= 0 and begin < outer[place][1].stop
            self.span.append(outer[place][0] if inside else -1)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child with one of the relations."""
        return next((c for c in self.children[token] if self.dep[c] in deps), None)

    def between(self, start: int, stop: int) -> range:
        """Return the tokens that start in a stretch of the reading."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, stop))

    def is_subject(self, token: int) -> bool:
        """Tell whether a token is a subject outside quotations."""
        return self.dep[token] in ("nsubj", "nsubjpass") and self.span[token] < 0

    def subjects(self) -> Iterator[int]:
        """Yield where subjects' heads start, and the names beside them: `her lawyer, Tom Bell`."""
        for token in range(len(self)):
            if self.is_subject(token):
                yield self.starts[token]
                yield from (self.starts[c] for c in self.children[token] if self.dep[c] == "appos")

    def subtree(self, token: int) -> list[int]:
        """Return a token and all that hangs on it, in no order."""
        found = [token]
        for each in found:
            found += self.children[each]
        return found

    def ancestors(self, token: int) -> Iterator[tuple[int, str]]:
        """Yield the heads above a token, each with the relation that leads to it."""
        for _ in range(MAX_HEIGHT):
            if self.heads[token] == token:
                return
            relation = self.dep[token]
            token = self.heads[token]
            yield token, relation

    def hull(self, tokens: Sequence[int]) -> tuple[int, int]:
        """Return the stretch of the reading from the first of the tokens to the last."""
        return min(self.starts[t] for t in tokens), max(self.stops[t] for t in tokens)

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """Return the phrase of a noun, without clauses and descriptions set off by commas."""
        if head not in self._phrases:
            self._phrases[head] = self._phrase(head)
        return self._phrases[head]

    def _phrase(self, head: int) -> tuple[int, int]:
        kept = [head]
        for token in kept:
            kept += [c for c in self.children[token] if self._belongs(token, c, head)]
        bracket = min((t for t in kept if self.words[t] == "(" and t > head), default=len(self))
        kept = [t for t in kept if t < bracket]
        kept = sorted(t for t in kept if t == head or self.span[t] == self.span[head])
        while len(kept) > 1 and self.pos[kept[-1]] in ("PUNCT", "SPACE", "CCONJ", "ADP"):
            kept.pop()
        while len(kept) > 1 and self.pos[kept[0]] in ("PUNCT", "SPACE", "CCONJ"):
            kept.pop(0)
        low = high = kept.index(head) if head in kept else 0
        while low and not self._broken(kept[low - 1], kept[low]):
            low -= 1
        while high + 1 < len(kept) and not self._broken(kept[high], kept[high + 1]):
            high += 1
        while high > low and self._trails(kept[high]):
            high -= 1
        while low < high and self.words[kept[low]] in ("what", "which"):
            low += 1
        return self.hull(kept[low : high + 1])

    def _trails(self, token: int) -> bool:
        """Tell whether a token ends no phrase: a comma, a preposition, the ’s of an owner."""
        return self.pos[token] in ("PUNCT", "ADP") or self.dep[token] == "case"

    def _broken(self, one: int, two: int) -> bool:
        return any(
            self.pos[t] not in ("PUNCT", "PART") and self.span[t] < 0 for t in range(one + 1, two)
        )

    def _belongs(self, token: int, child: int, head: int) -> bool:
        relation = self.dep[child]
        if relation == "appos":
            return token == head and self.pos[token] != "PROPN" and self.pos[child] == "PROPN"
        set_off = child > token and self.words[child - 1] in (",", "—", "–")
        if relation == "advmod" and set_off:
            return False
        if relation == "prep":
            named = self.pos[token] == "PROPN" and self.words[child] not in NAME_PREPOSITIONS
            doing = any(self.dep[c] == "pcomp" for c in self.children[child])
            return not (set_off or named or doing)
        if relation == "punct":
            return self.words[child] not in NO_PARTS
        return relation in NOUN_PARTS
