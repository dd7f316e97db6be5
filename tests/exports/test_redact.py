from dataclasses import fields, replace

from envoyage.exports.redact import redacted, redacted_findings
from envoyage.planner.plan import Appointment, Kind
from envoyage.planner.problem import Participant
from envoyage.planner.rule import Finding, Severity
from envoyage.planner.value import coverage
from tests.exports.canary import TOKEN, planted, planted_deeply

OPEN_PERSON = {"id", "name", "country", "sector", "seniority", "room", "languages", "needs", "status", "gender",
               "photo_consent"}  # fmt: skip


def test_nothing_private_is_left_in_the_dataclasses():
    problem, plan = redacted(*planted())
    assert not TOKEN.findall(repr((problem, plan)))


def test_private_texts_inside_titles_are_struck_out():
    problem, plan = redacted(*planted_deeply())
    assert not TOKEN.findall(repr((problem, plan)))
    assert problem.sessions[0].title == "Talk of [left out] at [left out]"


def test_what_is_redacted_already_stays_as_it_is():
    once = redacted(*planted_deeply())
    assert redacted(*once) == once


def test_people_become_numbers_with_a_country():
    original, _ = planted()
    problem, _ = redacted(*planted())
    first, last = problem.participants[0], problem.participants[-1]
    assert (first.id, first.name) == ("P1", "Participant 1 (Peru)")
    assert (last.id, last.name) == ("P12", "Participant 12 (Jordan)")
    assert len(problem.participants) == len(original.participants)


def test_every_other_field_of_a_person_is_as_if_never_filled_in():
    problem, _ = redacted(*planted())
    blank = Participant("", "", "")
    for person in problem.participants:
        for field in fields(Participant):
            if field.name not in OPEN_PERSON:
                assert getattr(person, field.name) == getattr(blank, field.name), field.name


def test_groups_routes_times_and_coverage_stay_what_they_were():
    before_problem, before = planted()
    problem, after = redacted(before_problem, before)
    assert [len(g.members) for g in after.groups] == [len(g.members) for g in before.groups]
    assert [(s.group, s.city, s.arrive) for s in after.stays] == [(s.group, s.city, s.arrive) for s in before.stays]
    assert [a.start for a in after.appointments] == [a.start for a in before.appointments]
    assert list(coverage(problem, after).values()) == list(coverage(before_problem, before).values())


def test_rooms_hotels_and_flights_are_gone():
    problem, plan = redacted(*planted())
    assert not any((plan.rooms, problem.hotels, problem.flights, problem.contacts, problem.staff))
    assert {s.hotel for s in plan.stays} == {""}
    assert {leg.flight for leg in plan.legs} == {""}


def test_time_for_worship_is_left_out_because_it_tells_a_faith():
    problem, plan = planted()
    stay = plan.stays[0]
    prayer = Appointment("friday", stay.id, stay.group, Kind.FAITH, plan.appointments[0].start,
                         plan.appointments[0].end, plan.group[stay.group].members[:1])  # fmt: skip
    _, after = redacted(problem, replace(plan, appointments=(*plan.appointments, prayer)))
    assert len(after.appointments) == len(plan.appointments)


def test_findings_keep_rule_and_weight_but_not_their_sentences():
    secret = Finding("beds", Severity.HARD, ("p00",), "{who} has no bed.", (("who", "Person 00"),), penalty=2.0)
    (open_one,) = redacted_findings((secret,))
    assert (open_one.rule, open_one.severity, open_one.penalty) == ("beds", Severity.HARD, 2.0)
    assert "Person" not in repr(open_one)


def test_a_meal_does_not_tell_by_who_is_missing_who_is_at_worship():
    problem, plan = planted()
    stay = plan.stays[0]
    members, when = plan.group[stay.group].members, plan.appointments[0]
    prayer = Appointment("friday", stay.id, stay.group, Kind.FAITH, when.start, when.end, members[:2])
    lunch = Appointment("lunch", stay.id, stay.group, Kind.MEAL, when.start, when.end, members[2:])
    _, after = redacted(problem, replace(plan, appointments=(prayer, lunch)))
    (shown,) = after.appointments
    assert set(shown.attendees) == set(after.group[stay.group].members)


def test_an_organisation_is_told_by_its_kind_alone():
    before, _ = planted()
    problem, _ = redacted(*planted())
    names = {r.name for r in before.resources}
    assert not names & {r.name for r in problem.resources}
    assert {r.name for r in problem.resources} == {
        r.category.value.replace("_", " ").capitalize() for r in before.resources
    }
