from dataclasses import replace
from datetime import datetime, timedelta

from envoyage.planner.journeys import departure
from envoyage.planner.plan import Leg, Plan
from envoyage.planner.rules.city_travel_time import CityTravelTime
from tests.builders import tiny_plan, tiny_problem

RULE = CityTravelTime()


def _changed(plan: Plan, **changes: object) -> Plan:
    """The plan with the journey of group one from Reno to Boise changed."""
    return replace(plan, legs=tuple(_change(leg, changes) for leg in plan.legs))


def _change(leg: Leg, changes: dict[str, object]) -> Leg:
    return replace(leg, **changes) if leg.from_stay == "G1-slot1" else leg  # type: ignore[arg-type]


def _leg(plan: Plan) -> Leg:
    return next(leg for leg in plan.legs if leg.from_stay == "G1-slot1")


def test_journeys_that_take_their_time_are_allowed() -> None:
    assert not list(RULE.inspect(tiny_problem(), tiny_plan()))


def test_a_journey_too_short_between_the_clocks_of_two_cities_is_forbidden() -> None:
    plan = tiny_plan()
    leg = _leg(plan)
    naive = _changed(plan, arrives=leg.departs + timedelta(minutes=leg.minutes))  # Boise is an hour ahead

    found = list(RULE.inspect(tiny_problem(), naive))

    assert [f.message for f in found] == [
        f"Group G1, from Reno to Boise, has {leg.minutes - 60} minutes for a journey of {leg.minutes} minutes. "
        "Leave earlier or arrive later."
    ]


def test_a_missing_journey_is_forbidden() -> None:
    plan = tiny_plan()
    plan = replace(plan, legs=tuple(leg for leg in plan.legs if leg.from_stay != "G1-slot1"))

    assert [f.message for f in RULE.inspect(tiny_problem(), plan)] == [
        "Group G1, from Reno to Boise, has no journey. Plan one."
    ]


def test_a_group_that_stays_on_needs_no_journey() -> None:
    plan = tiny_plan()
    stays = tuple(replace(s, city="reno") if s.id == "G1-slot2" else s for s in plan.stays)
    legs = tuple(leg for leg in plan.legs if leg.from_stay != "G1-slot1")

    found = [f for f in RULE.inspect(tiny_problem(), replace(plan, stays=stays, legs=legs)) if "G1-slot1" in f.about]

    assert not found


def test_leaving_before_the_last_appointment_ends_is_forbidden() -> None:
    plan = tiny_plan()
    leg = _leg(plan)
    last = replace(plan.appointments_of["G1-slot1"][0], start=leg.departs - timedelta(hours=1),
                   end=leg.departs + timedelta(minutes=5), id="last")  # fmt: skip

    found = list(RULE.inspect(tiny_problem(), replace(plan, appointments=(*plan.appointments, last))))

    assert [f.message for f in found] == [
        "Group G1, from Reno to Boise, leaves at 11:45 on Sunday 23 May, before the end of Law Enforcement of Reno. "
        "Move the appointment or the journey."
    ]


def test_a_known_flight_keeps_its_own_times_but_needs_time_at_the_airport_before() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    leg = _leg(plan)
    flight = _changed(plan, flight="XX 100", arrives=leg.departs + timedelta(minutes=130))
    last = replace(plan.appointments_of["G1-slot1"][0], start=leg.departs - timedelta(hours=2),
                   end=leg.departs - timedelta(minutes=problem.policies.airport_before - 5), id="last")  # fmt: skip

    assert not list(RULE.inspect(problem, flight))
    assert list(RULE.inspect(problem, replace(flight, appointments=(*plan.appointments, last))))


def test_arriving_after_the_first_appointment_has_begun_is_forbidden() -> None:
    plan = tiny_plan()
    first = plan.appointments_of["G1-slot2"][0]

    found = list(RULE.inspect(tiny_problem(), _changed(plan, arrives=first.start + timedelta(minutes=1))))

    assert "arrives at" in found[0].message
    assert first.title in found[0].message


def test_an_arrival_in_the_hour_that_comes_twice_in_autumn_may_be_the_second() -> None:
    """On 7 November 2027 the clock of Boise goes back from 2:00 to 1:00; the clock of Reno an hour later."""
    plan, arrives = tiny_plan(), datetime(2027, 11, 7, 1, 30)
    needed = timedelta(minutes=_leg(plan).minutes)

    def is_too_short(departs: datetime) -> bool:
        found = RULE.inspect(tiny_problem(), _changed(plan, departs=departs, arrives=arrives))
        return any("for a journey of" in f.message for f in found)

    assert not is_too_short(arrives - needed)  # the zones take an hour, the clock gives it back
    assert is_too_short(arrives - needed + timedelta(minutes=5))


def test_a_session_that_no_departure_can_reach_is_reported() -> None:
    problem, plan = tiny_problem(), tiny_plan()
    welcome = replace(plan.appointments_of["G1-slot2"][0], start=datetime(2027, 5, 23, 8), end=datetime(2027, 5, 23, 9))
    departs, arrives = departure(problem, plan.stay["G1-slot1"], plan.stay["G1-slot2"])
    plan = replace(plan, appointments=(*plan.appointments, replace(welcome, id="welcome", title="Welcome")))

    found = list(RULE.inspect(problem, _changed(plan, departs=departs, arrives=arrives)))

    assert ["after the start of Welcome" in f.message for f in found] == [True]
