"""Interpreter working time: enough officers for the length of an appointment and of a day, by a published table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.interpreting import (
    day_minutes,
    helpers,
    is_short_handed,
    language_in,
    listeners,
    longest_for,
    officers_for,
    seats,
    speakers,
    table,
)
from envoyage.planner.languages import language_name
from envoyage.planner.matching import Demand, shortfall
from envoyage.planner.problem import LanguageMode
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import AIBC, AICE, AIIC_CANADA
from envoyage.planner.wording import counted, listed, on_day

if TYPE_CHECKING:
    from envoyage.planner.plan import Appointment, Group, Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import LanguageModel, StayModel
    from envoyage.planner.unknowns.stay import Visit

NEVER = 99
"""More officers than anybody has: for lengths that no table allows."""


class InterpreterHours(Rule):
    """The table that the policy ``interpreter_rules`` names; officers who all work consecutively may be fewer.

    While an officer of the group is out, simultaneous interpreters may work consecutively, and in a shared session
    those of other groups interpret for this one too: they are in the same room.
    """

    code: ClassVar[str] = "interpreter-hours"
    title: ClassVar[str] = "Interpreters work no longer than they can"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = f"{AIIC_CANADA}; {AIBC}; {AICE}"
    stages: ClassVar[tuple[str, ...]] = ("stay", "language")

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per appointment with too few interpreters, and per day too long for a group's interpreters."""
        for item in plan.appointments:
            group = plan.group[item.group]
            if is_short_handed(problem, group, item):
                yield from self._short_handed(problem, plan, group, item)
            else:
                yield from self._item(problem, group, item)
        for group in plan.groups:
            yield from self._days(problem, plan, group)

    def _short_handed(self, problem: Problem, plan: Plan, group: Group, item: Appointment) -> Iterator[Finding]:
        """The same with whoever is left, helped by other groups in a shared session, each working as he can."""
        rows, minutes = (table(problem).team, table(problem).alone), _length(item)
        least = min(officers_for(r, minutes) or NEVER for r in rows)
        demands = [
            (max(0, least - len(helpers(problem, plan, item, lang))), speakers(problem, item.officers, lang))
            for lang in listeners(problem, group, item)
        ]
        if shortfall(demands, dict.fromkeys(item.officers, 1)):
            yield from self._item(problem, group, item)

    def _item(self, problem: Problem, group: Group, item: Appointment) -> Iterator[Finding]:
        heard = listeners(problem, group, item)
        minutes = _length(item)
        if not heard or _enough(problem, item, tuple(heard), minutes):
            return
        team = officers_for(table(problem).team, minutes)
        yield self.finding(
            "{title} on {day} is interpreted into {languages} for {minutes} minutes; {officers} with it, "
            "and {table} asks for {team}.",
            item.id,
            group.id,
            way_out="Send more interpreters of the group, or shorten the appointment.",
            title=item.title or item.kind.value,
            day=on_day(item.start.date()),
            languages=listed(map(language_name, heard)),
            minutes=minutes,
            officers=_going(len({o for lang in heard for o in speakers(problem, item.officers, lang)})),
            table=table(problem).title,
            team=f"{team} a language" if team else "less time",
        )

    def _days(self, problem: Problem, plan: Plan, group: Group) -> Iterator[Finding]:
        for (when, lang), minutes in day_minutes(problem, plan, group).items():
            there = len(speakers(problem, group.officers, lang))
            longest = longest_for(table(problem).day, there)
            if minutes > longest:
                yield self.finding(
                    "Group {group} has {minutes} minutes interpreted into {language} on {day}; its {there} "
                    "interpreters may do {longest} by {table}.",
                    group.id,
                    way_out="Give the group another interpreter, or take an appointment out of the day.",
                    group=group.id,
                    minutes=minutes,
                    language=language_name(lang),
                    day=on_day(when),
                    there=there,
                    longest=longest,
                    table=table(problem).title,
                )

    def in_language(self, problem: Problem, model: LanguageModel) -> None:
        """Enough officers at each appointment; enough in the group for its longest day."""
        for item in model.items:
            for lang in model.listeners[item.id]:
                self._send(problem, model, item, lang)
        for group in model.groups:
            for (_, lang), minutes in day_minutes(problem, model.plan, group).items():
                able = speakers(problem, (o.id for o in problem.officers), lang)
                wanted = officers_for(table(problem).day, minutes) or NEVER
                model.at_least([model.serves[o, group.id] for o in able], wanted, self.code)

    def _send(self, problem: Problem, model: LanguageModel, item: Appointment, lang: str) -> None:
        minutes = _length(item)
        everybody = model.interpreting(item.id, lang)
        consecutive = model.interpreting(item.id, lang, LanguageMode.CONSECUTIVE)
        alone = model.model.new_bool_var(f"alone[{item.id},{lang}]")
        wanted = officers_for(table(problem).alone, minutes) or NEVER
        if is_short_handed(problem, model.plan.group[item.group], item):
            rows = (table(problem).team, table(problem).alone)
            least = min(officers_for(r, minutes) or NEVER for r in rows) - len(helpers(problem, model.plan, item, lang))
            model.at_least(everybody, max(0, least), self.code)
            return
        model.model.add(sum(consecutive) >= wanted).only_enforce_if(alone)
        model.at_least(everybody, officers_for(table(problem).team, minutes) or NEVER, self.code, unless=alone)

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Days no longer than the group's team may interpret; a group divides only with officers for each part."""
        asked = seats(problem, model.plan, model.group.id)
        for lang in sorted({spoken for _, spoken, _ in asked if spoken}):
            team = sum(n for (_, spoken, _), n in asked.items() if spoken == lang)
            longest = longest_for(table(problem).day, team)
            heard = [v for v in model.visits if any(_hears(problem, model.group, v, lang))]
            for visit in heard:
                if self._officers_for_visit(problem, model.group, visit, lang) > team:
                    model.forbid(visit)
            for day in model.days:
                model.model.add(sum(v.minutes * model.held[v.id, day] for v in heard) <= longest)

    def _officers_for_visit(self, problem: Problem, group: Group, visit: Visit, lang: str) -> int:
        parts = zip(visit.parts, _hears(problem, group, visit, lang), strict=True)
        rows = table(problem).team
        return sum(officers_for(rows, part.minutes) or NEVER for part, hears in parts if hears)


def _going(interpreters: int) -> str:
    return f"{counted(interpreters, 'interpreter')} {'goes' if interpreters == 1 else 'go'}"


def _length(item: Appointment) -> int:
    return int((item.end - item.start).total_seconds() // 60)


def _hears(problem: Problem, group: Group, visit: Visit, lang: str) -> list[bool]:
    """Which parts of a visit somebody listens to in this language."""
    return [
        lang not in part.resource.languages and any(language_in(problem, group, p) == lang for p in part.attendees)
        for part in visit.parts
    ]


def _enough(problem: Problem, item: Appointment, languages: tuple[str, ...], minutes: int) -> bool:
    """Whether the officers can be shared out so that each language has a team, or enough consecutive ones."""
    ways = (_ways(problem, item, lang, minutes) for lang in languages)
    supply = dict.fromkeys(item.officers, 1)
    return any(shortfall(demands, supply) == 0 for demands in product(*ways))


def _ways(problem: Problem, item: Appointment, language: str, minutes: int) -> tuple[Demand, Demand]:
    able = speakers(problem, item.officers, language)
    consecutive = tuple(o for o in able if problem.officer[o].mode is LanguageMode.CONSECUTIVE)
    rules = table(problem)
    return (officers_for(rules.team, minutes) or NEVER, able), (
        officers_for(rules.alone, minutes) or NEVER,
        consecutive,
    )
