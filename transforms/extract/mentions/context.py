"""What stands around a name says of it: who speaks and has a wife, whose shares fall."""

import re
from collections.abc import Iterable, Iterator, Sequence

from transforms.extract.mentions.introduced import KIN
from transforms.extract.mentions.kinds import DEFINING, LAST
from transforms.extract.mentions.text import Name, Text
from transforms.lexicon.countries import place, region
from transforms.lexicon.roles import GIVEN_NAMES, HONORIFICS, ROLES, TITLES

type Tally = dict[str, int]
"""Votes by label. The tagger has 20 in all: it errs alike in all places, so it is not counted."""

CONTEXT = 40
"""What the surroundings can say at most, for a label or against it."""

_OF = re.compile(
    r"(?:members?|chairman|chairwoman|chair|head|director|founder|CEO|branch|unit|part|fellow|"
    r"analyst|scholar|researcher|expert|economist|strategist|manager|program|project|team|institute|"
    r"professor|president|lecturer|spokes\w+) "
    r"(?:(?:on|for|in) [\w-]+ (?:[\w-]+ )?)?(?:of|at|with|for) (?:the )?$",
    re.IGNORECASE,
)
_AGE = re.compile(r",? \(?(?:aged )?\d{1,2}\)?,|, (?:a|an) \d{1,2}-year-old")
_LIFE = re.compile(
    r",? (?:who|whose|was born|married|died|resigned|retired|testified|tweeted|pleaded|graduated|"
    r"grew up|smiled|laughed|joked|recalled|was arrested|was charged|was sentenced|was convicted|"
    r"was married|was released|and (?:his|her) )\b"
)
_SAYS = re.compile(
    r",? (?:said|says|told|claims|claimed|believes|believed|wrote|writes|added|explained|argued|"
    r"asked|replied|admitted|insisted|thinks|thought|knew|felt|hopes|hoped)\b"
)
_KIN = re.compile(
    r"['’]s? (?:wife|husband|father|mother|parents|son|daughter|brother|sister|lawyer|attorney|"
    r"girlfriend|boyfriend|widow|family|career|death|life)\b"
)
_DEFINED = re.compile(
    r"(?:,| is| was| are| were|,? which (?:is|was)) (?:an?|the|his|her|its|their|one of the) "
    r"((?:[\w’'-]+,? ){0,5}?[\w-]+)"
    r"(?= who| which| that| from| near| based|[,.;)\n]| of| in| and| by| for|$)"
)
_PEOPLE = frozenset({"man", "woman", "boy", "girl", "teenager", "mother-of-two", "native"})
_OWN_KIN = re.compile(r"\b(?:his|her|their|my|His|Her|Their|My|['’]s) (?:[\w-]+ )?[\w-]+, $")
_TERM = re.compile(r" (?:administration|presidency|White House|campaign)\b")
"""Behind a person who governs or stands for office: the Hale administration."""
_BODY_AFTER = re.compile(
    r"['’]?s? (?:spokes\w+|officials?|members?|executives?|employees|shares|stock|shareholders|"
    r"headquarters|coach|players?|fans|quarterback|staff|customers|board)\b"
)
_HEADED = re.compile(
    r"['’]s? (?:\w+ )?(?:heads? of|vice president|"
    r"chief (?:executive|financial|operating|technology)|general counsel|parent company)\b"
    r"|['’]?s? (?:shares|stock) (?:rose|fell|were|was|closed|jumped|slid|dropped|gained|lost|"
    r"climbed|surged|tumbled|ended|traded|dipped|sank|soared|plunged|slipped|edged|have|had)\b"
)
"""Behind a company, whatever it is called for: an app has no head of policy."""
_MEMBERS = re.compile(
    r"(?: \([A-Z]\w+\))?['’]?s? (?:countries|nations|members|member states|grouping|bloc)\b"
)
"""Behind a body, though its noun be that of an event."""
_KIND_AFTER = re.compile(
    r" (treaty|accord|crude|"
    r"browser|software|smartphone|aircraft|jets?|missiles?|rifles?|vaccines?|console|app|"
    r"newspaper|magazine|news agency|strain|variant|"
    r"film|movie|novel|album|language|dialect|alphabet)\b"
)
_GOES_ON = frozenset(" '’s")
_ONCE = {"term": ("PERSON", 25), "headed": ("ORG", 30), "body": ("ORG", 8), "members": ("ORG", 30)}
_CALLED = {"OTHER": 30, "LAW": 45}
"""What a noun behind a name says for labels that the tagger hardly ever gives; others have 10."""
_PARTS = frozenset({"branch", "head", "part", "unit"})
"""What places have too."""
_REGION = re.compile(r", ((?:[A-Z][\w’'.-]+ ?){1,3})")
_PUBLISHED = re.compile(r"\b(?:published|manufactured|distributed|operated|insured) by (?:the )?$")
_LINKS = frozenset({"of", "at", "with", "for", "the"})
_THE = frozenset({("the", " "), ("The", " ")})
"""Against a person once, however often: the Ann Hale case makes no body of her."""
_PLACE_BEFORE = frozenset(
    {"in", "at", "near", "from", "across", "outside", "throughout", "inside", "around"}
)


def added(votes: Tally, more: Iterable[tuple[str, int]]) -> Tally:
    """Return the votes and more of them."""
    total = dict(votes)
    for label, weight in more:
        total[label] = total.get(label, 0) + weight
    return total


def context(names: Sequence[Name], text: Text) -> Tally:
    """Count what stands around a name in all its places says of it."""
    votes: Tally = {}
    for name in names:
        for label, weight in _before(name, text):
            votes[label] = votes.get(label, 0) + weight
        for label, weight in _after(name, text):
            votes[label] = votes.get(label, 0) + weight
    votes = _capped(votes)
    said = _said_behind(names, text)
    return added(votes, said) if said else votes


def _said_behind(names: Sequence[Name], text: Text) -> list[tuple[str, int]]:
    """Return what is said once, however often it stands there: the Hale administration."""
    votes: list[tuple[str, int]] = []
    behind_the = 0
    found: set[str] = set()
    for name in names:
        next_one = text.text[name.stop : name.stop + 1]
        is_term = next_one == " " and _TERM.match(text.text, name.stop) is not None
        if is_term:
            found.add("term")
        elif text.word_before(name.start) in _THE:
            behind_the += 1
        if next_one in _GOES_ON:
            if _BODY_AFTER.match(text.text, name.stop):
                found.add("body")
            if _HEADED.match(text.text, name.stop):
                found.add("headed")
            if _MEMBERS.match(text.text, name.stop):
                found.add("members")
    if "headed" in found:
        votes.append(("PRODUCT", -40))
    votes += [vote for key, vote in _ONCE.items() if key in found]
    if behind_the:
        votes += [("PERSON", -15), ("ORG", min(6 * behind_the, 24))]
    return votes


def _capped(votes: Tally) -> Tally:
    return {label: max(-CONTEXT, min(CONTEXT, n)) for label, n in votes.items()}


def _before(name: Name, text: Text) -> Iterator[tuple[str, int]]:
    """Yield what stands before one occurrence says of it."""
    word, gap = text.word_before(name.start)
    if gap == ", " and region(text.text[name.start : name.stop]):
        yield "GPE", 40
    if gap == ", " and word in KIN and _is_kin(name, text):
        yield "PERSON", 30
    if gap in (" ", ". "):
        yield from _beside(word, gap, name, text)


def _is_kin(name: Name, text: Text) -> bool:
    return _OWN_KIN.search(text.text, max(0, name.start - 40), name.start) is not None


def _beside(word: str, gap: str, name: Name, text: Text) -> Iterator[tuple[str, int]]:
    """Yield what the word right before an occurrence says of it."""
    if word in HONORIFICS:
        yield "PERSON", 40
    elif gap == ". ":
        return
    elif word in KIN:
        yield "PERSON", 40
    elif word in TITLES or word.lower() in ROLES:
        yield "PERSON", 15
    elif word in DEFINING:
        yield DEFINING[word], 12
    elif word in _PLACE_BEFORE:
        yield "GPE", 8
    elif word == "told" and _may_be_outlet(text.text[name.start : name.stop]):
        yield "ORG", 25
    if word == "by" and _PUBLISHED.search(text.text, max(0, name.start - 20), name.start):
        yield "ORG", 24
    if word in _LINKS and (role := _OF.search(text.text, max(0, name.start - 40), name.start)):
        works_there = text.text.endswith((" at ", " at the ", " with "), 0, name.start)
        is_part = role[0].partition(" ")[0] in _PARTS
        yield "ORG", 36 if works_there else 12 if is_part else 24
    if word == "s" and LAST.get(text.words[max(0, text.number(name.start) - 2)]) == "ORG":
        yield "ORG", 36  # the Tarn Council's Marlow Center


def _may_be_outlet(spelling: str) -> bool:
    """Whether one word may be whom people talk to: told Tarnfunk; persons have a full name too."""
    return spelling.isalpha() and spelling not in GIVEN_NAMES and place(spelling) is None


def _after(name: Name, text: Text) -> Iterator[tuple[str, int]]:
    """Yield what stands behind one occurrence says of it."""
    next_one = text.text[name.stop : name.stop + 1]
    if next_one not in (" ", ",", "'", "’"):
        return
    if _KIN.match(text.text, name.stop):
        yield "PERSON", 10
    if next_one in ("'", "’"):
        return
    if _LIFE.match(text.text, name.stop):
        yield "PERSON", 15
    elif _SAYS.match(text.text, name.stop):
        yield "PERSON", 5
    elif _AGE.match(text.text, name.stop):
        yield "PERSON", 30
    elif _state_follows(name, text):
        yield "GPE", 20
    elif next_one == " " and (kind := _KIND_AFTER.match(text.text, name.stop)):
        label = DEFINING.get(kind[1].removesuffix("s"), "ORG")
        yield label, _CALLED.get(label, 10)
    elif defined := _DEFINED.match(text.text, name.stop):
        yield from _definition(defined[1].rpartition(" ")[2])


def _state_follows(name: Name, text: Text) -> bool:
    """Whether a country or state stands behind a comma, as in Leeds, England."""
    behind = _REGION.match(text.text, name.stop)
    known = behind and (place(behind[1].strip()) or region(behind[1].strip()))
    return bool(known and known.kind in ("country", "nation", "region"))


def _definition(noun: str) -> Iterator[tuple[str, int]]:
    """Yield what a name is when it is called so: a city, a lawyer."""
    if noun == "tank":
        yield "ORG", 40  # that thinks: one that rolls is hardly named
    elif noun in DEFINING:
        yield DEFINING[noun], 25
    elif noun in ROLES or noun in _PEOPLE:
        yield "PERSON", 25
