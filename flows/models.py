"""The language model: found, verified against known hashes, loaded once, wrapped in plain values."""
