"""Who to tell what, in sentences; calendars that cancel and count."""

import io
import json
from dataclasses import replace
from datetime import timedelta

import icalendar
import openpyxl

from envoyage.exports.calendars import group_calendar, person_calendar, uid
from envoyage.exports.marking import Look, Marking
from envoyage.exports.told import LOCAL, notices, sentence, told_json, told_text, told_workbook
from envoyage.planner.events import LegDelayed, News, ResourceCancels, Step
from envoyage.planner.repair import Change, Line, repair
from tests.builders import at, tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)
ANSWER = repair(PROBLEM, PLAN, News((ResourceCancels("reno-1"),)), seconds=20)
FIRST = ANSWER.repairs[0]


def test_a_person_is_told_what_falls_and_what_comes():
    notice = next(n for n in notices(ANSWER.problem, FIRST) if n.id == "p00")

    assert notice.name == "Person 00"
    assert not notice.knows
    assert any(w.startswith("Cancelled: Court Or Prosecution of Reno on Thursday 20 May") for w in notice.what)
    assert any(w.startswith("New: ") for w in notice.what)


def test_the_resource_from_which_the_news_comes_is_last_and_knows():
    last = notices(ANSWER.problem, FIRST)[-1]

    assert (last.id, last.knows) == ("reno-1", True)


def test_a_later_arrival_is_told_with_both_times():
    leg = PLAN.legs[0]
    late = repair(PROBLEM, PLAN, News((LegDelayed(leg.id, 60),)), seconds=20)

    sentences = {w for n in notices(late.problem, late.repairs[0]) for w in n.what}

    assert len(sentences) == 1
    told = sentences.pop()
    assert f"{leg.arrives:%H:%M}" in told
    assert f"{leg.arrives + timedelta(hours=1):%H:%M}" in told
    assert "moved from" in told


def test_participants_are_reached_through_the_language_officers_of_their_group():
    officer = next(o for g in FIRST.plan.groups if "p00" in g.members for o in g.officers)
    problem = replace(
        ANSWER.problem,
        officers=tuple(replace(o, phone="+1 555 0100") if o.id == officer else o for o in ANSWER.problem.officers),
    )

    notice = next(n for n in notices(problem, FIRST) if n.id == "p00")

    assert notice.contact == f"through {problem.officer[officer].name} +1 555 0100"


def test_when_to_leave_is_told_once_where_only_that_changes():
    when = (at(5, 11), at(5, 12))
    early, late = (
        Line("x", "G1", "Court", when, details=(("leave", leave),)) for leave in ("10:35", "10:40")
    )  # fmt: skip

    assert sentence(Change(late, early, Step.TOLD)).endswith("from 11:00 to 12:00: leave at 10:35 instead of 10:40.")
    assert sentence(Change(None, early, Step.TOLD)).endswith("from 11:00 to 12:00, leave at 10:35.")


def test_text_and_document_say_that_they_are_sensitive_and_that_times_are_local():
    text, document = told_text(ANSWER.problem, FIRST).decode(), json.loads(told_json(ANSWER.problem, FIRST))

    assert text.startswith(f"# {ANSWER.problem.title}: who to tell what")
    assert Marking.SENSITIVE in text
    assert LOCAL in text
    assert (document["sensitivity"], document["times"]) == (Marking.SENSITIVE, LOCAL)


def test_workbook_document_and_text_tell_everybody_the_same():
    sheet = openpyxl.load_workbook(io.BytesIO(told_workbook(ANSWER.problem, ANSWER.repairs, Look("Told"))))["Repair 1"]
    document = json.loads(told_json(ANSWER.problem, FIRST))["told"]
    text = told_text(ANSWER.problem, FIRST).decode()

    names = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]]

    assert names == [n["name"] for n in document]
    assert all(n["name"] in text and all(w in text for w in n["what"]) for n in document)


def events(data: bytes) -> dict[str, icalendar.Event]:
    return {str(e["uid"]): e for e in icalendar.Calendar.from_ical(data).events}


def test_calendars_cancel_what_fell_and_count_what_changed():
    before = events(group_calendar(PROBLEM, PLAN, "G1"))
    after = events(group_calendar(ANSWER.problem, FIRST.plan, "G1", before=PLAN))
    fallen = uid(PROBLEM, "G1-slot1-reno-1")

    assert (str(after[fallen]["status"]), int(after[fallen]["sequence"])) == ("CANCELLED", 1)
    assert set(before) <= set(after)
    for name, event in before.items():
        changed = event.to_ical() != after[name].to_ical()
        assert (int(after[name]["sequence"]) > 0) == changed, name


def test_a_person_calendar_of_the_other_group_is_as_it_was():
    assert person_calendar(ANSWER.problem, FIRST.plan, "p04", before=PLAN) == person_calendar(PROBLEM, PLAN, "p04")
