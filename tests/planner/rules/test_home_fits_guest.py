from dataclasses import replace

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Access, Diet, HomeWish, Problem, Speaks
from envoyage.planner.rules.home_fits_guest import HomeFitsGuest
from tests.builders import tiny_plan, tiny_problem

RULE = HomeFitsGuest()


def _guest(problem: Problem, **changes: object) -> Problem:
    """The first person of group one changed; he dines in the first home of Reno and of Boise."""
    first = replace(problem.participants[0], **changes)  # type: ignore[arg-type]
    return replace(problem, participants=(first, *problem.participants[1:]))


def _homes(problem: Problem, **changes: object) -> Problem:
    return replace(problem, hosts=tuple(replace(h, **changes) for h in problem.hosts))  # type: ignore[arg-type]


def _in_reno(problem: Problem, plan: Plan) -> list[str]:
    return [f.message for f in RULE.inspect(problem, plan) if "reno-home0" in f.about]


def test_homes_that_fit_are_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_every_reason_is_named_in_one_sentence() -> None:
    problem = _guest(
        _homes(tiny_problem(), pets=True, alcohol=True),
        diet=(Diet.HALAL, Diet.NO_NUTS),
        home_wishes=(HomeWish.NO_PETS, HomeWish.NO_ALCOHOL),
        access=(Access.STEP_FREE,),
    )

    assert _in_reno(problem, tiny_plan()) == [
        "Person 00 is to dine with Family 0 on Thursday 20 May, but the home does not serve halal food, does not "
        "cook without nuts, has pets, has alcohol at table and is not step free. Choose another home, or ask the hosts."
    ]


def test_a_home_that_serves_the_diet_is_allowed() -> None:
    problem = _guest(_homes(tiny_problem(), diets=(Diet.HALAL, Diet.VEGAN)), diet=(Diet.HALAL,))

    assert not _in_reno(problem, tiny_plan())


def test_a_few_words_are_too_little_to_talk() -> None:
    problem = _homes(tiny_problem(), languages=("en",))
    officers = tuple(o for o in problem.officers if o.id != "es0")
    problem = replace(problem, officers=officers)

    assert not _in_reno(_guest(problem, languages=(Speaks("es", 5), Speaks("en", 2))), tiny_plan())
    assert _in_reno(_guest(problem, languages=(Speaks("es", 5), Speaks("en", 1))), tiny_plan()) == [
        "Person 00 is to dine with Family 0 on Thursday 20 May, but they share no language and no language officer "
        "goes along. Choose another home, or ask the hosts."
    ]


def test_an_officer_at_table_helps_but_not_a_guest_who_is_alone() -> None:
    problem = _guest(_homes(tiny_problem(), languages=("en",)), languages=(Speaks("es", 5),))
    plan = tiny_plan()
    alone = tuple(replace(a, attendees=("p00",)) if a.id == "G1-slot1-reno-home0" else a for a in plan.appointments)

    assert not _in_reno(problem, plan)
    assert _in_reno(problem, replace(plan, appointments=alone)) == [
        "Person 00 is to dine with Family 0 on Thursday 20 May, but the guest is alone and shares no language with "
        "the home. Choose another home, or ask the hosts."
    ]


def test_a_guest_who_speaks_the_homes_language_may_be_alone() -> None:
    plan = tiny_plan()
    alone = tuple(
        replace(a, attendees=("p00",), officers=()) if a.id == "G1-slot1-reno-home0" else a for a in plan.appointments
    )

    assert not _in_reno(tiny_problem(), replace(plan, appointments=alone))
