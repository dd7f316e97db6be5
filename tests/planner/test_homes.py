from dataclasses import replace
from datetime import datetime

from envoyage.planner.homes import Evening, can_dine, evening_at, spoken_at, talk
from envoyage.planner.problem import Diet, Speaks
from tests.builders import at, day, tiny_plan, tiny_problem


def test_a_home_that_lists_no_language_speaks_the_host_language() -> None:
    problem = tiny_problem()

    assert spoken_at(problem, replace(problem.hosts[0], languages=())) == ("en",)


def test_the_best_common_language_counts_from_level_two() -> None:
    problem = tiny_problem()
    guest = problem.participants[0]

    assert talk(problem, guest, problem.hosts[0]) == 5
    assert talk(problem, replace(guest, languages=(Speaks("en", 1),)), problem.hosts[0]) == 0


def _evening(host_at: tuple[float, float] | None, *busy: tuple[datetime, datetime]) -> Evening | None:
    """The evening of group one on its second day in Reno, with these visits before it, in a home at this place."""
    problem, plan = tiny_problem(), tiny_plan()
    host = replace(
        problem.hosts[0], latitude=host_at[0] if host_at else None, longitude=host_at[1] if host_at else None
    )
    visit = plan.appointments_of["G1-slot1"][0]
    items = tuple(replace(visit, id=f"busy{n}", start=a, end=b) for n, (a, b) in enumerate(busy))
    return evening_at(problem, replace(plan, appointments=items), plan.stay["G1-slot1"], host, day(5))


def test_dinner_lasts_as_long_as_the_policy_says_and_a_home_without_coordinates_is_no_ride() -> None:
    assert _evening(None) == Evening(at(5, 18), at(5, 20, 30), at(5, 18), 0)


def test_the_way_to_a_home_begins_at_the_hotel() -> None:
    evening = _evening((39.6, -119.8), (at(5, 14), at(5, 15)))

    assert evening == Evening(at(5, 18), at(5, 20, 30), at(5, 17, 30), 20)


def test_after_a_late_visit_dinner_starts_a_little_later_and_the_way_begins_there() -> None:
    evening = _evening((39.6, -119.8), (at(5, 16), at(5, 17, 45)))

    assert evening is not None
    assert evening.start == at(5, 18, 30)
    assert evening.leave_at >= at(5, 17, 45)


def test_no_dinner_after_a_visit_that_ends_too_late_or_before_one_that_follows() -> None:
    assert _evening(None, (at(5, 16), at(5, 19, 10))) is None
    assert _evening(None, (at(5, 20), at(5, 21))) is None
    assert _evening(None, (at(5, 20, 30), at(5, 21))) is not None


def test_who_fits_no_home_on_any_evening_cannot_dine() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    stay = plan.stay["G1-slot1"]
    vegan = replace(problem, participants=(replace(problem.participants[0], diet=(Diet.VEGAN,)),))
    elsewhen = replace(problem, hosts=tuple(replace(h, evenings=(day(13),)) for h in problem.hosts))

    assert can_dine(problem, plan, stay, "p00")
    assert not can_dine(vegan, plan, stay, "p00")
    assert not can_dine(elsewhen, plan, stay, "p00")
