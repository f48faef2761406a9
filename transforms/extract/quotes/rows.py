"""Rows of quotes, made of drafts: offsets in the source, entities, circumstances."""

from collections.abc import Iterator, Sequence

from transforms.extract.quotes.circumstances import addressee, occasion
from transforms.extract.quotes.drafts import Draft
from transforms.extract.quotes.identity import Cast
from transforms.extract.quotes.scene import Candidate, Scene
from transforms.model.cleaned import Context
from transforms.model.facts import Quote
from transforms.model.reading import Reading


def rows(
    reading: Reading, context: Context, scene: Scene, cast: Cast, made: Sequence[Draft]
) -> Iterator[Quote]:
    """Yield the rows of drafts."""
    recent: list[str | None] = []
    keys: dict[int, str] = {}
    for draft in made:
        said = reading.evidence(draft.start, draft.stop)
        choice = draft.choice
        named = choice if choice and choice.is_named else None
        entity = _entity(reading, scene, cast, named, recent) if named else None
        if not draft.is_block:
            recent.append(entity)
        key = f"{context.doc_id}#q{said.start}-{said.stop}"
        keys[draft.start] = key
        report = choice.report if choice else None
        speaker = reading.evidence(named.start, named.stop) if named else None
        cue = reading.evidence(report.cue_start, report.cue_stop) if report else None
        yield Quote(
            doc_id=context.doc_id,
            quote_id=key,
            start=said.start,
            stop=said.stop,
            text=said.text,
            kind=draft.kind,
            speaker=speaker.text if speaker else None,
            speaker_start=speaker.start if speaker else None,
            speaker_stop=speaker.stop if speaker else None,
            speaker_entity_id=entity,
            cue=cue.text if cue else None,
            cue_start=cue.start if cue else None,
            cue_stop=cue.stop if cue else None,
            occasion=_words(reading, occasion(scene.tree, report) if report else None),
            addressee=_words(reading, addressee(scene.tree, report) if report else None),
            reported_by=_words(
                reading,
                (draft.reported_by.start, draft.reported_by.stop) if draft.reported_by else None,
            ),
            continues=keys.get(draft.continues) if draft.continues is not None else None,
            rule=choice.rule if choice else "none",
            score=draft.lead,
        )


def _words(reading: Reading, where: tuple[int, int] | None) -> str | None:
    return reading.text[where[0] : where[1]] if where else None


def _entity(
    reading: Reading, scene: Scene, cast: Cast, choice: Candidate, recent: Sequence[str | None]
) -> str | None:
    start, stop = reading.source(choice.start, choice.stop)
    head = start
    if choice.head is not None:
        tree = scene.tree
        head, _ = reading.source(tree.starts[choice.head], tree.stops[choice.head])
    return cast.who(start, stop, head, recent)
