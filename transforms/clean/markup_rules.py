"""What speaks for or against a block of a page: one small rule for each thing that is heard."""

import re
from collections.abc import Callable

from transforms.clean.markup_facts import HEADINGS, SIDE_KINDS, Facts, furniture_of
from transforms.clean.markup_hints import WEIGHT

type Evidence = tuple[str, float, str]
"""A rule's name, what it says for (positive) or against a block, and the kind if it is removed."""
type Rule = Callable[[Facts], Evidence | None]

_LABELLED = re.compile(r"[^:]{2,40}:\s+\S")
"""As in: Related: some other article."""
_SIGNED_POST = re.compile(r"[—–-] .{0,60}\(@\w+\)")
"""The last line of an embedded post; it looks like a credit and belongs to the quotation."""
_NAMED_PERSON = re.compile(
    r"(?:[Bb]y |BY )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?=$|,| and | & | in | [-–—|•] )"
)
_PLEAS = frozenset(
    {"author_bio", "subscribe", "share", "related", "donate", "copyright", "disclaimer"}
    | {"comment_policy", "advert", "sign_in", "cookie", "popup"}
)
"""What outlets add at the end of a text, in sentences like the text's own."""


def region(fact: Facts) -> Evidence | None:
    """Say whether the block stands where the article is."""
    if not fact.in_main:
        if fact.is_lead and (fact.voice or 0) > 0.5:
            return "before_prose", WEIGHT["lead"], "navigation"
        return "outside_article", WEIGHT[f"outside_{fact.place}"], "navigation"
    if fact.place == "inside":
        return "inside_article", WEIGHT["inside"], ""
    is_line = fact.place == "before" and not fact.ends
    return f"{fact.place}_prose", WEIGHT["line_before" if is_line else "beside"], "navigation"


def voice(fact: Facts) -> Evidence | None:
    """Hear trafilatura."""
    if fact.voice is None:
        return None
    return "trafilatura", WEIGHT["heard" if fact.voice > 0.5 else "unheard"], "navigation"


def publisher(fact: Facts) -> Evidence | None:
    """Hear the page's own data on what the article's text is."""
    if fact.published is None:
        return None
    return "json_ld", WEIGHT["published" if fact.published > 0.5 else "unpublished"], "navigation"


def prose(fact: Facts) -> Evidence | None:
    """Say whether the block reads like sentences."""
    if fact.is_prose:
        return "prose", WEIGHT["prose" if fact.words < 30 else "long_prose"], ""
    if fact.words <= 8 and not fact.ends and fact.block.tag not in HEADINGS | {"li", "tr"}:
        return "short_line", WEIGHT["short_line"], "navigation"
    return None


def links(fact: Facts) -> Evidence | None:
    """Say whether the block is little more than links."""
    tag = fact.block.tag
    if 0.5 <= fact.linked < 0.97 and fact.words <= 40 and _LABELLED.match(fact.text):
        return "label_and_link", WEIGHT["label_and_link"], "related"
    if fact.linked >= 0.7:
        if fact.place != "inside":
            return "link_density", WEIGHT["links_beside"], "related"
        if tag in HEADINGS:
            return "link_density", WEIGHT["linked_heading"], "related"
        if tag not in _ITEMS:
            return "link_density", WEIGHT["linked_line"], "related"
        is_tail = fact.near_end and fact.list_linked > 0.9 and not fact.is_introduced
        return "link_density", WEIGHT["linked_tail" if is_tail else "linked_item"], "related"
    if fact.list_linked >= 0.6:
        return "list_of_links", WEIGHT["list_of_links"], "related"
    return None


def names(fact: Facts) -> Evidence | None:
    """Say what the names in the markup mark it as: a caption in a related box is related."""
    against = [hint for hint in fact.hints if hint.weight > 0]
    if not against:
        return None
    told = max(against, key=lambda hint: (hint.kind in SIDE_KINDS, hint.weight))
    weight = max(hint.weight for hint in against)
    return f"markup_{told.name}", -weight, told.kind


def body_names(fact: Facts) -> Evidence | None:
    """Say whether the markup calls it the article's text."""
    found = any(hint.weight < 0 for hint in fact.hints)
    return ("markup_body", WEIGHT["body_name"], "") if found else None


def title(fact: Facts) -> Evidence | None:
    """Keep the headline out of the body."""
    if fact.is_title:
        return "headline", WEIGHT["title"], "title"
    if fact.block.tag == "h1" and fact.is_first_h1 and fact.words > 2:
        return "headline", WEIGHT["first_h1"], "title"
    return None


def deck(fact: Facts) -> Evidence | None:
    """Take the sentence in heading's clothes between the headline and the text for a subtitle."""
    if fact.is_deck:
        return "deck", WEIGHT["deck"], "subtitle"
    if fact.linked > 0.5 or fact.block.tag in _ITEMS:
        return None
    if fact.is_under_headline and not fact.hints:
        if _NAMED_PERSON.match(fact.text):
            return "name_under_headline", WEIGHT["at_headline"], "byline"
        if fact.words >= 8:
            return "under_headline", WEIGHT["at_headline"], "subtitle"
    if fact.is_over_headline and fact.words <= 4:
        return "over_headline", WEIGHT["at_headline"], "kicker"
    return None


def picture(fact: Facts) -> Evidence | None:
    """Keep alternative texts of pictures out of the body, and what repeats them.

    They are captions only of pictures of the article that have no other.
    """
    if fact.block.tag == "img":
        return "alternative_text", WEIGHT["picture"], "caption" if fact.is_picture else "navigation"
    if fact.is_alternative and fact.block.tag not in HEADINGS | _ITEMS:
        return "like_picture", WEIGHT["like_picture"], "caption"
    return None


def hidden(fact: Facts) -> Evidence | None:
    """Doubt what readers of the page don't see, least where a script unfolds it inside the text."""
    if not fact.hidden:
        return None
    unfolds = fact.place == "inside" and (fact.is_prose or (fact.voice or 0) > 0.5)
    return "hidden", WEIGHT["unfolds" if unfolds else "hidden"], "popup"


def repeated(fact: Facts) -> Evidence | None:
    """Drop what stood there before, unless it is so short that a text may well say it twice."""
    if not fact.repeats or fact.block.tag in {"pre", "code", "tr"}:
        return None
    if fact.words >= 12:
        return "repeated", WEIGHT["repeated"], "duplicate"
    known = "inside" if fact.place == "inside" else "beside"
    return "repeated", WEIGHT[f"short_repeated_{known}"], "duplicate"


def lifted(fact: Facts) -> Evidence | None:
    """Drop a pull quote: words in a box of their own that a paragraph holds as well."""
    return ("pull_quote", WEIGHT["lifted"], "duplicate") if fact.is_lifted else None


_ITEMS = frozenset({"li", "tr", "dt", "dd"})
RULES: tuple[Rule, ...] = (
    region,
    voice,
    publisher,
    prose,
    links,
    names,
    body_names,
    title,
    deck,
    picture,
    hidden,
    repeated,
    lifted,
)
"""All that is heard on every block, in no particular order: the sum decides."""


def may_name(fact: Facts, evidence: Evidence) -> bool:
    """Tell whether a rule may name the kind of a removed block.

    Captions are near the article, subtitles and kickers before it.
    """
    rule, _, kind = evidence
    if kind in {"subtitle", "kicker"}:
        return fact.place == "before"
    if kind not in {"caption", "credit"}:
        return True
    if fact.is_under_headline or (fact.in_main and fact.place == "inside"):
        return True
    told_by_markup = rule.startswith("markup") or rule in {"alternative_text", "like_picture"}
    return told_by_markup and (fact.in_main or fact.place == "before")


VAGUE = frozenset(
    {"outside_article", "before_prose", "after_prose", "trafilatura", "json_ld", "short_line"}
    | {"link_density", "list_of_links"}
    | {"under_headline", "over_headline", "name_under_headline"}
)
"""Rules that tell that a block is not the article's, and little of what it is instead."""


def words(fact: Facts) -> Evidence | None:
    """Say what the block's own words mark it as; pleas near the end are believed sooner."""
    found = furniture_of(fact.text)
    if found is None or _SIGNED_POST.match(fact.text):
        return None
    kind, rule, weight = found
    if kind == "navigation" and fact.is_over_headline:
        return None  # the name of a section there is a kicker
    if kind in _PLEAS or (kind == "byline" and fact.near_end):
        is_sure = fact.near_end or fact.words <= 12
        return rule, -weight * WEIGHT["sure_plea" if is_sure else "plea"], kind
    if fact.is_prose and fact.place == "inside":
        return rule, -weight * WEIGHT["prose_inside"], kind
    return rule, -weight * WEIGHT["line_inside" if fact.place == "inside" else "line_beside"], kind
