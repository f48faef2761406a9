"""Short lines that close articles and belong to them: attendances, referees, exchange rates."""

import re

from transforms.clean.shape import Shape

_FACT = re.compile(
    r"(?i:attendance|att|crowd|referees?|umpires?|half[- ]?time|full[- ]?time|ht|ft|scorers?|goals?"
    r"|tries|booked|bookings|yellow cards?|red cards?|sent off|man of the match|mom|player of the"
    r" match|subs(?: not used)?|substitutes|toss|venue|odds|starting price)\s*[:–—-]\s*\S.*"
    r"|\(?[$€£¥₹]\s?1 ?= ?.{3,60}\)?|\(1 [^()=]{2,30} ?= ?[^()]{3,60}\)"
    r"|\([^()]{2,30} ?= ?[$€£¥₹][^()]{1,40}\)"
)


def is_fact(block: Shape) -> bool:
    """Tell whether a line states a fact of the article: Attendance: 31,204; ($1 = 9.79 crowns)."""
    return block.count <= 30 and _FACT.fullmatch(block.text) is not None
