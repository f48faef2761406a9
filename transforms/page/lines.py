"""Runs of text between two block tags to lines: breaks, white space and joined words."""

import re
from itertools import pairwise

type Part = tuple[str, bool]
"""A run of text and whether it stands in a link."""

BREAK = "\0"
"""Stands for <br>; the parser lets no such character through."""

_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_SIGNED = re.compile(r"by [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,4}$")
"""A byline that is set in lower case is no end of the line above it."""
_SUFFIX = re.compile(r"(?:s|es|ed|d|ing|ly|er|ers|th|st|nd|rd|['’]\w+)?(?!\w)")
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")


def lines_of(parts: list[Part], *, keep_lines: bool = False) -> list[tuple[str, int]]:
    """Return the lines that parts make, white space folded, with how many characters are linked.

    With `keep_lines`, as inside `pre`, paragraphs are parted by blank lines and keep their line
    ends. A single <br> inside a sentence is a space; anywhere else it ends the line.
    """
    whole = "".join(text for text, _ in parts)
    linked = sum(len(text.strip()) for text, is_linked in parts if is_linked)
    if keep_lines:
        texts = [text.strip() for text in _PARAGRAPHS.split(whole.replace(BREAK, "\n"))]
    elif BREAK in whole:
        texts = _broken([" ".join(line.split()) for line in whole.split(BREAK)])
    else:
        texts = [" ".join(whole.split())]
    texts = [
        text.strip("| ") if text.startswith("|") or text.endswith("|") else text for text in texts
    ]
    if len(texts) == 1:
        return [(texts[0], min(linked, len(texts[0])))] if texts[0] else []
    size = sum(map(len, texts)) or 1
    return [(text, len(text) * min(linked, size) // size) for text in texts if text]


def _broken(lines: list[str]) -> list[str]:
    """Join what a single <br> cut inside a sentence; an empty line always parts."""
    found = [lines[0]]
    for before, line in pairwise(lines):
        is_cut = line[:1].islower() and not _ENDS.search(before) and not _SIGNED.match(line)
        if before and is_cut:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def parts_words(before: str, after: str, tag: str) -> bool:
    """Tell whether a space is missing between two runs where an inline tag begins or ends.

    Pages whose scripts or styles part such runs leave words joined: `saidThe`, `Times</a>said`.
    """
    last, first = before[-1], after[0]
    if last.isspace() or first.isspace() or tag in {"sub", "sup", "wbr"}:
        return False
    if first.isupper():
        return last.islower() or last in ".,;!?)”"
    if tag != "a" or not (last.isalnum() and first.isalnum()):
        return False
    return first.isdigit() != last.isdigit() or not _SUFFIX.match(after)
