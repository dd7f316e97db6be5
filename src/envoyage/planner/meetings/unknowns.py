"""The unknowns of the placing of meetings, and what every formulation has: who is where, and what comes first."""

from collections.abc import Iterable

from ortools.sat.python.cp_model import CpModel, IntVar

from envoyage.planner.meetings.possible import Possible
from envoyage.planner.meetings.request import MeetingRequest

ByTime = dict[int, IntVar]
"""Unknowns by time (the number of a slot, from 0), where they can be true."""


class Unknowns:
    """``placed[meeting][time]``, ``busy[party][time]``, and ``breaks[party]``: one unknown for each possible break."""

    def __init__(self, request: MeetingRequest, possible: Possible) -> None:
        self.request, self.possible, self.model = request, possible, CpModel()
        self.times = range(len(request.slots))
        self.breaks: dict[str, list[IntVar]] = {}
        self.placed: dict[str, ByTime] = {
            m.id: {t: self.model.new_bool_var(f"placed[{m.id},{t}]") for t in possible[m.id]} for m in request.meetings
        }
        for at in self.placed.values():
            self.model.add_exactly_one(at.values())
        self.busy = {party: self._attend(party, meetings) for party, meetings in request.meetings_of.items()}
        for party, meetings in request.meetings_of.items():
            self._attend_all(party, meetings)
        self._follow()
        self._keep_apart()

    def placed_at(self, time: int, meetings: Iterable[str]) -> list[IntVar]:
        """The unknowns of these meetings at a time."""
        return [self.placed[m][time] for m in meetings if time in self.placed[m]]

    def tables_at(self, time: int) -> list[IntVar]:
        """The unknowns that say that a table is taken at a time: one for each host, else one for each meeting."""
        alone = (m for m in self.placed if m not in self.request.host_of)
        return [*self.placed_at(time, alone), *(self.busy[h][time] for h in self.request.hosts if time in self.busy[h])]

    def _attend(self, party: str, meetings: tuple[str, ...]) -> ByTime:
        """Busy means in exactly one meeting: the solver learns more from this than from a sum."""
        busy: ByTime = {}
        for t in self.times:
            here = self.placed_at(t, meetings)
            if here:
                busy[t] = self.model.new_bool_var(f"busy[{party},{t}]")
                self._be_busy(busy[t], here, self.request.hosts.get(party, 1))
        return busy

    def _be_busy(self, busy: IntVar, here: list[IntVar], at_once: int) -> None:
        if at_once == 1:
            self.model.add_exactly_one(busy.negated(), *here)
            return
        self.model.add_bool_or(busy.negated(), *here)
        for placed in here:
            self.model.add_implication(placed, busy)
        if len(here) > at_once:
            self.model.add(sum(here) <= at_once)

    def _attend_all(self, party: str, meetings: tuple[str, ...]) -> None:
        """Redundant: how often a party is busy, in all slots and at least in each session."""
        if party in self.request.hosts:
            return
        if meetings:
            self.model.add(sum(self.busy[party].values()) == len(meetings))
        for session in self.request.sessions:
            times = {self.request.number[s] for s in session.slots}
            inside = sum(times.issuperset(self.possible[m]) for m in meetings)
            if inside:
                self.model.add(sum(b for t, b in self.busy[party].items() if t in times) >= inside)

    def _keep_apart(self) -> None:
        for one, other in self.request.apart:
            for t in self.times:
                if t in self.placed[one] and t in self.placed[other]:
                    self.model.add_at_most_one(self.placed[one][t], self.placed[other][t])

    def _follow(self) -> None:
        """Precedences by unknowns that say that a meeting is over by a time."""
        pairs = [(first, m.id) for m in self.request.meetings for first in m.after]
        over = {m: self._over(m) for m in sorted({m for pair in pairs for m in pair})}
        for first, second in pairs:
            for t in self.times[1:]:
                self.model.add_implication(over[second][t], over[first][t - 1])
            self.model.add(over[second][0] == 0)

    def _over(self, meeting: str) -> list[IntVar]:
        over = [self.model.new_bool_var(f"over[{meeting},{t}]") for t in self.times]
        for t in self.times:
            here = self.placed[meeting].get(t)
            reasons = ([over[t - 1]] if t else []) + ([] if here is None else [here])
            self.model.add_bool_or(over[t].negated(), *reasons)
            for reason in reasons:
                self.model.add_implication(reason, over[t])
        return over
