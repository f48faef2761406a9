"""Whether two articles are one text: the same, edited, or cut."""

from transforms.link.copies.origins import Copy, origin
from transforms.link.copies.shingles import shingles
from transforms.link.words import surface_words
from transforms.model.links import Duplicate

CONTAINED = 0.5
"""Share of the shorter article's shingles that the longer must have. Changing one word in ten
leaves 0.9^5 = 0.59 of five-word shingles."""

CUT = 0.75
"""An article with fewer shingles than this share of the other's was cut, not copied."""

SHORTEST = 20
"""Shingles that an article must have to be compared: less is a teaser or a caption."""


def match_copies(one: Copy, other: Copy) -> Duplicate | None:
    """Return how two articles are one text, or None. The order of the two does not matter."""
    if other.doc_id < one.doc_id:
        one, other = other, one
    mine, theirs = shingles(one.text), shingles(other.text)
    shorter, longer = sorted((len(mine), len(theirs)))
    if one.doc_id == other.doc_id or shorter < SHORTEST:
        return None
    shared = len(mine & theirs)
    containment, similarity = shared / shorter, shared / (shorter + longer - shared)
    if containment < CONTAINED:
        return None
    relation, why = _relation(one, other, containment, shorter / longer)
    fuller = None
    if relation == "excerpt":
        fuller = one.doc_id if len(mine) > len(theirs) else other.doc_id
    first = origin(one, other, fuller)
    return Duplicate(
        doc_id=one.doc_id,
        other_doc_id=other.doc_id,
        similarity=round(similarity, 4),
        containment=round(containment, 4),
        relation=relation,
        original_doc_id=first.doc_id,
        why=f"{why}; {first.why}",
    )


def _relation(one: Copy, other: Copy, containment: float, size: float) -> tuple[str, str]:
    if containment == 1 and surface_words(one.text) == surface_words(other.text):
        return "exact", "the same words"
    shared = f"{containment:.0%} of the shorter text"
    if size < CUT:
        return "excerpt", f"{shared} stands in the longer, which is {1 / size:.1f} times as long"
    return "copy", f"{shared} stands in the longer"
