"""Pure functions from the text of an article to rows. No files, network, clock, logging, Prefect or DuckDB."""
