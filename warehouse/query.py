"""Answers of any size as files: CSV and Parquet, row by row and never all in memory."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import duckdb

from warehouse.disk import disk_trouble, token
from warehouse.reader import Parameters, Reader, bad_query

ROWS_PER_BATCH = 20_480


def query_to_csv(reader: Reader, sql: str, file: TextIO, parameters: Parameters = None) -> int:
    """Write the answer as CSV with a header line; return the number of rows.

    NULL is an empty field, times are ISO 8601 in UTC, lists and structs are JSON.
    """
    written = 0
    batches = reader.batches(sql, parameters)
    first = next(batches, [])
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(reader.columns)
    while first:
        writer.writerows([plain(value) for value in row] for row in first)
        written += len(first)
        first = next(batches, [])
    return written


def plain(value: Any) -> Any:
    """Return a value as one CSV field."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def query_to_parquet(
    reader: Reader, sql: str, target: Path | BinaryIO, parameters: Parameters = None
) -> int:
    """Write the answer as one Parquet file or stream; return the number of rows.

    A file appears whole or not at all.
    """
    if not isinstance(target, Path):
        return _stream_parquet(reader, sql, target, parameters)
    beside = target.with_name(f".{target.name}.{token()}.tmp")
    with disk_trouble(f"write {target}"):
        try:
            with beside.open("xb") as file:
                rows = _stream_parquet(reader, sql, file, parameters)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    return rows


def _stream_parquet(reader: Reader, sql: str, file: BinaryIO, parameters: Parameters) -> int:
    import pyarrow.parquet as pq

    from warehouse.parts import parquet_options

    written = 0
    try:
        batches = reader.relation(sql, parameters).to_arrow_reader(ROWS_PER_BATCH)
        with pq.ParquetWriter(file, batches.schema, **parquet_options()) as writer:
            for batch in batches:
                writer.write_batch(batch)
                written += batch.num_rows
    except duckdb.Error as error:
        raise bad_query(error) from error
    return written
