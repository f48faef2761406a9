"""Bytes to text: media type, encoding, limits."""

from transforms.errors import EmptySeed, SeedTooLarge
from transforms.model.cleaned import Decoded


def decode(data: bytes, *, name: str, max_bytes: int) -> Decoded:
    """Return the text of a file, exactly as it stands there.

    Raises a SeedError that names the file and the cause: EmptySeed, SeedTooLarge, BinarySeed or
    UndecodableSeed.
    """
    if len(data) > max_bytes:
        message = f"{name}: {len(data):,} bytes, more than the limit of {max_bytes:,}"
        raise SeedTooLarge(message)
    text = data.decode("utf-8-sig", "replace")
    if not text.strip():
        message = f"{name}: nothing but white space"
        raise EmptySeed(message)
    html = name.lower().endswith((".html", ".htm", ".xhtml"))
    return Decoded(text=text, media_type="text/html" if html else "text/plain", encoding="utf-8")
