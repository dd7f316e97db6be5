"""Travel days and full working days, also of a group that stays on in a city."""

from dataclasses import replace

from envoyage.planner.items import by_day
from envoyage.planner.workdays import continues, full_days_of, is_travel_day, own_days, runs_of, unbroken_run
from tests.builders import day, tiny_plan, tiny_problem


def staying_on():
    """The tiny plan, group one staying on in Washington from the opening (until Wednesday 19 May) in slot one."""
    plan = tiny_plan()
    stays = tuple(replace(s, city="washington") if s.id == "G1-slot1" else s for s in plan.stays)
    return replace(plan, stays=stays)


def test_the_days_of_arrival_and_departure_are_travel_days():
    plan = tiny_plan()
    stay = plan.stay["G1-slot1"]

    assert [d for d in range(4, 9) if is_travel_day(plan, stay, day(d))] == [4, 8]
    assert full_days_of(tiny_problem(), plan, stay) == (day(5), day(6))
    assert not continues(plan, stay)


def test_the_day_between_two_stays_in_one_city_is_a_full_day_of_the_later_one():
    plan, problem = staying_on(), tiny_problem()
    opening, slot = plan.stay["G1-opening"], plan.stay["G1-slot1"]

    assert continues(plan, slot)
    assert not is_travel_day(plan, opening, day(4))
    assert not is_travel_day(plan, slot, day(4))
    assert full_days_of(problem, plan, opening) == (day(2), day(3))
    assert full_days_of(problem, plan, slot) == (day(4), day(5), day(6))


def test_a_weekend_or_holiday_between_two_stays_is_own_but_no_full_day():
    plan = tiny_plan()
    plan = replace(plan, stays=tuple(replace(s, city="reno") if s.id == "G1-slot2" else s for s in plan.stays))
    later = plan.stay["G1-slot2"]

    assert own_days(plan, later)[0] == day(8)
    assert full_days_of(tiny_problem(), plan, later)[0] == day(9)


def test_another_groups_stay_continues_nothing():
    plan = tiny_plan()
    stays = tuple(replace(s, city="reno") if s.id == "G2-slot2" else s for s in plan.stays)

    assert not continues(replace(plan, stays=stays), plan.stay["G2-slot2"])


def test_stays_one_after_the_other_in_a_city_are_one_run():
    plan = staying_on()

    assert [s.id for s in unbroken_run(plan, plan.stay["G1-slot1"])] == ["G1-opening", "G1-slot1"]
    assert [len(r) for r in runs_of(plan, plan.stays_of["G1"])] == [2, 1, 1]


def test_items_of_the_day_between_two_stays_are_told_with_the_later_one():
    plan = staying_on()
    late = tuple(
        replace(a, start=a.start.replace(day=19), end=a.end.replace(day=19)) if a.id == "G1-plenary39" else a
        for a in plan.appointments
    )
    plan = replace(plan, appointments=late)

    assert day(4) not in by_day(plan, plan.stay["G1-opening"])
    assert [a.id for a in by_day(plan, plan.stay["G1-slot1"])[day(4)]] == ["G1-plenary39"]
