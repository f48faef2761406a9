"""One figure as it is compared: its row and the day of its article."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSide:
    """One figure with what its article knows about it."""

    figure_id: str
    doc_id: str
    text: str
    value: float
    value_high: float | None
    unit: str | None
    dimension: str
    currency: str | None
    si_value: float | None
    modifier: str | None
    per: str | None
    measures: str | None
    status: str | None
    as_of: str | None
    said_by: str | None
    sentence: str
    published_at: datetime | None


def around(side: FigureSide) -> tuple[str, str]:
    """Return the sentence before and after a figure."""
    folded = " ".join(side.text.split())
    at = side.sentence.find(folded)
    return (
        (side.sentence, "") if at < 0 else (side.sentence[:at], side.sentence[at + len(folded) :])
    )
