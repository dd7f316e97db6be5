"""An arrangement with everything it is judged by."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from envoyage.planner.encounters.arrangement import Arrangement, HeldMeeting
from envoyage.planner.encounters.request import EncounterRequest
from envoyage.planner.plan import Appointment, Plan
from envoyage.planner.problem import Problem
from envoyage.planner.wording import clock, on_day


@dataclass(frozen=True)
class Case:
    """A programme, its plan, what is asked for, and what was arranged."""

    problem: Problem
    plan: Plan
    request: EncounterRequest
    arrangement: Arrangement

    @property
    def meetings(self) -> tuple[HeldMeeting, ...]:
        """All meetings."""
        return self.arrangement.meetings

    @cached_property
    def met(self) -> dict[tuple[str, str], HeldMeeting]:
        """Meetings by participant and counterpart."""
        return {(m.participant, m.counterpart): m for m in self.meetings}

    @cached_property
    def of(self) -> dict[tuple[str, str], list[HeldMeeting]]:
        """The meetings of each person in each block, in order of time."""
        table: dict[tuple[str, str], list[HeldMeeting]] = {}
        for meeting in sorted(self.meetings, key=lambda m: (m.start, m.id)):
            for who in (meeting.participant, meeting.counterpart):
                table.setdefault((meeting.block, who), []).append(meeting)
        return table

    def with_them(self, meeting: HeldMeeting) -> list[HeldMeeting]:
        """All meetings at the table of this one, itself among them."""
        key = (meeting.counterpart, meeting.session, meeting.start, meeting.table)
        mine = self.of.get((meeting.block, meeting.counterpart), ())
        return [m for m in mine if (m.counterpart, m.session, m.start, m.table) == key]

    def count(self, block: str) -> Counter[str]:
        """How many meetings everybody has in a block."""
        return Counter({who: len(found) for (where, who), found in self.of.items() if where == block})

    def name(self, who: str) -> str:
        """The name of a participant, language officer or counterpart."""
        for table in (self.problem.participant, self.problem.officer, self.request.counterpart):
            if who in table:
                return str(table[who].name)
        return who

    def pair(self, meeting: HeldMeeting) -> str:
        """Who meets, by name."""
        return f"{self.name(meeting.participant)} and {self.name(meeting.counterpart)}"

    def two(self, meeting: HeldMeeting) -> str:
        """A meeting in a sentence."""
        return f"The meeting of {self.pair(meeting)} {at(meeting.start)}"

    def item(self, item: Appointment) -> str:
        """What an item of the plan is called."""
        resource = self.problem.resource.get(item.resource)
        return item.title or (resource.name if resource else item.kind.value.replace("_", " "))

    def starts(self, session: str) -> Iterator[datetime]:
        """When meetings of a session can begin."""
        of = self.request.session[session]
        start, length = of.start, timedelta(minutes=of.minutes)
        while start + length <= of.end:
            yield start
            start += length + timedelta(minutes=of.pause)


def at(moment: datetime) -> str:
    """A time in a sentence."""
    return f"on {on_day(moment.date())} at {clock(moment)}"


def overlap(a: tuple[datetime, datetime], b: tuple[datetime, datetime]) -> bool:
    """Whether two spans have a moment in common."""
    return a[0] < b[1] and b[0] < a[1]
