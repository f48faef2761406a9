"""The outlet's country, where an address or a locale tells: decides whose dollar a bare $ is."""

import re
import tomllib
from importlib.resources import files
from urllib.parse import urlsplit

_WORDS = tomllib.loads((files(__package__) / "countries.toml").read_text("utf-8"))
_GENERIC = frozenset(_WORDS["generic"])
_OTHER: dict[str, str] = _WORDS["other"]
_REGIONS = frozenset(_WORDS["locales"]["regions"])


def host_of(url: str) -> str:
    """Return the host of an address, without www; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def is_home_page(url: str | None) -> bool:
    """Whether an address is a site's front page, which has no day of publication."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return bool(parts.hostname) and parts.path.strip("/") == "" and not parts.query


def country_of_url(url: str | None) -> str | None:
    """Return the country that an address's top-level domain belongs to, ISO 3166-1 alpha-2."""
    domain = host_of(url or "").rpartition(".")[2].lower()
    if domain in _OTHER:
        return _OTHER[domain]
    return (
        domain.upper() if len(domain) == 2 and domain.isalpha() and domain not in _GENERIC else None
    )


def country_of_locale(locale: str | None) -> str | None:
    """Return the region of a locale such as en_GB; en_US, everybody's default, says nothing."""
    match = re.fullmatch(r"[a-z]{2}[-_]([A-Z]{2})", (locale or "").strip())
    return match[1] if match and match[1] in _REGIONS else None
