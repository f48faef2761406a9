"""What digits with separators mean: 1,234.5 and 1.234,5 and 12,34,567."""

import re

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")


_PLAIN = re.compile(r"\d*\.?\d+")


_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+")


_POINT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


_SPACED = re.compile(r"\d{1,3}(?:[\s]\d{3})+")


def digits_value(text: str) -> float | None:
    """Return what digits with separators mean, or None for what is no single number."""
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _POINT_GROUPED.fullmatch(text):
        return float(text.replace(".", ""))
    if _SPACED.fullmatch(text):
        return float("".join(text.split()))
    return None
