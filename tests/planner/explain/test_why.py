"""Why, and why not: answers are held against everything counted out, and name what they speak of."""

from dataclasses import replace
from datetime import time
from functools import cache
from itertools import product

import pytest

from envoyage.planner.check import check
from envoyage.planner.errors import Impossible
from envoyage.planner.explain.why import (
    Asked,
    NotAsked,
    why_city,
    why_officer,
    why_person,
    why_person_resource,
    why_resource,
)
from envoyage.planner.explain.why.timetabled import forced, new_plan
from envoyage.planner.finding import Severity
from envoyage.planner.make import make_plan
from envoyage.planner.plan import Plan
from envoyage.planner.problem import (
    Access,
    AppointmentPin,
    CityPin,
    LanguageMode,
    MemberPin,
    OfficerPin,
    OpenHours,
    Pins,
    Problem,
    SlotCapacity,
)
from envoyage.planner.route import split_and_route
from envoyage.planner.route.answer import value
from envoyage.planner.route.forced import MOVE, Ways
from envoyage.planner.route.worth import Party
from envoyage.planner.rules import RULES
from envoyage.planner.timetable.solve import Limits
from tests.builders import day, tiny_plan, tiny_problem
from tests.planner.route.counting import is_legal
from tests.planner.route.problems import plan_of, tiny

SECONDS = 60.0
NEAR = 0.02


def _routed(seed: int) -> tuple[Problem, Plan]:
    problem = tiny(seed)
    answer = split_and_route(problem, seconds=20, seed=seed)
    return problem, Plan(problem.id, 0, answer.groups, answer.stays, answer.legs)


@cache
def _planned() -> tuple[Problem, Plan]:
    """The tiny programme with its first complete plan."""
    problem, kept = tiny_problem(), list[Plan]()
    make_plan(problem, seconds=30, seed=7, keep=kept.append, cancelled=lambda: bool(kept))
    return problem, kept[-1]


def _solvable(seeds: range) -> list[int]:
    found = []
    for seed in seeds:
        try:
            problem, plan = _routed(seed)
        except Impossible:
            continue
        if len(plan.groups) > 1 and problem.travellers:
            found.append(seed)
    return found


SEEDS = _solvable(range(40))


def _cities(problem: Problem, plan: Plan, group: str) -> tuple[str, ...]:
    there = {s.period: s.city for s in plan.stays_of[group]}
    return tuple(there[s.id] for s in problem.slots)


def _is_legal(problem: Problem, groups: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> bool:
    """Whether no hard rule objects to these ways and members, languages filled in."""
    plan = plan_of(problem, groups)
    spoken = {
        g.id: tuple(sorted({problem.interpreted_language(problem.participant[m]) for m in g.members} - {""}))
        for g in plan.groups
    }
    return is_legal(problem, replace(plan, groups=tuple(replace(g, languages=spoken[g.id]) for g in plan.groups)))


def _best_division(problem: Problem, plan: Plan, person: str, group: str) -> tuple[float, int] | None:
    """Points and moves of the best division on the plan's ways with somebody in a group, all of them tried."""
    pinned = replace(problem, pins=replace(problem.pins, members=(*problem.pins.members, MemberPin(person, group))))
    ways = Ways.of(problem, plan)
    labels, people = [g.id for g in plan.groups], [p.id for p in problem.travellers]
    best: tuple[float, int] | None = None
    for chosen in product(labels, repeat=len(people)):
        where = dict(zip(people, chosen, strict=True))
        members = {g: tuple(p for p in people if where[p] == g) for g in labels}
        if where[person] != group or not all(members.values()):
            continue
        if not _is_legal(pinned, {g: (_cities(problem, plan, g), members[g]) for g in labels}):
            continue
        number = {p: i for i, p in enumerate(people)}
        split = tuple(Party(ways.split[g].route, tuple(number[p] for p in members[g])) for g in labels)
        points, moves = value(ways.worth, split), sum(where[p] != plan.group_of[p] for p in people)
        if best is None or points - MOVE * moves > best[0] - MOVE * best[1]:
            best = points, moves
    return best


@pytest.mark.parametrize("seed", SEEDS)
def test_a_person_in_another_group_costs_what_counting_says(seed: int):
    problem, plan = _routed(seed)
    now = Ways.of(problem, plan).now().points
    for person in problem.travellers:
        for group in plan.groups:
            if plan.group_of[person.id] == group.id:
                continue
            best = _best_division(problem, plan, person.id, group.id)
            found = why_person(problem, plan, person.id, group.id, seconds=SECONDS)

            assert found.possible is (best is not None), (person.id, group.id)
            assert not found.holds
            if best:
                assert found.difference is not None
                assert found.difference.high == pytest.approx(best[0] - now, abs=NEAR + MOVE * best[1])
            else:
                assert found.clash


@pytest.mark.parametrize("seed", SEEDS)
def test_a_group_in_another_city_costs_what_counting_says(seed: int):
    problem, plan = _routed(seed)
    ways = Ways.of(problem, plan)
    for group, city, slot in product((g.id for g in plan.groups), (c.id for c in problem.cities), problem.slots):
        i = problem.slots.index(slot)
        if _cities(problem, plan, group)[i] == city:
            continue
        tried = []
        for route in range(len(ways.worth.picks)):
            moved = ways.with_route(group, route)
            groups = {
                g: (ways.worth.cities(p.route), tuple(problem.travellers[m].id for m in p.members))
                for g, p in moved.split.items()
            }
            if ways.worth.cities(route)[i] == city and _is_legal(problem, groups):
                tried.append(value(ways.worth, tuple(moved.split.values())))

        found = why_city(problem, plan, group, city, slot.id)

        if tried:
            assert found.difference is not None
            assert found.difference.high == pytest.approx(max(tried) - ways.now().points, abs=NEAR)
        elif found.possible:
            assert len(found.changes) > 1  # somebody else gives way
        else:
            assert found.clash


def test_keeping_apart_is_told_by_name():
    problem, plan = _planned()
    one, other = plan.groups[0].members[0], plan.groups[1].members[0]
    apart = tuple(replace(p, keep_apart=(other,)) if p.id == one else p for p in problem.participants)
    pins = Pins(members=(MemberPin(other, plan.groups[1].id),))
    problem = replace(problem, participants=apart, pins=pins)

    found = why_person(problem, plan, one, plan.groups[1].id, seconds=SECONDS)

    assert found.possible is False
    names = (problem.participant[one].name, problem.participant[other].name)
    assert any(all(name in s for name in names) and "must not travel together" in s for s in found.clash)
    assert f"{names[1]} is pinned to group {plan.groups[1].id}." in found.clash


def test_why_somebody_is_in_a_group_tells_what_the_others_would_cost():
    problem, plan = _planned()
    person = plan.groups[0].members[0]

    found = why_person(problem, plan, person, plan.groups[0].id, seconds=SECONDS)

    assert found.holds
    assert any(f"{problem.participant[person].name} in {plan.groups[1].id}" in s for s in found.sentences)


def test_who_does_not_travel_is_in_no_group():
    problem, plan = _planned()
    groups = tuple(replace(g, members=tuple(m for m in g.members if m != "p00")) for g in plan.groups)

    with pytest.raises(NotAsked, match="Person 00 is in no group"):
        why_person(problem, replace(plan, groups=groups), "p00", "G1", seconds=SECONDS)


def test_a_plan_with_a_way_of_its_own_is_told_from_those_of_the_planner():
    problem = tiny_problem()
    plan = tiny_plan(problem)
    back = replace(next(s for s in plan.stays_of["G1"] if s.period == "slot1"), city=problem.blocks[0].city)
    odd = replace(plan, stays=tuple(back if s.id == back.id else s for s in plan.stays))
    person, other = plan.group["G1"].members[0], "G2"

    answers = (
        why_person(problem, odd, person, other, seconds=1),
        why_person(problem, odd, person, "G1", seconds=1),
        why_city(problem, odd, other, "reno"),
    )

    assert [a.possible for a in answers] == [None] * 3
    assert all(a.sentences[0].startswith("Group G1 goes a way that the planner would not take") for a in answers)


def test_a_full_city_names_who_is_there_and_who_would_give_way():
    problem, plan = _planned()
    city = next(s.city for s in plan.stays_of["G2"] if s.period == "slot1")

    found = why_city(problem, plan, "G1", city, "slot1")

    assert found.possible
    assert found.sentences[0].endswith("can host 1 group from Wednesday 19 May to Sunday 23 May, when G2 is there.")
    assert any(change.startswith("Group G2 would go") for change in found.changes)


def test_who_would_give_way_is_not_looked_for_longer_than_allowed():
    problem, plan = _planned()
    city = next(s.city for s in plan.stays_of["G2"] if s.period == "slot1")

    found = why_city(problem, plan, "G1", city, "slot1", seconds=0)

    assert found.possible is None
    assert found.sentences[0].startswith("The time was too short to tell whether group G1 could be in")


def test_a_city_that_hosts_nobody_says_so():
    problem, plan = _planned()
    used = {s.city for s in plan.stays}
    city = next(c for c in problem.cities if c.id not in used)
    closed = replace(city, capacities=(SlotCapacity("slot1", 0),))
    problem = replace(problem, cities=tuple(closed if c.id == city.id else c for c in problem.cities))

    found = why_city(problem, plan, "G1", city.id, "slot1")

    assert found.possible is False
    assert f"{city.name} hosts no group from Wednesday 19 May to Sunday 23 May." in found.clash
    assert found.sentences == (f"Group G1 cannot be in {city.name} from Wednesday 19 May to Sunday 23 May.",)


def test_a_pin_keeps_a_group_from_another_city():
    problem, plan = _planned()
    here = next(s.city for s in plan.stays_of["G1"] if s.period == "slot1")
    there = next(c.id for c in problem.cities if c.id not in {here, "washington", "new-york"})
    problem = replace(problem, pins=Pins(cities=(CityPin("G1", "slot1", here),)))

    found = why_city(problem, plan, "G1", there, "slot1")

    assert found.possible is False
    pinned = f"Group G1 is pinned to {problem.city[here].name} from Wednesday 19 May to Sunday 23 May."
    assert pinned in found.clash


def _stay(plan: Plan, group: str, period: str) -> str:
    return next(s.city for s in plan.stays_of[group] if s.period == period)


def test_a_visit_that_is_not_made_costs_what_the_new_plan_is_worth_less():
    problem, plan = _planned()
    city = _stay(plan, "G1", "slot1")
    met = {a.resource for a in plan.appointments if a.group == "G1"}
    for resource in (r.id for r in problem.resources_in[city] if r.id not in met and "museum" not in r.id):
        found = why_resource(problem, plan, Asked("G1", resource), seconds=SECONDS)
        stay = next(s for s in plan.stays_of["G1"] if s.city == city)
        limits = Limits(float("inf"), 7, lambda: False)
        new = new_plan(problem, plan, forced(problem, plan, stay, Asked("G1", resource), limits))  # type: ignore[arg-type]

        assert found.possible
        assert any(a.group == "G1" and a.resource == resource for a in new.appointments)
        assert _hard(problem, new) <= _hard(problem, plan)
        before, after = check(problem, plan).totals, check(problem, new).totals
        gained = 1000 * (after.coverage_mean - before.coverage_mean + after.coverage_minimum - before.coverage_minimum)
        soft = _soft(problem, plan) - _soft(problem, new)
        assert found.difference is not None
        assert found.difference.low == pytest.approx(gained + soft, abs=0.01)


def _timed(problem: Problem, plan: Plan) -> list[object]:
    return [f for r in RULES if "timetable" in r.stages for f in r.inspect(problem, plan)]


def _hard(problem: Problem, plan: Plan) -> int:
    return sum(f.severity is not Severity.SOFT for f in _timed(problem, plan))  # type: ignore[attr-defined]


def _soft(problem: Problem, plan: Plan) -> float:
    return sum(f.penalty for f in _timed(problem, plan))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hours": (OpenHours(6, time(8), time(18)),)}, "is open:"),
        ({"smallest_group": 20, "largest_group": 40}, "receives 20 to 40 people"),
        ({"most_asks": 1, "parallel_groups": 1}, "may be asked 1 time"),
        ({"minutes": 600}, "Appointments lie between"),
        ({"lead_days": 90, "identity_check": True}, "wants 90 days notice"),
    ],
)
def test_what_forbids_a_visit_is_told_with_its_facts(changes: dict[str, object], words: str):
    problem, plan = _planned()
    city = _stay(plan, "G1", "slot1")
    asked = next(r.id for r in problem.resources_in[city])
    plan = replace(plan, appointments=tuple(a for a in plan.appointments if a.resource != asked))
    changed = tuple(
        replace(r, **changes) if r.id == asked else r  # type: ignore[arg-type]
        for r in problem.resources
    )
    pins = Pins(appointments=(AppointmentPin("G2", asked),)) if "most_asks" in changes else Pins()
    problem = replace(problem, resources=changed, pins=pins)

    found = why_resource(problem, plan, Asked("G1", asked), seconds=SECONDS)

    assert found.possible is False
    assert [s for s in found.clash if words in s], found.clash
    assert len(found.clash) <= 2


def test_a_visit_that_is_made_tells_what_it_is_worth():
    problem, plan = _planned()
    item = next(a for a in plan.appointments if a.group == "G1" and a.resource and a.stay.endswith("slot1"))

    found = why_resource(problem, plan, Asked("G1", item.resource), seconds=SECONDS)

    assert found.holds
    assert problem.resource[item.resource].name in found.sentences[0]
    assert found.difference is None or found.difference.low <= 1.0


def test_a_resource_elsewhere_points_to_its_city():
    problem, plan = _planned()
    far = next(r for r in problem.resources if r.city not in {s.city for s in plan.stays_of["G1"]})

    found = why_resource(problem, plan, Asked("G1", far.id), seconds=SECONDS)

    assert found.possible is False
    assert far.city in found.clash[0]


def test_a_person_is_shut_out_where_the_door_is_too_narrow():
    problem, plan = _planned()
    met = {a.resource for a in plan.appointments if "p00" in a.attendees}
    asked = next(r for r in problem.resources if r.id not in met)
    needy = tuple(replace(p, access=(Access.WHEELCHAIR,)) if p.id == "p00" else p for p in problem.participants)

    found = why_person_resource(replace(problem, participants=needy), plan, "p00", Asked("", asked.id), seconds=SECONDS)

    assert found.possible is False
    assert "wheelchair" in found.sentences[0]


def test_a_person_meets_what_the_group_meets():
    problem, plan = _planned()
    item = next(a for a in plan.appointments if a.resource and "p00" in a.attendees)

    found = why_person_resource(problem, plan, "p00", Asked("", item.resource), seconds=SECONDS)

    assert found.holds
    assert problem.participant["p00"].name in found.sentences[0]


def test_another_officer_costs_the_difference_in_pay_and_names_who_changes():
    problem = tiny_problem()
    dear = tuple(replace(o, daily_rate=400.0) if o.id == "es2" else o for o in problem.officers)
    problem, plan = replace(problem, officers=dear), tiny_plan()

    found = why_officer(problem, plan, "es2", "G1", seconds=SECONDS)

    assert found.difference is not None
    travel = found.difference.dollars - (400.0 - 302.0) * 16
    assert travel == pytest.approx(0.0)
    assert len(found.changes) == 1
    assert "Interpreter" in found.changes[0]


def test_an_officer_who_is_not_free_cannot_come():
    problem = tiny_problem()
    late = tuple(replace(o, available_from=day(2)) if o.id == "es2" else o for o in problem.officers)

    found = why_officer(replace(problem, officers=late), tiny_plan(), "es2", "G1", seconds=SECONDS)

    assert found.clash == ("Interpreter 2 is not free for the whole programme.",)


def test_pins_keep_an_officer_elsewhere():
    problem = tiny_problem(pins=Pins(officers=(OfficerPin("es2", "G2"),)))

    found = why_officer(problem, tiny_plan(), "es2", "G1", seconds=SECONDS)

    assert found.clash == ("Interpreter 2 is pinned to group G2.",)


@pytest.mark.parametrize("pins", [(), (OfficerPin("es2", "G2"),)], ids=["possible", "impossible"])
def test_an_interpreter_of_another_language_is_told_what_the_group_needs(pins: tuple[OfficerPin, ...]):
    problem = tiny_problem(pins=Pins(officers=pins))
    told = tuple(replace(o, languages=("en", "zh")) if o.id == "es2" else o for o in problem.officers)

    found = why_officer(replace(problem, officers=told), tiny_plan(), "es2", "G1", seconds=SECONDS)

    assert found.possible is not bool(pins)
    said = "Group G1 needs interpreting into Spanish; Interpreter 2 speaks English and Chinese."
    assert said in found.sentences


def test_why_an_officer_is_there_tells_what_the_group_needs():
    problem, plan = tiny_problem(), tiny_plan()
    liaison = next(o for o in problem.officers if o.id in plan.groups[1].officers)

    found = why_officer(problem, plan, liaison.id, "G2", seconds=SECONDS)

    assert found.holds
    assert liaison.mode is LanguageMode.LIAISON
    assert "Group G2 needs 2 liaison" in found.sentences[0]
