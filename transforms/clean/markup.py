"""A page's blocks judged by their markup, their words and the voices of others: in doubt kept."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.clean.assemble import Verdict, assemble
from transforms.clean.markup_doubt import is_scattered, is_settled
from transforms.clean.markup_facts import (
    HEADINGS,
    Facts,
    look,
    mark_heads,
    mark_lifted,
    mark_pictures,
    mark_repeats,
    mark_titles,
)
from transforms.clean.markup_region import (
    Named,
    mark_hints,
    mark_lists,
    mark_main,
    mark_sections,
    names_of,
    prose_element,
)
from transforms.clean.markup_rules import RULES, VAGUE, Evidence, may_name, words
from transforms.clean.markup_voices import publisher_voice, trafilatura_voice
from transforms.clean.stops import stops_early
from transforms.clean.words import normal_line
from transforms.model.cleaned import Cleaned
from transforms.model.page import Page

_KEPT_KINDS = {
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "blockquote",
}
_RUNNING_TEXT = 45
"""Longer paragraphs that all else speaks for are no pleas, whatever words they use."""
_MOST_OF_A_STUB = 1_000
"""Blocks; longer articles are not cut short."""
_WALL_REACH = 5
_SURE = 5.0
_TELLING = 1.5
"""Weaker evidence against a block does not name its kind."""
_NAMED = 5
_NAMED_LINKED = 0.5
"""Blocks of fewer words or more links are not worth a closer name once they are removed."""


def clean_page(page: Page, *, doc_id: str, furniture: frozenset[str] = frozenset()) -> Cleaned:
    """Judge every block of a page, and read the kept ones together.

    A block is kept if what is said for it outweighs what is said against it; `blocks.rule` names
    the strongest rule on the side that won, vague ones last. `furniture` holds normalised lines
    learned from other pages of the outlet.
    """
    facts = _own_facts(page)
    names = names_of(page)
    is_named = mark(page, facts, names)
    weighed = _weighed(facts, furniture) if is_named or not is_scattered(facts) else None
    if weighed is None or not is_settled(facts, [score for _, score in weighed]):
        # Trafilatura takes as long as all the rest together: it is asked only where the page
        # leaves doubt.
        weighed = None
        heard = trafilatura_voice(prose_element(page, facts), [fact.folded for fact in facts])
        for fact, share in zip(facts, heard or (), strict=False):
            fact.voice = share
        mark(page, facts, names)
    weighed = weighed or _weighed(facts, furniture)
    verdicts = _without_lone_headings(
        facts, [_verdict(fact, *found) for fact, found in zip(facts, weighed, strict=True)]
    )
    return assemble(
        page.source_text, verdicts, doc_id=doc_id, is_truncated=_stops_early(page, facts, verdicts)
    )


def _own_facts(page: Page) -> list[Facts]:
    """Gather what the page itself tells of every block."""
    facts = [look(page, number, block) for number, block in enumerate(page.blocks)]
    heard = publisher_voice(page, [fact.folded for fact in facts])
    for fact, share in zip(facts, heard or (), strict=False):
        fact.published = share
    mark_titles(page, facts)
    mark_repeats(facts)
    return facts


def mark(page: Page, facts: list[Facts], names: Sequence[Named]) -> bool:
    """Note what depends on where the prose of the article is; later marks build on earlier ones.

    Return whether the page calls one element with nearly all of that prose the article's text.
    """
    mark_hints(page, facts, names)
    mark_sections(page, facts)
    is_named = mark_main(page, facts, names)
    mark_lifted(facts)
    mark_pictures(facts)
    mark_lists(page, facts)
    mark_heads(facts)
    return is_named


def _stops_early(page: Page, facts: Sequence[Facts], verdicts: Sequence[Verdict]) -> bool:
    """Tell whether the article breaks off at a paywall that its readers see."""
    last = max((number for number, verdict in enumerate(verdicts) if verdict.kept), default=0)
    near = [
        verdict
        for fact, verdict in zip(facts, verdicts, strict=True)
        if verdict.kept
        or (not fact.hidden and (fact.in_main or last < fact.number <= last + _WALL_REACH))
    ]
    return len(near) <= _MOST_OF_A_STUB and stops_early(page.source_text, near)


def _weighed(
    facts: Sequence[Facts], furniture: frozenset[str]
) -> list[tuple[list[Evidence], float]]:
    return [_weigh(fact, furniture) for fact in facts]


def _weigh(fact: Facts, furniture: frozenset[str]) -> tuple[list[Evidence], float]:
    """Return all that speaks for and against a block, and the sum of it."""
    found = [evidence for rule in RULES if (evidence := rule(fact)) is not None]
    if furniture and normal_line(fact.text) in furniture:
        found.append(("outlet_furniture", -4.0, "navigation"))
    score = sum(weight for _, weight, _ in found)
    # Reading the words costs most by far: it is left out where nothing hangs on them.
    if _worth_reading(fact, score):
        told = words(fact)
        if told is not None:
            found.append(told)
            score += told[1]
    return found, score


def _verdict(fact: Facts, found: Sequence[Evidence], score: float) -> Verdict:
    kept = score > 0
    rule, _, kind = max(found, key=lambda evidence: evidence[1]) if kept else _cause(fact, found)
    return Verdict(
        start=fact.block.start,
        stop=fact.block.stop,
        kind=_kept_kind(fact, found[-1]) if kept else kind,
        kept=kept,
        rule=rule,
        score=round(score, 2),
        place=fact.block.place,
        evidence=tuple((rule, weight) for rule, weight, _ in found),
    )


def _cause(fact: Facts, found: Sequence[Evidence]) -> Evidence:
    """Return what names a removed block best: the strongest that says more than where it stands."""
    return min(
        (evidence for evidence in found if evidence[1] < 0),
        key=lambda evidence: (
            not may_name(fact, evidence),
            evidence[0] in VAGUE or evidence[1] > -_TELLING,
            evidence[2] == "navigation",
            evidence[1],
        ),
    )


def _worth_reading(fact: Facts, score: float) -> bool:
    if score > 0:
        return fact.near_end or fact.words <= _RUNNING_TEXT or score < _SURE
    enough = fact.words >= _NAMED or fact.is_under_headline or fact.is_over_headline
    return enough and fact.linked < _NAMED_LINKED


def _kept_kind(fact: Facts, told: Evidence) -> str:
    """Return what a kept block is; of the kinds that words tell, only a correction is kept."""
    _, weight, kind = told
    if weight == 0 and kind:
        return kind
    tag = fact.block.tag
    return "heading" if tag in HEADINGS else _KEPT_KINDS.get(tag, "body")


def _without_lone_headings(facts: Sequence[Facts], verdicts: list[Verdict]) -> list[Verdict]:
    """Drop headings under which nothing is kept."""
    found = list(verdicts)
    for number in range(len(found) - 1, -1, -1):
        if not found[number].kept or facts[number].block.tag not in HEADINGS:
            continue
        if not any(verdict.kept for verdict in found[number + 1 : number + 6]):
            found[number] = replace(found[number], kept=False, kind="related", rule="lone_heading")
    return found
