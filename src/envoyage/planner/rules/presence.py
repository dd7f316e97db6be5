"""Nobody has an appointment before he has arrived or after he has left."""

from collections.abc import Iterator

from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.presence import absent
from envoyage.planner.problem import OutOf, Participant, Problem
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.wording import clock, listed, on_day


class Presence(Rule):
    """People who arrive late or depart early take part in what lies between, with time for the airport.

    A plan is made with everybody, then people are taken out of what they cannot attend, so no solver half is needed.
    Rooms are kept for the whole of a stay.
    """

    code = "presence"
    title = "Nobody before arrival or after departure"
    severity = Severity.HARD
    source = "assumption: nobody is there before arriving"

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each item with attendees who are not there yet, or not any more."""
        for item in plan.appointments:
            away = absent(problem, plan, item)
            if away:
                yield self._finding(problem, [problem.participant[p] for p in away], item)

    def _finding(self, problem: Problem, away: list[Participant], item: Appointment) -> Finding:
        return self.finding(
            "At {title} on {day} from {start} to {end} these cannot be there: {who}.",
            item.id,
            item.group,
            *(p.id for p in away),
            way_out="Take them out of it, or correct when they arrive or depart.",
            title=item.title or item.kind.value,
            day=on_day(item.start.date()),
            start=clock(item.start),
            end=clock(item.end),
            who=listed(_times(problem, p) for p in away),
        )


def _times(problem: Problem, person: Participant) -> str:
    """A name with the times that keep the person away."""
    moments = (("arrives", person.arrival), ("departs", person.departure))
    told = [f"{verb} on {on_day(when.date())} at {clock(when)}" for verb, when in moments if when]
    told += [
        f"out from {on_day(o.start.date())}, {clock(o.start)}, to {on_day(o.end.date())}, {clock(o.end)}"
        for o in problem.outages_of(OutOf.PARTICIPANT, person.id)
    ]
    return f"{person.name} ({', '.join(told)})"
