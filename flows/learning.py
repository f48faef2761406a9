"""Furniture learned across the pages of one outlet: a step of `maintain`, into a file to read."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from flows.settings import Desk
from transforms.clean.words import normal_line
from transforms.errors import BadSettings
from warehouse.reader import Reader

PAGES = 10
"""Pages of one outlet that must hold a line before it counts as the outlet's furniture."""

SHARE = 0.05
"""Share of the outlet's pages that must hold it: a saying recurs on ten pages of ten thousand."""

LONGEST = 300
"""Characters. Longer paragraphs that recur are wire copy that the outlet ran more than once."""

LINES = """
with pages as (
    select sources.outlet, blocks.doc_id, blocks.text,
           lower(regexp_replace(regexp_replace(trim(blocks.text), '[0-9]', '0', 'g'),
                                '\\s+', ' ', 'g')) as line
    from blocks join sources using (doc_id)
    -- A copy of an article repeats its lines without making them furniture.
    anti join (
        select if(original_doc_id = doc_id, other_doc_id, doc_id) as doc_id from duplicates
        where original_doc_id is not null
    ) using (doc_id)
    where sources.outlet is not null and length(trim(blocks.text)) between 2 and $longest
)
select outlet, any_value(text order by text) as text, count(distinct doc_id) as pages
from pages
group by outlet, line
having count(distinct doc_id) >= greatest(
    $pages, $share * (select count(*) from sources where sources.outlet = pages.outlet)
)
order by outlet, text
"""

HEADER = """\
# Lines that recur on the pages of one outlet and are therefore taken for furniture.
# Learned by `copydesk maintain`; `keep = true` on a line says that it belongs to articles after
# all, and stays when the file is learned anew. A change here recomputes the outlet's articles.
"""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One learned line."""

    outlet: str
    text: str
    pages: int
    keep: bool = False


def furniture_path(desk: Desk) -> Path:
    """Return where the learned lines are: beside the seeds, like the corrections of entities."""
    return desk.furniture or desk.seeds / "furniture.toml"


def read_lines(desk: Desk) -> list[Line]:
    """Read the learned lines; none where there is no file. Raises BadSettings naming the file."""
    path = furniture_path(desk)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return [Line(**row) for row in table.get("line", [])]
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        message = f"{path}: can't be understood: {error}; each [[line]] has outlet, text and pages"
        raise BadSettings(message) from error


def furniture_of(lines: list[Line]) -> dict[str, frozenset[str]]:
    """Return outlet -> normalised lines, without those that a human keeps."""
    found: dict[str, set[str]] = {}
    for line in lines:
        if not line.keep:
            found.setdefault(line.outlet, set()).add(normal_line(line.text))
    return {outlet: frozenset(texts) for outlet, texts in found.items()}


def learn(reader: Reader, known: list[Line]) -> list[Line]:
    """Return the lines that recur now, with what humans said of them, sorted.

    A line stays learned while it recurs, kept or removed: the blocks of both are looked at.
    """
    kept = {(line.outlet, normal_line(line.text)) for line in known if line.keep}
    rows = reader.rows(LINES, {"pages": PAGES, "share": SHARE, "longest": LONGEST})
    found = {
        (outlet, normal_line(text)): Line(outlet, " ".join(text.split()), pages)
        for outlet, text, pages in rows
    }
    lines = {
        key: Line(line.outlet, line.text, line.pages, keep=key in kept)
        for key, line in found.items()
    }
    for line in known:
        if line.keep:
            lines.setdefault((line.outlet, normal_line(line.text)), line)
    return sorted(lines.values())


def write_lines(desk: Desk, lines: list[Line]) -> Path:
    """Write the file anew, whole or not at all."""
    path = furniture_path(desk)
    parts = [HEADER]
    for line in lines:
        keep = "keep = true\n" if line.keep else ""
        parts.append(
            f"[[line]]\noutlet = {_quoted(line.outlet)}\ntext = {_quoted(line.text)}\n"
            f"pages = {line.pages}\n{keep}"
        )
    beside = path.with_name(f".{path.name}.new")
    beside.write_text("\n".join(parts), "utf-8")
    beside.replace(path)
    return path


def _quoted(text: str) -> str:
    """Write a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
