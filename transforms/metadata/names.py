"""Bylines to people: names apart from cues, roles, desks, places and agencies."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from transforms.metadata.agencies import wire, without_wire

_WORDS: dict[str, list[str]] = tomllib.loads(
    (files(__package__) / "bylines.toml").read_text("utf-8")
)
ROLES = frozenset(_WORDS["roles"])
DESKS = frozenset(_WORDS["desks"])
_ROLE_ENDINGS = frozenset(_WORDS["role_endings"])
_PARTICLES = frozenset(_WORDS["particles"])
_DEGREES = frozenset(_WORDS["degrees"])
_NOT_NAMES = frozenset(_WORDS["not_names"])


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CUE = re.compile(rf"^\W*(?:{_alternatives(_WORDS['cues'])})\b\s*[:\-–—|]?\s*", re.IGNORECASE)
_OTHER_CUE = re.compile(rf"^\W*(?:{_alternatives(_WORDS['other_cues'])})\b", re.IGNORECASE)
_JOINED_CUE = re.compile(r"^(?:By|BY)(?=[A-Z][a-z]+ [A-Z])")
_TAIL = re.compile(
    r"\s*(?:\||·|•|\s[—–-]\s|\(|@\w|\s/\s|(?:Last )?Updated\b|Published\b|\bPosted\b|\d).*$",
    re.DOTALL,
)
_PLACE = re.compile(r"\s+(?:in|at|from)\s+(?:the\s+)?[A-Z].*$")
_FOR = re.compile(r"\s+(?:for|of|special to|via|at)\s+(?:the\s+)?[A-Z@].*$", re.IGNORECASE)
_JOINTS = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\s/\s|\|)\s*")
_NAME_START = re.compile(r"(?:(?:the|de|van|von|el|al)\s)?[^\W\d_a-zß-öø-ÿ]")
_TOKEN = re.compile(r"^[^\W\d_][\w.'’‘`´-]*$")
HANDLE = re.compile(r"(?:(?<=\w)\s?|^\s*)@\w+")
_JOINED_ROLE = re.compile(
    r"(?<=[a-zß-ÿ])(?=(?:Staff|Senior|Business|Contribut|Reporter|Editor|Columnist|Correspondent|"
    r"Published|Updated|View|Writer|Special|Political|Deputy|Chief|Associate)[a-z]*\b)"
)
_JOINED_OUTLET = re.compile(r"(?<=[a-zß-ÿ])/(?=[A-Z][\w.]*(?: \w+)+$)")
"""Between a name and whom it is with: Ann Lee/Observer reporter."""
_LOOSE_END = re.compile(r"(?i)\s+(?:on|at|in|for|from|of|the|to|is|am|um|le|el)\s*$")
_EMAIL = re.compile(r"\S+@\S+\.\S+")


LONGEST_BYLINE = 200
LONGEST_ROLE = 6
"""Words of the longest role, as in Senior Life and Trends Reporter; headlines are longer."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs: people, and who else is named beside them."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Desks, agencies and roles that the line names besides."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a text in lower case, white space folded, edges of punctuation off."""
    return " ".join(text.split()).strip(" .,:;|-–—•·*").casefold()


def is_role(text: str) -> bool:
    """Whether a text says what somebody is, not who."""
    folded = fold(text)
    words = folded.split()
    return folded in ROLES or (1 < len(words) <= LONGEST_ROLE and words[-1] in _ROLE_ENDINGS)


def is_desk(text: str) -> bool:
    """Whether a signature stands for nobody in particular, as in: Staff, Agencies."""
    folded = fold(text)
    return folded.removeprefix("the ") in DESKS or folded.endswith(
        (" desk", " bureau", " staff", " news service")
    )


def has_cue(line: str) -> bool:
    """Whether a line opens as bylines do."""
    if len(line) > LONGEST_BYLINE or _OTHER_CUE.match(line):
        return False
    cue = _CUE.match(line)
    return bool((cue and _NAME_START.match(line, cue.end())) or _JOINED_CUE.match(line))


def credits_other(line: str) -> bool:
    """Whether a line credits a photographer, editor or reviewer."""
    return bool(_OTHER_CUE.match(line))


def without_cue(line: str) -> str:
    """Take the opening words of a byline off: By, Written by, Posted by."""
    bare = _JOINED_CUE.sub("", line)
    return _CUE.sub("", bare, count=1) if bare == line else bare


def _is_capital(token: str) -> bool:
    return token[:1].isupper() or token.lower() in _PARTICLES or not token[:1].islower()


@lru_cache(maxsize=512)
def is_name(text: str) -> bool:
    """Whether a text has the shape of a person's name: two to five capitalised words."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or len(text) > 45:
        return False
    if not all(_TOKEN.match(token) for token in tokens):
        return False
    lowered = [token.lower().rstrip(".") for token in tokens]
    if any(word in _NOT_NAMES for word in lowered) or not tokens[-1][:1].isupper():
        return False
    if len(tokens[-1]) < 2:
        return False
    if tokens[0].lower() in _DEGREES:
        return False
    capitals = sum(1 for token in tokens if token[:1].isupper())
    return capitals >= 2 and all(map(_is_capital, tokens)) and not is_role(text)


def tidy(name: str) -> str:
    """Return a name as it is written in running text: capitals folded, degrees and marks off."""
    text = _LOOSE_END.sub("", _EMAIL.sub("", name))
    text = " ".join(text.split()).strip(' .,:;|-–—•·*"“”()')
    if re.search(r"\b[A-Z]\.?$|\b(?:Jr|Sr)$", text) and name.rstrip().endswith("."):
        text += "."
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 5 and " " in text and all(c.isupper() for c in letters):
        text = re.sub(r"[^\W\d_]+", _capitalised, text)
    return text


def _capitalised(match: re.Match[str]) -> str:
    word = match[0]
    if len(word) > 3 and word.startswith("MC"):
        return "Mc" + word[2:].capitalize()
    return word.capitalize()


def _plausible(part: str, *, cued: bool) -> bool:
    if not part or len(part) > 60 or "http" in part or "/" in part or part.endswith(":"):
        return False
    if is_name(part):
        return True
    tokens = part.split()
    if not cued or len(tokens) > 6 or is_role(part):
        return False
    return part[0].isalpha() and (part[0].isupper() or bool(re.match(r"the [A-Z]", part)))


def _is_outlet(name: str) -> bool:
    """Tell whether a name beside a person's is a paper's or a company's: Westmark Herald."""
    words = fold(name).split()
    return len(words) > 1 and not is_name(name) and any(word in _NOT_NAMES for word in words)


_POSTED = frozenset({"our", "from", "special", "staff", "own"})


def _is_posted(name: str) -> bool:
    """Tell whether a signature is a desk's that a place follows: HT Correspondent, Port Amsel."""
    first = name.split()[:1]
    return bool(first) and (is_desk(name) or first[0].isupper() or first[0].lower() in _POSTED)


def _without_place(piece: str) -> str:
    """Take a place or an employer off a name, as in Ann Lee in Kyiv; leave other phrases whole."""
    for pattern in (_PLACE, _FOR):
        cut = pattern.sub("", piece).strip()
        if cut != piece.strip() and is_name(tidy(cut)):
            return cut
    return piece.strip()


def person(part: str) -> str:
    """Take what stands beside a name off it: a role, an agency, a verb, the name once more."""
    words = without_wire(part).split()
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:
        words = words[:half]
    for size in range(min(4, len(words) - 2), 0, -1):
        if is_role(" ".join(words[-size:])) and is_name(" ".join(words[:-size])):
            return " ".join(words[:-size])
        if is_role(" ".join(words[:size])) and is_name(" ".join(words[size:])):
            return " ".join(words[size:])
    for n, word in enumerate(words):
        cut = n > 1 and word[:1].islower() and word not in _PARTICLES
        if cut and is_name(" ".join(words[:n])):
            return " ".join(words[:n])
    return " ".join(words)


def byline(text: str, *, cued: bool | None = None) -> Byline:
    """Read the people off a byline, as in: By Ann Lee and Bo Chan in Kyiv.

    `cued` tells that the text is known to name an author, as in a meta tag; by default its
    opening word has to say so, or else only well-shaped names are taken.
    """
    line = " ".join(HANDLE.sub("", _EMAIL.sub("", text)).split())
    line = _JOINED_OUTLET.sub(" / ", _JOINED_ROLE.sub(" | ", line))
    if _OTHER_CUE.match(line):
        return Byline()
    opened = has_cue(line)
    cued = opened if cued is None else cued or opened
    line = without_cue(line) if opened else line
    line = re.split(
        r"(?i)\b(?:photograph|photo|illustration|edit|review|fact.check)\w* by\b", line
    )[0]
    head = _TAIL.sub("", line)
    line = head if head and (opened or " " in head) else line
    people: list[str] = []
    others: list[str] = []
    pieces = [piece for piece in _JOINTS.split(line) if piece.strip()]
    full = any(is_name(tidy(_without_place(piece))) for piece in pieces)
    for piece in pieces:
        part = _without_place(piece)
        part = _CUE.sub("", part) if has_cue(part) else part
        name = tidy(person(part))
        if fold(name) in _DEGREES or not name or (full and " " not in name and not is_desk(name)):
            continue
        if is_desk(name) or is_role(name) or wire(name) or (people and _is_outlet(name)):
            others.append(name)
        elif others and not people and (" " not in name or any(map(_is_posted, others))):
            continue  # where the correspondent sits: Our Correspondent, Port Amsel
        elif _plausible(name, cued=cued) and (is_name(name) or not people or cued):
            people.append(name)
    return Byline(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(others)))
