"""Every full working day has enough professional appointments, and not too many."""

from dataclasses import replace

from envoyage.planner.rules.full_days import FullDays
from tests.builders import at, day, tiny_plan, tiny_problem
from tests.planner.edits import added, changed, findings, messages, with_policies, without

RULE = FullDays()
VISIT = "G1-slot1-reno-0"


def test_two_appointments_a_day_are_enough():
    assert findings(RULE, tiny_problem(), tiny_plan()) == []


def test_one_is_too_few_and_told_with_people_day_and_way_out():
    (message,) = messages(RULE, tiny_problem(), without(tiny_plan(), VISIT))

    assert "On Thursday 20 May in Reno" in message
    assert "group G1 has 1 professional appointment for Person 00, " in message
    assert "ask more resources" in message


def test_a_member_who_stays_behind_has_too_few():
    plan = tiny_plan()
    members = plan.group["G1"].members

    (message,) = messages(RULE, tiny_problem(), changed(plan, VISIT, attendees=members[1:]))

    assert "for Person 00; a full day has 2 to 4." in message


def test_an_empty_plan_has_a_finding_for_every_full_day_of_every_group():
    plan = replace(tiny_plan(), appointments=())

    assert len(findings(RULE, tiny_problem(), plan)) == 2 * (2 + 2 + 3 + 1)


def test_a_holiday_is_no_full_day():
    problem = tiny_problem(holidays=((day(5), "NV", "Nevada Day"),))

    assert findings(RULE, problem, without(tiny_plan(), VISIT)) == []


def test_more_than_the_most_are_told():
    problem = with_policies(tiny_problem(), most_a_day=2)
    plan = tiny_plan()
    visit = next(a for a in plan.appointments if a.id == VISIT)

    (message,) = messages(RULE, problem, added(plan, replace(visit, id="more", start=at(5, 11), end=at(5, 12))))

    assert "group G1 has 3 professional appointments for" in message
    assert "a full day has 2 to 2. Take a visit out of the day." in message


def test_many_sessions_are_the_programmes_own_choice():
    assert findings(RULE, with_policies(tiny_problem(), fewest_a_day=1, most_a_day=1), _sessions_only()) == []


def _sessions_only():
    plan = tiny_plan()
    stays = tuple(s for s in plan.stays if s.period in ("opening", "closing"))
    return replace(plan, stays=stays, appointments=tuple(a for a in plan.appointments if a.session))


def test_the_day_on_which_a_group_stays_on_is_a_full_day():
    plan = tiny_plan()
    stays = tuple(replace(s, city="washington") if s.id == "G1-slot1" else s for s in plan.stays)

    (message,) = messages(RULE, tiny_problem(), replace(plan, stays=stays))

    assert "On Wednesday 19 May in Washington" in message
