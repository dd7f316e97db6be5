"""The workbook of a rehearsal: breakages by rule, day and person, weak links, and what would help."""

from collections.abc import Iterable
from dataclasses import Field
from typing import Any

from envoyage.exports.marking import Look
from envoyage.exports.phrases import one_line, person_name, words
from envoyage.exports.workbook import Cell, Column, Table, workbook
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem
from envoyage.planner.rehearse import Rates, Rehearsal, Spread
from envoyage.planner.rehearse.wording import fix_words, link_words, rule_title, slack_words

SPREAD = (
    Column("Mean a run", 11, "doses"),
    Column("Nine in ten", 11, "number", note="At most so many in nine runs of ten."),
)

LOCAL = "Days and times are local to each city."


def rehearsal_workbook(problem: Problem, plan: Plan, found: Rehearsal, look: Look) -> bytes:
    """The bytes of rehearsal.xlsx; the same bytes for the same rehearsal."""
    people = ((person_name(problem, p), s) for p, s in found.people)
    days = ((day or "No single day", s) for day, s in found.days)
    tables = (
        _helps(problem, plan, found),
        _links(problem, plan, found),
        _spread("By rule", Column("Rule", 48), (("In all", found.all), *((rule_title(r), s) for r, s in found.rules))),
        _spread("By day", Column("Day", 20, "date"), days),
        _spread("By person", Column("Person", 34), people),
        _rates(found),
    )
    return workbook(tables, look)


def _spread(name: str, first: Column, rows: Iterable[tuple[Cell, Spread]]) -> Table:
    return Table(name, (first, *SPREAD), tuple((what, s.mean, s.nine_in_ten) for what, s in rows))


def _helps(problem: Problem, plan: Plan, found: Rehearsal) -> Table:
    columns = (
        Column("What would help", 60),
        Column("For", 60),
        Column("Spares a run", 11, "doses", note="Breakages, as the same runs were played again with it."),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one_line(fix_words(problem, plan, h.fix)), one_line(link_words(problem, plan, h.link)), h.removed)
        for h in found.helps
    )
    return Table("What would help", columns, rows, empty="Nothing that was tried would help.")


def _links(problem: Problem, plan: Plan, found: Rehearsal) -> Table:
    columns = (Column("Kind", 12), Column("Link", 70, note=LOCAL), Column("Slack", 22),
               Column("Breakages a run", 11, "doses"), Column("Runs in which it broke", 11, "number"))  # fmt: skip
    weak = {w.link: w for w in found.weakest}
    links = (*weak, *(link for link in found.tightest if link not in weak))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (words(x.kind.value), one_line(link_words(problem, plan, x)), slack_words(x),
         weak[x].mean if x in weak else 0.0, weak[x].runs if x in weak else 0)
        for x in links
    )  # fmt: skip
    return Table("Links", columns, rows)


def _chance(rate: Field[Any]) -> float:
    return float(getattr(Rates(), rate.name))


def _rates(found: Rehearsal) -> Table:
    """What was taken for likely, and how often things went wrong then."""
    columns = (Column("What goes wrong", 50), Column("Chance", 10, "share"), Column("Source", 60))
    rates: tuple[tuple[Cell, ...], ...] = tuple(
        (str(f.metadata["means"]), _chance(f), str(f.metadata["source"])) for f in Rates.settings()
    )
    runs = f"{found.played} runs from seed {found.seed}"
    return Table("Rates", columns, (*rates, ("All in all", None, runs)))
