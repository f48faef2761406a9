"""Figures: every quantity with its unit, what it measures, how sure, and its sentence."""

import re

from transforms.extract.figures.circumstances import Bounds, as_of, attribution
from transforms.extract.figures.directions import direction, is_record
from transforms.extract.figures.draft import Draft, Sentence
from transforms.extract.figures.grammars import GRAMMARS
from transforms.extract.figures.joins import bound, join
from transforms.extract.figures.measured import measure
from transforms.extract.figures.modifiers import qualify, status
from transforms.extract.figures.money import of_one_kind
from transforms.extract.figures.vetoes import VETOES
from transforms.lexicon.number_words import MEASURED_BY_ARTICLE, STARTERS
from transforms.lexicon.numbers import OPENERS, Number, read_number
from transforms.lexicon.sentences import sentence_spans
from transforms.lexicon.time_spans import time_spans
from transforms.lexicon.tokens import Tokens, tokens
from transforms.model.cleaned import Context
from transforms.model.facts import Figure
from transforms.model.reading import Reading

LANGUAGES = frozenset({"en"})
"""Languages whose numbers and units are known here."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+")
_LARGEST = 1e100
"""Beyond it digits are no amount but a serial number, a hash or a joke."""
_LONGEST = 2000
_WINDOW = 60
_WORTH_READING = STARTERS | MEASURED_BY_ARTICLE
_DIGIT = re.compile(r"\d")


def figures(reading: Reading, context: Context) -> tuple[Figure, ...]:
    """Return the quantities stated in the reading, in order. Needs no language model."""
    if context.language not in LANGUAGES:
        return ()
    rows: list[Figure] = []
    for start, stop in sentence_spans(reading.text):
        text = reading.text[start:stop]
        has_address = "@" in text or "://" in text or "www." in text
        cut = tokens(_ADDRESS.sub(_blank, text) if has_address else text)
        if _DIGIT.search(text) is None and _WORTH_READING.isdisjoint(cut.lower):
            continue
        numbers = numbers_in(cut)
        sentence = Sentence(cut, start, time_spans(cut), context.country_code, numbers)
        drafts = drafts_of(sentence)
        if drafts:
            rows += _rows(reading, context, sentence, text, drafts)
    return tuple(of_one_kind(rows))


def _blank(match: re.Match[str]) -> str:
    """Return spaces in place of an address, so that offsets stay."""
    return " " * len(match.group())


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the figures of one sentence, before they become rows."""
    drafts: list[Draft] = []
    end = vetoed = 0
    for number in sentence.numbers:
        if number.first < end or abs(number.value) > _LARGEST:
            continue
        sentence.read_to = end
        if _follows_a_veto(sentence, number, vetoed) or _is_vetoed(sentence, number):
            vetoed = number.last
            continue
        for grammar in GRAMMARS:
            draft = grammar(sentence, number)
            if draft:
                drafts.append(draft)
                end = max(draft.last, sentence.read_to)
                break
    drafts = join(sentence, drafts)
    for draft in drafts:
        qualify(sentence, draft)
    drafts = bound(sentence, drafts)
    sentence.covered = frozenset(
        index for draft in drafts for index in range(draft.first, draft.last)
    )
    for before, draft in zip([None, *drafts], drafts, strict=False):
        measure(sentence, draft, before)
    return drafts


def _is_vetoed(sentence: Sentence, number: Number) -> bool:
    for veto in VETOES:  # noqa: SIM110 - any() takes twice the time, and most of it is spent here
        if veto(sentence, number):
            return True
    return False


def _follows_a_veto(sentence: Sentence, number: Number, vetoed: int) -> bool:
    """Whether a number is the second half of a label: ISO 3888-2, Section 4-5."""
    cut = sentence.tokens
    return (
        vetoed == number.first - 1
        and cut.at(vetoed) in ("-", "–", "/")
        and cut.glued(vetoed)
        and cut.glued(number.first)
        and number.is_digits
        and cut.at(number.last) != "%"
    )


def numbers_in(cut: Tokens) -> list[Number]:
    """Return the numbers of a sentence, in order and apart from each other."""
    found: list[Number] = []
    at = 0
    for first, word in enumerate(cut.lower):
        opens = word in OPENERS or word[0].isdigit() or word[0] == "."
        number = read_number(cut, first) if opens and first >= at else None
        if number is not None:
            found.append(number)
            at = number.last
    return found


def _rows(
    reading: Reading, context: Context, sentence: Sentence, text: str, drafts: list[Draft]
) -> list[Figure]:
    """Turn the drafts of a sentence into rows."""
    folded = " ".join(text.split()) if len(text) < _LONGEST else ""
    said_by = attribution(text)
    ids: dict[int, str] = {}
    rows: list[Figure] = []
    for draft in drafts:
        row = _row(
            reading, context, sentence, draft, ids, folded or _around(sentence, draft), said_by
        )
        ids[id(draft)] = row.figure_id
        rows.append(row)
    return rows


def _around(sentence: Sentence, draft: Draft) -> str:
    """Return the words around a figure, where a text without full stops is one long sentence."""
    cut = sentence.tokens
    start = cut.starts[max(0, draft.first - _WINDOW)]
    stop = cut.stops[min(cut.size, draft.last + _WINDOW) - 1]
    return " ".join(cut.text[start:stop].split())[:_LONGEST]


def _row(
    reading: Reading,
    context: Context,
    sentence: Sentence,
    draft: Draft,
    ids: dict[int, str],
    folded: str,
    said_by: str | None,
) -> Figure:
    cut = sentence.tokens
    evidence = reading.evidence(
        sentence.start + cut.starts[draft.first], sentence.start + cut.stops[draft.last - 1]
    )
    measures = draft.measures
    outlook = status(sentence, draft)
    forward = outlook in ("goal", "forecast")
    return Figure(
        doc_id=context.doc_id,
        figure_id=f"{context.doc_id}#f{evidence.start}-{evidence.stop}",
        start=evidence.start,
        stop=evidence.stop,
        text=evidence.text,
        value=draft.value,
        value_high=draft.high,
        unit=draft.unit,
        dimension=draft.dimension,
        currency=draft.currency,
        is_currency_assumed=draft.is_currency_assumed,
        si_value=draft.value * draft.factor if draft.factor else None,
        modifier=_modifier(draft),
        direction=direction(sentence, draft),
        is_record=is_record(sentence, draft),
        per=draft.per,
        measures=_measures(sentence, measures) if measures else None,
        status=outlook,
        as_of=as_of(sentence, draft, _bounds(context), forward=forward),
        same_as=ids.get(id(draft.same_as)) if draft.same_as else None,
        said_by=said_by,
        sentence=folded,
    )


def _measures(sentence: Sentence, phrase: tuple[int, int]) -> str:
    """Return a phrase in the article's words, or the noun of the verb that stands in for one."""
    cut = sentence.tokens
    words = cut.text[cut.starts[phrase[0]] : cut.stops[phrase[1] - 1]]
    return sentence.deeds.get(phrase[0], words)


def _bounds(context: Context) -> Bounds | None:
    """Return the first and last moment at which the article may have been published."""
    if context.published_at is not None:
        return context.published_at, context.published_at
    first, last = context.published_from, context.published_to
    return None if first is None or last is None else (first, last)


def _modifier(draft: Draft) -> str | None:
    """A range written from high to low is a fall, whatever the verb: 6.1 days to 4.8."""
    falls = draft.high is not None and draft.high < draft.value
    return "down" if falls else draft.modifier
