"""Entities: one name for one thing across documents, whatever the order that they arrive in.

How to use it, for whoever keeps the counts (`FormCount` rows, one per form, aspect and value):

1. Documents come and go: `counts(entities)` and `counts(entities, sign=-1)` give the change in
   counts, and `added(old, change)` the new ones. Counts add up in any order, so they can also be
   stored as changes and summed when read. `GROUP BY block_key, form_key, aspect, value` and
   `SUM` is all that it needs.
2. The blocks to resolve anew are those of the changed forms: `companions(blocks, corrections)`
   adds the blocks that a human's corrections tie to them. Nothing outside is read or changed.
3. `resolve(forms(counts of those blocks), corrections)` gives each form's entity id, the rows of
   `entities` and of `entity_evidence`. Rows of these blocks' former entities are replaced. Where a
   form's id differs from the former one, that is a row of `entity_history`.

The answer depends on the counts alone, and so not on order, batches or runs.
"""

from transforms.link.entities.corrections import (
    NO_CORRECTIONS,
    Corrections,
    companions,
    parse_corrections,
)
from transforms.link.entities.forms import Form, added, counts, forms, merged
from transforms.link.entities.resolution import Resolution, resolve

__all__ = [
    "NO_CORRECTIONS",
    "Corrections",
    "Form",
    "Resolution",
    "added",
    "companions",
    "counts",
    "forms",
    "merged",
    "parse_corrections",
    "resolve",
]
