"""What lies in a folder of saved articles and is no article: left alone, and counted."""

import tomllib
from collections.abc import Sequence
from fnmatch import fnmatchcase
from importlib.resources import files

ENDINGS = frozenset(
    ending
    for endings in tomllib.loads(
        files("flows").joinpath("ignored.toml").read_text("utf-8")
    ).values()
    for ending in endings
)
"""Endings of names of files that are no articles."""

SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What systems drop into folders."""

SETTINGS = frozenset({"entities.toml", "furniture.toml", "copydesk.toml"})
"""Files of ours that may lie among the seeds."""

PAGES = (".html", ".htm", ".xhtml")

PAGE_FOLDERS = ("_files", "_dateien", "-dateien", "_fichiers", "_archivos", "_file", "_bestanden")
"""How browsers end the name of the folder that they save a page's pictures and scripts in."""


def is_hidden(name: str) -> bool:
    """Hidden files, an editor's copies and locks (`a.txt~`, `~$a.docx`), systems' own files."""
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in SYSTEM_FILES


def belongs_to_a_page(folder: str, names: set[str]) -> bool:
    """Whether a folder is what a browser saved beside one of these files: `a_files`, `a.html`."""
    for ending in PAGE_FOLDERS:
        if folder.lower().endswith(ending):
            page = folder[: -len(ending)]
            return any(f"{page}{suffix}" in names for suffix in PAGES)
    return False


def ignored_as(key: str, patterns: Sequence[str]) -> str | None:
    """Return the kind that a file is counted under if it is no article, else None.

    The last pattern that fits decides; one that begins with ! takes files back.
    """
    for pattern in reversed(patterns):
        if fnmatchcase(key, pattern.removeprefix("!")):
            return None if pattern.startswith("!") else pattern
    name = key.rpartition("/")[2]
    dot = name.rfind(".")
    ending = name[dot:].lower() if dot > 0 else ""
    return ending if ending in ENDINGS else None
