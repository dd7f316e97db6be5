import pytest

from envoyage.exports.cities import city_files
from envoyage.exports.marking import Look
from envoyage.exports.need_to_know import MAY_SEE, NotForThisReader, Reader, headings, row, seen
from envoyage.planner.problem import (
    Contact,
    HomeHost,
    LanguageOfficer,
    MedicalProvider,
    Participant,
    Speaker,
    Staff,
)
from tests.exports.canary import FIELDS, planted, tokens_in, words_in

TABLES = {
    "participants": Participant, "officers": LanguageOfficer, "hosts": HomeHost, "contacts": Contact,
    "staff": Staff, "medical": MedicalProvider, "speakers": Speaker,
}  # fmt: skip
FILES = {
    "requests": Reader.COORDINATOR, "guests": Reader.COORDINATOR, "briefs": Reader.RESOURCE, "hotel": Reader.HOTEL,
    "transport": Reader.TRANSPORT, "home-hosts": Reader.HOME, "itinerary": Reader.GROUP,
}  # fmt: skip
SPEAKER = ("name", "title", "institution")


def reader_of(name: str) -> Reader:
    return next(reader for start, reader in FILES.items() if name.startswith(start))


def allowed(reader: Reader) -> set[tuple[str, str]]:
    return {
        (table, field.replace("_", "")) for table, kind in TABLES.items() for field in MAY_SEE[reader].get(kind, ())
    }


def test_city_files_hold_only_what_their_reader_may_see() -> None:
    problem, plan = planted()
    seen_fields: dict[Reader, set[tuple[str, str]]] = {reader: set() for reader in Reader}
    for city in problem.city:
        for name, data in city_files(problem, plan, city, Look("Canary")).items():
            reader = reader_of(name)
            of_people = {(t, f) for t, f, _ in tokens_in(data) if t in TABLES}
            assert of_people <= allowed(reader), (city, name, of_people - allowed(reader))
            seen_fields[reader] |= of_people
    for reader in Reader:
        with_tokens = {(t, f.replace("_", "")) for t, fields in FIELDS.items() for f in fields}
        with_tokens |= {("participants", "expertise"), *(("speakers", f) for f in SPEAKER)}
        assert seen_fields[reader] == allowed(reader) & with_tokens, f"{reader}: the table grants what nobody uses"


def test_city_files_name_only_people_who_come_to_the_city() -> None:
    problem, plan = planted()
    number = {p.id: i for i, p in enumerate(problem.participants)}
    for city in ("reno", "tulsa"):
        here = {number[m] for s in plan.stays if s.city == city for m in plan.group[s.group].members}
        for name, data in city_files(problem, plan, city, Look("Canary")).items():
            assert {n for t, _, n in tokens_in(data) if t == "participants"} <= here, name


@pytest.mark.parametrize(
    ("word", "readers"),
    [("kosher", {Reader.COORDINATOR, Reader.HOME}), ("sabbath", {Reader.COORDINATOR}), ("no pets", {Reader.HOME})],
)
def test_diet_faith_and_wishes_reach_only_those_who_care_for_them(word: str, readers: set[Reader]) -> None:
    problem, plan = planted()
    files = city_files(problem, plan, "reno", Look("Canary"))
    assert {reader_of(name) for name, data in files.items() if word in words_in(data)} == readers


def test_a_field_outside_the_table_cannot_be_read() -> None:
    problem, _ = planted()
    view = seen(problem, Reader.TRANSPORT, problem.participants[0])
    with pytest.raises(NotForThisReader, match="transport company may not see name of a Participant"):
        _ = view.name


def test_columns_and_cells_come_from_the_same_table() -> None:
    problem, _ = planted()
    person = problem.participants[0]
    for reader in Reader:
        assert len(headings(reader, Participant)) == len(row(problem, reader, person))


def test_no_file_of_a_host_organisation_names_a_visitor() -> None:
    assert "name" not in MAY_SEE[Reader.RESOURCE][Participant]
    assert "institution" not in MAY_SEE[Reader.RESOURCE][Participant]
