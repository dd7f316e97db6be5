"""The Friday break in the calendar of a stay."""

from envoyage.planner.plan import Kind
from envoyage.planner.timetable.build import build_model
from envoyage.planner.timetable.items import prayer_items
from tests.planner.agreement.stay import case

CASES = 60


def test_the_friday_break_is_in_the_calendar_of_those_who_keep_it():
    found = 0
    for seed in range(CASES):
        problem, plan, stay, _ = case("faith-practice", seed)
        model = build_model(problem, plan, stay)
        items = [a for day in model.days for a in prayer_items(model, day)]
        keeping = {p.id for p in problem.travellers if p.faith}

        assert {p for a in items for p in a.attendees} == keeping
        assert all(a.kind is Kind.FAITH for a in items)
        found += len(items)
    assert found
