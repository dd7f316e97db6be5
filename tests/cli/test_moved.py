"""What else moved between two plans, beside what was pinned."""

from dataclasses import replace
from datetime import timedelta

from envoyage.cli.commands.plan import TO_HOLD_MORE, kept_words, moved_lines
from envoyage.cli.moved import Move, what_else_moved
from envoyage.planner.plan import Plan
from envoyage.planner.problem import AppointmentPin, CityPin, MemberPin, Pins
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
BEFORE = tiny_plan(PROBLEM)


def visit(plan: Plan):
    """The first appointment with a resource."""
    return next(a for a in plan.appointments if a.resource)


def later(plan: Plan) -> Plan:
    """The plan with its first visit half an hour later."""
    first = visit(plan)
    moved = replace(first, start=first.start + timedelta(minutes=30), end=first.end + timedelta(minutes=30))
    return replace(plan, appointments=tuple(moved if a is first else a for a in plan.appointments))


def test_the_same_plan_moved_nothing():
    assert what_else_moved(PROBLEM, BEFORE, BEFORE) == ()


def test_a_later_appointment_is_told_with_both_times():
    first = visit(BEFORE)

    (move,) = what_else_moved(PROBLEM, BEFORE, later(BEFORE))

    assert move.what == "appointment"
    assert str(move).startswith(f"appointment: {first.group} at {first.title} moved from ")
    assert f"{first.start:%H:%M}" in move.before
    assert f"{first.start + timedelta(minutes=30):%H:%M}" in move.after


def test_what_was_pinned_to_its_new_time_is_no_news():
    after = later(BEFORE)
    edit = visit(after)
    pins = Pins(appointments=(AppointmentPin(edit.group, edit.resource, edit.start),))

    assert what_else_moved(replace(PROBLEM, pins=pins), BEFORE, after) == ()


def test_a_pin_that_was_not_kept_is_told():
    edit = visit(later(BEFORE))
    pins = Pins(appointments=(AppointmentPin(edit.group, edit.resource, edit.start + timedelta(hours=3)),))

    assert len(what_else_moved(replace(PROBLEM, pins=pins), BEFORE, later(BEFORE))) == 1


def test_a_dropped_appointment_is_no_longer_there():
    first = visit(BEFORE)
    after = replace(BEFORE, appointments=tuple(a for a in BEFORE.appointments if a is not first))

    (move,) = what_else_moved(PROBLEM, BEFORE, after)

    assert (move.after, "no longer there" in str(move)) == ("", True)


def test_people_and_cities_that_changed_are_told_unless_pinned():
    one, two = BEFORE.groups
    traveller = one.members[0]
    groups = (replace(one, members=one.members[1:]), replace(two, members=(*two.members, traveller)))
    stay = next(s for s in BEFORE.stays if s.period == "slot1" and s.group == "G1")
    stays = tuple(replace(s, city="mobile") if s is stay else s for s in BEFORE.stays)
    after = replace(BEFORE, groups=groups, stays=stays)
    pins = Pins(members=(MemberPin(traveller, "G2"),), cities=(CityPin("G1", "slot1", "mobile"),))

    assert [m.what for m in what_else_moved(PROBLEM, BEFORE, after)] == ["person", "stay"]
    assert what_else_moved(replace(PROBLEM, pins=pins), BEFORE, after) == ()


def test_of_many_moves_the_first_of_each_kind_are_shown_with_a_way_to_have_fewer():
    people = tuple(Move("person", f"Person {i:02}", "G1", "G2") for i in range(12))

    lines = moved_lines((*people, Move("officer", "Ana", "G1", "G2")))

    assert lines[:2] == ["  person: Person 00 moved from G1 to G2", "  person: Person 01 moved from G1 to G2"]
    assert lines[10:] == [
        "  person: and 2 more; all of them with --json", "  officer: Ana moved from G1 to G2", TO_HOLD_MORE,
    ]  # fmt: skip
    assert moved_lines(people[:1]) == lines[:1]


def test_it_is_told_whether_the_plan_stayed_or_was_made_anew():
    assert kept_words(0, anew=False) == "Kept your edits in the plan there was. Nothing else moved."
    assert kept_words(2, anew=True) == "Planned anew around your edits. Else moved: 2."
