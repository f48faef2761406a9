"""Entities: one name for one thing across documents, whatever the order that they arrive in.

How to use it, for whoever keeps the counts (`FormCount` rows, one per form, aspect and value):

1. Documents come and go: `counts(entities)` and `counts(entities, sign=-1)` give the change in
   counts, and `added(old, change)` the new ones. Counts add up in any order, so they can also be
   stored as changes and summed when read. `GROUP BY block_key, form_key, aspect, value` and
   `SUM` is all that it needs.
2. `scope(changed blocks, look, corrections)` says which blocks to resolve anew: the changed ones,
   their families where these are small enough to tell who is meant by a short name, and what a
   human's corrections tie to them. `look` finds the blocks of a family (all that begin with it:
   `family(block)`), in order, no more than asked for. Nothing outside is read or changed.
3. `doubtful(forms)` says of which forms it matters whom they are named with: `company(entities)`
   gives that for each article, `companions` puts it together, of SAMPLE articles of a form.
4. `resolve(forms, corrections, scope.complete, companions)` gives each form's entity
   id, the rows of `entities` and of `entity_evidence`. Rows of these blocks' former entities are
   replaced. Where a form's id differs from the former one, that is a row of `entity_history`.

A person's form ends in what its article says that the person is (`~sport.gb`), so that two of
one name can be told apart: see `senses`. The answer depends on the counts, and on the company in
those articles whose keys hash lowest, and so not on order, batches or runs.
"""

from transforms.link.entities.context import SAMPLE, Companions, companions, company
from transforms.link.entities.corrections import (
    NO_CORRECTIONS,
    Corrections,
    parse_corrections,
)
from transforms.link.entities.forms import Form, added, counts, forms, merged
from transforms.link.entities.resolution import Resolution, resolve
from transforms.link.entities.scope import CROWD, Look, Scope, scope
from transforms.link.entities.senses import doubtful

__all__ = [
    "CROWD",
    "NO_CORRECTIONS",
    "SAMPLE",
    "Companions",
    "Corrections",
    "Form",
    "Look",
    "Resolution",
    "Scope",
    "added",
    "companions",
    "company",
    "counts",
    "doubtful",
    "forms",
    "merged",
    "parse_corrections",
    "resolve",
    "scope",
]
