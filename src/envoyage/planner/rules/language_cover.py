"""Language cover: every group has its officers, and nobody sits in an appointment he cannot follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from envoyage.planner.interpreting import can_fill, listeners, listens_in, seats, speakers
from envoyage.planner.languages import language_name
from envoyage.planner.matching import shortfall
from envoyage.planner.problem import LanguageMode
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import LANGUAGE_SERVICES, RECORDS
from envoyage.planner.wording import clock, listed, on_day
from envoyage.planner.wording import people as named

if TYPE_CHECKING:
    from envoyage.planner.interpreting import Seat
    from envoyage.planner.plan import Appointment, Group, Plan
    from envoyage.planner.problem import Problem
    from envoyage.planner.unknowns import LanguageModel, StayModel


class LanguageCover(Rule):
    """A group needs the officers that its size asks for; each appointment one for every language listened to."""

    code: ClassVar[str] = "language-cover"
    title: ClassVar[str] = "Everybody understands"
    severity: ClassVar[Severity] = Severity.HARD
    source: ClassVar[str] = f"{LANGUAGE_SERVICES}; {RECORDS}"
    stages: ClassVar[tuple[str, ...]] = ("stay", "language")

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """A finding per group short of officers, and per appointment and language nobody interprets."""
        for group in plan.groups:
            yield from self._staff(problem, plan, group)
        for item in plan.appointments:
            yield from self._item(problem, plan.group[item.group], item)

    def _staff(self, problem: Problem, plan: Plan, group: Group) -> Iterator[Finding]:
        asked = seats(problem, plan, group.id)
        officers = [problem.officer[o] for o in group.officers if o in problem.officer]
        demands = [(n, tuple(o.id for o in officers if can_fill(o, seat))) for seat, n in asked.items()]
        short = shortfall(demands, {o.id: 1 for o in officers})
        if short:
            yield self.finding(
                "Group {group} needs {asked}; {short} of them missing.",
                group.id,
                way_out="Assign more language officers to the group, or move the people to another group.",
                group=group.id,
                asked=_in_words(asked),
                short=short,
            )

    def _item(self, problem: Problem, group: Group, item: Appointment) -> Iterator[Finding]:
        heard = listeners(problem, group, item)
        able = {lang: speakers(problem, item.officers, lang) for lang in heard}
        for lang, people in heard.items():
            if not able[lang]:
                yield self._not_understood(problem, item, (lang,), people)
        if all(able.values()) and shortfall([(1, ids) for ids in able.values()], dict.fromkeys(item.officers, 1)):
            yield self._not_understood(problem, item, tuple(heard), sum(heard.values(), ()))

    def _not_understood(
        self, problem: Problem, item: Appointment, heard: tuple[str, ...], people: tuple[str, ...]
    ) -> Finding:
        return self.finding(
            "Nobody interprets {language} for {people} at {title} on {day} at {hour}.",
            item.id,
            item.group,
            *people,
            way_out="Send a language officer of this language, or let them attend something else.",
            language=listed(map(language_name, heard)),
            people=named(problem, people),
            title=item.title or item.kind.value,
            day=on_day(item.start.date()),
            hour=clock(item.start),
        )

    def in_language(self, problem: Problem, model: LanguageModel) -> None:
        """Fill every seat of every group; one interpreter per language and appointment."""
        for seat, number in model.seats.items():
            model.at_least(model.filling(seat), number, self.code)
        for item in model.items:
            for lang in model.listeners[item.id]:
                model.at_least(model.interpreting(item.id, lang), 1, self.code)

    def in_stay(self, problem: Problem, model: StayModel) -> None:
        """Visits where the group's officers can go with each part; none where nobody could interpret."""
        asked = seats(problem, model.plan, model.group.id)
        for visit in model.visits:
            heard = [
                {listens_in(problem, model.group, p, part.resource.languages) for p in part.attendees} - {""}
                for part in visit.parts
            ]
            for lang in sorted(set().union(*heard)):
                if sum(lang in part for part in heard) > _team(problem, asked, lang):
                    model.forbid(visit)


def _team(problem: Problem, asked: dict[Seat, int], language: str) -> int:
    """How many interpreters of a group work in a language; in the host language those who list it as well."""
    return sum(
        number
        for (_, spoken, _), number in asked.items()
        if spoken == language or (spoken and language == problem.host_language and _work_in_both(problem, spoken))
    )


def _work_in_both(problem: Problem, language: str) -> bool:
    both = {language, problem.host_language}
    return any(o.mode is not LanguageMode.LIAISON and both <= set(o.languages) for o in problem.officers)


def _in_words(asked: dict[Seat, int]) -> str:
    return ", ".join(f"{n} {mode.value}{_spoken(lang)}" for (_, lang, mode), n in sorted(asked.items()))


def _spoken(language: str) -> str:
    return f" ({language_name(language)})" if language else ""
