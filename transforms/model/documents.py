"""Rows about a whole article: where it came from, what it says about itself, its blocks."""

from dataclasses import dataclass
from typing import Annotated

from transforms.model.columns import DocId, Instant, Start, Stop, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as it was found."""

    doc_id: DocId
    source_uri: Annotated[str, "Where the file is: a file: URI, or the URI it was handed in with."]
    media_type: Annotated[str, "text/plain or text/html."]
    encoding: Annotated[str, "Character encoding that the bytes were read with."]
    bytes: Annotated[int, "Size of the file."]
    content_sha256: Annotated[str, "SHA-256 of the file's bytes, in hex."]
    url: Annotated[str | None, "Address of the page, where a sidecar or the page gives it."]
    fetched_at: Annotated[Instant | None, "When the page was saved, where a sidecar gives it."]
    outlet: Annotated[
        str | None,
        "What groups the pages of one site: the sidecar's outlet, the host of the address, or the "
        "seed's folder.",
    ] = None
    source_text: Annotated[
        str,
        "The text that every start and stop counts in: the decoded file, or for HTML the page "
        "flattened block by block.",
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article and what is known about it. Unknown is NULL."""

    doc_id: DocId
    source_uri: Annotated[str, "Where the file is."]
    title: Annotated[str | None, "Headline, without the site's name and promotions."]
    subtitle: Annotated[str | None, "Deck or standfirst."]
    kicker: Annotated[str | None, "Label above the headline, such as News Analysis."]
    authors: Annotated[
        tuple[str, ...],
        "People who signed it, cleaned of By, roles and places; the outlet where a page's markup "
        "names it as the author and nobody signs.",
    ]
    publisher: Annotated[str | None, "Outlet that published this copy."]
    agency: Annotated[str | None, "Wire or outlet that wrote it, where another one published it."]
    syndicator: Annotated[str | None, "Who distributed it, as in: Distributed by ..."]
    section: Annotated[str | None, "Part of the outlet that it ran in."]
    url: Annotated[str | None, "Canonical address."]
    licence: Annotated[str | None, "Licence or copyright line."]
    published_at: Annotated[Instant | None, "Time of publication, where day and year are known."]
    published_text: Annotated[str | None, "Words that the time of publication was read from."]
    published_basis: Annotated[str, "How the time is known: stated, inferred or unknown."]
    published_from: Annotated[Instant | None, "Earliest possible time of publication."]
    published_to: Annotated[Instant | None, "Latest possible time of publication."]
    updated_at: Annotated[Instant | None, "Time of the last stated change."]
    language: Annotated[str | None, "ISO 639-1 code of the body's language."]
    language_score: Annotated[float | None, "Confidence in the language, from 0 to 1."]
    words: Annotated[int, "Words in clean_text."]
    clean_text: Annotated[str, "The article: kept blocks, a blank line between them."]
    content_sha256: Annotated[str, "SHA-256 of the file's bytes, in hex."]
    duplicate_of: Annotated[
        str | None, "doc_id of the article that this is an exact or near copy of."
    ]
    is_truncated: Annotated[bool, "Whether the text stops early: a paywalled stub."]
    skipped: Annotated[tuple[str, ...], "Stages that gave no rows and why, as stage: reason."]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataEvidence:
    """One statement about an article's metadata: what a part of the page says of a field."""

    doc_id: DocId
    field: Annotated[str, "Column of documents that it speaks of."]
    value: Annotated[str, "What it says."]
    origin: Annotated[
        str,
        "Where it says so: text, json_ld, open_graph, meta, time, link, url, sidecar, trafilatura.",
    ]
    rule: Annotated[str, "Rule that read it."]
    is_chosen: Annotated[bool, "Whether the column holds it; the others were overruled."]
    start: Annotated[int | None, "First character in source_text, where it stands in the text."]
    stop: Annotated[int | None, "One past the last character in source_text."]
    text: Annotated[str | None, "The characters there: source_text[start:stop]."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the source text. The blocks of a document tile it: nothing vanishes."""

    doc_id: DocId
    block_no: Annotated[int, "Position among the document's blocks, from 0."]
    kind: Annotated[str, "What it is: body, heading, caption, sign_in, ... (see DESIGN)."]
    kept: Annotated[bool, "Whether it is part of clean_text."]
    rule: Annotated[str, "Rule that decided, the strongest one."]
    score: Annotated[float | None, "Evidence that it belongs to the article: above 0 keeps."]
    why: Annotated[
        str | None, "What spoke for and against it, with weights that add up to the score."
    ] = None
    start: Start
    stop: Stop
    text: Text
    place: Annotated[str | None, "For HTML, the path of the element in the page."]
    language: Annotated[
        str | None, "ISO 639-1 code, where it is clearly another than the document's."
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The caption of one picture, its repeats folded."""

    doc_id: DocId
    caption_no: Annotated[int, "Position among the document's captions, from 0."]
    start: Start
    stop: Stop
    text: Text
    credit: Annotated[str | None, "Who made or lent the picture."]
    repeats: Annotated[int, "How often the page repeats it, beyond the first."]
