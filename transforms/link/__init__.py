"""Links across documents: entities, quote and figure matches, near-copies."""
