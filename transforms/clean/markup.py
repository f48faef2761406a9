"""A page's blocks judged by their markup, their words and the voices of others: in doubt kept."""

import re
from collections.abc import Callable, Sequence

from transforms.clean.assemble import Verdict, assemble
from transforms.clean.markup_facts import HEADINGS, Facts, facts_of
from transforms.clean.vocabulary import normal_line
from transforms.model.cleaned import Cleaned
from transforms.model.page import Page

type Evidence = tuple[str, float, str]
"""A rule's name, what it says for (positive) or against a block, and the kind if it is removed."""
type Rule = Callable[[Facts], Evidence | None]


def clean_page(page: Page, *, doc_id: str, furniture: frozenset[str] = frozenset()) -> Cleaned:
    """Judge every block of a page, and read the kept ones together.

    `furniture` holds normalised lines learned from other pages of the outlet.
    """
    facts = facts_of(page)
    verdicts = [_judge(fact, furniture) for fact in facts]
    verdicts = _without_lone_headings(facts, verdicts)
    return assemble(page.source_text, verdicts, doc_id=doc_id)


def region(fact: Facts) -> Evidence | None:
    """Say whether the block stands where the article is."""
    if not fact.in_main:
        return "outside_article", -3.0, "navigation"
    if fact.place == "inside":
        return "inside_article", 2.5, ""
    return f"{fact.place}_prose", -0.5, "navigation"


def voice(fact: Facts) -> Evidence | None:
    """Hear trafilatura."""
    if fact.voice is None:
        return None
    return "trafilatura", 1.5 if fact.voice > 0.5 else -1.0, "navigation"


def publisher(fact: Facts) -> Evidence | None:
    """Hear the page's own data on what the article's text is."""
    if fact.published is None:
        return None
    return "json_ld", 2.0 if fact.published > 0.5 else -0.5, "navigation"


def prose(fact: Facts) -> Evidence | None:
    """Say whether the block reads like sentences."""
    if fact.is_prose:
        return "prose", 1.0 if fact.words < 30 else 2.0, ""
    if fact.words <= 8 and not fact.ends and fact.block.tag not in HEADINGS | {"li", "tr"}:
        return "short_line", -0.7, "navigation"
    return None


def links(fact: Facts) -> Evidence | None:
    """Say whether the block is little more than links."""
    tag = fact.block.tag
    if fact.linked >= 0.5 and _LABELLED.match(fact.text):
        return "label_and_link", -6.0, "related"
    if fact.linked >= 0.7:
        if fact.place != "inside":
            return "link_density", -4.0, "related"
        if tag in HEADINGS:
            return "link_density", -1.2, "related"
        return "link_density", -2.0 if tag in {"li", "tr", "dt", "dd"} else -4.5, "related"
    if fact.list_linked >= 0.6:
        return "list_of_links", -2.0, "related"
    return None


def names(fact: Facts) -> Evidence | None:
    """Say what the names in the markup mark it as."""
    against = max(fact.hints, key=lambda hint: hint.weight, default=None)
    if against is None or against.weight < 0:
        return None
    return f"markup_{against.name}", -against.weight, against.kind


def body_names(fact: Facts) -> Evidence | None:
    """Say whether the markup calls it the article's text."""
    found = any(hint.weight < 0 for hint in fact.hints)
    return ("markup_body", 1.0, "") if found else None


def words(fact: Facts) -> Evidence | None:
    """Say what the block's own words mark it as; near the end they are believed sooner."""
    found = fact.furniture
    if found is None:
        return None
    kind, rule, weight = found
    return rule, -weight * (2.2 if fact.near_end or fact.words <= 12 else 1.3), kind


def title(fact: Facts) -> Evidence | None:
    """Keep the headline out of the body."""
    if fact.is_title:
        return "headline", -8.0, "title"
    if fact.block.tag == "h1" and fact.is_first_h1 and fact.words > 2:
        return "headline", -6.0, "title"
    return None


def picture(fact: Facts) -> Evidence | None:
    """Keep alternative texts of pictures out of the body."""
    return ("alternative_text", -9.0, "caption") if fact.block.tag == "img" else None


def deck(fact: Facts) -> Evidence | None:
    """Take the sentence in heading's clothes between the headline and the text for a subtitle."""
    return ("deck", -5.0, "subtitle") if fact.is_deck else None


def hidden(fact: Facts) -> Evidence | None:
    """Doubt what readers of the page don't see, least where a script unfolds it inside the text."""
    if not fact.hidden:
        return None
    return "hidden", -1.5 if fact.place == "inside" and (fact.voice or 0) > 0.5 else -3.5, "popup"


def repeated(fact: Facts) -> Evidence | None:
    """Drop what stood there before, unless it is so short that a text may well say it twice."""
    if not fact.repeats or fact.block.tag in {"pre", "code", "tr"}:
        return None
    if fact.words >= 12:
        return "repeated", -7.5, "duplicate"
    return "repeated", -1.0 if fact.place == "inside" else -4.0, "duplicate"


_LABELLED = re.compile(r"[^:]{2,40}:\s+\S")
"""As in: Related: some other article."""

RULES: tuple[Rule, ...] = (
    region,
    voice,
    publisher,
    prose,
    links,
    names,
    body_names,
    words,
    title,
    deck,
    picture,
    hidden,
    repeated,
)
"""All that is heard on a block, in no particular order: the sum decides."""


def _judge(fact: Facts, furniture: frozenset[str]) -> Verdict:
    found = [evidence for rule in RULES if (evidence := rule(fact)) is not None]
    if furniture and normal_line(fact.text) in furniture:
        found.append(("outlet_furniture", -4.0, "navigation"))
    score = sum(weight for _, weight, _ in found)
    kept = score > 0
    sign = 1 if kept else -1
    rule, _, kind = max(found, key=lambda evidence: sign * evidence[1])
    return Verdict(
        start=fact.block.start,
        stop=fact.block.stop,
        kind=_kept_kind(fact) if kept else kind,
        kept=kept,
        rule=rule,
        score=round(score, 2),
        place=fact.block.place,
    )


def _kept_kind(fact: Facts) -> str:
    if fact.furniture is not None and fact.furniture[2] == 0:
        return fact.furniture[0]
    tag = fact.block.tag
    if tag in HEADINGS:
        return "heading"
    return {
        "li": "list_item",
        "dt": "list_item",
        "dd": "list_item",
        "blockquote": "blockquote",
    }.get(tag, "body")


def _without_lone_headings(facts: Sequence[Facts], verdicts: list[Verdict]) -> list[Verdict]:
    """Drop headings under which nothing is kept."""
    from dataclasses import replace

    found = list(verdicts)
    for number in range(len(found) - 1, -1, -1):
        if not found[number].kept or facts[number].block.tag not in HEADINGS:
            continue
        after = next((v for v in found[number + 1 : number + 6] if v.kept), None)
        if after is None:
            found[number] = replace(found[number], kept=False, kind="related", rule="lone_heading")
    return found
