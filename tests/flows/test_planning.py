"""The plan: what is computed, what is not, and the reason given."""

from dataclasses import replace
from pathlib import Path

import pytest

from flows.folder import Found
from flows.planning import Known, explain, make_plan, refuse_foreign
from transforms.errors import ForeignSeeds
from transforms.model.runs import SeedStat
from transforms.pipeline import STAGES


def found(doc_id: str, size: int = 10, modified_ns: int = 1) -> Found:
    return Found(doc_id, Path("/seeds") / doc_id, size, modified_ns)


def stat(doc_id: str, **changes) -> SeedStat:
    row = SeedStat(
        doc_id=doc_id,
        size=10,
        modified_ns=1,
        sidecar_ns=None,
        content_sha256="old",
        is_settled=True,
    )
    return replace(row, **changes)


def known(*stats: SeedStat, stale=None, rejected=()) -> Known:
    keys = frozenset(one.doc_id for one in stats)
    return Known({one.doc_id: one for one in stats}, stale or {}, keys, frozenset(rejected))


def unread(_found):
    pytest.fail("an unchanged seed was read")


def test_new_seeds_are_computed_and_missing_ones_removed():
    plan = make_plan([found("b"), found("a")], known(stat("c")), unread)
    assert [(work.found.doc_id, work.why) for work in plan.work] == [("b", "new"), ("a", "new")]
    assert plan.removed == ["c"]


def test_a_seed_with_the_same_size_and_time_is_not_read():
    plan = make_plan([found("a")], known(stat("a")), unread)
    assert plan.is_empty
    assert plan.unchanged == 1


@pytest.mark.parametrize(
    ("seen", "digest", "why"),
    [
        (found("a", size=11), "new", "changed"),
        (found("a", modified_ns=2), "new", "changed"),
        (found("a", modified_ns=2), None, "changed"),
        (found("a", modified_ns=2), "old", None),
        (replace(found("a"), sidecar_ns=5), "new", "changed"),
    ],
)
def test_what_counts_is_the_content(seen, digest, why):
    plan = make_plan([seen], known(stat("a")), lambda _found: digest)
    assert [work.why for work in plan.work] == ([why] if why else [])
    assert plan.refreshed == ([] if why else [seen])


def test_a_seed_read_too_soon_after_a_change_is_hashed_again():
    plan = make_plan([found("a")], known(stat("a", is_settled=False)), lambda _found: "new")
    assert [work.why for work in plan.work] == ["changed"]


@pytest.mark.parametrize(
    ("stale", "why", "stages"),
    [
        ({"figures": "code"}, "code", {"figures"}),
        ({"dates": "code"}, "code", {"dates"}),
        ({"mentions": "model", "quotes": "model"}, "model", {"mentions", "quotes", "figures"}),
        ({"figures": "settings"}, "settings", {"figures"}),
        ({"clean": "code"}, "code", set(STAGES)),
        ({"metadata": "code"}, "code", set(STAGES) - {"clean"}),
    ],
)
def test_a_change_of_code_recomputes_what_depends_on_it(stale, why, stages):
    plan = make_plan([found("a")], known(stat("a"), stale={"a": stale}), unread)
    assert [(work.why, work.stages) for work in plan.work] == [(why, stages)]


def test_a_change_of_linking_alone_computes_no_document():
    plan = make_plan([found("a")], known(stat("a"), stale={"a": {"link": "code"}}), unread)
    assert (plan.work, plan.relink) == ([], ["a"])
    assert explain(plan) == [("a", "code", "links")]


def test_only_and_limit_leave_the_rest_as_it_is():
    listed = [found("wire/a"), found("wire/b"), found("blog/c")]
    plan = make_plan(listed, known(stat("wire/x"), stat("blog/y")), unread, only="wire/*", limit=1)
    assert [work.found.doc_id for work in plan.work] == ["wire/a"]
    assert plan.removed == ["wire/x"]


def test_force_computes_everything():
    plan = make_plan([found("a")], known(stat("a")), unread, force=True)
    assert [(work.why, work.stages) for work in plan.work] == [("forced", frozenset(STAGES))]


def test_another_folders_warehouse_is_refused():
    holds = known(stat("a"))
    with pytest.raises(ForeignSeeds, match="name another --warehouse"):
        refuse_foreign("/new", "/old", ["b"], holds)
    refuse_foreign("/new", "/old", ["a", "b"], holds)
    refuse_foreign("/old", "/old", [], holds)
    refuse_foreign("/new", None, ["b"], holds)


def test_a_seed_that_is_computed_anyway_is_not_noted_twice():
    stale = known(stat("a"), stale={"a": {"figures": "code"}})
    plan = make_plan([found("a", modified_ns=2)], stale, lambda _found: "old")
    assert [work.why for work in plan.work] == ["code"]
    assert plan.refreshed == []
