"""Columns that several row types share, each with the note that the catalogue prints."""

from datetime import datetime
from typing import Annotated, Protocol

type DocId = Annotated[
    str, "Key of the article: the path of its seed under the seeds folder, or its URI."
]
type Start = Annotated[
    int, "First character of the evidence: code points into sources.source_text."
]
type Stop = Annotated[int, "One past the last character of the evidence (half-open)."]
type Text = Annotated[str, "The evidence itself: source_text[start:stop]."]
type Instant = datetime
"""A point in time with its zone; stored in UTC."""


class Row(Protocol):
    """What every row type is: a frozen dataclass whose fields are the columns of one table."""

    __dataclass_fields__: dict[str, object]
