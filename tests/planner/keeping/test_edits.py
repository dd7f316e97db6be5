"""Edits put into a plan: they hold, and nothing outside the stays that they touch is otherwise than before."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache

import pytest

from envoyage.planner import hospitality, language
from envoyage.planner.check import check
from envoyage.planner.keeping.edits import put_in, with_edits
from envoyage.planner.plan import Appointment, Kind, Plan
from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, OfficerPin, ParticipantStatus, Pins, Problem
from envoyage.sample import make_problem
from envoyage.sample.random_plan import random_plan

SECONDS = 60.0


@cache
def planned() -> tuple[Problem, Plan]:
    """A programme of size M with a complete plan whose groups, cities and visits were drawn at random."""
    problem = make_problem("M", 7)
    plan = language.share_out(problem, random_plan(problem, 7), seconds=20, seed=1)
    plan = hospitality.house(problem, plan, seconds=30, seed=1)
    plan = replace(plan, totals=check(problem, plan).totals)
    assert check(problem, plan).complete
    return problem, plan


def edited(pins: Pins, start: Plan | None = None, **changes: object) -> tuple[Problem, Plan]:
    """The programme with pins (and changes), and the plan with these in it: complete, whatever was edited."""
    problem, plan = planned()
    asked = replace(problem, pins=pins, **changes)
    found = put_in((problem, start or plan), asked, seconds=SECONDS, seed=1)
    assert found is not None
    assert check(asked, found).broken == ()
    return asked, found


def touched(after: Plan) -> set[str]:
    """The stays in which anything is otherwise: the stay itself, its items, its rooms."""
    before = planned()[1]
    stays = {s.id for s in {*before.stays} ^ {*after.stays}}
    items = {a.stay for a in {*before.appointments} ^ {*after.appointments}}
    return stays | items | {r.stay for r in {*before.rooms} ^ {*after.rooms}}


def stays_of(*groups: str) -> set[str]:
    return {s.id for s in planned()[1].stays if s.group in groups}


def visits(plan: Plan) -> list[Appointment]:
    return [a for a in plan.appointments if a.resource and a.kind is Kind.PROFESSIONAL]


def at(visit: Appointment, minutes: int) -> Pins:
    """The pin of a visit so many minutes later."""
    length = int((visit.end - visit.start).total_seconds() // 60)
    start = visit.start + timedelta(minutes=minutes)
    return Pins(appointments=(AppointmentPin(visit.group, visit.resource, start, minutes=length),))


def moved_alone(plan: Plan, visit: Appointment, minutes: int) -> Plan:
    """The plan with nothing but one visit at another time."""
    step = timedelta(minutes=minutes)
    later = replace(
        visit, start=visit.start + step, end=visit.end + step, leave_at=(visit.leave_at or visit.start) + step
    )
    return replace(plan, appointments=tuple(later if a == visit else a for a in plan.appointments), totals=None)


@pytest.mark.parametrize("number", [0, 1])
def test_a_visit_moved_within_the_rules_changes_its_stay_alone_and_no_other_visit(number: int) -> None:
    problem, plan = planned()
    legal = [v for v in visits(plan)[::7] if not check(problem, moved_alone(plan, v, -15)).broken]
    visit = legal[number]

    _, after = edited(at(visit, -15))

    assert touched(after) == {visit.stay}
    assert after.groups == plan.groups
    times = {a.id: a.start for a in visits(after)}
    assert times == {a.id: a.start for a in visits(plan)} | {visit.id: visit.start - timedelta(minutes=15)}


def test_a_visit_moved_into_the_next_rearranges_its_stay_alone() -> None:
    problem, plan = planned()
    clashing = [v for v in visits(plan)[::7] if check(problem, moved_alone(plan, v, 30)).broken]
    visit = clashing[0]

    _, after = edited(at(visit, 30))

    assert touched(after) == {visit.stay}
    old, new = ({(a.id, a.start) for a in visits(p) if a.stay == visit.stay} for p in (plan, after))
    assert len(old - new) <= 2  # itself and one that had to make room


def test_a_person_moves_and_only_both_groups_notice() -> None:
    problem, plan = planned()
    one, other, person = _comrades(problem, plan)

    _, after = edited(Pins(members=(MemberPin(person, other),)))

    assert after.group_of == plan.group_of | {person: other}
    assert touched(after) <= stays_of(one, other)
    assert {a.id: a.start for a in visits(after)} == {a.id: a.start for a in visits(plan)}


def _comrades(problem: Problem, plan: Plan) -> tuple[str, str, str]:
    """Two groups of one language, and somebody of the first whom nobody must travel with."""
    bound = {o for p in problem.participants for o in (*p.keep_with, *((p.id,) if p.keep_with else ()))}
    for one in plan.groups:
        for other in plan.groups:
            if one.id != other.id and one.languages == other.languages:
                return one.id, other.id, next(m for m in one.members if m not in bound)
    raise AssertionError


def test_whoever_must_travel_with_somebody_moves_with_him() -> None:
    problem, plan = planned()
    pair = next(p for p in problem.travellers if p.keep_with)
    company = {pair.id, *pair.keep_with}
    sizes = sorted((len(g.members), g.id) for g in plan.groups)
    group = next(name for _, name in sizes if name != plan.group_of[pair.id])

    _, after = edited(Pins(members=(MemberPin(pair.id, group),)))

    assert {p for p, g in after.group_of.items() if plan.group_of[p] != g} == company
    assert {after.group_of[p] for p in company} == {group}


def test_two_groups_change_places_and_the_others_stay() -> None:
    problem, plan = planned()
    a, b = _exchangeable(problem, plan)
    stays = plan.stay[a], plan.stay[b]
    pins = tuple(CityPin(x.group, x.period, y.city) for x, y in (stays, stays[::-1]))

    _, after = edited(Pins(cities=pins))

    assert (after.stay[a].city, after.stay[b].city) == (stays[1].city, stays[0].city)
    assert touched(after) == {a, b}
    assert all({x.from_stay, x.to_stay} & {a, b} for x in {*plan.legs} ^ {*after.legs})
    assert all(any(v.stay == s for v in visits(after)) for s in (a, b))


def _exchangeable(problem: Problem, plan: Plan) -> tuple[str, str]:
    """Two stays of one slot whose groups come to the other's city at no other time."""
    slots = [s for s in plan.stays if s.period not in problem.block]
    cities = {g: {s.city for s in stays} for g, stays in plan.stays_of.items()}
    return next(
        (a.id, b.id)
        for a in slots
        for b in slots
        if a.period == b.period and a.city not in cities[b.group] and b.city not in cities[a.group]
    )


def test_two_officers_change_places_and_their_colleagues_stay() -> None:
    problem, plan = planned()
    one, other, _ = _comrades(problem, plan)
    first, second = plan.group[one].officers[0], plan.group[other].officers[0]

    _, after = edited(Pins(officers=(OfficerPin(first, other), OfficerPin(second, one))))

    assert set(after.group[one].officers) == {*plan.group[one].officers} - {first} | {second}
    assert set(after.group[other].officers) == {*plan.group[other].officers} - {second} | {first}
    assert touched(after) <= stays_of(one, other)
    assert {a.id: a.start for a in visits(after)} == {a.id: a.start for a in visits(plan)}


def test_a_visit_that_was_taken_out_is_missed_in_its_stay_alone() -> None:
    _, plan = planned()
    visit = visits(plan)[5]
    start = replace(plan, appointments=tuple(a for a in plan.appointments if a != visit))

    _, after = edited(Pins(), start)

    assert touched(after) <= {visit.stay}
    assert visit not in after.appointments


def test_somebody_who_cancelled_since_is_taken_out_and_an_edit_holds_all_the_same() -> None:
    problem, plan = planned()
    visit = visits(plan)[0]
    largest = max(plan.groups, key=lambda g: (len(g.members), g.id))
    gone = next(m for m in largest.members if not problem.participant[m].keep_with)
    people = tuple(replace(p, status=ParticipantStatus.CANCELLED) if p.id == gone else p for p in problem.participants)

    _, after = edited(at(visit, -15), participants=people)

    assert gone not in after.group_of
    assert touched(after) <= stays_of(largest.id, visit.group)


def test_what_has_happened_stays_whatever_is_edited() -> None:
    problem, plan = planned()
    one, other, person = _comrades(problem, plan)
    now = datetime.combine(plan.stays_of[one][2].arrive + timedelta(days=1), time(12))

    _, after = edited(Pins(members=(MemberPin(person, other),)), now=now)

    past = {a.id: a for a in plan.appointments if a.group not in (one, other) or a.start < now - timedelta(hours=12)}
    kept = {a.id: a for a in after.appointments if a.id in past}
    assert kept.keys() == past.keys()
    assert all(
        (kept[k].start, kept[k].host, kept[k].officers) == (a.start, a.host, a.officers) for k, a in past.items()
    )


def test_what_breaks_a_rule_is_for_planning_anew() -> None:
    problem, plan = planned()
    pair = next(p for p in problem.travellers if p.keep_with)
    there = plan.group_of[pair.id]
    elsewhere = next(g.id for g in plan.groups if g.id != there)
    parted = Pins(members=(MemberPin(pair.id, elsewhere), MemberPin(pair.keep_with[0], there)))

    assert put_in((problem, plan), replace(problem, pins=parted), seconds=SECONDS, seed=1) is None


def test_a_label_that_the_plan_does_not_know_is_for_planning_anew() -> None:
    problem, plan = planned()
    pins = Pins(members=(MemberPin(plan.groups[0].members[0], "G99"),))

    assert put_in((problem, plan), replace(problem, pins=pins), seconds=SECONDS, seed=1) is None


def test_the_plan_says_truly_what_it_gives_and_how_far_it_can_be_from_the_best() -> None:
    problem = make_problem("S", 7)
    plan = random_plan(problem, 7)
    visit = visits(plan)[0]
    asked = replace(problem, pins=at(visit, 5))

    after = with_edits((problem, plan), asked, seconds=SECONDS, seed=1)

    assert after is not None
    assert check(asked, after).mismatches == ()
    assert after.whole is not None
    assert after.whole.bound > after.whole.value
    assert {person for person, _ in after.bounds} == set(after.group_of)
