"""Reports and the ranking of speakers, on parses written by hand."""

import pytest

from transforms.extract.quotes.marks import quoted
from transforms.extract.quotes.passages import passages
from transforms.extract.quotes.reports import reports
from transforms.extract.quotes.scene import Scene
from transforms.extract.quotes.speakers import attributions
from transforms.extract.quotes.tree import Tree
from transforms.extract.quotes.vocabulary import forms
from transforms.model.syntax import Parse


def scene(text, *tokens):
    """Return the scene of a text whose tokens are given as word/POS/relation/number of its head."""
    spans = quoted(text)
    wanted = passages(text, spans)
    rows = [token.rsplit("/", 3) for token in tokens]
    starts, at = [], 0
    for word, *_ in rows:
        at = wanted.text.index(word, at)
        starts.append(at)
        at += len(word)
    parse = Parse(
        starts=starts,
        stops=[s + len(row[0]) for s, row in zip(starts, rows, strict=True)],
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        dep=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        sentence=[0] * len(rows),
    )
    tree = Tree(parse, wanted, spans)
    return Scene(text, spans, tree, reports(tree))


def chosen(found):
    (attribution,) = attributions(found)
    choice = attribution.choice
    return found.text[choice.start : choice.stop], choice.rule


def test_a_whole_quotation_is_one_short_clause_to_the_parser():
    text = "“The harbour, as all of us know, will stay open.” Ruiz said so."
    assert passages(text, quoted(text)).text == "“It is so.” Ruiz said so.\n\n"


def test_paragraphs_without_marks_and_cues_are_not_parsed():
    text = "The dam broke.\n\nTrains stood still.\n\nThe minister said little."
    assert passages(text, quoted(text)).text == "The minister said little.\n\n"


def test_the_paragraph_before_marks_is_parsed_with_them():
    text = "The dam broke.\n\n“Trains stood still.”"
    assert passages(text, quoted(text)).text.startswith("The dam broke.\n\n")


def test_the_complement_of_a_cue_belongs_to_its_subject():
    found = scene(
        "Ruiz said it was “very bad” indeed.",
        "Ruiz/PROPN/nsubj/1", "said/VERB/ROOT/1", "it/PRON/nsubj/3", "was/AUX/ccomp/1",
        "very/ADV/advmod/5", "bad/ADJ/acomp/3", "indeed/ADV/advmod/3",
    )  # fmt: skip
    assert chosen(found) == ("Ruiz", "complement")


def test_the_report_behind_the_mark_wins_over_the_one_before():
    found = scene(
        "Bell told lies. “We will sue them all,” Ruiz said.",
        "Bell/PROPN/nsubj/1", "told/VERB/ROOT/1", "lies/NOUN/dobj/1",
        "It/PRON/nsubj/4", "is/AUX/ccomp/7", "so/ADV/advmod/4",
        "Ruiz/PROPN/nsubj/7", "said/VERB/ROOT/7",
    )  # fmt: skip
    assert chosen(found) == ("Ruiz", "after")


def test_a_weak_cue_does_not_shield_from_the_cue_above():
    found = scene(
        "Ruiz said she hopes they “go home” soon.",
        "Ruiz/PROPN/nsubj/1", "said/VERB/ROOT/1", "she/PRON/nsubj/3", "hopes/VERB/ccomp/1",
        "they/PRON/nsubj/5", "go/VERB/ccomp/3", "home/ADV/advmod/5", "soon/ADV/advmod/5",
    )  # fmt: skip
    assert chosen(found)[0] == "Ruiz"


def test_a_noun_behind_a_closing_mark_and_a_cue_is_the_subject_not_the_object():
    found = scene(
        "“We will sue them all,” said Ruiz.",
        "“/PUNCT/punct/5", "It/PRON/nsubj/2", "is/AUX/ccomp/5", "so/ADV/advmod/2",
        "”/PUNCT/punct/5", "said/VERB/ROOT/5", "Ruiz/PROPN/dobj/5",
    )  # fmt: skip
    assert chosen(found)[0] == "Ruiz"


@pytest.mark.parametrize(
    ("tokens", "speaker"),
    [
        (("Lee/PROPN/nsubjpass/2", "was/AUX/auxpass/2", "told/VERB/ROOT/2"), None),
        (("Lee/PROPN/nsubj/1", "said/VERB/ROOT/1"), 0),
        (("who/PRON/nsubj/2", "Lee/PROPN/npadvmod/2", "said/VERB/ROOT/2"), 0),
        (("Lee/PROPN/ROOT/0", "who/PRON/nsubj/2", "said/VERB/relcl/0"), 0),
        (("described/VERB/ROOT/0", "by/ADP/agent/0", "Lee/PROPN/pobj/1"), 2),
    ],
)
def test_subjects(tokens, speaker):
    text = " ".join(token.split("/")[0] for token in tokens)
    found = scene(text, *tokens)
    assert [report.speaker for report in found.reports.values()] == [speaker]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("deny", ("deny", "denies", "denied", "denying")),
        ("argue", ("argue", "argues", "argued", "arguing")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("say", ("say", "says", "said", "saying")),
        ("portray", ("portray", "portrays", "portrayed", "portraying")),
    ],
)
def test_forms_of_verbs(base, expected):
    assert forms(base, {"say": ["says", "said", "saying"]}) == expected
