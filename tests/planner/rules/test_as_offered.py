"""Visits are what the resources offer."""

from dataclasses import replace

from envoyage.planner.problem import AppointmentPin, Format, Pins, RequestStatus
from envoyage.planner.rules.as_offered import AsOffered
from tests.builders import tiny_plan, tiny_problem
from tests.planner.edits import changed, messages, with_resource

RULE = AsOffered()
VISIT = "G1-slot1-reno-0"


def test_visits_in_formats_on_offer_are_allowed():
    assert messages(RULE, tiny_problem(), tiny_plan()) == []


def test_a_visit_without_a_format_is_allowed():
    assert messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, format=None)) == []


def test_a_format_that_is_not_offered_is_found():
    assert messages(RULE, tiny_problem(), changed(tiny_plan(), VISIT, format=Format.RIDE_ALONG)) == [
        "Law Enforcement of Reno does not offer the format ride along, planned for Thursday 20 May. "
        "Choose a format that it offers, or add this one to it."
    ]


def test_a_visit_to_a_resource_that_declined_is_found_unless_it_is_pinned():
    problem = with_resource(tiny_problem(), "reno-0", status=RequestStatus.DECLINED)
    pins = Pins(appointments=(AppointmentPin("G1", "reno-0"),))

    assert messages(RULE, problem, tiny_plan()) == [
        "Group G1 visits Law Enforcement of Reno on Thursday 20 May, which declined. "
        "Visit another resource, or pin the visit if it was agreed after all."
    ]
    assert messages(RULE, replace(problem, pins=pins), tiny_plan()) == []
