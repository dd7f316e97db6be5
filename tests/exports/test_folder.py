import dataclasses
import re
import stat
from pathlib import Path

import pytest

from envoyage.exports.errors import CannotWrite
from envoyage.exports.folder import write_folder
from envoyage.exports.marking import Marking
from envoyage.planner.check import inspect
from envoyage.planner.progress import Progress
from tests.builders import tiny_plan, tiny_problem
from tests.exports.canary import planted, planted_deeply, tokens_in, words_in

PLAN_JSON = b'{"format": 1}'


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    problem = tiny_problem()
    plan = tiny_plan(problem)
    out = tmp_path_factory.mktemp("full") / "out"
    write_folder(problem, plan, inspect(problem, plan), out, plan_json=PLAN_JSON)
    return out


@pytest.fixture(scope="module")
def shareable(tmp_path_factory) -> Path:
    problem, plan = planted_deeply()
    out = tmp_path_factory.mktemp("shareable") / "out"
    write_folder(problem, plan, inspect(problem, plan), out, plan_json=repr(problem).encode(), redact=True)
    return out


def names(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")}


def test_everything_people_hold_in_their_hands_is_there(folder):
    found = names(folder)
    single = {"plan.json", "plan.xlsx", "book.pdf", "book.docx", "budget.xlsx", "unmet-needs.docx"}
    pictures = {
        f"pictures/{name}.{kind}"
        for name in ("route-map", "group-calendar", "coverage-heat-map", "who-meets-whom")
        for kind in ("svg", "png")
    }
    pictures.add("pictures/coverage-heat-map.pdf")
    people = {f"agendas/p{i:02}.pdf" for i in range(12)} | {f"calendars/person-p{i:02}.ics" for i in range(12)}
    officers = {f"day-sheets/{o}.pdf" for o in ("es0", "es1", "li0", "li1")}
    city = {"requests.xlsx", "briefs.docx", "guests.xlsx", "transport.xlsx", "home-hosts.docx",
            "hotel-reno-hotel.xlsx", "itinerary-G1.docx"}  # fmt: skip
    assert single | pictures | people | officers <= found
    assert {n.removeprefix("cities/reno/") for n in found if n.startswith("cities/reno/")} == city
    assert {n.split("/")[1] for n in found if n.startswith("cities/")} == {
        "washington", "new-york", "reno", "tulsa", "boise", "mobile"
    }  # fmt: skip
    assert (folder / "plan.json").read_bytes() == PLAN_JSON


def test_only_the_owner_reads_it(folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*") if p.is_file()} == {0o600}


def test_every_document_carries_its_sensitivity(folder):
    for name in sorted(names(folder)):
        if name.endswith((".xlsx", ".docx")):
            assert str(Marking.SENSITIVE) in words_in((folder / name).read_bytes()), name


def test_the_same_plan_gives_the_same_files(folder, tmp_path):
    problem = tiny_problem()
    plan = tiny_plan(problem)
    write_folder(problem, plan, inspect(problem, plan), tmp_path / "again", plan_json=PLAN_JSON)
    assert names(tmp_path / "again") == names(folder)
    different = {n for n in names(folder) if (folder / n).read_bytes() != (tmp_path / "again" / n).read_bytes()}
    assert not different


def test_no_private_text_survives_in_any_file_of_the_shareable_version(shareable):
    for name in sorted(names(shareable)):
        assert not tokens_in((shareable / name).read_bytes()), name
        assert "CANARY" not in name


def test_people_have_the_same_number_in_every_shareable_file(shareable):
    of_number: dict[str, set[str]] = {}
    named = ("plan.xlsx", "book.pdf", "book.docx", "pictures/coverage-heat-map.svg", "unmet-needs.docx")
    for name in named:
        found = re.findall(r"Participant ?([0-9]+) ?\(([A-Za-z ]+)\)", words_in((shareable / name).read_bytes()))
        assert found, name
        for number, country in found:
            of_number.setdefault(number, set()).add(country.replace(" ", ""))
    assert len(of_number) == 12
    assert all(len(countries) == 1 for countries in of_number.values())


def test_a_name_whose_script_no_font_has_stands_among_the_findings(tmp_path):
    problem = tiny_problem()
    first, *others = problem.participants
    people = (dataclasses.replace(first, name_own_script="\U00012000"), *others)
    problem = dataclasses.replace(problem, participants=people)
    write_folder(problem, tiny_plan(problem), (), tmp_path / "out")
    assert f"The name of {first.name} in the own script" in words_in((tmp_path / "out" / "plan.xlsx").read_bytes())


def test_the_shareable_version_says_so_and_has_no_personal_papers(shareable):
    found = names(shareable)
    assert not {n for n in found if n.startswith(("agendas/", "day-sheets/", "plan.json", "calendars/person-"))}
    assert not {n for n in found if "hotel" in n or "transport" in n or "home-hosts" in n or "guests" in n}
    for name in sorted(found):
        if name.endswith((".xlsx", ".docx")):
            text = words_in((shareable / name).read_bytes())
            assert str(Marking.SHAREABLE) in text, name
            assert str(Marking.SENSITIVE) not in text, name


def test_planted_texts_are_found_where_nothing_is_redacted(tmp_path):
    problem, plan = planted()
    write_folder(problem, plan, (), tmp_path / "out")
    assert tokens_in((tmp_path / "out" / "plan.xlsx").read_bytes())
    assert tokens_in((tmp_path / "out" / "book.pdf").read_bytes())


def test_progress_tells_what_is_written_and_names_nobody(tmp_path):
    told: list[Progress] = []
    problem = tiny_problem()
    write_folder(problem, tiny_plan(problem), (), tmp_path / "out", report=told.append)
    assert [p.message for p in told] == [
        "Writing workbooks", "Writing pictures", "Writing calendars", "Writing book", "Writing agendas",
        "Writing cities", "Written",
    ]  # fmt: skip
    assert {p.stage for p in told} == {"write"}


def test_a_folder_of_somebody_else_is_refused_before_anything_is_made(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    told: list[Progress] = []
    problem = tiny_problem()
    with pytest.raises(CannotWrite):
        write_folder(problem, tiny_plan(problem), (), tmp_path, report=told.append)
    assert not told


def test_ids_with_strange_letters_give_plain_and_different_names(tmp_path):
    problem = tiny_problem()
    strange = {"p00": "../a b", "p01": "a b", "p02": "ا" * 300}
    people = tuple(dataclasses.replace(p, id=strange.get(p.id, p.id)) for p in problem.participants)
    problem = dataclasses.replace(problem, participants=people)
    out = tmp_path / "out"
    write_folder(problem, tiny_plan(problem), (), out)
    assert len([n for n in names(out) if n.startswith("agendas/")]) == 12
    assert all(n.isascii() and ".." not in n and len(n) < 120 for n in names(out))
