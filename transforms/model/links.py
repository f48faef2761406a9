"""Rows across documents: one thing under its names, the same words, fact or story."""

from dataclasses import dataclass
from typing import Annotated

from transforms.model.columns import DocId, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing named, across documents."""

    entity_id: Annotated[str, "Key: label and normalised name, the same in every order of arrival."]
    name: Annotated[str, "Name to show and to group by."]
    label: Annotated[str, "PERSON, ORG, GPE, ..."]
    aliases: Annotated[tuple[str, ...], "Other names for it, sorted."]
    country_code: Annotated[
        str | None, "ISO 3166-1 alpha-2, for countries and what is tied to one."
    ]
    documents: Annotated[int, "Articles that name it."]
    mentions: Annotated[int, "Times that it is named."]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityEvidence:
    """Why one name was joined to an entity, or kept apart from it."""

    entity_id: Annotated[str, "Key of entities."]
    form_key: Annotated[
        str,
        "Normalised name and label that was judged; behind ~ what sets it apart from namesakes.",
    ]
    name: Annotated[str, "The name as written most often."]
    verdict: Annotated[str, "same or different."]
    rule: Annotated[str, "Rule or correction that decided."]
    why: Annotated[str, "The reason in words."]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityHistory:
    """One change of an entity id: a merge or a split, recorded when it happened."""

    run_id: Annotated[str, "Run that changed it."]
    form_key: Annotated[str, "Normalised name and label that moved."]
    old_entity_id: Annotated[str, "Where it was."]
    new_entity_id: Annotated[str, "Where it is since."]
    change: Annotated[str, "merge, split or rename."]
    changed_at: Annotated[Instant, "When."]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMatch:
    """Two quotes in different articles that are the same words. Each pair stands once."""

    quote_id: Annotated[str, "Key of quotes: the one that sorts first."]
    other_quote_id: Annotated[str, "Key of quotes."]
    doc_id: DocId
    other_doc_id: Annotated[str, "Article of the other quote."]
    relation: Annotated[
        str, "identical, variant (spelling, case, a word) or part (one is inside the other)."
    ]
    similarity: Annotated[float, "From 0 to 1, on normalised words."]
    longer_quote_id: Annotated[str | None, "For part: the quote that was not trimmed."]
    same_speaker: Annotated[bool | None, "Whether the speakers agree; NULL when one is unknown."]
    canonical: Annotated[str, "The fullest wording of the two."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMatch:
    """Two figures in different articles for the same thing. Each pair stands once."""

    figure_id: Annotated[str, "Key of figures: the one that sorts first."]
    other_figure_id: Annotated[str, "Key of figures."]
    doc_id: DocId
    other_doc_id: Annotated[str, "Article of the other figure."]
    verdict: Annotated[str, "agree, differ or not_comparable."]
    why: Annotated[str, "The reason in words."]
    topic: Annotated[str, "What both measure, normalised."]
    difference: Annotated[float | None, "Relative difference of the values, from 0."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Two near-identical articles. Each pair stands once."""

    doc_id: DocId
    other_doc_id: Annotated[str, "The other article; doc_id sorts first."]
    similarity: Annotated[float, "Share of five-word shingles in common, from 0 to 1."]
    containment: Annotated[
        float, "Share of the shorter article's shingles that the longer one has."
    ]
    relation: Annotated[str, "exact, copy or excerpt."]
    original_doc_id: Annotated[
        str | None, "The one that the other was made from, where text or times tell."
    ]
    why: Annotated[str, "The reason in words."]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLink:
    """One name that is not its own entity: what articles alone call it, and what it is."""

    alone_id: Annotated[str, "entity_id that a document alone gives the name."]
    entity_id: Annotated[str, "Key of entities: what it was joined to."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """What one person is named with in one article: it tells persons of one name apart."""

    doc_id: DocId
    form_key: Annotated[str, "Normalised name of the person, with the sense that it has there."]
    beside: Annotated[
        tuple[str, ...], "Normalised names of the persons, bodies, towns and events named there."
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchKey:
    """One key under which a row is found by those that may match it."""

    key: Annotated[
        str,
        "quote, quote_lookup, document, story, story_dated or story_undated, and what rows must "
        "share to be candidates for a match.",
    ]
    row_id: Annotated[str, "quote_id or doc_id."]
    doc_id: DocId
    size: Annotated[int | None, "For document: how many such keys the article has."] = None
    quarter: Annotated[int | None, "For story: quarter in figure_handles."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureHandle:
    """One thing by which a figure is compared with those of articles of the same story."""

    quarter: Annotated[int, "Quarters from year 0 to the article's time; 0 where it is unknown."]
    doc_id: DocId
    figure_id: Annotated[str, "Key of figures."]
    kind: Annotated[str, "figure or figure_value."]
    key: Annotated[str, "Figures that share one are candidates for a match."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCount:
    """How often one form of a name was written, labelled, placed or called so. Counts add up."""

    block_key: Annotated[str, "Things with different keys are never linked; the same key may be."]
    form_key: Annotated[str, "Normalised name and label: what is linked as one across documents."]
    aspect: Annotated[
        str, "What is counted: name, label, country, role, alias, or what is named beside it."
    ]
    value: Annotated[
        str, "The name, label, country code, role, alias or forms that may be the same thing."
    ]
    documents: Annotated[int, "Articles in which it is so; below 0 in a change that takes away."]
    mentions: Annotated[int, "Mentions of the form in those articles."]
