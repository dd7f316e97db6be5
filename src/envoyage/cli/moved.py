"""What a new plan changed beside an old one, apart from what was pinned: people, stays, appointments, officers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from envoyage.planner.plan import Plan
from envoyage.planner.problem import Problem


@dataclass(frozen=True)
class Move:
    """One change: ``what`` is person, stay, appointment or officer; empty ``before`` or ``after``: there was none."""

    what: str
    who: str
    before: str
    after: str

    def __str__(self) -> str:
        """The change as a sentence."""
        if not self.before:
            return f"{self.what}: {self.who} is new: {self.after}"
        if not self.after:
            return f"{self.what}: {self.who} is no longer there: {self.before}"
        return f"{self.what}: {self.who} moved from {self.before} to {self.after}"


def what_else_moved(problem: Problem, before: Plan, after: Plan) -> tuple[Move, ...]:
    """Every change between two plans of a programme that its pins do not explain."""
    return (
        *_moves("person", _people(problem, before), _people(problem, after), _pinned_people(problem)),
        *_moves("stay", _stays(problem, before), _stays(problem, after), _pinned_stays(problem)),
        *_moves("appointment", _visits(problem, before), _visits(problem, after), _pinned_visits(problem)),
        *_moves("officer", _officers(problem, before), _officers(problem, after), _pinned_officers(problem)),
    )


def _moves(what: str, before: Mapping[str, str], after: Mapping[str, str], pinned: Mapping[str, str]) -> Iterator[Move]:
    for who in sorted(before.keys() | after.keys()):
        old, new = before.get(who, ""), after.get(who, "")
        if old != new and not (who in pinned and pinned[who] in ("", new)):
            yield Move(what, who, old, new)


def _people(problem: Problem, plan: Plan) -> dict[str, str]:
    return {problem.participant[p].name: group for p, group in plan.group_of.items() if p in problem.participant}


def _pinned_people(problem: Problem) -> dict[str, str]:
    return {problem.participant[pin.participant].name: pin.group for pin in problem.pins.members}


def _stays(problem: Problem, plan: Plan) -> dict[str, str]:
    return {
        f"{s.group} in {s.period}": problem.city[s.city].name
        for s in plan.stays
        if s.period not in problem.block and s.city in problem.city
    }


def _pinned_stays(problem: Problem) -> dict[str, str]:
    return {f"{pin.group} in {pin.slot}": problem.city[pin.city].name for pin in problem.pins.cities}


def _visits(problem: Problem, plan: Plan) -> dict[str, str]:
    return {
        f"{a.group} at {problem.resource[a.resource].name}": _when(a.start)
        for a in sorted(plan.appointments, key=lambda a: (a.start, a.id))
        if a.resource in problem.resource
    }


def _pinned_visits(problem: Problem) -> dict[str, str]:
    """Pinned visits and their time, empty where any time will do."""
    return {
        f"{pin.group} at {problem.resource[pin.resource].name}": _when(pin.start) if pin.start else ""
        for pin in problem.pins.appointments
    }


def _officers(problem: Problem, plan: Plan) -> dict[str, str]:
    return {problem.officer[o].name: g.id for g in plan.groups for o in g.officers if o in problem.officer}


def _pinned_officers(problem: Problem) -> dict[str, str]:
    return {problem.officer[pin.officer].name: pin.group for pin in problem.pins.officers}


def _when(moment: datetime) -> str:
    return f"{moment:%a %d %b %H:%M}"
