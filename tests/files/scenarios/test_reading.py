"""Scenarios are read whole: each is the programme after its changes, or every fault is told with its place."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from envoyage.files.documents import problem_bytes
from envoyage.files.scenarios import changes_schema, example_document, read_scenarios
from envoyage.files.scenarios.changes import TABLES
from envoyage.files.scenarios.tables import SLOTS, fields_of, key_of, rows_of, with_rows
from envoyage.planner.errors import Faulty
from envoyage.planner.faults import find_basic_faults
from envoyage.planner.faults.names import TABLES as WITH_IDS
from envoyage.planner.problem import CityPin, ParticipantStatus, Pins, Problem, RequestStatus, Waiver
from envoyage.planner.whatif import BASE
from envoyage.sample import make_problem
from tests.builders import tiny_problem

PROBLEM = tiny_problem(
    pins=Pins(cities=(CityPin("G1", "slot1", "reno"),)), waivers=(Waiver("beds", "", "Friends put them up."),)
)
PUBLISHED = Path(__file__).parents[3] / "docs/reference/changes.schema.json"


def document(*changes: dict[str, Any], name: str = "x") -> dict[str, Any]:
    return {"format": "envoyage-changes/1", "scenarios": [{"name": name, "changes": list(changes)}]}


def _set(table: str, key: str, field: str, value: object) -> dict[str, Any]:
    return {"do": "set", "table": table, "id": key, "field": field, "value": value}


def written(folder: Path, content: object) -> Path:
    path = folder / "changes.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


@pytest.fixture
def changed(tmp_path: Path):
    """The tiny programme after changes."""

    def make(*changes: dict[str, Any]) -> Problem:
        (scenario,) = read_scenarios(written(tmp_path, document(*changes)), PROBLEM)
        return scenario.problem

    return make


@pytest.fixture
def faults(tmp_path: Path):
    """What is told about a document."""

    def tell(content: object) -> list[str]:
        with pytest.raises(Faulty) as ending:
            read_scenarios(written(tmp_path, content), PROBLEM)
        return [str(fault) for fault in ending.value.faults]

    return tell


def test_the_published_schema_is_current():
    published = json.loads(PUBLISHED.read_text("utf-8"))

    assert published == changes_schema(), "run ./run envoyage schema changes > docs/reference/changes.schema.json"


def test_every_table_with_ids_can_be_changed():
    assert set(WITH_IDS) | {SLOTS} <= set(TABLES)
    assert {f"pins.{f.name}" for f in fields(Pins)} <= set(TABLES)


@pytest.mark.parametrize("size", ["S", "M"])
def test_the_example_fits_its_programme_and_its_schema(size: str, tmp_path: Path):
    problem = make_problem(size, 7)
    example = example_document(problem)

    scenarios = read_scenarios(written(tmp_path, example), problem)

    jsonschema.validate(example, changes_schema())
    assert len(scenarios) == 5
    assert all(s.problem != problem and s.changes for s in scenarios)
    assert all(find_basic_faults(s.problem) == () for s in scenarios)


def test_a_policy_is_set(changed):
    assert changed({"do": "policy", "policy": "day_starts", "value": "09:00"}).policies.day_starts.hour == 9


def test_fields_of_records_are_set(changed):
    problem = changed(
        {"do": "set", "table": "resources", "id": "reno-1", "field": "status", "value": "declined"},
        {"do": "set", "table": "cities", "id": "reno", "field": "capacities", "value": [
            {"period": "slot1", "groups": 0}]},
        {"do": "set", "table": "participants", "id": "p03", "field": "status", "value": "cancelled"},
        {"do": "set", "table": "slots", "id": "slot2", "field": "may_continue", "value": True},
        {"do": "set", "table": "pins.cities", "id": "G1/slot1", "field": "city", "value": "tulsa"},
    )  # fmt: skip

    assert problem.resource["reno-1"].status is RequestStatus.DECLINED
    assert problem.city["reno"].groups_in("slot1") == 0
    assert problem.participant["p03"].status is ParticipantStatus.CANCELLED
    assert [s.may_continue for s in problem.slots] == [False, True]
    assert problem.pins.cities == (CityPin("G1", "slot1", "tulsa"),)


@pytest.mark.parametrize("table", [t for t in TABLES if rows_of(PROBLEM, t)])
def test_setting_every_field_of_a_record_to_what_it_is_changes_nothing(table: str, changed):
    row = rows_of(PROBLEM, table)[0]
    plain = json.loads(problem_bytes(with_rows(tiny_problem(), table, rows_of(PROBLEM, table))))["problem"]
    for part in ["windows"] if table == SLOTS else table.split("."):
        plain = plain[part]
    record = plain[0]["slots"][0] if table == SLOTS else plain[0]

    same = changed(*(
        {"do": "set", "table": table, "id": key_of(table, row), "field": field, "value": record[field]}
        for field in fields_of(table)
    ))  # fmt: skip

    assert rows_of(same, table) == rows_of(PROBLEM, table)


def test_what_is_added_and_removed_again_was_never_there(changed):
    van = {"id": "bus", "city": "reno", "name": "Bus", "seats": 50}

    with_bus = changed({"do": "add", "table": "vehicles", "record": van})
    again = changed(
        {"do": "add", "table": "vehicles", "record": van}, {"do": "remove", "table": "vehicles", "id": "bus"}
    )

    assert with_bus.vehicle["bus"].seats == 50
    assert again.vehicles == PROBLEM.vehicles


def test_with_a_city_goes_what_is_nothing_without_it(changed):
    problem = changed({"do": "remove", "table": "cities", "id": "reno"})

    assert "reno" not in problem.city
    assert find_basic_faults(problem) == ()
    assert not any(getattr(row, "city", "") == "reno" for t in TABLES for row in rows_of(problem, t))
    assert "c-reno" not in {c.id for c in problem.contacts}
    assert problem.pins.cities == ()
    assert len(problem.resources) == len(PROBLEM.resources) - len(PROBLEM.resources_in["reno"])


def test_lists_no_longer_name_what_is_gone(changed):
    problem = changed({"do": "remove", "table": "themes", "id": "cyber"})

    assert all("cyber" not in r.themes for r in problem.resources)
    assert all(n.theme != "cyber" for p in problem.participants for n in p.needs)
    assert len(problem.participants) == len(PROBLEM.participants)


def test_all_faults_are_told_at_once_with_scenario_and_change(faults):
    told = faults({
        "format": "envoyage-changes/1",
        "scenarios": [
            {"name": "one", "changes": [
                {"do": "set", "table": "citie", "id": "reno", "field": "groups", "value": 1},
                {"do": "set", "table": "cities", "id": "rno", "field": "groups", "value": 1},
                {"do": "set", "table": "cities", "id": "reno", "field": "group", "value": 1},
                {"do": "set", "table": "cities", "id": "reno", "field": "groups", "value": "many"},
                {"do": "policy", "policy": "dolars_per_point", "value": 1},
                {"do": "drop"},
                7,
            ]},
            {"name": "two", "changes": [
                {"do": "add", "table": "vehicles", "record": {"id": "bus", "city": "reno", "name": "Bus", "seat": 50}},
                {"do": "remove", "table": "slots", "id": "slot1"},
                {"do": "add", "table": "cities", "record": {"id": "reno"}},
                {"do": "remove", "table": "vehicles", "id": "reno-van1", "field": "x"},
            ]},
            {"name": "three"},
        ],
    })  # fmt: skip

    assert [line.partition(": ")[0] for line in told] == [
        *(f"scenario 'one', change {n}" for n in range(1, 8)),
        *(f"scenario 'two', change {n}" for n in (1, 1, 2, 3, 3, 3, 3, 3, 3, 4)),
        "scenario 'three'",
    ]
    assert "Did you mean 'cities'?" in told[0]
    assert "Did you mean 'reno'?" in told[1]
    assert "Did you mean 'groups'?" in told[2]
    assert '"many" is not possible for cities[reno].groups.' in told[3]
    assert "Did you mean 'dollars_per_point'?" in told[4]
    assert "Did you mean 'seats'?" in told[7]


def test_a_contradiction_names_the_change_that_made_it(faults):
    told = faults(document(
        {"do": "policy", "policy": "groups_most", "value": 3},
        {"do": "add", "table": "vehicles", "record": {"id": "bus", "city": "atlantis", "name": "Bus", "seats": 9}},
        {"do": "set", "table": "cities", "id": "reno", "field": "groups", "value": -1},
        {"do": "set", "table": "participants", "id": "p00", "field": "country", "value": "XX"},
        {"do": "set", "table": "participants", "id": "p01", "field": "languages", "value": [
            {"language": "moonish", "level": 5}]},
    ))  # fmt: skip

    assert sorted(line.partition(": ")[0] for line in told) == [
        "scenario 'x', change 2, vehicles[bus].city",
        "scenario 'x', change 3, cities[reno].groups",
        "scenario 'x', change 4, participants[p00].country",
        "scenario 'x', change 5, participants[p01].languages[0].language",
    ]


def test_a_record_may_name_what_a_later_change_adds(changed):
    city = {**json.loads(problem_bytes(PROBLEM))["problem"]["cities"][2], "id": "sparks", "name": "Sparks"}

    problem = changed(
        {"do": "add", "table": "vehicles", "record": {"id": "bus", "city": "sparks", "name": "Bus", "seats": 9}},
        {"do": "add", "table": "cities", "record": city},
    )

    assert problem.city["sparks"].name == "Sparks"


def test_what_can_be_read_but_not_planned_is_left_to_the_scenario(changed):
    everybody_out = [
        {"do": "set", "table": "cities", "id": c.id, "field": "groups", "value": 0} for c in PROBLEM.cities
    ]

    assert sum(c.groups for c in changed(*everybody_out).cities) == 0


@pytest.mark.parametrize("name", ["", "a\nb", "x" * 61, 7])
def test_odd_names_are_refused(name: object, faults):
    assert len(faults({"format": "envoyage-changes/1", "scenarios": [{"name": name, "changes": []}]})) == 1


def test_names_twice_and_the_name_of_the_programme_as_it_is_are_refused(faults):
    named = [{"name": name, "changes": []} for name in ("A", "a", BASE)]

    told = faults({"format": "envoyage-changes/1", "scenarios": named})

    assert [line for line in told if "Choose another name." in line] == told
    assert len(told) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not a JSON document"),
        ("[]", "These are no scenarios."),
        ('{"format": "envoyage-plan/1"}', "These are no scenarios."),
        ('{"format": "envoyage-changes/1"}', "There must be a list of 1 to 50 scenarios."),
        ('{"format": "envoyage-changes/1", "scenarios": []}', "There must be a list of 1 to 50 scenarios."),
        ('{"format": "envoyage-changes/1", "scenario": []}', "Did you mean 'scenarios'?"),
    ],
)
def test_what_is_no_list_of_scenarios_is_said(content: str, said: str, faults):
    (told,) = faults(content)

    assert said in told


def test_what_the_schema_refuses_the_reader_refuses_too(faults):
    strange = document({"do": "set", "table": "cities", "id": "reno", "field": "groups", "value": 1, "why": "fun"})

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(strange, changes_schema())
    assert faults(strange)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("cities", "reno", "groups", 0), "Reno: groups at a time 0 instead of 1"),
        (_set("participants", "p07", "status", "cancelled"), "Person 07: status cancelled instead of approved"),
        (_set("participants", "p07", "access", ["wheelchair"]),
         "Person 07: access needs wheelchair instead of nothing"),
        (_set("cities", "reno", "capacities", [{"period": "slot1", "groups": 2}]), "Reno: capacities changed"),
        (_set("staff", "duty", "id", "desk"), "Duty Officer: staff id desk instead of duty"),
        (_set("pins.cities", "G1/slot1", "city", "tulsa"), "Pinned cities G1/slot1: city id tulsa instead of reno"),
        ({"do": "policy", "policy": "day_starts", "value": "09:00"},
         "Policy earliest start of an appointment 09:00 instead of 08:30"),
        ({"do": "policy", "policy": "dollars_per_point", "value": 500},
         "Policy dollars that cost one point 500 instead of 2,000"),
        ({"do": "policy", "policy": "weekend_work", "value": True},
         "Policy professional appointments at weekends yes instead of no"),
        ({"do": "remove", "table": "cities", "id": "tulsa"}, "Without Tulsa"),
        ({"do": "add", "table": "vehicles", "record": {"id": "v9", "city": "reno", "name": "Van", "seats": 9}},
         "With Van, new in Vehicles"),
    ],
)  # fmt: skip
def test_people_are_told_changes_in_words(change: dict[str, Any], said: str, tmp_path: Path):
    (scenario,) = read_scenarios(written(tmp_path, document(change)), tiny_problem(pins=PROBLEM.pins))

    assert scenario.told == (said,)
    assert len(scenario.changes) == 1


def test_programs_are_told_changes_by_table_and_field(tmp_path: Path):
    (scenario,) = read_scenarios(written(tmp_path, document(_set("cities", "reno", "groups", 0))), PROBLEM)

    assert scenario.changes == ("cities[reno].groups = 0",)


def test_each_change_is_told_against_what_was_there_before_it(tmp_path: Path):
    changes = (_set("cities", "reno", "groups", 3), _set("cities", "reno", "groups", 2))

    (scenario,) = read_scenarios(written(tmp_path, document(*changes)), PROBLEM)

    assert scenario.told[1] == "Reno: groups at a time 2 instead of 3"
