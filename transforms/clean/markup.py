"""A page's blocks judged by their markup, their words and the voices of others: in doubt kept."""

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
    return f"{fact.place}_prose", 0.5, "navigation"


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
    if fact.linked >= 0.7:
        against = -2.0 if fact.place == "inside" else -3.0
        return "link_density", against, "related"
    if fact.list_linked >= 0.6:
        return "list_of_links", -2.0, "related"
    return None


def names(fact: Facts) -> Evidence | None:
    """Say what the names in the markup mark it as."""
    found = max(fact.hints, key=lambda hint: abs(hint.weight), default=None)
    if found is None:
        return None
    return f"markup_{found.name}", -found.weight, found.kind


def words(fact: Facts) -> Evidence | None:
    """Say what the block's own words mark it as."""
    if fact.furniture is None:
        return None
    kind, rule, weight = fact.furniture
    return rule, -1.2 * weight, kind


def title(fact: Facts) -> Evidence | None:
    """Keep the headline out of the body."""
    if fact.is_title:
        return "headline", -8.0, "title"
    if fact.block.tag == "h1" and fact.place == "before":
        return "headline", -3.0, "title"
    return None


def picture(fact: Facts) -> Evidence | None:
    """Keep alternative texts of pictures out of the body."""
    return ("alternative_text", -9.0, "caption") if fact.block.tag == "img" else None


def hidden(fact: Facts) -> Evidence | None:
    """Doubt what readers of the page don't see."""
    return ("hidden", -3.0, "popup") if fact.hidden else None


def repeated(fact: Facts) -> Evidence | None:
    """Drop what stood there before."""
    return ("repeated", -4.0, "duplicate") if fact.repeats else None


RULES: tuple[Rule, ...] = (
    region,
    voice,
    publisher,
    prose,
    links,
    names,
    words,
    title,
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
