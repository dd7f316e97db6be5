from dataclasses import replace

from envoyage.planner.problem import Problem, SlotCapacity
from envoyage.planner.rules.city_capacity import CityCapacity
from tests.builders import tiny_plan, tiny_problem

RULE = CityCapacity()


def _city(problem: Problem, city: str, **changes: object) -> Problem:
    places = (replace(c, **changes) if c.id == city else c for c in problem.cities)  # type: ignore[arg-type]
    return replace(problem, cities=tuple(places))


def test_one_group_in_a_city_for_one_is_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_a_full_city_is_named_with_its_groups() -> None:
    plan = tiny_plan()
    stays = tuple(replace(s, city="reno") if s.id == "G2-slot1" else s for s in plan.stays)

    messages = [f.message for f in RULE.inspect(tiny_problem(), replace(plan, stays=stays))]

    assert messages == [
        "Reno can host 1 group in slot slot1 but G1 and G2 are there. "
        "Send one of them to another city, or ask the local sponsor."
    ]


def test_the_capacity_of_the_slot_counts_before_the_usual_one() -> None:
    problem = _city(tiny_problem(), "reno", capacities=(SlotCapacity("slot1", 0),))

    assert len(list(RULE.inspect(problem, tiny_plan()))) == 1


def test_shared_blocks_hold_everybody() -> None:
    assert not list(RULE.inspect(_city(tiny_problem(), "washington", groups=1), tiny_plan()))
