"""The unknowns of the language stage: who serves which group, who goes to which appointment, who interprets."""

from collections.abc import Collection, Iterable
from functools import cached_property

from ortools.sat.python.cp_model import BoolVarT, CpModel, IntVar

from envoyage.planner.interpreting import Seat, can_fill, listeners, seats
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import LanguageMode, LanguageOfficer, Problem


class LanguageModel:
    """Officers for groups (``groups``) and for appointments (``items``) of a plan.

    ``serves[officer, group]``; ``fills[officer, seat]`` says in which seat; ``goes[officer, appointment]``;
    ``interprets[officer, appointment, language]``. Requirements of rules named in ``soften`` may fall short;
    ``missing`` then holds by how much.
    """

    def __init__(
        self,
        problem: Problem,
        plan: Plan,
        *,
        groups: Collection[str] = (),
        items: tuple[Appointment, ...] = (),
        soften: Collection[str] = (),
    ) -> None:
        self.problem, self.plan, self.soften = problem, plan, soften
        self.groups = tuple(g for g in plan.groups if g.id in groups)
        self.items = items
        self.model = CpModel()
        self.missing: list[IntVar] = []
        self.seats: dict[Seat, int] = {s: n for g in self.groups for s, n in seats(problem, plan, g.id).items()}
        self.serves: dict[tuple[str, str], IntVar] = {}
        self.fills: dict[tuple[str, Seat], IntVar] = {}
        self.goes: dict[tuple[str, str], IntVar] = {}
        self.interprets: dict[tuple[str, str, str], IntVar] = {}
        for officer in problem.officers:
            self._serve(officer)
        for item in items:
            self._attend(item)

    def _serve(self, officer: LanguageOfficer) -> None:
        for group in self.groups:
            serves = self.model.new_bool_var(f"serves[{officer.id},{group.id}]")
            self.serves[officer.id, group.id] = serves
            mine = [s for s in self.seats if s[0] == group.id and can_fill(officer, s)]
            for seat in mine:
                self.fills[officer.id, seat] = self.model.new_bool_var(f"fills[{officer.id},{','.join(seat)}]")
            self.model.add(sum(self.fills[officer.id, s] for s in mine) <= serves)

    def _attend(self, item: Appointment) -> None:
        languages = self.listeners[item.id]
        for officer in self.candidates(item.group):
            goes = self.model.new_bool_var(f"goes[{officer},{item.id}]")
            self.goes[officer, item.id] = goes
            if self.groups:
                self.model.add(goes <= self.serves[officer, item.group])
            able = [lang for lang in languages if lang in self.problem.officer[officer].languages]
            if self.problem.officer[officer].mode is LanguageMode.LIAISON:
                continue
            for lang in able:
                self.interprets[officer, item.id, lang] = self.model.new_bool_var(
                    f"interprets[{officer},{item.id},{lang}]"
                )
            self.model.add(sum(self.interprets[officer, item.id, lang] for lang in able) <= goes)

    def candidates(self, group: str) -> tuple[str, ...]:
        """The officers who may go to a group's appointments: its own, or all while groups are being staffed."""
        own = self.plan.group[group].officers
        return tuple(o.id for o in self.problem.officers if self.groups or o.id in own)

    @cached_property
    def listeners(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Who needs interpreting at each appointment, by language."""
        return {i.id: listeners(self.problem, self.plan.group[i.group], i) for i in self.items}

    def filling(self, seat: Seat) -> list[IntVar]:
        """The unknowns of everybody who can take a seat."""
        return [unknown for (_, taken), unknown in self.fills.items() if taken == seat]

    def interpreting(self, item: str, language: str, mode: LanguageMode | None = None) -> list[IntVar]:
        """The unknowns of those who interpret a language at an appointment, all or those of a mode."""
        return [
            unknown
            for (officer, at, lang), unknown in self.interprets.items()
            if (at, lang) == (item, language) and mode in (None, self.problem.officer[officer].mode)
        ]

    def at_least(self, terms: Iterable[IntVar], wanted: int, rule: str, *, unless: BoolVarT | None = None) -> None:
        """Require that many of the unknowns, ``unless`` something else holds; short of it where the rule is soft."""
        found = list(terms)
        short = self.model.new_int_var(0, wanted if rule in self.soften else 0, f"missing[{len(self.missing)}]")
        self.missing.append(short)
        kept = self.model.add(sum(found) + short >= wanted)
        if unless is not None:
            kept.only_enforce_if(~unless)
