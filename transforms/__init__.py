"""Pure functions from an article's text to rows. No files, clock, logging, Prefect or DuckDB."""
