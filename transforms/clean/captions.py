"""Caption blocks to captions: each once, its credit apart, its repeats counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.model.documents import Block, Caption

_TAIL_CREDIT = re.compile(
    r"\s*(?:(?:[—–]|â€[”“])\s?(?P<dash>(?-i:[A-Z])[\w.'’-]+(?: (?-i:[A-Z])[\w.'’-]+){1,3})$"
    r"|\((?P<brackets>[^()]{2,90})\)|\[(?P<square>[^\[\]]{2,90})\]"
    # "photographs" alone may be what the picture shows.
    r"|(?P<label>\b(?:photo(?:graph)?|image|picture|credit)s?"
    r"(?:\s+(?:by|credit|courtesy(?: of)?)|\s*:|\s+(?:by|credit|courtesy(?: of)?)\s*:)"
    r"\s+(?-i:[A-Z@©])[^.:]{1,80}"
    r"|(?-i:\bP(?:hoto(?:graph)?|icture)s? [A-Z])[^.:]{1,80}))"
    r"\.?\s*$",
    re.IGNORECASE,
)
_CREDIT_CUE = re.compile(
    r"/|\b(?:photo|image|picture|via|getty|reuters|afp|ap|epa|tass|xinhua|courtesy|handout|file|pool"
    r"|shutterstock|alamy|press|agency|news|bloomberg|credit|times|post|staff|sputnik|screenshot)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}")
_KEY = re.compile(r"[\W_]+")
_LABEL = re.compile(
    r"^\s*(?:photo|image|picture)?\s*(?:credits?|courtesy(?: of)?|by|source)?\s*[:/]?\s*",
    re.IGNORECASE,
)


def caption_key(text: str) -> str:
    """Return the form in which captions are the same: letters and digits only, lower case."""
    return _KEY.sub("", text.casefold())


def credit_start(text: str) -> int | None:
    """Return where the credit at the end of a caption begins, if it has one."""
    match = _TAIL_CREDIT.search(text)
    if match is None or not text[: match.start()].strip():
        return None
    inner = match["brackets"] or match["square"] or match["dash"]
    if inner is None or _CREDIT_CUE.search(inner) or _NAMES.fullmatch(inner):
        return match.start()
    return None


def fold_captions(source_text: str, blocks: Sequence[Block], *, doc_id: str) -> tuple[Caption, ...]:
    """Return the captions of caption blocks in order, repeats folded into the first."""
    found: dict[str, Caption] = {}
    for caption in _captions(source_text, blocks, doc_id):
        key = caption_key(caption.text)
        first = found.get(key)
        if first is None:
            found[key] = replace(caption, caption_no=len(found))
        else:
            found[key] = replace(
                first, repeats=first.repeats + 1, credit=first.credit or caption.credit
            )
    return tuple(found.values())


def _captions(source_text: str, blocks: Sequence[Block], doc_id: str) -> Iterator[Caption]:
    for number, block in enumerate(blocks):
        if block.kind != "caption":
            continue
        text = block.text.rstrip()
        start = block.start + len(text) - len(text.lstrip())
        text = text.lstrip()
        if not text:
            continue
        cut = credit_start(text)
        credit = text[cut:].strip(" \n\t()[].—–") if cut is not None else None
        if credit is None and number + 1 < len(blocks) and blocks[number + 1].kind == "credit":
            credit = _LABEL.sub("", " ".join(blocks[number + 1].text.split())).strip("() ")
        stop = start + len(text[:cut].rstrip()) if cut is not None else start + len(text)
        yield Caption(
            doc_id=doc_id,
            caption_no=0,
            start=start,
            stop=stop,
            text=source_text[start:stop],
            credit=credit or None,
            repeats=0,
        )
