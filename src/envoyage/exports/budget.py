"""The budget by cost type, group and person, in whole cents, so that every total adds up exactly."""

from dataclasses import dataclass

from envoyage.exports.marking import Look
from envoyage.exports.phrases import city_name, group_name, person_name, words
from envoyage.exports.workbook import Cell, Column, Table, workbook
from envoyage.planner.money import CostType, cost_lines
from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem

SHARED = "shared by the group"
TYPES = tuple(CostType)


@dataclass(frozen=True)
class BudgetLine:
    """A cost in cents. ``person`` is empty where the group shares it, ``stay`` where it is for the whole trip."""

    type: CostType
    group: str
    person: str
    stay: str
    cents: int
    note: str


@dataclass(frozen=True)
class Budget:
    """All lines, each rounded to the cent once; totals are sums of lines and so agree with each other."""

    lines: tuple[BudgetLine, ...]

    @property
    def total(self) -> int:
        """All of it, in cents."""
        return sum(line.cents for line in self.lines)

    def by_type(self) -> dict[str, int]:
        """Cents of each cost type."""
        table: dict[str, int] = {}
        for line in self.lines:
            table[line.type.value] = table.get(line.type.value, 0) + line.cents
        return table


def budget(problem: Problem, plan: Plan) -> Budget:
    """The budget of a plan."""
    return Budget(
        tuple(
            BudgetLine(c.type, c.group, c.person, c.stay, round(c.amount * 100), c.note)
            for c in cost_lines(problem, plan)
        )
    )


def budget_workbook(problem: Problem, plan: Plan, look: Look) -> bytes:
    """The bytes of budget.xlsx: by type, by group, by person, and every line."""
    costs = budget(problem, plan)
    tables = (_types(costs), _groups(problem, plan, costs), _people(problem, costs), _lines(problem, plan, costs))
    return workbook(tables, look)


def cost_table(problem: Problem, costs: Budget) -> Table:
    """Costs by group and person, a column a cost type: the sheet ``Costs`` of the plan."""
    table = _people(problem, costs)
    return Table("Costs", table.columns, table.rows, table.totals)


def _types(costs: Budget) -> Table:
    sums = costs.by_type()
    columns = (Column("Cost type", 24), Column("Dollars", 16, "money"), Column("Share", 10, "share"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (words(t.value), _dollars(sums.get(t.value, 0)), sums.get(t.value, 0) / max(1, costs.total)) for t in TYPES
    )
    return Table("By cost type", columns, rows, ("Dollars",))


def _groups(problem: Problem, plan: Plan, costs: Budget) -> Table:
    columns = (Column("Group", 24), Column("People", 9, "number"), *_money_columns())
    rows = tuple(
        (group_name(problem, g), len(g.members), *_spread([x for x in costs.lines if x.group == g.id]))
        for g in plan.groups
    )
    return Table("By group", columns, rows, tuple(c.title for c in _money_columns()))


def _people(problem: Problem, costs: Budget) -> Table:
    columns = (Column("Group", 9), Column("Person", 30), *_money_columns())
    of: dict[tuple[str, str], list[BudgetLine]] = {}
    for line in costs.lines:
        of.setdefault((line.group, line.person), []).append(line)
    rows = tuple(
        (group, person_name(problem, person) if person else SHARED, *_spread(lines))
        for (group, person), lines in of.items()
    )
    return Table("By person", columns, rows, tuple(c.title for c in _money_columns()))


def _lines(problem: Problem, plan: Plan, costs: Budget) -> Table:
    columns = (Column("Cost type", 20), Column("Group", 9), Column("Person", 30), Column("City", 22),
               Column("Dollars", 14, "money"), Column("For", 20))  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (words(x.type.value), x.group, person_name(problem, x.person) if x.person else SHARED,
         city_name(problem, plan.stay[x.stay].city) if x.stay else "", _dollars(x.cents), x.note)
        for x in costs.lines
    )  # fmt: skip
    return Table("Lines", columns, rows, ("Dollars",))


def _money_columns() -> tuple[Column, ...]:
    return (*(Column(words(t.value), 14, "money") for t in TYPES), Column("Total", 14, "money"))


def _spread(lines: list[BudgetLine]) -> tuple[Cell, ...]:
    """Dollars of each cost type, then their sum."""
    cents = [sum(x.cents for x in lines if x.type is t) for t in TYPES]
    return (*(_dollars(c) for c in cents), _dollars(sum(cents)))


def _dollars(cents: int) -> float:
    return cents / 100
