"""Tables at which several meet one counterpart: one officer for each table, and moving a table as a whole."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from envoyage.planner.meetings.request import Meeting, MeetingRequest

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

    from envoyage.planner.meetings.unknowns import Unknowns


class Talks:
    """The unknowns that say that an officer is needed at a table; ``talks`` are counterpart and language by meeting."""

    def __init__(self, unknowns: "Unknowns", talks: Mapping[str, tuple[str, str]]) -> None:
        self._unknowns, self._talks = unknowns, talks
        self._needed: dict[tuple[str, str, int], IntVar] = {}

    def at(self, time: int, languages: Collection[str]) -> "list[IntVar]":
        """One unknown for each table at a time that may need one of these languages."""
        here: list[IntVar] = []
        shared: dict[tuple[str, str], None] = {}
        for meeting, talk in self._talks.items():
            if talk[1] in languages and time in self._unknowns.placed[meeting]:
                if talk[0] in self._unknowns.request.hosts:
                    shared[talk] = None
                else:
                    here.append(self._unknowns.placed[meeting][time])
        return [*here, *(self._at_table(*talk, time) for talk in shared)]

    def _at_table(self, host: str, language: str, time: int) -> "IntVar":
        key = (host, language, time)
        if key not in self._needed:
            model = self._unknowns.model
            self._needed[key] = model.new_bool_var(f"needed[{host},{language},{time}]")
            meetings = (m for m, talk in self._talks.items() if talk == (host, language))
            for placed in self._unknowns.placed_at(time, meetings):
                model.add_implication(placed, self._needed[key])
        return self._needed[key]


@dataclass(frozen=True)
class Joined:
    """A request with one meeting for each table of a placing, when these are, and the meetings that each stands for."""

    request: MeetingRequest
    at: Mapping[str, int]
    members: Mapping[str, tuple[str, ...]]


def joined_tables(asked: MeetingRequest, at: Mapping[str, int]) -> Joined:
    """What the placing is where those who sit together stay together."""
    lead: dict[str, str] = {}
    first: dict[tuple[str, int], str] = {}
    for meeting in asked.meetings:
        lead[meeting.id] = first.setdefault((asked.host_of.get(meeting.id, meeting.id), at[meeting.id]), meeting.id)
    tables: dict[str, list[Meeting]] = {}
    for meeting in asked.meetings:
        tables.setdefault(lead[meeting.id], []).append(meeting)
    meetings = tuple(_joined(some, lead) for some in tables.values())
    parties = tuple(replace(p, at_once=1) for p in asked.parties)
    members = {key: tuple(m.id for m in some) for key, some in tables.items()}
    request = replace(asked, parties=parties, meetings=meetings, apart=())
    return Joined(request, {key: at[key] for key in tables}, members)


def _joined(some: list[Meeting], lead: Mapping[str, str]) -> Meeting:
    parties = tuple(dict.fromkeys(p for m in some for p in m.parties))
    after = tuple(dict.fromkeys(lead[first] for m in some for first in m.after))
    return replace(some[0], parties=parties, slot=max(m.slot for m in some), after=after)
