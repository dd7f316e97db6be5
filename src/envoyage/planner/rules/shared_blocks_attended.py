"""Everybody attends the shared blocks."""

from collections.abc import Iterator

from envoyage.planner.plan import Plan
from envoyage.planner.presence import present
from envoyage.planner.problem import Problem, Session, SharedBlock
from envoyage.planner.rule import Finding, Rule, Severity
from envoyage.planner.sources import SPLIT_2019
from envoyage.planner.wording import clock, on_day, people


class SharedBlocksAttended(Rule):
    """Every traveller attends every session, at the time the programme gives it.

    Somebody who arrives too late for a session, or has to leave for the airport before it ends, is not expected. The
    timetable takes sessions over as they are, so no solver half is needed.
    """

    code = "shared-blocks-attended"
    title = "Shared blocks attended by all"
    severity = Severity.HARD
    source = SPLIT_2019

    def inspect(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Each session that somebody misses or has at another time."""
        for block in problem.blocks:
            for session in problem.sessions_of[block.id]:
                items = [a for a in plan.appointments if a.session == session.id]
                right = {p for a in items if (a.start, a.end) == (session.start, session.end) for p in a.attendees}
                missing = [p for p in _expected(problem, block, session) if p not in right]
                if missing:
                    yield self.finding(
                        "{session} on {day} from {start} to {end} would take place without {who}.",
                        session.id,
                        way_out="Add the session to their calendar at its time.",
                        who=people(problem, missing),
                        session=session.title,
                        day=on_day(session.start.date()),
                        start=clock(session.start),
                        end=clock(session.end),
                    )


def _expected(problem: Problem, block: SharedBlock, session: Session) -> list[str]:
    """The travellers who are there from the session's start until its end."""
    return [p.id for p in problem.travellers if present(problem, p.id, block.city, session.start, session.end)]
