"""Rows about what an article says: figures, dates, names and quotes, each with its evidence."""

from dataclasses import dataclass
from typing import Annotated

from transforms.model.columns import DocId, Instant, Start, Stop, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quantity stated."""

    doc_id: DocId
    figure_id: Annotated[str, "Key: doc_id#f and the offsets."]
    start: Start
    stop: Stop
    text: Text
    value: Annotated[
        float, "The number, scale words applied; the low end of a range, or where a change began."
    ]
    value_high: Annotated[
        float | None, "The high end of a range; of a change (modifier up or down), where it ended."
    ]
    unit: Annotated[
        str | None,
        "Canonical unit: pint's name for measures, percent, the counted noun; NULL for bare money.",
    ]
    dimension: Annotated[
        str, "money, percent, ratio, count, ordinal, or what is measured: length, mass, time, ..."
    ]
    currency: Annotated[str | None, "ISO 4217 code of money."]
    is_currency_assumed: Annotated[bool, "Whether the currency is a guess: a bare $ read as USD."]
    si_value: Annotated[float | None, "value in SI base units, for measures."]
    modifier: Annotated[
        str | None,
        "approx, more_than, less_than, at_least, at_most, up (rose by) or down (fell by).",
    ]
    direction: Annotated[
        str | None,
        "up or down, where it is the size of a move: rose at least 5%, a 5% drop, 5% lower.",
    ]
    is_record: Annotated[bool, "Whether the article calls it a record."]
    per: Annotated[str | None, "What a rate is per: year, day, person, barrel, ..."]
    measures: Annotated[
        str | None,
        "What is counted or measured, in the article's words; off a verb of money, its noun: fine.",
    ]
    status: Annotated[str | None, "goal, estimate or forecast, where the sentence says so."]
    as_of: Annotated[str | None, "Time it holds for or by, ISO 8601, as precise as the text is."]
    same_as: Annotated[str | None, "figure_id of the same fact in another unit, as in 5 km (3 mi)."]
    said_by: Annotated[str | None, "Who says so: speaker of the quote, or the attribution."]
    sentence: Annotated[str, "The sentence, white space folded."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One time expression, resolved on the date of publication where it needs one."""

    doc_id: DocId
    date_id: Annotated[str, "Key: doc_id#d and the offsets."]
    start: Start
    stop: Stop
    text: Text
    from_at: Annotated[Instant | None, "First instant that is meant; NULL while unresolved."]
    to_at: Annotated[Instant | None, "First instant after what is meant."]
    grain: Annotated[
        str, "minute, hour, day, week, month, season, quarter, half, year, decade, century."
    ]
    basis: Annotated[
        str,
        "stated (complete in the text), published (resolved on the date of publication), "
        "context (on another date in the text) or open (not resolved).",
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name in one place."""

    doc_id: DocId
    mention_id: Annotated[str, "Key: doc_id#m and the offsets."]
    start: Start
    stop: Stop
    text: Text
    label: Annotated[
        str,
        "PERSON, ORG, GPE, LOC, FAC, EVENT, WORK, NORP, PRODUCT, LAW or OTHER.",
    ]
    local_id: Annotated[str, "Key of local_entities: the thing named, within this document."]
    entity_id: Annotated[str, "Key of entities: the thing named, across documents."]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """One thing named in one document: what linking across documents works on."""

    doc_id: DocId
    local_id: Annotated[str, "Key: doc_id#e and a number, in order of first mention."]
    name: Annotated[str, "Fullest name in the document."]
    label: Annotated[str, "Label that its mentions agree on."]
    aliases: Annotated[tuple[str, ...], "Other names for it in the document, sorted."]
    country_code: Annotated[
        str | None, "ISO 3166-1 alpha-2, for countries and what is tied to one."
    ]
    role: Annotated[str | None, "What the document calls it, as in: foreign minister of Russia."]
    block_key: Annotated[str, "Things with different keys are never linked; the same key may be."]
    form_key: Annotated[
        str, "Normalised name and label, for persons with what the article says that they are."
    ]
    mentions: Annotated[int, "Mentions in the document."]
    entity_id: Annotated[str, "Key of entities."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One thing said, in the speaker's words or the article's."""

    doc_id: DocId
    quote_id: Annotated[str, "Key: doc_id#q and the offsets."]
    start: Start
    stop: Stop
    text: Text
    kind: Annotated[str, "direct, indirect or mixed (indirect speech with quoted words in it)."]
    speaker: Annotated[str | None, "Who says it, in the article's words."]
    speaker_start: Annotated[int | None, "First character of the speaker in source_text."]
    speaker_stop: Annotated[int | None, "One past the speaker's last character."]
    speaker_entity_id: Annotated[str | None, "Key of entities."]
    cue: Annotated[str | None, "Word that reports the speech: said, according to, ..."]
    cue_start: Annotated[int | None, "First character of the cue in source_text."]
    cue_stop: Annotated[int | None, "One past the cue's last character."]
    occasion: Annotated[str | None, "Where or when it was said, as in: at a news conference."]
    addressee: Annotated[str | None, "Whom it was said to."]
    reported_by: Annotated[str | None, "Who passes it on, for a quote inside a quoted article."]
    continues: Annotated[
        str | None, "quote_id of the part before, where the attribution breaks a quote in two."
    ]
    rule: Annotated[str, "Rule that found the speaker."]
    score: Annotated[float | None, "How far the chosen speaker leads the next, from 0 to 1."]
