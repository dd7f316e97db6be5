from dataclasses import replace

import pytest

from envoyage.exports.unmet import Why, bound_words, unmet
from envoyage.planner.plan import Kind
from envoyage.planner.problem import Need, RequestStatus, Theme
from envoyage.planner.value import got
from tests.builders import tiny_plan, tiny_problem

THEME = "forgery"
NEED = Need("heritage", THEME, 1.0, 1.0)


def world(person: str = "p00", **of_resource: object):
    """The tiny programme in which one person wants what only ``reno-6`` could give, which nobody meets."""
    problem = tiny_problem()
    people = tuple(replace(p, needs=(NEED,) if p.id == person else p.needs) for p in problem.participants)
    changes = {"themes": (THEME,), "objectives": (), **of_resource}
    resources = tuple(replace(r, **changes) if r.id == "reno-6" else r for r in problem.resources)
    problem = replace(
        problem, participants=people, resources=resources, themes=(*problem.themes, Theme(THEME, "Forgery of art"))
    )
    return problem, tiny_plan(problem)


def row_of(problem, plan, person: str = "p00"):
    return next(u for u in unmet(problem, plan) if u.participant == person)


def test_every_open_need_is_listed_with_what_was_got():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    doses = got(problem, plan)
    open_needs = {
        (p.id, n) for p in problem.travellers for n, have in zip(p.needs, doses[p.id], strict=True) if have < n.dose
    }
    assert {(u.participant, u.need) for u in unmet(problem, plan)} == open_needs


def test_people_who_lack_most_come_first():
    shares = [u.coverage for u in unmet(*world())]
    assert shares == sorted(shares)


@pytest.mark.parametrize(
    ("change", "why", "way_out"),
    [
        ({}, Why.NO_TIME, "Keep Private Sector of Reno in Reno, NV when planning again"),
        ({"status": RequestStatus.DECLINED}, Why.DECLINED, "Find another host in Reno, NV."),
        ({"largest_group": 3}, Why.SIZE, "Divide the group in Reno, NV."),
        ({"most_asks": 0}, Why.ASKED_OUT, "Ask whether it takes one more group."),
        ({"hours": (), "closed": tuple(tiny_problem().starts.replace(day=d) for d in range(15, 31))}, Why.CLOSED,
         "Ask for a special opening."),
        ({"city": "tulsa"}, Why.ELSEWHERE, "Send the group to Tulsa, OK, or find a host in Washington, DC, Reno, NV"),
        ({"themes": ()}, Why.NOWHERE, "Find a host in Washington, DC, Reno, NV, Boise, ID, New York, NY."),
    ],
)  # fmt: skip
def test_the_reason_says_what_would_mend_it(change, why, way_out):
    found = row_of(*world(**change))
    assert found.why is why
    assert found.way_out.startswith(way_out)


def test_a_need_met_in_part_by_all_there_is_is_not_enough():
    problem, plan = world()
    met = replace(
        next(a for a in plan.appointments if a.resource == "reno-3"), id="extra", resource="reno-6", title="Extra"
    )
    found = row_of(problem, replace(plan, appointments=(*plan.appointments, met)))
    assert (found.why, found.got) == (Why.NOT_ENOUGH, problem.policies.theme_only)


def test_the_other_half_of_a_divided_group_is_told_so():
    problem, plan = world()
    visit = next(a for a in plan.appointments if a.kind is Kind.PROFESSIONAL and a.group == "G1")
    others = tuple(m for m in plan.group["G1"].members if m != "p00")
    half = replace(visit, id="half", resource="reno-6", title="Workshop", attendees=others)
    found = row_of(problem, replace(plan, appointments=(*plan.appointments, half)))
    assert found.why is Why.DIVIDED
    assert "not at Workshop" in found.reason


def test_below_the_goal_stands_the_proven_bound_or_that_nothing_is_proven():
    problem, plan = world()
    assert bound_words(row_of(problem, plan), 0.6) == "not proven"
    proven = replace(plan, bounds=(("p00", 0.42),))
    assert bound_words(row_of(problem, proven), 0.6) == "42.0% (proven)"
    assert bound_words(row_of(problem, proven), 0.0) == ""


def test_somebody_without_a_group_is_told_to_be_placed():
    problem, plan = world()
    groups = tuple(replace(g, members=tuple(m for m in g.members if m != "p00")) for g in plan.groups)
    assert row_of(problem, replace(plan, groups=groups)).reason == "The person is in no group."
