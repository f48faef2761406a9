"""Parquet files, a commit log and a DuckDB catalogue. Knows the nouns, never the verbs."""
