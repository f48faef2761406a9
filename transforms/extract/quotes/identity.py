"""Which entity a speaker is: by name, by role, or the one that a pronoun stands for."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest

from transforms.extract.quotes.vocabulary import (
    DOCUMENTS,
    FEMALE,
    LEADERS,
    MALE,
    NEUTER,
    PLURAL,
    is_speaker,
)
from transforms.lexicon.countries import place
from transforms.lexicon.names import LEGAL_FORMS
from transforms.model.facts import LocalEntity, Mention

BODIES = frozenset(("ORG", "GPE", "NORP"))
WORD = re.compile(r"[^\W_]+")
FUNCTION_WORDS = frozenset(("the", "a", "an", "of", "for", "s", *MALE, *FEMALE, *NEUTER, *PLURAL))
OFFICE = re.compile(r"\s(?:of|at|for|in|with|from|on)\s")
"""Where the place of an office begins: minister of trade, fellow at the institute."""
TITLE_REACH = 60
SPEAKER_BONUS, SUBJECT_BONUS = 0.6, 0.8
"""What being the last speaker, and being a subject, count against 400 characters of distance."""
ANOTHER_PARAGRAPH = 0.4
"""What a paragraph's end between person and pronoun counts against the same."""
PRONOUN_REACH = 200
"""Characters behind a person in which a pronoun of the same sentence tells he from she."""
ITSELF = re.compile(r"\b(?:he|she|himself|herself)\b")
SENTENCE = re.compile(r"[.!?]\s|\n")
MOST_OF = 2
"""How many times more pronouns of one kind there must be than of the other."""
REACH = 1500
"""How many characters back a pronoun is followed."""


class Cast:
    """The named things of one article, and where they are mentioned."""

    def __init__(
        self,
        source: str,
        mentions: Sequence[Mention],
        entities: Sequence[LocalEntity],
        subjects: Sequence[int] = (),
    ) -> None:
        """Index mentions by place and entities by key; subjects are where subjects' heads start."""
        self.subjects = sorted(subjects)
        self.source = source
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.stop))
        self._starts = [m.start for m in self.mentions]
        self.entities: Mapping[str, LocalEntity] = {e.local_id: e for e in entities}
        self.labels = {m.entity_id: m.label for m in self.mentions}
        self.genders = _genders(source, self.mentions)

    def who(self, start: int, stop: int, head: int, recent: Sequence[str | None]) -> str | None:
        """Return the entity of a speaker at [start, stop) whose head word is at head.

        Recent holds the entities of the speakers before, the last one last; None for unknown ones.
        """
        words = self.source[start:stop].lower()
        if words in MALE | FEMALE:
            return self._person(words, start, recent)
        if words in NEUTER and recent and self.labels.get(recent[-1] or "") in BODIES:
            return recent[-1]
        if words in NEUTER | PLURAL:
            return self._body(start, BODIES - {"GPE"} if words in PLURAL else BODIES)
        inside = [m for m in self._between(start, stop) if m.start >= start and m.stop <= stop]
        named = [m for m in inside if m.start <= head < m.stop]
        persons = [m for m in inside if m.label == "PERSON"]
        if named:
            return named[-1].entity_id
        noun = WORD.match(self.source, head)
        if persons and persons[-1].stop >= stop - 1:
            return persons[-1].entity_id
        if inside and noun is not None and noun.group().lower() in LEGAL_FORMS:
            return inside[-1].entity_id
        if inside and noun is not None and noun.group().lower() in DOCUMENTS:
            return inside[-1].entity_id
        return self._role(words, start, inside)

    def _between(self, start: int, stop: int) -> Sequence[Mention]:
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def _person(self, pronoun: str, at: int, recent: Sequence[str | None]) -> str | None:
        """Return the person that he or she stands for: near, a subject, or the last to speak."""
        best: tuple[float, str] | None = None
        for mention in self._between(max(0, at - REACH), at):
            if mention.label != "PERSON" or self._clashes(pronoun, mention.entity_id):
                continue
            score = -(at - mention.stop) / 400 + SPEAKER_BONUS * (mention.entity_id in recent[-1:])
            score += SUBJECT_BONUS * self._is_subject(mention)
            score -= ANOTHER_PARAGRAPH * ("\n" in self.source[mention.stop : at])
            if best is None or score >= best[0]:
                best = (score, mention.entity_id)
        if best is not None:
            self.genders.setdefault(best[1], "m" if pronoun in MALE else "f")
        return best[1] if best else None

    def _body(self, at: int, labels: Collection[str]) -> str | None:
        """Return the body that it or they stands for: the subject before, if that is one."""
        place = bisect_left(self.subjects, at) - 1
        if place < 0 or at - self.subjects[place] > REACH:
            return None
        head = self.subjects[place]
        near = self._between(max(0, head - TITLE_REACH), head + 1)
        found = [m for m in near if m.start <= head < m.stop and m.label in labels]
        return found[-1].entity_id if found else None

    def _clashes(self, pronoun: str, entity: str) -> bool:
        gender = self.genders.get(entity)
        return (gender == "f" and pronoun in MALE) or (gender == "m" and pronoun in FEMALE)

    def _is_subject(self, mention: Mention) -> bool:
        return bisect_left(self.subjects, mention.start) < bisect_left(self.subjects, mention.stop)

    def _role(self, words: str, at: int, inside: Sequence[Mention]) -> str | None:
        """Return the last person before who bears the role: `the Russian president`."""
        if not words.startswith("the ") and not inside:
            return None
        named, lands = _countries(words)
        if not named:
            return None
        for mention in reversed(self._between(0, at)):
            entity = self.entities.get(mention.local_id)
            if mention.label != "PERSON" or entity is None:
                continue
            role = OFFICE.split(entity.role or "")[0]
            borne, _ = _countries(f"{role} {self._title(mention)}")
            _, places = _countries(f"{entity.role or ''} {self._title(mention)}")
            if entity.country_code:
                places.add(entity.country_code)
            # Whose country is not known may be the president that is named, but not "the leader".
            fits = lands & places if lands and places else not lands or named <= borne
            if fits and _bears(named, borne):
                return mention.entity_id
        return None

    def _title(self, mention: Mention) -> str:
        """Return the title that stands before a name: `Russian President`."""
        before = self.source[max(0, mention.start - TITLE_REACH) : mention.start]
        title: list[str] = []
        for word in reversed(re.split(r"[.,;:!?\n]", before)[-1].split()):
            plain = word.lower()
            if not (word[0].isupper() or plain in FUNCTION_WORDS or is_speaker(plain)):
                break
            title.append(word)
        return " ".join(title)


def _bears(named: set[str], borne: set[str]) -> bool:
    """Tell whether a role that is named may be one that is borne: a president is a leader."""
    return all(
        word in borne or not LEADERS.get(word, frozenset()).isdisjoint(borne) for word in named
    )


def _countries(words: str) -> tuple[set[str], set[str]]:
    """Return the plain words of a role, and the countries that its other words stand for."""
    plain: set[str] = set()
    countries: set[str] = set()
    for word in WORD.findall(words.lower()):
        known = place(word.capitalize())
        if known is not None and known.country_code:
            countries.add(known.country_code)
        elif word not in FUNCTION_WORDS:
            plain.add(word)
    return plain, countries


def _genders(source: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Return whether persons are m or f, by courtesy titles, else by the pronouns behind them."""
    found: dict[str, str] = {}
    votes: dict[str, Counter[str]] = {}
    persons = [mention for mention in mentions if mention.label == "PERSON"]
    for mention, after in zip_longest(persons, persons[1:]):
        around = source[max(0, mention.start - 5) : mention.start + 5]
        if re.search(r"\b(?:Mrs|Ms|Miss)\.?\s", around):
            found[mention.entity_id] = "f"
        elif re.search(r"\b(?:Mr|Sir)\.?\s", around):
            found.setdefault(mention.entity_id, "m")
        stop = min(mention.stop + PRONOUN_REACH, after.start if after else len(source))
        behind = SENTENCE.split(source[mention.stop : stop], maxsplit=1)[0]
        if pronoun := ITSELF.search(behind):
            gender = "m" if pronoun[0] in ("he", "himself") else "f"
            votes.setdefault(mention.entity_id, Counter())[gender] += 1
    for person, cast in votes.items():
        (gender, most), *rest = cast.most_common()
        if most > MOST_OF * sum(count for _, count in rest):
            found.setdefault(person, gender)
    return found
