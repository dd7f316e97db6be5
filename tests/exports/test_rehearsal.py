"""The workbook of a rehearsal holds all that was found, by rule, day and person, with names and sentences."""

from io import BytesIO

import openpyxl
import pytest

from envoyage.exports.marking import Look
from envoyage.exports.rehearsal import rehearsal_workbook
from envoyage.planner.rehearse import Order, Rates, Rehearsal, rehearse
from envoyage.planner.rules import RULES
from tests.builders import tiny_plan, tiny_problem

PROBLEM = tiny_problem()
PLAN = tiny_plan(PROBLEM)


@pytest.fixture(scope="module")
def found() -> Rehearsal:
    return rehearse(PROBLEM, PLAN, Order(20, 7))


@pytest.fixture(scope="module")
def book(found: Rehearsal):
    return openpyxl.load_workbook(BytesIO(rehearsal_workbook(PROBLEM, PLAN, found, Look("Tiny: rehearsal"))))


def rows(book, name: str) -> list[tuple]:
    return list(book[name].iter_rows(min_row=2, values_only=True))


def test_every_traveller_has_a_row_by_name(book, found: Rehearsal):
    assert rows(book, "By person") == [
        (PROBLEM.participant[p].name, s.mean, s.nine_in_ten) for p, s in found.people
    ]  # fmt: skip


def test_days_and_rules_add_up_to_all_breakages(book, found: Rehearsal):
    in_all, *by_rule = rows(book, "By rule")

    assert in_all == ("In all", found.all.mean, found.all.nine_in_ten)
    for counted in (by_rule, rows(book, "By day")):
        assert sum(row[1] for row in counted) == pytest.approx(found.all.mean)


def test_rules_are_named_by_their_titles(book, found: Rehearsal):
    titles = {rule.code: rule.title for rule in RULES}

    assert [row[0] for row in rows(book, "By rule")[1:]] == [titles[code] for code, _ in found.rules]


def test_every_rate_is_told_with_its_source(book):
    assert [row[2] for row in rows(book, "Rates")][:-1] == [f.metadata["source"] for f in Rates.settings()]


def test_weak_links_and_what_would_help_are_sentences(book, found: Rehearsal):
    links = rows(book, "Links")

    assert len(rows(book, "What would help")) == len(found.helps) > 0
    assert [row[3] for row in links[: len(found.weakest)]] == [w.mean for w in found.weakest]
    assert all(" " in row[1] for row in links)
