"""Whom a scenario touches: everybody whose group, cities or coverage differ, and nobody else."""

from dataclasses import replace

from envoyage.planner.plan import Plan
from envoyage.planner.problem import ParticipantStatus
from envoyage.planner.whatif import affected
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)


def swapped(plan: Plan, one: str, other: str) -> Plan:
    """The plan with two people in each other's place."""
    names = {one: other, other: one}

    def turned(people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(p, p) for p in people)

    return replace(
        plan,
        groups=tuple(replace(g, members=turned(g.members)) for g in plan.groups),
        appointments=tuple(replace(a, attendees=turned(a.attendees)) for a in plan.appointments),
    )


def test_the_same_plan_touches_nobody():
    assert affected((PROBLEM, PLAN), (PROBLEM, PLAN)) == ()


def test_new_labels_of_groups_touch_nobody():
    labels = {"G1": "G2", "G2": "G1"}
    other = replace(
        PLAN,
        groups=tuple(replace(g, id=labels[g.id]) for g in PLAN.groups),
        stays=tuple(replace(s, group=labels[s.group]) for s in PLAN.stays),
        appointments=tuple(replace(a, group=labels[a.group]) for a in PLAN.appointments),
    )

    assert affected((PROBLEM, PLAN), (PROBLEM, other)) == ()


def test_two_people_who_change_places_are_touched_and_nobody_else():
    one, other = PLAN.groups[0].members[0], PLAN.groups[1].members[0]

    touched = affected((PROBLEM, PLAN), (PROBLEM, swapped(PLAN, one, other)))

    assert {t.person for t in touched} == {one, other}
    assert all(t.group and t.cities for t in touched)


def test_other_cities_touch_the_whole_group():
    stays = tuple(replace(s, city="mobile") if s.id == "G1-slot1" else s for s in PLAN.stays)

    touched = affected((PROBLEM, PLAN), (PROBLEM, replace(PLAN, stays=stays)))

    assert {t.person for t in touched} == set(PLAN.groups[0].members)
    assert all((t.cities, t.group, t.coverage) == (True, False, 0.0) for t in touched)


def test_a_visit_less_touches_those_who_lose_coverage():
    visit = next(a for a in PLAN.appointments if a.resource)
    fewer = replace(PLAN, appointments=tuple(a for a in PLAN.appointments if a is not visit))

    touched = affected((PROBLEM, PLAN), (PROBLEM, fewer))

    assert touched
    assert {t.person for t in touched} <= set(visit.attendees)
    assert all(t.coverage < 0 for t in touched)


def test_somebody_who_no_longer_travels_is_said():
    person = PLAN.groups[1].members[0]
    people = tuple(
        replace(p, status=ParticipantStatus.CANCELLED) if p.id == person else p for p in PROBLEM.participants
    )
    without = replace(
        PLAN,
        groups=tuple(replace(g, members=tuple(m for m in g.members if m != person)) for g in PLAN.groups),
        appointments=tuple(
            replace(a, attendees=tuple(x for x in a.attendees if x != person)) for a in PLAN.appointments
        ),
    )
    problem = replace(PROBLEM, participants=people)

    (gone,) = affected((PROBLEM, PLAN), (problem, without))
    (come,) = affected((problem, without), (PROBLEM, PLAN))

    assert (gone.person, gone.travels) == (person, "no longer travels")
    assert (come.person, come.travels) == (person, "travels now")
