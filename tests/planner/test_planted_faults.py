"""A fault planted in either half of a rule is found by holding the halves against each other."""

import pytest

from envoyage.planner.rules import RULES
from tests.planner.agreement.planting import Fault, planted
from tests.planner.agreement.table import subjects_of
from tests.planner.agreement.trial import first_disagreement

BY_CODE = {rule.code: rule for rule in RULES}
ROUTE, STAY, LANGUAGE, HOSPITALITY = "in_route", "in_stay", "in_language", "in_hospitality"
INSPECT = "inspect"

FAULTS = (
    # Split and route
    Fault("group-size", ROUTE, INSPECT, "<= len(group.members) <=", "< len(group.members) <="),
    Fault("group-size", ROUTE, ROUTE, "people <= rules.group_largest", "people <= rules.group_smallest"),
    Fault("group-mix", ROUTE, "_crowded", "len(same) > most", "len(same) >= most"),
    Fault("group-mix", ROUTE, ROUTE, 'f"most_per_{trait}"', '"most_per_sector"'),
    Fault("city-capacity", ROUTE, INSPECT, "len(groups) > most", "len(groups) > most + 1"),
    Fault("city-capacity", ROUTE, ROUTE, "<= city.groups_in(slot.id)", "<= city.groups"),
    Fault("keep-apart", ROUTE, INSPECT, "{one, other} <= set", "{one, other} < set"),
    Fault("keep-together", ROUTE, ROUTE, 'pairs(problem, "keep_with")', 'list(pairs(problem, "keep_with"))[1:]'),
    Fault("pinned", ROUTE, ROUTE, "in problem.pins.members:", "in problem.pins.members[1:]:"),
    # Timetable
    Fault("lead-days", STAY, INSPECT, "day < earliest_day", "day <= earliest_day"),
    Fault("lead-days", STAY, "_keep_notice", "day >= earliest_day", "day > earliest_day"),
    Fault("opening-hours", STAY, INSPECT, "end <= b", "start <= b"),
    Fault("weekend-rest", STAY, STAY, "for visit in model.visits:", "for visit in model.visits[1:]:"),
    Fault("resource-use", STAY, "_too_often", "len(items) > most", "len(items) >= most"),
    Fault("resource-use", STAY, STAY, "left = resource.most_asks", "left = resource.parallel_groups"),
    Fault("language-cover", STAY, STAY, "> _team(", ">= _team("),
    Fault("access-needs", STAY, "_resource", "item.attendees", "item.attendees[1:]"),
    Fault("coverage", STAY, STAY, "least - before)\n        else", "least)\n        else"),
    # Language
    Fault("officer-availability", LANGUAGE, "_one", "len(where) > 1", "len(where) > 2"),
    Fault("officer-availability", LANGUAGE, LANGUAGE, "(1 if available", "(2 if available"),
    Fault("interpreter-hours", LANGUAGE, "_days", "minutes > longest", "minutes > longest + 60"),
    Fault("interpreter-hours", LANGUAGE, "_send", "(table(problem).team, minutes)", "(table(problem).alone, minutes)"),
    Fault("language-cover", LANGUAGE, LANGUAGE, "in model.listeners[item.id]:", "in [*model.listeners[item.id]][1:]:"),
    Fault("pinned", LANGUAGE, LANGUAGE, "] == 1)", "] <= 1)"),
    # Hospitality
    Fault("home-capacity", HOSPITALITY, "_dinner", "riders(item) > host.seats", "riders(item) > host.seats + 1"),
    Fault("home-capacity", HOSPITALITY, HOSPITALITY, "+ sum(model.helpers(stay.id, host.id))", ""),
    Fault("home-fits-guest", HOSPITALITY, "_guest", "len(item.attendees) == 1", "len(item.attendees) == 0"),
    Fault("beds", HOSPITALITY, HOSPITALITY, "s.arrive <= stay.arrive < s.leave", "s.arrive < stay.arrive < s.leave"),
    Fault("officer-availability", HOSPITALITY, HOSPITALITY, "comes + opens <= 1", "comes + opens <= 2"),
    Fault("vehicle-seats", HOSPITALITY, HOSPITALITY, "sum(on_board) <= vehicle.seats", "sum(on_board) < vehicle.seats"),
    Fault("access-needs", HOSPITALITY, "_hotel", "plan.group[stay.group].members,", "(),"),
)  # fmt: skip


def test_faults_are_planted_in_both_halves_and_in_all_stages():
    found = {(f.stage, f.method == f.stage or f.method in ("_keep_notice", "_send")) for f in FAULTS}

    assert found == {(stage, solver) for stage in (ROUTE, STAY, LANGUAGE, HOSPITALITY) for solver in (True, False)}
    assert len({f.code for f in FAULTS}) >= 6


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.name)
def test_a_planted_fault_is_found(fault: Fault):
    assert first_disagreement(subjects_of((fault.code, fault.stage)), planted(BY_CODE[fault.code], fault))


def test_a_rule_made_anew_from_its_source_without_a_fault_agrees():
    same = Fault("group-size", ROUTE, INSPECT, "len(plan.groups)", "len(plan.groups)")

    assert first_disagreement(subjects_of(("group-size", ROUTE)), planted(BY_CODE["group-size"], same)) is None
