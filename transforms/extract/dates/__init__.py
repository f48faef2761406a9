"""Dates: time expressions, resolved on the date of publication where they need one."""

from transforms.model.cleaned import Context
from transforms.model.facts import TimeExpression
from transforms.model.reading import Reading

LANGUAGES = frozenset({"en"})
"""Languages that the stage speaks, ISO 639-1."""


def dates(reading: Reading, context: Context) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the reading, in order."""
    return ()
