"""Parquet files, a commit log and a DuckDB catalogue. Knows the nouns of the project, never the verbs."""
